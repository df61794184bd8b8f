"""Words into Streamlit's Markdown: what comes from records is escaped, so that none can draw a picture or a link."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+|~$:!.&=-])")
# Streamlit makes links of bare addresses after it has read the escapes.
# Where a link would begin, a sign that nobody sees.
_ADDRESS = re.compile(r"(?<=://)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)
WORD_JOINER = "\u2060"


def escaped(text: str) -> str:
    """The text with everything that Markdown or Streamlit would read as more than text taken literally."""
    return _SPECIAL.sub(r"\\\1", _ADDRESS.sub(WORD_JOINER, text))


def quiet(text: str) -> str:
    """Secondary text: small and grey, with enough contrast (Streamlit's own captions have too little)."""
    return f":small[:gray[{text}]]"


def unbroken(text: str) -> str:
    """The text kept on one line: an amount and its currency stay together."""
    return text.replace(" ", "\u00a0")


def link(text: str, address: str) -> str:
    """A link whose text comes from a record."""
    for letter, code in (
        ("(", "%28"),
        (")", "%29"),
        (" ", "%20"),
    ):  # each would end the link, or never let it end
        address = address.replace(letter, code)
    return f"[{escaped(text)}]({address})"

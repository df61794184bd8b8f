"""Words of records in Streamlit's Markdown: read literally, whatever stands in them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.blocks.text import WORD_JOINER, escaped, link, quiet

ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
SPECIAL = "\\`*_{}[]()<>#+|~$:!.&=-"


@pytest.mark.parametrize(
    "hostile",
    [
        "![picture](https://evil.example/x.png)",
        "[link](https://evil.example)",
        "<img src=x>",
        ":red[red] :material/home: :small[x]",
        "$x^2$ and ~~gone~~ and `code`",
        "www.evil.example and https://evil.example and me@evil.example",
        "1. a list",
        "- a list",
        "# a heading",
        "&lt;b&gt;",
        "a | b",
        "EU=Central Asia",
    ],
)
def test_no_sign_that_markdown_knows_stays_without_an_escape(hostile: str) -> None:
    bare = ESCAPED.sub("", escaped(hostile))
    assert not set(bare) & set(SPECIAL)


@given(st.text())
def test_a_reader_sees_the_text_as_it_was_written(text: str) -> None:
    assert ESCAPED.sub(r"\1", escaped(text)).replace(WORD_JOINER, "") == text.replace(WORD_JOINER, "")


@pytest.mark.parametrize(
    "text", ["https://evil.example", "HTTP://evil.example", "www.evil.example", "me@evil.example"]
)
def test_a_bare_address_does_not_become_a_link(text: str) -> None:
    read = ESCAPED.sub(r"\1", escaped(text))
    assert not re.search(r"(?:https?://|www\.)[-.\w]|[-.\w+]@[-\w]", read, re.IGNORECASE)


def test_words_and_numbers_in_any_script_stay_as_they_are() -> None:
    for text in ("Дорожная карта 2026", "Straße", "Oʻzbekiston", "EUR 4"):
        assert escaped(text) == text


def test_a_link_holds_its_text_and_its_address_in_one_piece() -> None:
    assert link("A [title]", "/record?id=x") == r"[A \[title\]](/record?id=x)"


@pytest.mark.parametrize(
    "address", ["https://e.org/a_(b)", "https://e.org/a(b", "https://e.org/a)b", "https://e.org/a b"]
)
def test_no_sign_in_an_address_ends_the_link_or_keeps_it_open(address: str) -> None:
    inside = re.fullmatch(r"\[x\]\(([^() ]*)\)", link("x", address))
    assert inside is not None
    assert inside[1].replace("%28", "(").replace("%29", ")").replace("%20", " ") == address


def test_quiet_text_is_small_and_grey() -> None:
    assert quiet("words") == ":small[:gray[words]]"

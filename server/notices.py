"""What a reader is told where Streamlit is not there to do it: the connection is lost or blocked, a script is missing,
the page runs in a closed frame, or without JavaScript. `components/browser/connection.js` shows these sentences."""

from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Final

from components.blocks.markup import link
from cooperation.language.translator import LANGUAGES, Translator, mark
from server.files import COMPONENT_FILES

# {time} and {host} are put in by the browser.
LOST: Final = mark(
    "The connection to the server is lost. What you see is as of {time}; the page reconnects by itself."
)
BLOCKED: Final = mark(
    "This page cannot be loaded: the network blocks WebSocket connections to {host}. "
    "Ask whoever runs your network (IT support) to allow them."
)
BROKEN: Final = mark("This page could not be loaded completely.")
RELOAD: Final = mark("Reload the page")
SANDBOXED: Final = mark(
    "This page cannot be shown in this frame: its site closes it with “sandbox”. "
    "Whoever runs that site can add “allow-same-origin”."
)
OPEN_ALONE: Final = mark("Open the page on its own")
NO_SCRIPT: Final = mark(
    "This dashboard needs JavaScript, which is switched off or blocked in this browser. "
    "Allow it for this site and reload the page."
)


@cache
def script() -> str:
    """The inline script of every page, the same in all languages: the security policy names it by its hash."""
    files = ("apply_theme.js", "connection.js")
    return f"<script>{''.join((COMPONENT_FILES / name).read_text(encoding='utf-8') for name in files)}</script>\n"


@cache
def body(language: str) -> str:
    """The place of the notice, what can stand in it in all languages (a reader changes the language while the page
    lives), and what is read without JavaScript, in the language of the address."""
    notices = "".join(_notices(each) for each in LANGUAGES)
    no_script = escape(Translator(language)(NO_SCRIPT))
    return (
        f'<div id="notice" class="notice" role="status"></div><template id="notices">{notices}</template>'
        f'<noscript><div class="notice"><p>{no_script}</p></div></noscript>'
    )


def _notices(language: str) -> str:
    return "".join(
        f'<div lang="{language}" data-notice="{name}">{words}</div>'
        for name, words in _words(Translator(language))
    )


def _words(t: Translator) -> Iterator[tuple[str, str]]:
    """The names that `connection.js` knows, each with its sentence as HTML."""
    yield "lost", _sentence(t(LOST))
    yield "blocked", _sentence(t(BLOCKED))
    yield "broken", _sentence(t(BROKEN), link(t(RELOAD), ""))
    yield "sandboxed", _sentence(t(SANDBOXED), link(t(OPEN_ALONE), "", leaves=True))


def _sentence(words: str, action: str = "") -> str:
    return f"<p>{escape(words)} {action}</p>"

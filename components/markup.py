"""HTML of our own for what a page only says.

The browser reads it many times faster than elements of Streamlit's, and one element holds as much of it as one likes.
Words are escaped here, so that none from a record can draw anything.
"""

from html import escape


def heading(level: int, words: str) -> str:
    """A title: of the page (1), of a part of it (2)."""
    return f'<h{level} class="heading">{escape(words)}</h{level}>'


def paragraph(words: str) -> str:
    return f'<p class="said">{escape(words)}</p>'


def quiet(words: str) -> str:
    """Secondary text: small and grey, with enough contrast."""
    return f'<p class="said quiet">{escape(words)}</p>'


def link(words: str, address: str, *, leaves: bool = False) -> str:
    """`leaves`: opens beside the page."""
    target = ' target="_blank"' if leaves else ""
    return f'<a href="{escape(address)}"{target}>{escape(words)}</a>'


def icon(name: str) -> str:
    """A picture of the icon font, named as Streamlit does: `:material/menu:`."""
    return f'<span class="icon" aria-hidden="true">{name.removeprefix(":material/").removesuffix(":")}</span>'


def disclosure(label: str, inside: str, *, picture: str = "", css: str = "") -> str:
    """A quiet button that opens a panel of HTML over the page; document.js closes it as one expects of a menu."""
    before = icon(picture) if picture else ""
    return (
        f'<details class="opens {css}"><summary>{before}{escape(label)}{icon(":material/expand_more:")}</summary>'
        f'<div class="panel">{inside}</div></details>'
    )


def copyable(text: str, copy: str) -> str:
    """A text to be taken along: to be marked by hand, or by a button that document.js makes work."""
    return (
        f'<p class="copyable">{escape(text)}</p>'
        f'<button type="button" class="copies">{icon(":material/content_copy:")}{escape(copy)}</button>'
    )

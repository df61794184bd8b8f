"""HTML of our own for what a page only says.

The browser reads it many times faster than elements of Streamlit's, and one element holds as much of it as one likes.
Words are escaped here, so that none from a record can draw anything.
"""

from collections.abc import Iterable
from html import escape


def heading(level: int, words: str) -> str:
    """A title: of the page (1), of a part of it (2), of a part of that (3)."""
    return f'<h{level} class="heading">{escape(words)}</h{level}>'


def paragraph(words: str) -> str:
    return f'<p class="text">{escape(words)}</p>'


def quiet(words: str) -> str:
    """Secondary text: small and grey, with enough contrast."""
    return f'<p class="text quiet">{escape(words)}</p>'


def link(words: str, address: str, *, leaves: bool = False) -> str:
    """`leaves`: opens beside the page."""
    target = ' target="_blank"' if leaves else ""
    return f'<a href="{escape(address)}"{target}>{escape(words)}</a>'


def icon(name: str) -> str:
    """A picture of the icon font, named as Streamlit does: `:material/menu:`."""
    return f'<span class="icon" aria-hidden="true">{name.removeprefix(":material/").removesuffix(":")}</span>'


def disclosure(label: str, inside: str, *, picture: str = "", css: str = "", name: str = "") -> str:
    """A quiet button that opens a panel of HTML over the page; panels.js closes it as one expects of a menu.

    With a `name` it stays open while the reader chooses in it, although it is written anew.
    """
    before, after = icon(picture) if picture else "", icon(":material/expand_more:")
    known = f' data-panel="{name}"' if name else ""
    return (
        f'<details class="disclosure {css}"{known}><summary>{before}{escape(label)}{after}</summary>'
        f'<div class="panel">{inside}</div></details>'
    )


def choice(words: str, address: str, *, is_chosen: bool, name: str, more: str = "") -> str:
    """A link to the page with one thing chosen, or taken back; for a screen reader a button that is pressed or not.

    `name`: where the keyboard has followed it, navigation.js leaves the focus on what is called so afterwards. `more`
    stands below, in small letters.
    """
    below = f"<small>{escape(more)}</small>" if more else ""
    return _button(f"{escape(words)}{below}", address, name, f' aria-pressed="{str(is_chosen).lower()}"')


def choices(label: str, links: Iterable[str], *, css: str) -> str:
    """What belongs to one question, under it."""
    return f'<fieldset class="{css}"><legend>{escape(label)}</legend>{"".join(links)}</fieldset>'


def chip(words: str, said: str, address: str, *, name: str, css: str = "chip") -> str:
    """A link that takes something back; `said` tells a screen reader what its cross tells the others."""
    spoken = f' aria-label="{escape(said)}"' if said else ""
    return _button(escape(words), address, name, f' class="{css}"{spoken}')


def _button(inside: str, address: str, name: str, marks: str) -> str:
    return f'<a role="button"{marks} href="{escape(address)}" data-focus-key="{name}">{inside}</a>'


def copyable(text: str, copy: str) -> str:
    """A text to be taken along: to be marked by hand, or by a button that panels.js makes work."""
    return (
        f'<p class="copyable">{escape(text)}</p>'
        f'<button type="button" class="copy-button">{icon(":material/content_copy:")}{escape(copy)}</button>'
    )

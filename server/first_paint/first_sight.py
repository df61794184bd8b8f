"""The first sight of a page: what Streamlit would send of it, as plain HTML.

A reader sees it at once, its figures drawn, while Streamlit's own script is still being fetched and started. Then the
page takes its place and takes its drawings over: `first_sight.js` does that. `first_sight.css` makes the two look
alike, so that the reader sees no change.
"""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

from components.blocks.markup import icon
from server.files import COMPONENT_FILES, ICONS_ADDRESS
from server.first_paint.element_tree import Element, ElementTree

HERE: Final = Path(__file__).resolve().parent
CONFIGURATION: Final = HERE.parent.parent / ".streamlit" / "config.toml"
# Where Streamlit's menu keeps a reader's choice. Where the browser keeps nothing, there is none.
_CHOSEN_THEME: Final = """\
try {
  document.documentElement.dataset.chosenTheme = JSON.parse(localStorage.getItem("stActiveTheme-/-v2")) ?? "";
} catch {}
"""
HORIZONTAL: Final = 2  # Streamlit's number for the direction of a container


@dataclass(frozen=True)
class FirstSight:
    """`html` has a place for each figure; `figures` are the three lines of each, as the component takes them."""

    html: str
    figures: bytes


def first_sight(page: ElementTree) -> FirstSight | None:
    """None where something stands on the page that is not written here: then it is seen when it comes."""
    elements = tuple(page.in_order())
    if not all(_is_known(element) for element in elements):
        return None
    figures = b"\n".join(element.message.bytes for element in elements if element.is_figure)
    return FirstSight(_body("".join(_tags(elements)), figures.decode(), _document(elements)), figures)


def _body(page: str, figures: str, document: str) -> str:
    """In templates stands what is read by our script only."""
    return (
        f'<div id="first-sight"><main>{page}</main></div>'
        f'<template id="first-figures">{escape(figures, quote=False)}</template>'
        f'<template id="first-document">{escape(document, quote=False)}</template>'
    )


def _document(elements: Sequence[Element]) -> str:
    return next((str(e.message.json) for e in elements if _is_document(e)), "{}")


def _is_document(element: Element) -> bool:
    return element.kind == "bidi_component" and element.message.component_name == "components.document"


def _is_known(element: Element) -> bool:
    kinds = _OPENINGS if element.is_block else _WRITERS
    return element.kind in kinds or element.is_figure or _is_document(element)


def _tags(elements: Sequence[Element]) -> Iterator[str]:
    """HTML of all elements; blocks end where their paths end."""
    opened: list[Element] = []
    for element in elements:
        while opened and element.path[: len(opened[-1].path)] != opened[-1].path:
            opened.pop()
            yield "</div></div>"
        if element.is_block:
            opened.append(element)
            yield _OPENINGS[element.kind](element)
        elif element.is_figure:
            yield _figure(element)
        elif not _is_document(element):
            yield _WRITERS[element.kind](element)
    yield "</div></div>" * len(opened)


def _container(block: Element) -> str:
    direction = "row" if block.message.flex_container.direction == HORIZONTAL else "column"
    gap = block.message.flex_container.gap_config.gap_size
    return f'<div><div class="sight-{direction} sight-gap-{gap} {_class_of(block)}">'


def _column(block: Element) -> str:
    return f'<div style="--part: {block.message.column.weight:.4%}"><div class="sight-column">'


def _popover(block: Element) -> str:
    """It opens when the page is there."""
    said = block.message.popover
    return (
        f'<div><div class="{_class_of(block)}"><span class="sight-button">'
        f"{icon(said.icon)}{escape(said.label)}{icon(':material/expand_more:')}</span>"
    )


def _class_of(block: Element) -> str:
    return f"st-key-{block.key}" if block.key else ""


def _figure(element: Element) -> str:
    """Its title, and as much room as it will have."""
    around = json.loads(element.message.bytes.split(b"\n", 1)[0])
    return (
        f'<div class="sight-figure" data-figure="{escape(around["name"])}"><div class="figure">'
        f'<div class="figure-above">{around["above"]}</div>'
        f'<div class="figure-drawing" style="height: {around["height"]}px"></div>'
        f'<div class="figure-files">{escape(around["source"] or "")}</div></div></div>'
    )


_OPENINGS: Final[Mapping[str, Callable[[Element], str]]] = {
    "flex_container": _container,
    "column": _column,
    "popover": _popover,
}
_WRITERS: Final[Mapping[str, Callable[[Element], str]]] = {
    "html": lambda element: f"<div>{element.message.body}</div>",
}


@cache
def head() -> str:
    """What belongs into the head of a page with a first sight: its style, with the fonts and colours of the theme."""
    theme = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["theme"]
    styles = (COMPONENT_FILES / "first_sight.css", COMPONENT_FILES / "figure.css")
    rules = (
        *map(_font_face, theme["fontFaces"]),
        f"@font-face {{ font-family: 'Material Symbols Rounded'; src: url({ICONS_ADDRESS}); font-display: block; }}\n",
        *_colours(theme),
        *(path.read_text(encoding="utf-8") for path in styles),
    )
    return f"<script>{_CHOSEN_THEME}</script>\n<style>{''.join(rules)}</style>\n"


def _font_face(face: Mapping[str, str]) -> str:
    return (
        f"@font-face {{ font-family: {face['family']}; src: url({face['url']}) format('woff2'); "
        f"font-style: {face['style']}; font-weight: {face['weight']}; unicode-range: {face['unicodeRange']}; }}\n"
    )


def _colours(theme: Mapping[str, Any]) -> Iterator[str]:
    """Light or dark as the reader's system is, or as this reader has chosen before in Streamlit's menu."""
    light, dark = (_variables(theme, which) for which in ("light", "dark"))
    yield f"#first-sight {{ {light} }}\n"
    yield f"@media (prefers-color-scheme: dark) {{ #first-sight {{ {dark} }} }}\n"
    yield f"[data-chosen-theme=Light] #first-sight {{ {light} }}\n"
    yield f"[data-chosen-theme=Dark] #first-sight {{ {dark} }}\n"


def _variables(theme: Mapping[str, Any], which: str) -> str:
    """Under the names that Streamlit gives them for components."""
    colours = theme[which]
    return (
        f"color-scheme: {which}; --st-font: {theme['font']}; --st-button-radius: {theme['buttonRadius']}; "
        f"--st-background-color: {colours['backgroundColor']}; --st-text-color: {colours['textColor']}; "
        f"--st-primary-color: {colours['primaryColor']}; --st-gray-text-color: {colours['grayTextColor']};"
    )

"""The static floor: our pages as plain HTML, with the very figures, texts, dates and fonts we send.

What a reader of ours (`bench.reader`) was sent is written down: texts as HTML, figures as JSON that a script
of thirty lines hands to the same Plotly bundle. A country's link fetches the figures of that country, made
beforehand.
"""

import asyncio
import json
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

import pandas as pd
from markdown_it import MarkdownIt
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df

from bench import ROOT
from bench.element_tree import Element
from bench.reader import Reader
from cooperation.figures.layout.theme import LIGHT
from server.files import COMPONENT_FILES, STATIC

COUNTRY, NARROWED = "Kazakhstan", "country=KAZ"
HERE = Path(__file__).resolve().parent
CLOSED = {"popover", "expandable"}  # what is in them is not on the screen
HIDDEN = {"narrow_only"}  # at the width we measure at

_MARKDOWN = MarkdownIt().enable("table")
_DIRECTIVE = re.compile(r":(?:small|gray|red|green|blue|orange|violet)\[((?:[^\[\]\\]|\\.)*)\]")


@dataclass(frozen=True)
class SentPage:
    """A page as it was sent, in the order of the screen."""

    title: str
    elements: tuple[Element, ...]

    @property
    def figures(self) -> dict[str, dict[str, object]]:
        """Both drawings of each figure by its key, as JSON texts: `figure`, and `narrow` or None."""
        figures = (element for element in self.elements if element.is_figure)
        return {each.key: {name: _data(each)[name] for name in ("figure", "narrow")} for each in figures}

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys of the figures that a wide screen shows."""
        out_of_sight = [e.path for e in self.elements if e.kind in CLOSED or e.key in HIDDEN]
        return tuple(
            e.key
            for e in self.elements
            if e.is_figure and not any(e.path[: len(p)] == p for p in out_of_sight)
        )


@dataclass(frozen=True)
class Sent:
    """The three views that the benchmark visits."""

    glance: SentPage
    narrowed: SentPage
    timeline: SentPage

    @property
    def redrawn(self) -> int:
        """How many figures on the screen change with the filter."""
        return sum(self.glance.figures[key] != self.narrowed.figures.get(key) for key in self.glance.shown)


def pages_sent(address: str) -> Sent:
    """Visit the server at `address` as a reader would, and keep what it sends."""

    async def visit() -> Sent:
        async with Reader(address) as reader:
            await reader.open()
            glance = _page(reader)
            await reader.open(query=NARROWED)
            narrowed = _page(reader)
            await reader.open("timeline")
            return Sent(glance, narrowed, _page(reader))

    return asyncio.run(visit())


def write_static_pages(sent: Sent, folder: Path) -> None:
    """Everything the static server sends: two pages, the figures of a country, Plotly, fonts and shapes."""
    (folder / "index.html").write_text(_html(sent.glance), encoding="utf-8")
    (folder / "timeline.html").write_text(_html(sent.timeline), encoding="utf-8")
    (folder / f"{COUNTRY}.json").write_text(
        json.dumps(sent.narrowed.figures, ensure_ascii=False), encoding="utf-8"
    )
    shutil.copy(HERE / "page.js", folder / "page.js")
    shutil.copy(COMPONENT_FILES / "plotly.js", folder / "plotly.js")
    shutil.copytree(STATIC, folder / "assets")


def _page(reader: Reader) -> SentPage:
    elements = tuple(reader.page.in_order())
    written = "".join(e.message.body for e in elements if e.kind == "html")
    title = re.search(r"<h1[^>]*>(.*?)</h1>", written)
    assert title, "a page without a title"
    return SentPage(unescape(title[1]), elements)


def _data(element: Element) -> dict[str, object]:
    around, figure, narrow = element.message.bytes.decode().split("\n")
    return {**json.loads(around), "figure": figure, "narrow": narrow or None}


def _html(page: SentPage) -> str:
    figures = json.dumps(page.figures, ensure_ascii=False).replace("</", "<\\/")
    style = (HERE / "page.css").read_text(encoding="utf-8") + "".join(_font_faces())
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
            f"<title>{escape(page.title)}</title>",
            '<link rel="icon" href="/assets/icon.png"><link rel="modulepreload" href="/plotly.js">',
            f'<style>{style}</style><script type="module" src="/page.js"></script></head>\n<body>',
            *_tags(page.elements),
            f'<script type="application/json" id="palette">{json.dumps(LIGHT)}</script>',
            f'<script type="application/json" id="figures">{figures}</script></body></html>',
        )
    )


def _font_faces() -> Iterator[str]:
    configuration = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for face in configuration["theme"]["fontFaces"]:
        yield (
            f"@font-face {{ font-family: {face['family']}; src: url({face['url']}) format('woff2'); "
            f"font-style: {face['style']}; font-weight: {face['weight']}; "
            f"unicode-range: {face['unicodeRange']}; font-display: swap; }}\n"
        )


def _tags(elements: Sequence[Element]) -> Iterator[str]:
    """HTML of all elements; blocks are opened and closed where their paths begin and end."""
    opened: list[Element] = []
    for element in elements:
        while opened and element.path[: len(opened[-1].path)] != opened[-1].path:
            yield _closing(opened.pop())
        if any(block.kind == "popover" for block in opened):
            continue
        if element.is_block:
            opened.append(element)
            yield _opening(element)
        else:
            yield _tag(element)
    yield from (_closing(block) for block in reversed(opened))


def _opening(block: Element) -> str:
    match block.kind:
        case "popover":
            return f"<button>{escape(block.message.popover.label)}"
        case "expandable":
            return f"<details><summary>{_inline(block.message.expandable.label)}</summary>"
        case "column":
            return f'<div style="flex: {block.message.column.weight} 1 0">'
        case "flex_container":
            row = " row" if block.message.flex_container.direction == 2 else ""
            return f'<div class="st-key-{block.key}{row}">'
    return "<div>"


def _closing(block: Element) -> str:
    return {"popover": "</button>", "expandable": "</details>"}.get(block.kind, "</div>")


def _tag(element: Element) -> str:
    """One element as HTML; an empty text for what a page of facts needs no more, such as a slider."""
    if element.is_figure:
        return _figure(element)
    write = _WRITERS.get(element.kind)
    return write(element) if write else ""


def _heading(element: Element) -> str:
    tag = element.message.tag
    return f"<{tag}>{_inline(element.message.body)}</{tag}>"


def _table(element: Element) -> str:
    frame: pd.DataFrame = convert_arrow_bytes_to_pandas_df(element.message.arrow_data.data)
    return str(frame.to_html(index=False))


_WRITERS: dict[str, Callable[[Element], str]] = {
    "heading": _heading,
    "markdown": lambda element: str(_MARKDOWN.render(_plain(element.message.body))),
    "html": lambda element: str(element.message.body),
    "table": _table,
}


def _figure(element: Element) -> str:
    data = _data(element)
    return (
        f'{data["above"]}<div class="figure-drawing" data-figure="{element.key}" role="img" '
        f'style="height: {data["height"]}px" '
        f'aria-label="{escape(str(data["alt"]))}"><div class="figure-plot"></div></div>'
        f'<p class="source">{escape(str(data["source"]))}</p>'
    )


def _inline(text: str) -> str:
    return str(_MARKDOWN.renderInline(_plain(text)))


def _plain(text: str) -> str:
    """Markdown without Streamlit's own directives for colour and size."""
    while (shorter := _DIRECTIVE.sub(r"\1", text)) != text:
        text = shorter
    return text

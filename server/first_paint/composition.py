"""The first page as plain HTML.

A reader sees it at once, its figures drawn, while Streamlit's own script is still being fetched and started. Then the
page takes its place and takes its drawings over: `first_paint.js` does that. `first_paint.css` makes the two look
alike, so that the reader sees no change.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from components.blocks.elements import Block, Columns, Container, Html, Popover
from components.blocks.markup import icon
from components.charts.figure import SentFigure
from components.shell.document import Document


class CannotComposeError(Exception):
    """The page holds a part that only Streamlit can show."""


@dataclass(frozen=True)
class ComposedPage:
    """`html` has a place for each figure; `figures` are the three lines of each, as the component takes them."""

    html: str
    figures: bytes


def compose(page: Block) -> ComposedPage:
    """Raises CannotComposeError."""
    parts = tuple(_parts(page))
    figures = b"\n".join(part.data for part in parts if isinstance(part, SentFigure))
    document = next((json.dumps(part.data) for part in parts if isinstance(part, Document)), "{}")
    html = (
        f'<div id="first-paint"><main>{_written(page)}</main></div>'
        f"{_template('first-paint-figures', figures.decode())}{_template('first-paint-document', document)}"
    )
    return ComposedPage(html, figures)


def _template(name: str, text: str) -> str:
    """For our script only."""
    return f'<template id="{name}">{escape(text, quote=False)}</template>'


def _parts(block: Block) -> Iterator[Block]:
    """The block and all that is in it, from top to bottom."""
    yield block
    match block:
        case Container():
            inside = block.blocks
        case Columns():
            inside = tuple(part for column in block.columns for part in column)
        case _:
            return
    for part in inside:
        yield from _parts(part)


def _written(block: Block) -> str:
    match block:
        case Html():
            return f"<div>{block.body}</div>"
        case SentFigure():
            return _figure(block)
        case Document():
            return ""
        case Container():
            kind = "row" if block.is_row else "column"
            return (
                f'<div><div class="first-paint-{kind} first-paint-gap-small st-key-{block.key}">'
                f"{_all_written(block.blocks)}</div></div>"
            )
        case Columns():
            return f'<div><div class="first-paint-row first-paint-gap-large">{_columns(block)}</div></div>'
        case Popover():
            return _popover(block)
        case _:
            raise CannotComposeError(type(block).__name__)


def _all_written(blocks: Sequence[Block]) -> str:
    return "".join(map(_written, blocks))


def _columns(block: Columns) -> str:
    whole = sum(block.weights)
    return "".join(
        f'<div style="--part: {weight / whole:.4%}"><div class="first-paint-column">{_all_written(blocks)}</div></div>'
        for weight, blocks in zip(block.weights, block.columns, strict=True)
    )


def _popover(block: Popover) -> str:
    """It opens when the page is there."""
    words = f"{icon(block.picture)}{escape(block.label)}{icon(':material/expand_more:')}"
    return f'<div><div class="st-key-{block.key}"><span class="first-paint-button">{words}</span></div></div>'


def _figure(block: SentFigure) -> str:
    """Its title, and as much room as it will have."""
    around = json.loads(block.data.split(b"\n", 1)[0])
    return (
        f'<div class="first-paint-figure" data-figure="{escape(around["name"])}"><div class="figure">'
        f'<div class="figure-header">{around["above"]}</div>'
        f'<div class="figure-drawing" style="height: {around["height"]}px"></div>'
        f'<div class="figure-downloads">{escape(around["source"] or "")}</div></div></div>'
    )

"""The figure component: a Plotly figure in the browser, in the colours of the theme.

Its browser side is `components/browser/figure.js`. `st.plotly_chart` draws twice, remounts on
every change and keeps old colours after a theme switch, which is why we have our own.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import plotly.graph_objects as go
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from cooperation.figures.figure import NARROW
from cooperation.figures.layout.theme import DARK, LIGHT
from cooperation.selection import PLACES

FILES_HEIGHT: Final = 44  # the row of download buttons; the same number stands in figure.css
ABOVE_HEIGHT: Final = 96  # of title and finding on one line each; kept free until they are there
PALETTES: Final = {"light": LIGHT, "dark": DARK}
LABELS: Final = {
    "png": "PNG",
    "svg": "SVG",
    "download": "Download",
    "keys": "Arrow keys move from point to point, Enter opens one.",
}


@cache
def _component() -> ComponentRenderer:
    """Made at the first figure and not at import, because Streamlit finds its files only while it runs."""
    return st.components.v2.component(
        "components.figure",  # the distribution and the component as pyproject.toml names them
        js="figure.js",
        css="figure.css",
        isolate_styles=False,  # Plotly writes its rules into the page, and the fonts live there
    )


@dataclass(frozen=True)
class FigurePayload:
    """A figure ready to be sent, for all readers of the same view; heights in pixels, the figures as JSON on one line.

    `narrow` is drawn instead where less than `narrow_below` pixels are left. What needs `least_width` scrolls where
    there are less.
    """

    figure: bytes
    narrow: bytes
    height: int
    narrow_height: int
    narrow_below: int
    least_width: int
    alt: str

    @classmethod
    def of(
        cls,
        figure: go.Figure,
        *,
        alt: str,
        narrow: go.Figure | None = None,
        narrow_below: int = NARROW,
        least_width: int = 0,
    ) -> "FigurePayload":
        height = int(figure.layout.height)
        return cls(
            _as_line(figure),
            _as_line(narrow) if narrow is not None else b"",
            height,
            int(narrow.layout.height) if narrow is not None else height,
            narrow_below,
            least_width,
            alt,
        )

    def with_surroundings(self, surroundings: Mapping[str, object]) -> bytes:
        """Three lines for the browser: what stands around the figure as JSON, the figure, and the one for phones.

        Bytes and not a dict: Streamlit would write figures that are text already as JSON again, and do so thrice.
        """
        around = {
            "height": self.height,
            "narrowHeight": self.narrow_height,
            "narrowBelow": self.narrow_below,
            "leastWidth": self.least_width,
            "alt": self.alt,
            **surroundings,
        }
        return b"\n".join((json.dumps(around, ensure_ascii=False).encode(), self.figure, self.narrow))


def _as_line(figure: go.Figure) -> bytes:
    """Plotly writes every letter that is not English as six."""
    return json.dumps(json.loads(figure.to_json()), ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Below:
    """What stands under a figure.

    `source` is its line. Downloaded images are called `file_name` plus extension and bear `title` and `finding` above
    the figure, the lines of `caption` below; without a name there is nothing to download. `more` is a link beside the
    downloads: its words and its address.
    """

    file_name: str = ""
    source: str = ""
    title: str = ""
    finding: str = ""
    caption: Sequence[str] = ()
    more: tuple[str, str] | None = None


@dataclass(frozen=True)
class SentFigure:
    """A figure in its place on a page: `data` for figure.js, pixels of room kept free for it."""

    key: str
    data: bytes
    height: int

    def show(self) -> None:
        _component()(key=self.key, data=self.data, height=self.height)


def sent_figure(
    drawing: FigurePayload,
    *,
    key: str,
    above: str = "",
    below: Below = Below(),
    chooses_places: bool = False,
    record_address: str = "",
    labels: Mapping[str, str] = LABELS,
    language: str = "en",
) -> SentFigure:
    """A figure whose colours are slots of the palette, below `above`, its title and finding as HTML.

    Points carry `customdata` (the first of several); those without it are scenery. Chosen by a click or Enter, a
    place is selected where the figure `chooses_places`; anything else is a record, and its page at `record_address`
    plus its id is opened.
    """
    surroundings = {
        "name": key,
        "above": above,
        "palettes": PALETTES,
        "clickable": bool(chooses_places or record_address),
        "places": list(PLACES) if chooses_places else [],
        "recordAddress": record_address,
        "fileName": below.file_name,
        "source": below.source,
        "title": below.title,
        "finding": below.finding,
        "caption": [line for line in below.caption if line],
        "more": below.more,
        "labels": {**LABELS, **labels},
        "language": language,
    }
    height = drawing.height + (FILES_HEIGHT if below.file_name else 0) + (ABOVE_HEIGHT if above else 0)
    return SentFigure(key, drawing.with_surroundings(surroundings), height)

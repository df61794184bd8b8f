"""Letters and small signs in a figure, placed to the pixel; texts broken where they would be too wide."""

from typing import Any

from cooperation.figures.layout.packing import text_width
from cooperation.figures.layout.theme import LABEL_SIZE, MUTED, NOTE_SIZE


def text_annotation(text: str, *, color: str = MUTED, size: int = NOTE_SIZE, **place: Any) -> dict[str, Any]:
    """An annotation whose left edge stands where it is placed; `place` are Plotly's own words for where."""
    return {
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "borderpad": 0,
        "font": {"size": size, "color": color},
        **place,
    }


def pixel_shape(kind: str, x0: float, x1: float, y0: float, y1: float, **look: Any) -> dict[str, Any]:
    """A shape in pixels from the upper left corner of the figure's inner area, y upwards."""
    return {
        "type": kind,
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 1,
        "x0": x0,
        "x1": x1,
        "y0": y0,
        "y1": y1,
        **look,
    }


def wrap_text(text: str, room: float, size: int = LABEL_SIZE) -> list[str]:
    """The text in one line or, where it needs more than `room` pixels, in two as equal as its words allow."""
    words = text.split()
    if text_width(text, size) <= room or len(words) < 2:
        return [text]
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return list(min(cuts, key=lambda pair: max(text_width(line, size) for line in pair)))

"""Letters in a figure: texts placed to the pixel, and broken where they would be too wide."""

from typing import Any

from cooperation.figures.packing import text_width
from cooperation.figures.theme import LABEL_SIZE, MUTED, NOTE_SIZE


def note(text: str, *, color: str = MUTED, size: int = NOTE_SIZE, **place: Any) -> dict[str, Any]:
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


def lines_of(text: str, room: float, size: int = LABEL_SIZE) -> list[str]:
    """The text in one line or, where it needs more than `room` pixels, in two as equal as its words allow."""
    words = text.split()
    if text_width(text, size) <= room or len(words) < 2:
        return [text]
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return list(min(cuts, key=lambda pair: max(text_width(line, size) for line in pair)))

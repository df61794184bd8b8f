"""Which areas two roadmaps share: a line joins what both name; what one only names stands alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import plotly.graph_objects as go

from cooperation.figures.layout.lettering import text_annotation, wrap_text
from cooperation.figures.layout.theme import BACKGROUND, HATCH, INK, LABEL_SIZE, ROADMAP, apply_layout
from cooperation.findings.roadmap_comparison import AreaPair, Comparison
from cooperation.sentences.promises import comparison_in_words, name_in_words
from cooperation.view import View

_ROW: Final = 34
_NARROW_ROW: Final = 30
GROUP_HEAD: Final = 34  # narrow: the words of a group above its rows
_LEFT: Final = 0.38  # where the two roadmaps stand, as shares of the width
_RIGHT: Final = 0.6
NARROW_LEFT: Final = 8  # pixels
NARROW_RIGHT: Final = 44
_LABEL_ROOM: Final = 280
_PHONE_ROOM: Final = 260
MARK: Final = 12

Symbol = Literal["square", "square-open", "cross"]


@dataclass(frozen=True)
class _Group:
    """Areas that share a fate, and the words for it."""

    pairs: Sequence[AreaPair]
    words: str
    symbol: Symbol


def area_matching(
    view: View,
    comparison: Comparison,
    *,
    narrow: bool = False,
) -> go.Figure:
    """One row per area: joined where both name it, outlined where one only, a cross where first named."""
    groups = [group for group in _groups(view, comparison) if group.pairs]
    if not groups:
        return _nothing(view)
    return _narrow(view, groups) if narrow else _wide(view, comparison, groups)


def area_matching_alt(view: View, comparison: Comparison) -> str:
    """The text alternative: the counts, then the areas of each group by name."""
    t = view.t
    named = [
        t("{group}: {areas}.", group=_plain(group.words), areas=_named(view, group.pairs))
        for group in _groups(view, comparison)
        if group.pairs
    ]
    return " ".join([comparison_in_words(view, comparison), *named])


def _named(view: View, pairs: Sequence[AreaPair]) -> str:
    return ", ".join(view.area(pair.area) for pair in pairs)


def _groups(view: View, comparison: Comparison) -> list[_Group]:
    t = view.t
    both = t.plural("<b>{n}</b> area named in both", "<b>{n}</b> areas named in both", len(comparison.both))
    return [
        _Group(comparison.both, both, "square"),
        _one_only(view, comparison.only_left, first=comparison.names_first(comparison.left)),
        _one_only(view, comparison.only_right, first=comparison.names_first(comparison.right)),
    ]


def _one_only(view: View, pairs: Sequence[AreaPair], *, first: bool) -> _Group:
    t, n = view.t, len(pairs)
    if first:
        return _Group(
            pairs,
            t.plural("<b>{n}</b> area first named here", "<b>{n}</b> areas first named here", n),
            "cross",
        )
    words = t.plural(
        "<b>{n}</b> area not named by the sources in the other",
        "<b>{n}</b> areas not named by the sources in the other",
        n,
    )
    return _Group(pairs, words, "square-open")


def _wide(view: View, comparison: Comparison, groups: Sequence[_Group]) -> go.Figure:
    figure, notes, rules = go.Figure(), [], []
    y = 1.0
    for roadmap, x, anchor, shift in (
        (comparison.left, _LEFT, "right", -14),
        (comparison.right, _RIGHT, "left", 14),
    ):
        name = f"<b>{name_in_words(view, comparison, roadmap)}</b>"
        notes.append(
            text_annotation(name, x=x, y=y - 0.5, xanchor=anchor, xshift=shift, color=INK, size=LABEL_SIZE)
        )
    for group in groups:
        rules.append(_rule(y))
        notes.append(text_annotation(group.words, x=0, y=y + 0.5, color=INK, size=LABEL_SIZE))
        y += 1
        for pair in group.pairs:
            at = y + 0.4
            figure.add_traces(_marks(pair, group.symbol, at, _LEFT, _RIGHT))
            notes.extend(_names(view, pair, group.symbol, at))
            y += 1
    figure.update_layout(annotations=notes, shapes=rules)
    return _on_paper(figure, y, _ROW, [0, 1])


def _narrow(view: View, groups: Sequence[_Group]) -> go.Figure:
    """Two marks left of the name instead of two columns of names."""
    figure, notes, rules = go.Figure(), [], []
    y, head = 0.0, GROUP_HEAD / _NARROW_ROW
    for group in groups:
        rules.append(_rule(y))
        notes.append(text_annotation(group.words, x=0, y=y + head / 2, color=INK, size=LABEL_SIZE))
        y += head
        for pair in group.pairs:
            figure.add_traces(_marks(pair, group.symbol, y + 0.5, NARROW_LEFT, NARROW_RIGHT))
            name = "<br>".join(wrap_text(view.area(pair.area), _PHONE_ROOM))
            notes.append(
                text_annotation(name, x=NARROW_RIGHT, xshift=14, y=y + 0.5, color=INK, size=LABEL_SIZE)
            )
            y += 1.0 if "<br>" not in name else 1.3
        y += 0.2
    figure.update_layout(annotations=notes, shapes=rules)
    return _on_paper(figure, y, _NARROW_ROW, [0, 328])


def _marks(pair: AreaPair, symbol: Symbol, at: float, left: float, right: float) -> list[go.Scatter]:
    places = [x for x, area in ((left, pair.left), (right, pair.right)) if area]
    marker: dict[str, Any] = {
        "symbol": symbol.removesuffix("-open"),
        "size": MARK,
        "color": ROADMAP,
        "opacity": 1,
    }
    if symbol == "square-open":
        marker |= {"color": BACKGROUND, "line": {"color": ROADMAP, "width": 2}}
    return [
        go.Scatter(
            x=places,
            y=[at] * len(places),
            mode="lines+markers",
            line={"color": ROADMAP, "width": 3},
            marker=marker,
            hoverinfo="skip",
            cliponaxis=False,
        )
    ]  # fmt: skip


def _names(view: View, pair: AreaPair, symbol: Symbol, at: float) -> list[dict[str, Any]]:
    name = view.area(pair.area)
    text = "<br>".join(wrap_text(f"<b>{name}</b>" if symbol == "cross" else name, _LABEL_ROOM))
    said = []
    for area, x, anchor, shift in ((pair.left, _LEFT, "right", -14), (pair.right, _RIGHT, "left", 14)):
        if area:
            place = {"x": x, "y": at, "xanchor": anchor, "xshift": shift, "align": anchor}
            said.append(text_annotation(text, color=INK, size=LABEL_SIZE, **place))
    return said


def _rule(y: float) -> dict[str, Any]:
    line = {"color": HATCH, "width": 1}
    return {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": y, "y1": y, "line": line, "opacity": 0.6}


def _on_paper(figure: go.Figure, rows: float, row: int, extent: list[float]) -> go.Figure:
    drawn = apply_layout(figure, round(rows * row) + 4)
    drawn.update_xaxes(visible=False, range=extent)
    drawn.update_yaxes(visible=False, range=[rows + 0.05, 0])
    return drawn


def _nothing(view: View) -> go.Figure:
    figure = go.Figure()
    words = view.t("No areas named by the sources of either")
    figure.update_layout(
        annotations=[text_annotation(words, x=0, xref="paper", y=0.5, yref="paper", size=LABEL_SIZE)]
    )
    drawn = apply_layout(figure, 60)
    drawn.update_xaxes(visible=False)
    drawn.update_yaxes(visible=False)
    return drawn


def _plain(words: str) -> str:
    return words.replace("<b>", "").replace("</b>", "")

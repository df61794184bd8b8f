"""The numbers behind ladders of promises, comparisons of roadmaps and lines of indicators, as tables."""

from collections.abc import Sequence

import pandas as pd

from cooperation.figures.comparison.indicators import points_by_line
from cooperation.figures.comparison.promises import promise_bars
from cooperation.findings.promises import Envelope
from cooperation.findings.roadmap_comparison import Comparison
from cooperation.records.indicator import Indicator
from cooperation.sentences.promises import name_in_words
from cooperation.view import View


def promise_table(view: View, envelopes: Sequence[Envelope], *, promise: str) -> pd.DataFrame:
    """The envelope, its pieces by stage and what is paid, a row each; nothing is added up, so there is no total."""
    t = view.t
    rows = [
        (
            bar.name,
            ", ".join(bar.without) if bar.amount is None else t.number(bar.amount / 1_000_000, 2),
            t.number(bar.records),
        )
        for bar in promise_bars(view, envelopes, promise)
    ]
    heads = [t("Stage"), t("{currency} million", currency=view.lens.currency), t("Records")]
    return pd.DataFrame(rows, columns=heads)


def area_table(view: View, comparison: Comparison) -> pd.DataFrame:
    """One row per area: whether the sources of either roadmap name it."""
    t = view.t

    def said(named: object) -> str:
        return t("yes") if named else t("not named")

    rows = [(view.area(pair.area), said(pair.left), said(pair.right)) for pair in comparison.pairs]
    names = [name_in_words(view, comparison, roadmap) for roadmap in (comparison.left, comparison.right)]
    return pd.DataFrame(rows, columns=[t("Areas of action"), *names])


def indicator_table(view: View, indicator: Indicator) -> pd.DataFrame:
    """One row per value that is drawn: its period, its line where there are several, the value."""
    t = view.t
    found = points_by_line(view, indicator)
    rows = [
        (t.day(point.when), name or t("Total"), t.number(point.value))
        for name, points in found
        for point in points
    ]
    unit = view.text(indicator.unit)
    frame = pd.DataFrame(rows, columns=[t("Period"), t("Values"), unit])
    return frame if len(found) > 1 else frame.drop(columns=t("Values"))

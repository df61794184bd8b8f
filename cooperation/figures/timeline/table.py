"""What a timeline draws, as a table: agreements and roadmaps with their span, then every dated event."""

from typing import Any

import pandas as pd

from cooperation.figures.money.tables import LINK, order_column
from cooperation.language.wording import (
    AGREEMENT_KIND_WORDS,
    AGREEMENT_STATE_WORDS,
    MILESTONE_KIND_WORDS,
    ROADMAP_KIND_WORDS,
    ROADMAP_STATE_WORDS,
    place_name,
    verb_in_words,
)
from cooperation.records.dates import PartialDate
from cooperation.records.milestone import Milestone
from cooperation.rows.dates import TimelineRows
from cooperation.rows.iteration import iter_rows
from cooperation.view import View


def timeline_table(view: View, rows: TimelineRows) -> pd.DataFrame:
    """One row per agreement, roadmap and event of the narrowed rows, also where the figure leaves it out.

    Begin and end no more exact than known, and empty where not on record.
    """
    t = view.t
    bars = [
        *(_bar(view, row, t(AGREEMENT_KIND_WORDS[row.kind]), t(AGREEMENT_STATE_WORDS[row.state]), row.begun, row.ended)
          for row in iter_rows(rows.agreements)),
        *(_bar(view, row, t(ROADMAP_KIND_WORDS[row.kind]), t(ROADMAP_STATE_WORDS[row.state]), row.start, row.end)
          for row in iter_rows(rows.roadmaps)),
    ]  # fmt: skip
    events = [_event(view, row) for row in iter_rows(rows.events)]
    begins, ends = t("Begins"), t("Ends")
    dates = [begins, order_column(begins), ends, order_column(ends)]
    heads = [LINK, t("Record"), t("Where"), t("Kind"), *dates, t("State")]
    return pd.DataFrame([*bars, *events], columns=heads)


def _bar(
    view: View, row: Any, kind: str, state: str, start: PartialDate | None, end: PartialDate | None
) -> tuple[str, ...]:
    return (*_about(view, row, view.title(row.id)), kind, *_day(view, start), *_day(view, end), state)


def _event(view: View, row: Any) -> tuple[str, ...]:
    t = view.t
    kind = t(MILESTONE_KIND_WORDS[row.what]) if row.noun == Milestone.noun else verb_in_words(t, row.what)
    state = t("planned") if row.planned else t("happened")
    title = view.event_title(row.id, row.event)
    return (*_about(view, row, title), kind, *_day(view, row.date), *_day(view, row.end), state)


def _about(view: View, row: Any, title: str) -> tuple[str, str, str]:
    return (view.address("record", id=row.id), title, place_name(view.t, row.place))


def _day(view: View, when: PartialDate | None) -> tuple[str, str]:
    """The date as read, and its sort key."""
    return (view.t.day(when, short=True), when.first.isoformat()) if when else ("", "")

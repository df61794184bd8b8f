"""What a timeline says: on hover, and in words for those who do not see it."""

from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import Any, Final

from cooperation.language.wording import (
    AGREEMENT_KIND_WORDS,
    AGREEMENT_STATE_WORDS,
    MILESTONE_KIND_WORDS,
    ROADMAP_KIND_WORDS,
    ROADMAP_STATE_WORDS,
    place_name,
    verb_in_words,
)
from cooperation.records.agreement import Agreement
from cooperation.records.milestone import Milestone
from cooperation.records.record import COUNTRIES, SHARED
from cooperation.records.roadmap import Roadmap
from cooperation.rows.dates import TimelineRows
from cooperation.rows.iteration import iter_rows
from cooperation.view import View

_HOVER_LETTERS: Final = 64  # in a line
_MAIN_THINGS: Final = 6  # named in a list of words


def agreement_hover(view: View, row: Any) -> str:
    """Title, kind and state, place, and each event that has happened, no more exact than known."""
    t = view.t
    kind, state = t(AGREEMENT_KIND_WORDS[row.kind]), t(AGREEMENT_STATE_WORDS[row.state])
    ended = (
        [t("ended: {day}", day=t.day(row.ended))]
        if row.ended and not _has_event(view, row.id, "ended")
        else []
    )
    return _hover(
        view.title(row.id), [f"{kind} · {state}", _places(view, row), *_events(view, row.id), *ended]
    )


def roadmap_hover(view: View, row: Any) -> str:
    """Title, kind and state, place, period, and each event that has happened."""
    t = view.t
    kind, state = t(ROADMAP_KIND_WORDS[row.kind]), t(ROADMAP_STATE_WORDS[row.state])
    return _hover(
        view.title(row.id),
        [f"{kind} · {state}", _places(view, row), *_period(view, row), *_events(view, row.id)],
    )


def event_hover(view: View, row: Any) -> str:
    """What happened, its kind, its day, and whether it is only planned."""
    t = view.t
    day = t.day(row.date)
    when = t("{start} to {end}", start=day, end=t.day(row.end)) if row.end else day
    when = t("planned: {day}", day=when) if row.planned else when
    kind = t(MILESTONE_KIND_WORDS[row.what]) if row.noun == Milestone.noun else verb_in_words(t, row.what)
    return _hover(view.event_title(row.id, row.event), [when, kind, _places(view, row)])


def timeline_text(view: View, rows: TimelineRows, *, start: str, end: str) -> str:
    """The timeline in a few sentences: how much, what is in force, what runs, the main dates, coverage."""
    t = view.t
    things = t(
        "Timeline from {start} to {end}, as of {day}: {agreements}, {roadmaps} and {milestones}.",
        start=start,
        end=end,
        day=t.day(view.lens.as_of),
        agreements=t.plural("{n} agreement", "{n} agreements", len(rows.agreements)),
        roadmaps=t.plural("{n} roadmap or programme", "{n} roadmaps and programmes", len(rows.roadmaps)),
        milestones=t.plural(
            "{n} milestone", "{n} milestones", int((rows.events["noun"] == Milestone.noun).sum())
        ),
    )
    if not (len(rows.agreements) or len(rows.roadmaps) or len(rows.events)):
        things = t(
            "Timeline from {start} to {end}: nothing on record for this selection.", start=start, end=end
        )
    coverage = t(
        "End of coverage: {month}; planned dates reach beyond it.", month=t.day(view.scope.coverage_end)
    )
    return " ".join([things, *_main_things(view, rows), coverage])


def _main_things(view: View, rows: TimelineRows) -> list[str]:
    t = view.t
    binding = sorted(iter_rows(rows.agreements[rows.agreements["state"] == "in-force"]), key=_treaties_first)
    in_force = [view.short(row.id) for row in binding]
    running = [view.short(key) for key in rows.roadmaps.loc[rows.roadmaps["state"] == "running", "id"]]
    main = rows.events[rows.events["headline"].astype(bool) & ~rows.events["planned"].astype(bool)]
    said = []
    if in_force:
        said.append(t("In force: {names}.", names=_list(view, in_force)))
    if running:
        said.append(t("Running: {names}.", names=_list(view, running)))
    if len(main):
        latest = list(iter_rows(main))[: -_MAIN_THINGS - 1 : -1]
        dates = [f"{view.event_title(row.id, row.event)} ({t.day(row.date)})" for row in latest]
        said.append(t("Latest main dates: {dates}.", dates="; ".join(dates)))
    return said


def _treaties_first(row: Any) -> tuple[bool, str]:
    return (row.kind != "treaty", row.id)


def _list(view: View, names: Sequence[str]) -> str:
    if len(names) <= _MAIN_THINGS:
        return ", ".join(names)
    return view.t("{names} and {n} more", names=", ".join(names[:_MAIN_THINGS]), n=len(names) - _MAIN_THINGS)


def _hover(title: str, lines: Sequence[str]) -> str:
    """HTML as Plotly reads it: what comes from records is escaped."""
    head = "<br>".join(escape(line, quote=False) for line in wrap(title, _HOVER_LETTERS))
    return "<br>".join([f"<b>{head}</b>", *(escape(line, quote=False) for line in lines)])


def _events(view: View, record_id: str) -> list[str]:
    """Each event up to the day of the rows; later ones are planned, and stand as dates of their own."""
    record, t, now = view.record(record_id), view.t, view.lens.as_of
    if not isinstance(record, Agreement | Roadmap):
        return []
    happened = [event for event in record.events if not event.planned and event.date.known_from <= now]
    return [
        t("{what}: {day}", what=verb_in_words(t, event.verb), day=t.day(event.date)) for event in happened
    ]


def _places(view: View, row: Any) -> str:
    """The country; where it is shared by some of the five, which."""
    if row.place == SHARED and len(row.countries) < len(COUNTRIES):
        return ", ".join(view.t.country(country) for country in row.countries)
    return place_name(view.t, row.place)


def _has_event(view: View, record_id: str, verb: str) -> bool:
    return any(event.verb == verb for event in getattr(view.record(record_id), "events", ()))


def _period(view: View, row: Any) -> list[str]:
    t = view.t
    record = view.record(row.id)
    period = record.period if isinstance(record, Roadmap) else None
    if period and period.start and period.end:
        return [t("{start} to {end}", start=t.day(period.start), end=t.day(period.end))]
    return [t("no end on record")]

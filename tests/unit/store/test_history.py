"""What depends on today."""

from datetime import date
from typing import Any

import pytest

from cooperation.records.agreement import Agreement, Event
from cooperation.records.dates import PartialDate
from cooperation.records.milestone import Milestone
from cooperation.records.record import Period
from cooperation.records.roadmap import Roadmap
from cooperation.store.history import (
    agreement_state,
    days_left,
    is_planned,
    months_between,
    roadmap_state,
    succeeded_on,
    todays_date,
)

TODAY = date(2026, 11, 24)
WHOLE_LIFE = [
    {"verb": "negotiations-opened", "date": "2011"},
    {"verb": "initialled", "date": "2015-01-20"},
    {"verb": "signed", "date": "2015-12-21"},
    {"verb": "provisionally-applied", "date": "2016-05-01"},
    {"verb": "entered-into-force", "date": "2020-03-01"},
    {"verb": "ended", "date": "2026-06-30"},
]


def _agreement(events: list[dict[str, str]], kind: str = "treaty", **fields: Any) -> Agreement:
    return Agreement.model_construct(
        id="a", kind=kind, events=_events(events), follows=None, withdrawn=None
    ).model_copy(update=fields)


def _events(events: list[dict[str, str]]) -> Any:
    return tuple(Event.model_validate(event) for event in events)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2010-12-31", "on-record"),
        ("2011-01-01", "in-negotiation"),
        ("2015-01-20", "initialled"),
        ("2015-12-21", "signed"),
        ("2016-05-01", "provisionally-applied"),
        ("2020-02-29", "provisionally-applied"),
        ("2020-03-01", "in-force"),
        ("2026-06-30", "ended"),
    ],
)
def test_a_treaty_goes_through_its_states(day: str, state: str) -> None:
    assert agreement_state(_agreement(WHOLE_LIFE), date.fromisoformat(day)) == state


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("treaty", "in-force"),
        ("trade-preference", "in-force"),
        ("memorandum", "signed"),
        ("declaration", "signed"),
        ("strategy", "signed"),
    ],
)
def test_in_force_is_said_of_binding_kinds_only(kind: str, state: str) -> None:
    events = [{"verb": "signed", "date": "2020"}, {"verb": "entered-into-force", "date": "2021"}]
    assert agreement_state(_agreement(events, kind), TODAY) == state


def test_what_is_planned_has_not_happened_even_when_its_day_has_passed() -> None:
    events = [{"verb": "initialled", "date": "2020"}, {"verb": "signed", "date": "2021", "planned": "true"}]
    assert agreement_state(_agreement(events), TODAY) == "initialled"


def test_the_first_follower_that_enters_into_force_ends_an_agreement() -> None:
    force = {"verb": "entered-into-force", "date": "2024-05-01"}
    followers = [
        _agreement([{"verb": "signed", "date": "2020"}], follows="old"),
        _agreement([force], follows="old"),
        _agreement([{**force, "date": "2022", "planned": "true"}], follows="old"),
        _agreement([{**force, "date": "2021"}], follows="another"),
    ]
    old = _agreement(WHOLE_LIFE[:5], id="old")
    ended = succeeded_on(old, followers)
    assert str(ended) == "2024-05-01"
    assert agreement_state(old, date(2024, 4, 30), ended) == "in-force"
    assert agreement_state(old, date(2024, 5, 1), ended) == "ended"
    assert succeeded_on(old, followers[:1]) is None


@pytest.mark.parametrize(
    ("period", "day", "state", "left"),
    [
        ({"from": "2025", "to": "2026"}, "2024-12-31", "to-begin", 730),
        ({"from": "2025", "to": "2026"}, "2025-01-01", "running", 729),
        ({"from": "2025", "to": "2026"}, "2026-12-31", "running", 0),
        ({"from": "2025", "to": "2026"}, "2027-01-01", "period-ended", None),
        ({"from": "2025"}, "2030-01-01", "running", None),
        (None, "2025-01-01", "agreed", None),
        (None, "2019-01-01", "to-be-drawn-up", None),
    ],
)
def test_a_roadmap_runs_from_the_first_to_the_last_day_of_its_period(
    period: dict[str, str] | None, day: str, state: str, left: int | None
) -> None:
    events = _events([{"verb": "endorsed", "date": "2020"}])
    roadmap = Roadmap.model_construct(events=events, period=Period.model_validate(period) if period else None)
    assert (roadmap_state(roadmap, date.fromisoformat(day)), days_left(roadmap, date.fromisoformat(day))) == (
        state,
        left,
    )


@pytest.mark.parametrize(
    ("when", "planned"),
    [
        ("2026-11-24", False),
        ("2026-11-25", True),
        ("2026", False),
        ("2027", True),
        ("before 2027", True),
        ("before 2026-11-01", False),
        ("after 2026-01", False),
    ],
)
def test_what_is_not_there_yet_is_planned_and_nothing_falls_between(when: str, planned: bool) -> None:
    assert is_planned(Milestone.model_construct(date=PartialDate.parse(when), planned=None), TODAY) is planned


def test_an_intention_without_news_stays_planned() -> None:
    assert is_planned(Milestone.model_construct(date=PartialDate.parse("2020"), planned=True), TODAY)


def test_today_can_be_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPERATION_TODAY", "2026-03-15")
    assert todays_date() == date(2026, 3, 15)


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2026-01-31", "2026-02-28", 0),
        ("2026-01-31", "2026-03-31", 2),
        ("2026-03", "2026-11-24", 7),
        ("2027", "2026-01-01", 0),
    ],
)
def test_months_are_whole_and_never_negative(earlier: str, later: str, months: int) -> None:
    assert months_between(PartialDate.parse(earlier), date.fromisoformat(later)) == months

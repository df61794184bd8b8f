"""What pages say of narrowed frames: agreements in force, roadmaps that run, what comes next and what came last."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from cooperation.records.dates import PartialDate
from cooperation.rows.facts import agreement_count, coming, is_overdue, latest, running_roadmaps
from cooperation.rows.iteration import iter_rows
from tests.conftest import TODAY

SIGNED = {"verb": "signed", "date": "2019-01-10"}
IN_FORCE = {"verb": "entered-into-force", "date": "2020-03-01"}
APPLIED = {"verb": "provisionally-applied", "date": "2019-06-01"}


def planned(day: str) -> dict[str, Any]:
    return {"verb": "signed", "date": day, "planned": "true"}


def coming_of(folder: Any, today: date = TODAY) -> list[tuple[str, int, str, str]]:
    rows = folder.view().rows
    found = coming(rows.events, rows.roadmaps, today)
    return [(row.id, row.event, str(row.date), row.what) for row in iter_rows(found)]


def test_agreements_count_as_in_force_or_as_binding_and_signed_only(folder: Any) -> None:
    folder.write("agreements", "in-force", events=[SIGNED, IN_FORCE])
    folder.write("agreements", "signed", events=[SIGNED])
    folder.write("agreements", "applied", kind="framework", events=[SIGNED, APPLIED])
    folder.write("agreements", "memorandum", kind="memorandum", events=[SIGNED])
    count = agreement_count(folder.view().rows.agreements)
    assert (count.in_force, count.signed_only, count.on_record) == (1, 2, 4)


def test_acts_of_the_union_and_agreements_of_no_country_are_not_counted(folder: Any) -> None:
    folder.write("agreements", "act", kind="regulation", events=[SIGNED, IN_FORCE])
    folder.write("agreements", "treaty", events=[SIGNED, IN_FORCE])
    agreements = folder.view().rows.agreements
    assert agreement_count(agreements).on_record == 1
    assert agreement_count(agreements.assign(place="")).on_record == 0


def test_running_roadmaps_are_those_whose_period_holds_the_day_the_first_to_end_in_front(folder: Any) -> None:
    folder.write("roadmaps", "a-late", period={"from": "2020", "to": "2030"})
    folder.write("roadmaps", "b-soon", period={"from": "2020", "to": "2027"})
    folder.write("roadmaps", "c-open", period={"from": "2020"})
    folder.write("roadmaps", "d-ended", period={"from": "2014", "to": "2020"})
    assert list(running_roadmaps(folder.view().rows.roadmaps)["id"]) == ["b-soon", "a-late", "c-open"]


def test_what_comes_next_is_what_is_planned_and_what_ends_the_soonest_first(folder: Any) -> None:
    folder.write("milestones", "summit", date="2027-05-04")
    folder.write("milestones", "past", date="2025-04-04")
    folder.write("agreements", "treaty", events=[SIGNED, planned("2027-02")])
    folder.write("roadmaps", "plan", period={"from": "2025", "to": "2027-06"})
    folder.write("roadmaps", "open", period={"from": "2025"})
    assert coming_of(folder) == [
        ("treaty", 1, "2027-02", "signed"),
        ("summit", -1, "2027-05-04", "summit"),
        ("plan", -1, "2027-06", "period-ends"),
    ]


def test_a_roadmap_ends_on_its_last_day_and_no_later(folder: Any) -> None:
    folder.write("roadmaps", "plan", period={"from": "2025", "to": "2026-11-24"})
    assert [row[0] for row in coming_of(folder, date(2026, 11, 24))] == ["plan"]
    assert coming_of(folder, date(2026, 11, 25)) == []


def test_an_end_that_is_a_deadline_on_record_is_listed_once(folder: Any) -> None:
    folder.write("roadmaps", "plan", period={"from": "2025", "to": "2027"})
    folder.write("roadmaps", "other", period={"from": "2025", "to": "2027"})
    folder.write("milestones", "due", kind="deadline", date="2027-03-01", of="plan")
    folder.write("milestones", "talk", kind="visit", date="2027-04-01", of="other")
    assert [(row[0], row[3]) for row in coming_of(folder)] == [
        ("due", "deadline"),
        ("talk", "visit"),
        ("other", "period-ends"),
    ]


def test_of_two_that_end_on_one_day_the_more_exact_comes_first_then_the_id(folder: Any) -> None:
    folder.write("milestones", "a-year", date="2027")
    folder.write("milestones", "b-month", date="2027-12")
    folder.write("milestones", "c-day", date="2027-12-31")
    folder.write("milestones", "d-day", date="2027-12-31")
    assert [row[0] for row in coming_of(folder)] == ["c-day", "d-day", "b-month", "a-year"]


def test_intentions_whose_day_has_passed_stand_last_those_of_today_do_not(folder: Any) -> None:
    folder.write("agreements", "passed", events=[planned("2025-01-10")])
    folder.write("agreements", "today", events=[planned("2026-11-24")])
    folder.write("milestones", "summit", date="2027-05-04")
    assert [row[0] for row in coming_of(folder)] == ["today", "summit", "passed"]


def test_nothing_planned_is_an_empty_frame_with_its_columns(folder: Any) -> None:
    folder.write("milestones", "past", date="2025-04-04")
    rows = folder.view().rows
    assert list(coming(rows.events, rows.roadmaps, TODAY).columns) == ["id", "event", "date", "what"]


def test_the_latest_are_those_that_happened_newest_first_and_no_more_than_asked_for(folder: Any) -> None:
    folder.write("milestones", "old", date="2024-04-04")
    folder.write("milestones", "new", date="2026-04-04")
    folder.write("milestones", "middle", date="2025-04-04")
    folder.write("milestones", "to-come", date="2027-04-04")
    events = folder.view().rows.events
    assert list(latest(events, 2)["id"]) == ["new", "middle"]
    assert list(latest(events, 9)["id"]) == ["new", "middle", "old"]


def test_of_two_that_happened_on_one_day_the_first_on_record_stays_in_front() -> None:
    day = PartialDate.parse("2025-04-04")
    events = pd.DataFrame({"id": ["a", "b"], "date": [day, day], "planned": [False, False]})
    assert list(latest(events, 2)["id"]) == ["a", "b"]


@pytest.mark.parametrize(
    ("when", "overdue"),
    [("2026-11-23", True), ("2026-11-24", False), ("2026-10", True), ("2026-11", False), ("2026", False)],
)
def test_a_plan_is_overdue_once_its_whole_period_has_passed(when: str, overdue: bool) -> None:
    assert is_overdue(PartialDate.parse(when), TODAY) == overdue

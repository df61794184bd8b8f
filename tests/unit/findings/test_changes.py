"""Two days compared: what happened between them, and why the total is another."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cooperation.findings.changes import change_log_between, happened_between
from cooperation.selection import Selection
from cooperation.store.loading import load
from cooperation.view import View

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def view() -> View:
    return View(load(ROOT / "tests/examples/totals-small/data", TODAY), Selection(), TODAY)


@pytest.mark.parametrize("since", [date(1995, 1, 1), date(2015, 6, 30), date(2024, 12, 31), TODAY])
def test_the_differences_add_up_to_the_difference_of_the_totals(view: View, since: date) -> None:
    found = change_log_between(view, since, TODAY)
    explained = sum((each.after - each.before for each in found.differences), Decimal(0))
    assert explained == found.after.amount - found.before.amount


def test_between_a_day_and_itself_nothing_changes(view: View) -> None:
    assert change_log_between(view, TODAY, TODAY).differences == ()
    assert happened_between(view, TODAY, TODAY) == []


def test_what_counts_for_the_first_time_came_in(view: View) -> None:
    found = change_log_between(view, date(1995, 1, 1), TODAY)
    assert {each.how for each in found.differences} == {"came in"}
    assert found.before.amount == 0


def test_everything_that_happened_lies_between_the_two_days_newest_first(view: View) -> None:
    since, until = date(2015, 1, 1), date(2025, 1, 1)
    happened = happened_between(view, since, until)
    assert happened
    assert all(since < each.when.known_from <= until for each in happened)
    assert [each.when.sort_key() for each in happened] == sorted(
        (each.when.sort_key() for each in happened), reverse=True
    )

"""The records behind a bar or a node: they add up to it, and an address that names none gives none."""

import pytest

from cooperation.counting.totals import ROLES, breakdown, exact_sum
from cooperation.figures.money.bars import bars_of
from cooperation.figures.money.drilldown import GROUP, DrilldownPart, drilldown_rows
from cooperation.figures.money.flows import column_sums, flow_rows
from cooperation.view import View
from tests.conftest import RecordFolder


@pytest.fixture
def view(folder: RecordFolder) -> View:
    for name, millions, more in (
        ("grant", 10, {"implementers": ["ebrd"]}),
        ("loan", 20, {"funders": ["eib"], "instrument": "loan", "themes": ["transport"]}),
        ("shared", 4, {"countries": ["KAZ", "UZB"], "history": [{"stage": "signed", "date": "2023-05"}]}),
        ("promise", 50, {"history": [{"stage": "announced", "date": "2025-01-10"}]}),
    ):
        amount = {"value": str(millions * 1_000_000), "currency": "EUR"}
        folder.write("funding", name, amount=amount, **more)
    return folder.view()


@pytest.mark.parametrize("role", ROLES)
def test_the_rows_behind_each_bar_add_up_to_it(view: View, role: str) -> None:
    bars = bars_of(view, view.rows.funding, role)  # type: ignore[arg-type]
    assert len(bars) >= 2
    for bar in bars:
        part = DrilldownPart.parse(view, f"{role}:{bar.key}")
        assert part is not None
        assert exact_sum(drilldown_rows(view, view.rows.funding, part)["amount"]) == (bar.amount or 0)
        assert part.text(view) == bar.name


def test_the_rows_behind_each_group_of_implementers_add_up_to_its_node(view: View) -> None:
    sums = column_sums(flow_rows(view, view.rows.funding), "group")
    assert set(sums) == {"banks", "not-recorded"}
    for group, amount in sums.items():
        rows = drilldown_rows(view, view.rows.funding, DrilldownPart(GROUP, group))
        assert exact_sum(rows["amount"]) == amount


def test_what_does_not_count_is_behind_nothing(view: View) -> None:
    rows = drilldown_rows(view, view.rows.funding, DrilldownPart("country", "KAZ"))
    assert sorted(rows["id"]) == ["grant", "loan"]


def test_a_stage_that_is_asked_for_is_the_stage_behind_the_bar(view: View) -> None:
    announced = view.with_selection(stage="announced")
    rows = drilldown_rows(announced, announced.rows.funding, DrilldownPart("country", "KAZ"))
    assert set(rows["stage"]) <= {"announced"}
    assert (
        exact_sum(rows["amount"]) == breakdown(announced.rows.funding, "country", ("announced",))["amount"][0]
    )


@pytest.mark.parametrize(
    "text", ["", "funder", "funder:", "funder:nobody", "colour:red", "year:1871", "group:x", ":"]
)
def test_a_part_that_nothing_has_is_none(view: View, text: str) -> None:
    assert DrilldownPart.parse(view, text) is None

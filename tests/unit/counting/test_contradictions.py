"""The range of a total over the contradictions of its records: it holds the shown total, and says who moves it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperation.counting.contradictions import Moved, TotalRange, total_range
from cooperation.counting.marking import CountingContext
from cooperation.counting.totals import total
from cooperation.records.funding import Funding
from tests.unit.counting.test_alternatives import MILLION, disagree


def _range(folder: Any, **selection: Any) -> TotalRange | None:
    view = folder.view(**selection)
    context = CountingContext(view.catalogue.organisations, view.catalogue.rates, view.lens)
    records = view.catalogue.of_kind(Funding).values()
    return total_range(view.narrow(view.rows.funding), records, context, view.selection.counted_stages)


def test_other_values_of_different_records_are_taken_together(folder: Any) -> None:
    folder.write("funding", "a", conflicts=disagree(3_000_000, 5_000_000))
    folder.write("funding", "b", conflicts=disagree(3_000_000, 2_000_000))
    folder.write("funding", "c")
    assert _range(folder) == TotalRange(
        8 * MILLION,
        11 * MILLION,
        (Moved("a", Decimal(0), 2 * MILLION), Moved("b", -MILLION, Decimal(0))),
        (),
    )


def test_other_values_of_one_record_exclude_each_other(folder: Any) -> None:
    (first,), (second,) = disagree(3_000_000, 5_000_000), disagree(3_000_000, 4_000_000)
    folder.write("funding", "a", conflicts=[first, {**second, "field": {"en": "total"}}])
    found = _range(folder)
    assert found is not None
    assert (found.lowest, found.highest) == (3 * MILLION, 5 * MILLION)


@pytest.mark.parametrize(
    "fields",
    [
        {"conflicts": None},
        {"umbrella": "true"},
        {"funders": ["adb"]},
        {"history": [{"stage": "announced", "date": "2025"}]},
        {"conflicts": disagree(7_000_000, 9_000_000)},  # stands in no amount of the record
        {"countries": ["UZB"]},
    ],
)
def test_where_no_contradiction_touches_the_total_there_is_no_range(
    folder: Any, fields: dict[str, Any]
) -> None:
    folder.write("funding", "a", **{"conflicts": disagree(3_000_000, 5_000_000), **fields})
    folder.write("funding", "b")
    assert _range(folder, countries=("KAZ",)) is None


def test_a_value_without_an_exchange_rate_moves_nothing_and_is_named(folder: Any) -> None:
    folder.write(
        "funding",
        "tenge",
        amount={"value": "50000000", "currency": "KZT"},
        quoted={"value": "100000", "currency": "EUR"},
        conflicts=disagree(50_000_000, 60_000_000, "KZT"),
    )
    folder.write("funding", "b", conflicts=disagree(3_000_000, 5_000_000))
    found = _range(folder)
    assert found is not None
    assert (found.not_convertible, [each.record_id for each in found.moved]) == (("tenge",), ["b"])
    assert found.lowest == 3_100_000


@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 10**9)), min_size=1, max_size=4))
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_range_holds_the_shown_total(folder: Any, values: list[tuple[int, int]]) -> None:
    for file in (folder.path / "funding").glob("*.yaml"):
        file.unlink()
    for n, (used, other) in enumerate(values):
        amount = {"value": str(used), "currency": "EUR"}
        folder.write("funding", f"r{n}", amount=amount, conflicts=disagree(used, other))
    shown, found = total(folder.view().rows.funding).amount, _range(folder)
    if found is None:
        assert all(used == other for used, other in values)
    else:
        assert found.lowest <= shown <= found.highest
        assert found.highest - found.lowest == sum(abs(used - other) for used, other in values)

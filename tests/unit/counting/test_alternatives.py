"""Totals without some records, and with a value that another source gives."""

from decimal import Decimal
from typing import Any

import pytest

from cooperation.counting.alternatives import alternatives, total_without, with_other_value
from cooperation.counting.marking import CountingContext
from cooperation.counting.totals import total
from cooperation.findings.source_usage import source_usage
from cooperation.records.funding import Funding

MILLION = Decimal(1_000_000)


def disagree(used: int, other: int, currency: str = "EUR") -> list[dict[str, Any]]:
    values = [
        {"says": {"en": f"{currency} {used}"}, "source": "0", "used": "true", "value": str(used)},
        {"says": {"en": f"{currency} {other}"}, "source": "0", "value": str(other)},
        {"says": {"en": "more"}, "source": "0"},
    ]
    return [{"field": {"en": "amount"}, "why": {"en": "The bank's own page."}, "values": values}]


def totals(folder: Any, record_id: str = "a", **selection: Any) -> list[Decimal | None]:
    """The totals with each other value of the record's first contradiction."""
    view = folder.view(**selection)
    record = view.catalogue.of_kind(Funding)[record_id]
    context = CountingContext(view.catalogue.organisations, view.catalogue.rates, view.lens)
    rows, stages = view.narrow(view.rows.funding), view.selection.counted_stages
    found = alternatives(rows, record, record.conflicts[0], context, stages)
    return [each.total.amount if each.total else None for each in found]


def test_a_total_without_some_records_loses_exactly_their_rows(folder: Any) -> None:
    for name in ("a", "b", "c"):
        folder.write("funding", name)
    rows = folder.view().rows.funding
    assert total_without(rows, ["a", "c"]).amount == 3 * MILLION
    assert total_without(rows, ["a", "c"]).records == 1
    assert total_without(rows, []) == total(rows)
    assert total_without(rows, ["not-there"]) == total(rows)


def test_with_the_other_value_the_total_moves_by_the_difference(folder: Any) -> None:
    folder.write("funding", "a", conflicts=disagree(3_000_000, 5_000_000))
    folder.write("funding", "b")
    assert totals(folder) == [8 * MILLION]


def test_only_values_that_can_be_counted_instead_make_a_total(folder: Any) -> None:
    folder.write("funding", "a", conflicts=disagree(3_000_000, 5_000_000))
    record = folder.view().catalogue.of_kind(Funding)["a"]
    changed = [with_other_value(record, record.conflicts[0], each) for each in record.conflicts[0].values]
    assert [each.amount.value if each and each.amount else None for each in changed] == [
        None,
        5 * MILLION,
        None,
    ]
    assert record.amount is not None
    assert record.amount.value == 3 * MILLION  # the record itself stays as it is


def test_another_amount_takes_the_rate_of_the_same_day(folder: Any) -> None:
    folder.write(
        "funding",
        "a",
        amount={"value": "1000000", "currency": "USD"},
        conflicts=disagree(1_000_000, 2_000_000),
    )
    assert totals(folder) == [Decimal("1600000.00")]


def test_an_equivalent_quoted_for_the_used_value_does_not_serve_the_other(folder: Any) -> None:
    folder.write(
        "funding",
        "a",
        amount={"value": "50000000", "currency": "KZT"},
        quoted={"value": "100000", "currency": "EUR"},
        conflicts=disagree(50_000_000, 60_000_000, "KZT"),
    )
    assert totals(folder) == [None]


def test_a_value_of_one_share_changes_that_share(folder: Any) -> None:
    shares = [
        {"funder": "eu", "amount": {"value": "1000000", "currency": "EUR"}},
        {"funder": "adb", "amount": {"value": "2000000", "currency": "EUR"}},
    ]
    folder.write(
        "funding",
        "a",
        funders=["eu", "adb"],
        amount=None,
        shares=shares,
        conflicts=disagree(1_000_000, 1_500_000),
    )
    assert totals(folder) == [Decimal(1_500_000)]


def test_a_value_that_several_shares_have_belongs_to_none_of_them(folder: Any) -> None:
    shares = [{"funder": payer, "amount": {"value": "1000000", "currency": "EUR"}} for payer in ("eu", "eib")]
    conflicts = disagree(1_000_000, 1_500_000)
    folder.write("funding", "a", funders=["eu", "eib"], amount=None, shares=shares, conflicts=conflicts)
    assert totals(folder) == []


def test_the_other_shares_stay_as_they_are(folder: Any) -> None:
    shares = [
        {"funder": "eu", "amount": {"value": "1000000", "currency": "EUR"}},
        {"funder": "eib", "amount": {"value": "2000000", "currency": "EUR"}},
    ]
    conflicts = disagree(2_000_000, 2_500_000)
    folder.write("funding", "a", funders=["eu", "eib"], amount=None, shares=shares, conflicts=conflicts)
    assert totals(folder) == [Decimal(3_500_000)]


def test_a_value_that_stands_in_no_amount_makes_no_total(folder: Any) -> None:
    folder.write("funding", "a", conflicts=disagree(7_000_000, 9_000_000))
    assert totals(folder) == []


@pytest.mark.parametrize(
    "fields",
    [{"umbrella": "true"}, {"funders": ["adb"]}, {"history": [{"stage": "announced", "date": "2025"}]}],
)
def test_where_the_money_does_not_count_the_other_value_changes_nothing(
    folder: Any, fields: dict[str, Any]
) -> None:
    folder.write("funding", "a", conflicts=disagree(3_000_000, 5_000_000), **fields)
    folder.write("funding", "b")
    assert totals(folder) == [3 * MILLION]


def test_outside_the_selection_the_other_value_changes_nothing(folder: Any) -> None:
    folder.write("funding", "a", conflicts=disagree(3_000_000, 5_000_000), countries=["KAZ"])
    folder.write("funding", "b", countries=["UZB"])
    assert totals(folder, countries=("UZB",)) == [3 * MILLION]


def test_a_source_says_what_rests_on_it_and_what_would_be_lost_without_it(folder: Any) -> None:
    one = {"title": "One", "publisher": "EU", "url": "https://example.org/one", "kind": "official"}
    two = {**one, "title": "Two", "url": "https://example.org/two"}
    folder.write("funding", "alone", sources=[one])
    folder.write("funding", "both", sources=[two, {**one, "title": "One, shorter"}])
    found = source_usage(folder.view(), "https://example.org/one")
    assert found is not None
    assert (found.records, found.alone) == (("alone", "both"), ("alone",))
    assert [source.title for source in found.read_as] == ["One", "One, shorter"]
    assert (found.total.amount, found.without.amount) == (6 * MILLION, 3 * MILLION)


def test_an_address_that_no_record_cites_is_nothing(folder: Any) -> None:
    folder.write("funding", "a")
    assert source_usage(folder.view(), "https://example.org/other") is None
    assert source_usage(folder.view(), "") is None

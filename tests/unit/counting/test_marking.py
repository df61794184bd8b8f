"""Which rows count, and why the others do not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cooperation.counting.marking import payer_group

EUR_3M = {"value": "3000000", "currency": "EUR"}


def _rows(folder: Any, **selection: Any) -> list[tuple[Any, ...]]:
    frame = folder.view(**selection).rows.funding
    return list(frame[["id", "payer", "amount", "exclusion_reason"]].itertuples(index=False, name=None))


def test_a_row_is_one_payers_share_and_what_nobody_pays_has_a_row_of_its_own(folder: Any) -> None:
    shares = [
        {"funder": "ebrd", "amount": {"value": "2000000", "currency": "EUR"}},
        {"funder": "eu", "amount": {"value": "500000", "currency": "EUR"}},
    ]
    folder.write("funding", "deal", amount=EUR_3M, funders=["ebrd", "eu"], shares=shares)
    assert _rows(folder, count="eu") == [
        ("deal", "ebrd", Decimal(2_000_000), "other-payer"),
        ("deal", "eu", Decimal(500_000), None),
        ("deal", None, Decimal(500_000), "payer-not-known"),
    ]


def test_shares_that_reach_the_amount_leave_nothing_over(folder: Any) -> None:
    folder.write("funding", "deal", amount=EUR_3M, shares=[{"funder": "eu", "amount": EUR_3M}])
    assert _rows(folder) == [("deal", "eu", Decimal(3_000_000), None)]


def test_shares_in_another_currency_than_the_amount_leave_no_rest_that_could_be_computed(folder: Any) -> None:
    share = {"funder": "eu", "amount": {"value": "1250000", "currency": "USD"}}
    folder.write("funding", "deal", amount=EUR_3M, shares=[share])
    assert _rows(folder) == [("deal", "eu", Decimal("1000000.00"), None)]


@pytest.mark.parametrize(
    ("funders", "count", "because"),
    [
        (["eu", "ebrd"], "team-europe", None),
        (["eu", "ebrd"], "eu", "split-not-known"),
        (["eu", "adb"], "team-europe", "split-not-known"),
        (["ebrd"], "eu", "other-payer"),
        (["adb"], "team-europe", "other-payer"),
        (["eu", "eib", "germany"], "eu", None),
    ],
)
def test_several_payers_without_shares_count_only_if_all_of_them_belong_to_the_count(
    folder: Any, funders: list[str], count: str, because: str | None
) -> None:
    folder.write("funding", "deal", funders=funders)
    ((_, _, _, reason),) = _rows(folder, count=count)
    assert reason == because


def test_what_is_left_out_says_the_first_reason_that_holds(folder: Any) -> None:
    steps = [{"stage": "signed", "date": "2024"}, {"stage": "cancelled", "date": "2025-01-10"}]
    folder.write("funding", "counts")
    folder.write("funding", "a", umbrella="true", history=steps)
    folder.write("funding", "b", history=steps, counted_in="counts")
    folder.write("funding", "c", instrument="guarantee")
    folder.write("funding", "d", counted_in="counts", amount=None)
    folder.write("funding", "e", amount=None)
    folder.write("funding", "f", amount={"max": "3", "currency": "EUR"})
    folder.write("funding", "g", amount={"value": "3", "currency": "KZT"})
    assert [(row[0], row[3]) for row in _rows(folder)] == [
        ("a", "umbrella"),
        ("b", "cancelled"),
        ("c", "guarantee"),
        ("counts", None),
        ("d", "counted-elsewhere"),
        ("e", "amount-not-known"),
        ("f", "ceiling"),
        ("g", "not-convertible"),
    ]


ORDERED = ("umbrella", "cancelled", "guarantee", "counted-elsewhere", "other-payer", "ceiling")


@pytest.mark.parametrize("first", range(len(ORDERED)))
def test_of_all_reasons_that_hold_the_first_in_the_order_is_given(folder: Any, first: int) -> None:
    holds: dict[str, dict[str, Any]] = {
        "umbrella": {"umbrella": "true"},
        "cancelled": {"history": [*STEPS[:2], {"stage": "cancelled", "date": "2025-02"}]},
        "guarantee": {"instrument": "guarantee"},
        "counted-elsewhere": {"counted_in": "other"},
        "other-payer": {"funders": ["adb"]},
        "ceiling": {"amount": {"max": "3", "currency": "KZT"}},
    }
    folder.write("funding", "other")
    fields: dict[str, Any] = {}
    for reason in ORDERED[first:]:
        if not (first == 0 and reason == "counted-elsewhere"):  # of an umbrella the check refuses it
            fields |= holds[reason]
    folder.write("funding", "a", **fields)
    assert _rows(folder)[0][3] == ORDERED[first]


def test_a_payer_that_is_not_known_comes_before_who_pays_and_how_much_in_the_order(folder: Any) -> None:
    shares = [{"funder": "adb", "amount": {"value": "1", "currency": "KZT"}}]
    folder.write("funding", "a", amount={"value": "3", "currency": "KZT"}, shares=shares, funders=["adb"])
    assert [row[3] for row in _rows(folder)] == ["other-payer", "payer-not-known"]


def test_a_ceiling_that_cannot_be_converted_is_not_convertible_only_where_ceilings_are_asked_for(
    folder: Any,
) -> None:
    folder.write("funding", "a", amount={"max": "3", "currency": "KZT"})
    assert [row[3] for row in _rows(folder)] == ["ceiling"]
    assert [row[3] for row in _rows(folder, ceilings=True)] == ["not-convertible"]


def test_a_row_that_counts_gives_no_reason_at_all_and_not_a_missing_number(folder: Any) -> None:
    folder.write("funding", "a")
    folder.write("funding", "b", amount=None)
    reasons = folder.view().rows.funding["exclusion_reason"]
    assert reasons.iloc[0] is None


def test_ceilings_count_with_their_upper_end_where_the_reader_asks(folder: Any) -> None:
    folder.write("funding", "range", amount={"min": "3", "max": "5", "currency": "EUR"})
    assert _rows(folder, ceilings=True) == [("range", "eu", Decimal(5), None)]


STEPS = [
    {"stage": "announced", "date": "2024"},
    {"stage": "signed", "date": "2025-01-10"},
    {"stage": "disbursing", "date": "2026-01"},
]


def test_the_first_event_at_or_above_signed_fixes_year_and_rate_for_good(folder: Any) -> None:
    folder.write("funding", "loan", amount={"value": "1250000", "currency": "USD"}, history=STEPS)
    row = folder.view().rows.funding.iloc[0]
    assert (row["stage"], row["year"], str(row["stage_date"])) == ("disbursing", 2025, "2025-01-10")
    (used,) = row["rates"]
    assert (row["amount"], used.rate, str(used.date)) == (
        Decimal("1000000.00"),
        Decimal("1.25"),
        "2025-01-10",
    )


@pytest.mark.parametrize(
    ("day", "stage", "year"),
    [
        (date(2023, 12, 31), None, None),
        (date(2024, 1, 1), "announced", 2024),
        (date(2025, 1, 9), "announced", 2024),
        (date(2025, 1, 10), "signed", 2025),
        (date(2026, 1, 1), "disbursing", 2025),
    ],
)
def test_as_of_a_day_a_record_stands_where_its_events_had_brought_it(
    folder: Any, day: date, stage: str | None, year: int | None
) -> None:
    folder.write("funding", "loan", history=STEPS)
    frame = folder.view(as_of=day).rows.funding
    assert list(frame["stage"]) == ([stage] if stage else [])
    assert list(frame["year"]) == ([year] if year else [])


def test_what_is_known_as_before_a_day_is_there_from_that_day(folder: Any) -> None:
    folder.write("funding", "loan", history=[{"stage": "signed", "date": "before 2025-01-10"}])
    assert folder.view(as_of=date(2025, 1, 9)).rows.funding.empty
    assert list(folder.view(as_of=date(2025, 1, 10)).rows.funding["year"]) == [2025]


def test_a_printed_equivalent_belongs_to_the_whole_amount_and_to_no_share(folder: Any) -> None:
    tenge = {"value": "1000", "currency": "KZT"}
    quoted = {"value": "2", "currency": "EUR"}
    folder.write("funding", "part", amount=tenge, quoted=quoted, shares=[{"funder": "eu", "amount": tenge}])
    folder.write("funding", "whole", amount=tenge, quoted=quoted)
    assert _rows(folder) == [("part", "eu", None, "not-convertible"), ("whole", "eu", Decimal(2), None)]


def test_where_the_ecb_has_a_rate_the_printed_equivalent_is_not_counted_with(folder: Any) -> None:
    dollars = {"value": "1250000", "currency": "USD"}
    folder.write("funding", "loan", amount=dollars, quoted={"value": "1100000", "currency": "EUR"})
    row = folder.view().rows.funding.iloc[0]
    assert (row["amount"], row["how"]) == (Decimal("1000000.00"), "ecb")


def test_a_withdrawn_record_has_no_row(folder: Any) -> None:
    folder.write("funding", "gone", withdrawn={"date": "2026", "why": {"en": "A mistake."}})
    folder.write("funding", "there")
    assert [row[0] for row in _rows(folder)] == ["there"]


def test_a_mark_never_depends_on_a_filter(folder: Any) -> None:
    folder.write("funding", "a", countries=["KAZ"])
    folder.write("funding", "b", countries=["UZB"], part_of="c")
    folder.write("funding", "c", countries=["UZB"], umbrella="true")
    everything = folder.view().rows.funding
    narrowed = folder.view(countries=("UZB",))
    kept = narrowed.narrow(narrowed.rows.funding)
    assert kept.equals(everything[everything["id"].isin(["b", "c"])])


@pytest.mark.parametrize(
    ("payer", "group"),
    [
        ("eu", "eu-budget"),
        ("eib", "eib"),
        ("ebrd", "ebrd"),
        ("germany", "member-states"),
        ("adb", "others"),
        ("nobody", "others"),
    ],
)
def test_a_payer_belongs_to_one_group(folder: Any, payer: str, group: str) -> None:
    folder.write("funding", "a")
    assert payer_group(payer, folder.load().catalogue.organisations) == group


def test_no_records_make_an_empty_frame_that_still_has_its_columns(folder: Any) -> None:
    folder.write("milestones", "summit")
    frame = folder.view().rows.funding
    assert frame.empty
    assert {"counts", "amount", "from_day"} <= set(frame.columns)

"""Totals and breakdowns, over random sets of funding: whatever is in them, the lines add up."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperation.counting.lens import COUNTS, CURRENCIES, Lens
from cooperation.counting.marking import CountingContext, funding_rows
from cooperation.counting.rates import ExchangeRates, Rate
from cooperation.counting.receipts import receipt
from cooperation.counting.totals import (
    ROLES,
    breakdown,
    breakdown_by_stage,
    exact_sum,
    ladder,
    own_and_shared,
    total,
)
from cooperation.records.funding import SIGNED_OR_LATER, Funding, Stage
from cooperation.records.organisation import Organisation
from cooperation.records.record import COUNTRIES
from cooperation.rows.narrowing import narrowed
from cooperation.selection import STAGES, THEMES, Selection

COUNTS_AS = {
    "eu": "eu",
    "eib": "eu",
    "germany": "eu",
    "ebrd": "team-europe",
    "team-europe": "team-europe",
    "adb": "none",
}
ORGANISATIONS = {
    name: Organisation.model_construct(
        id=name, type="eu-institution" if name == "eu" else "other", counts_as=counts_as
    )
    for name, counts_as in COUNTS_AS.items()
}
DATES = ["2023", "2024-05", "2024-Q2", "2025-01-10", "before 2025-01-10", "circa 2024-05", "after 2023"]
NAMED = ["2023", "2024-05", "2024-Q2", "2025-01-10"]
RATES = ExchangeRates({"USD": tuple(Rate.model_validate({"date": day, "rate": "1.0837"}) for day in NAMED)})
LENSES = [
    Lens(date(2026, 11, 24), count, currency, ceilings)
    for count in COUNTS
    for currency in CURRENCIES
    for ceilings in (False, True)
]

NUMBERS = st.integers(1, 10**11).map(lambda cents: str(Decimal(cents) / 100))
CURRENCY = st.sampled_from(["EUR", "USD", "KZT"])
VALUE = st.builds(lambda value, currency: {"value": value, "currency": currency}, NUMBERS, CURRENCY)
AMOUNT = st.one_of(
    st.none(), VALUE, st.builds(lambda top, currency: {"max": top, "currency": currency}, NUMBERS, CURRENCY)
)
STAGE_LISTS = st.lists(
    st.sampled_from(["announced", "committed", "signed", "disbursing", "completed"]), unique=True, min_size=1
).map(
    lambda stages: sorted(stages, key=["announced", "committed", "signed", "disbursing", "completed"].index)
)
MAYBE_TRUE = st.sampled_from([None, None, None, "true"])


@st.composite
def _funding(draw: st.DrawFn, number: int) -> Funding:
    funders = draw(st.lists(st.sampled_from(sorted(COUNTS_AS)), unique=True, min_size=1, max_size=3))
    stages = draw(STAGE_LISTS) + draw(st.sampled_from([[], [], ["repaid"], ["cancelled"]]))
    shares = draw(
        st.lists(
            st.builds(lambda f, a: {"funder": f, "amount": a}, st.sampled_from(funders), VALUE), max_size=3
        )
    )
    fields: dict[str, Any] = {
        "id": f"record-{number}",
        "title": {"en": "x"},
        "summary": {"en": "x"},
        "countries": draw(st.lists(st.sampled_from(COUNTRIES), unique=True, max_size=5)),
        "themes": draw(st.lists(st.sampled_from(THEMES), unique=True, min_size=1, max_size=3)),
        "sources": [{"title": "x", "publisher": "x", "url": "https://example.org", "kind": "official"}],
        "confidence": "high",
        "verified": "2026-11-20",
        "amount": draw(AMOUNT),
        "quoted": draw(st.one_of(st.none(), VALUE)),
        "instrument": draw(st.sampled_from(["grant", "loan", "guarantee"])),
        "funders": funders,
        "implementers": draw(st.lists(st.sampled_from(["ebrd", "undp"]), unique=True)),
        "shares": shares,
        "history": [{"stage": stage, "date": draw(st.sampled_from(DATES))} for stage in stages],
        "umbrella": draw(MAYBE_TRUE),
        "counted_in": draw(st.sampled_from([None, None, None, "record-0"])),
    }
    return Funding.model_validate({key: value for key, value in fields.items() if value is not None})


@st.composite
def _marked(draw: st.DrawFn) -> pd.DataFrame:
    records = [draw(_funding(number)) for number in range(draw(st.integers(0, 6)))]
    frame = funding_rows(records, CountingContext(ORGANISATIONS, RATES, draw(st.sampled_from(LENSES))))
    days = frame["stage_date"]
    return frame.assign(from_day=[when.first for when in days], to_day=[when.last for when in days])


STAGE_CHOICES: list[tuple[Stage, ...]] = [
    SIGNED_OR_LATER,
    *((stage,) for stage in STAGES),
    *combinations(STAGES, 2),
]
SOME_STAGES = st.sampled_from(STAGE_CHOICES)
SELECTIONS = st.builds(
    Selection,
    countries=st.lists(st.sampled_from([*COUNTRIES, "shared"]), unique=True).map(tuple),
    themes=st.lists(st.sampled_from(THEMES), unique=True).map(tuple),
)
often = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@often
@given(_marked(), SOME_STAGES, SELECTIONS)
def test_every_breakdown_adds_up_to_the_same_total(
    rows: pd.DataFrame, stages: Sequence[Stage], selection: Selection
) -> None:
    rows = narrowed(rows, selection)
    whole = total(rows, stages).amount
    for role in ROLES:
        assert (
            exact_sum(amount for amount in breakdown(rows, role, stages)["amount"] if amount is not None)
            == whole
        )
        assert exact_sum(breakdown_by_stage(rows, role, stages)["amount"]) == whole


@often
@given(_marked(), SOME_STAGES, SELECTIONS)
def test_own_and_shared_money_make_the_total(
    rows: pd.DataFrame, stages: Sequence[Stage], selection: Selection
) -> None:
    rows = narrowed(rows, selection)
    own, shared = own_and_shared(rows, stages)
    whole = total(rows, stages)
    assert (own.amount + shared.amount, own.records + shared.records, own.rows + shared.rows) == (
        whole.amount,
        whole.records,
        whole.rows,
    )


@often
@given(_marked(), SOME_STAGES)
def test_a_receipt_adds_up_to_its_total_and_holds_every_row_once(
    rows: pd.DataFrame, stages: Sequence[Stage]
) -> None:
    found = receipt(rows, stages)
    assert exact_sum(line.amount for line in found.inside if line.amount is not None) == found.total.amount
    assert all(line.amount is not None for line in found.inside)
    assert sum(line.rows for line in found.inside) == found.total.rows
    assert sum(line.rows for line in (*found.inside, *found.left_out)) == len(rows)
    assert {key for line in (*found.inside, *found.left_out) for key in line.ids} == set(rows["id"])


@often
@given(_marked())
def test_a_total_never_changes_when_a_filter_keeps_all_its_rows(rows: pd.DataFrame) -> None:
    everything = Selection(countries=(*COUNTRIES, "shared"), themes=THEMES)
    kept = narrowed(rows[rows["countries"].map(len) > 0], everything)
    assert kept.equals(rows[rows["countries"].map(len) > 0])
    assert receipt(kept) == receipt(rows[rows["countries"].map(len) > 0])


@often
@given(_marked())
def test_countries_one_by_one_and_the_shared_line_make_the_whole(rows: pd.DataFrame) -> None:
    named = rows[rows["countries"].map(len) > 0]
    own = [
        own_and_shared(narrowed(named, Selection(countries=(country,))))[0].amount for country in COUNTRIES
    ]
    shared = total(narrowed(named, Selection(countries=("shared",)))).amount
    assert exact_sum([*own, shared]) == total(named).amount


@often
@given(_marked())
def test_only_what_counts_is_in_a_total_and_the_marks_follow_the_rules(rows: pd.DataFrame) -> None:
    counted = rows[rows["counts"]]
    assert not counted["umbrella"].any()
    assert not counted["stage"].eq("cancelled").any()
    assert not counted["instrument"].eq("guarantee").any()
    assert counted["amount"].map(lambda amount: isinstance(amount, Decimal)).all()
    assert (rows["counts"] == rows["exclusion_reason"].map(lambda reason: reason is None)).all()


@often
@given(_marked())
def test_the_ladder_shows_each_stage_by_itself(rows: pd.DataFrame) -> None:
    steps = ladder(rows)
    for stage, amount in steps[["stage", "amount"]].itertuples(index=False):
        alone = total(rows, (stage,))
        assert amount == (alone.amount if alone.rows else None)


def test_no_record_nothing_that_counts_and_an_amount_are_three_different_answers(folder: Any) -> None:
    folder.write("funding", "a", countries=["KAZ"])
    folder.write("funding", "b", countries=["UZB"], amount=None)
    folder.write("funding", "c", countries=["UZB"], history=[{"stage": "announced", "date": "2025"}])
    lines = breakdown(folder.view().rows.funding, "country")
    assert lines.to_dict("records") == [
        {"key": "KAZ", "amount": Decimal(3_000_000), "records": 1},
        {"key": "UZB", "amount": None, "records": 2},
    ]


def test_money_without_an_implementer_has_a_row_that_says_so(folder: Any) -> None:
    folder.write("funding", "a")
    folder.write("funding", "b", implementers=["ebrd", "eib"])
    lines = breakdown(folder.view().rows.funding, "implementer")
    assert set(lines["key"]) == {"not-recorded", "ebrd"}


@pytest.mark.parametrize("role", ROLES)
def test_a_breakdown_of_nothing_is_an_empty_frame_with_its_columns(folder: Any, role: Any) -> None:
    folder.write("milestones", "summit")
    lines = breakdown(folder.view().rows.funding, role)
    assert (len(lines), list(lines.columns)) == (0, ["key", "amount", "records"])

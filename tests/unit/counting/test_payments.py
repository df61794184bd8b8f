"""Payments on record: what counts as paid, in which year, and a receipt that adds up to it exactly."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperation.counting.payments import paid_receipt, total_paid
from cooperation.counting.totals import exact_sum, total
from cooperation.exports.citation import Subject
from cooperation.exports.contents import record_contents, view_contents
from cooperation.records.dates import PartialDate
from cooperation.selection import Selection

MILLION = Decimal(1_000_000)


def pay(when: str, millions: str = "1", state: str = "paid", currency: str = "EUR") -> dict[str, Any]:
    amount = {"value": str(int(Decimal(millions) * MILLION)), "currency": currency}
    return {"date": when, "amount": amount, "state": state}


def test_a_payment_counts_on_the_day_it_is_paid_and_not_on_that_of_the_contract(folder: Any) -> None:
    folder.write("funding", "grant", payments=[pay("2025-12-23"), pay("2026-03")])
    rows = folder.view().rows.payments
    assert list(rows["year"]) == [2025, 2026]
    in_2026 = folder.view(start=PartialDate.parse("2026"), end=PartialDate.parse("2026"))
    assert total_paid(in_2026.narrow(in_2026.rows.payments)).amount == MILLION
    assert in_2026.narrow(in_2026.rows.funding).empty  # signed in 2025


def test_what_is_planned_is_never_paid(folder: Any) -> None:
    folder.write(
        "funding", "grant", payments=[pay("2025-03-01", state="announced"), pay("2027", state="announced")]
    )
    rows = folder.view().rows.payments
    assert not rows["counts"].any()
    (line,) = paid_receipt(rows).left_out
    assert (line.key, line.rows, line.amount) == ("planned", 2, 2 * MILLION)


def test_a_stage_says_nothing_of_what_is_paid(folder: Any) -> None:
    done = [{"stage": "signed", "date": "2025-01-10"}, {"stage": "completed", "date": "2026"}]
    folder.write("funding", "grant", history=done)
    view = folder.view()
    assert view.rows.payments.empty
    assert total_paid(view.rows.payments).amount == 0
    assert total(view.rows.funding).amount == 3 * MILLION


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"umbrella": "true"}, "umbrella"),
        ({"funders": ["adb"]}, "other-payer"),
        ({"funders": ["eu", "adb"]}, "split-not-known"),
        ({"instrument": "guarantee"}, "guarantee"),
        ({"counted_in": "other"}, "counted-elsewhere"),
        ({"payments": [pay("2025-02-01", currency="KZT")]}, "not-convertible"),
        (
            {
                "payments": [
                    {"date": "2025-02-01", "amount": {"max": "5", "currency": "EUR"}, "state": "paid"}
                ]
            },
            "ceiling",
        ),
    ],
)
def test_what_is_left_out_of_paid_says_why(folder: Any, fields: dict[str, Any], reason: str) -> None:
    folder.write("funding", "grant", **{"payments": [pay("2025-02-01")], **fields})
    folder.write("funding", "other")
    found = paid_receipt(folder.view().rows.payments)
    assert ([line.key for line in found.left_out], found.total.amount) == ([reason], Decimal(0))


def test_a_withdrawn_record_has_no_payments_and_others_come_in_the_order_of_their_ids(folder: Any) -> None:
    folder.write("funding", "b", payments=[pay("2025-02-01")])
    folder.write("funding", "a", payments=[pay("2025-03-01"), pay("2025-04-01")])
    withdrawn = {"date": "2026-11-01", "reason": {"en": "Entered twice."}}
    folder.write("funding", "gone", payments=[pay("2025-02-01")], withdrawn=withdrawn)
    rows = folder.view().rows.payments
    assert list(zip(rows["id"], rows["row"], strict=True)) == [("a", 0), ("a", 1), ("b", 0)]


def test_what_is_cancelled_by_the_day_is_not_paid_and_what_is_not_yet_there_is_judged_by_its_first_stage(
    folder: Any,
) -> None:
    steps = [{"stage": "cancelled", "date": "2024"}, {"stage": "signed", "date": "2026-01-10"}]
    folder.write(
        "funding",
        "cancelled",
        history=[{"stage": "signed", "date": "2023"}, steps[0]],
        payments=[pay("2025-02-01")],
    )
    folder.write("funding", "later", history=[steps[1]], payments=[pay("2025-03-01")])
    rows = folder.view(as_of=date(2025, 6, 1)).rows.payments
    assert list(zip(rows["id"], rows["exclusion_reason"], strict=True)) == [
        ("cancelled", "cancelled"),
        ("later", None),
    ]


def test_a_payment_is_narrowed_by_all_days_it_can_have_been_made_on(folder: Any) -> None:
    folder.write("funding", "grant", payments=[pay("2025-Q1")])
    rows = folder.view().rows.payments
    assert (list(rows["from_day"]), list(rows["to_day"])) == ([date(2025, 1, 1)], [date(2025, 3, 31)])


def test_a_payment_takes_the_rate_of_its_own_day(folder: Any) -> None:
    folder.write("funding", "grant", payments=[pay("2024", currency="USD", millions="1.08")])
    (amount,) = folder.view().rows.payments["amount"]
    assert amount == MILLION


def test_as_of_a_past_day_later_payments_are_not_there(folder: Any) -> None:
    folder.write(
        "funding", "grant", payments=[pay("2025-02-01"), pay("2025-06-01"), pay("2027", state="announced")]
    )
    assert list(folder.view(as_of=date(2025, 3, 1)).rows.payments["state"]) == ["paid"]
    assert list(folder.view().rows.payments["state"]) == ["paid", "paid", "announced"]


def test_payments_are_narrowed_like_everything_else(folder: Any) -> None:
    folder.write("funding", "kazakh", payments=[pay("2025-02-01")])
    folder.write("funding", "uzbek", payments=[pay("2025-02-01")], countries=["UZB"])
    view = folder.view(countries=("UZB",))
    assert list(view.narrow(view.rows.payments)["id"]) == ["uzbek"]


def test_a_file_holds_the_total_paid_and_its_receipt(folder: Any) -> None:
    folder.write("funding", "grant", payments=[pay("2025-02-01"), pay("2027", state="announced")])
    view = folder.view()
    made = view_contents(view, Subject("Funding", "funding"), ("funding", "payments"))
    assert {each.name: each.value for each in made.about}["paid"] == "EUR 1000000"
    paid = next(table for table in made.summaries if table.name == "paid_receipt")
    assert [row[:3] for row in paid.cells] == [("in", "eu-budget", None), ("left-out", None, "planned")]
    record = record_contents(view, view.catalogue.records["grant"], "")
    assert [(table.name, len(table.cells)) for table in record.tables] == [("funding", 1), ("payments", 2)]


PAYMENTS = st.lists(
    st.tuples(
        st.sampled_from(["eu", "ebrd", "adb"]),
        st.sampled_from(["paid", "announced"]),
        st.sampled_from(["EUR", "USD", "KZT"]),
        st.integers(1, 10**12),
    ),
    max_size=6,
)


@given(PAYMENTS, st.sampled_from(["team-europe", "eu"]))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_total_paid_is_the_sum_of_its_receipt_and_the_receipt_holds_every_payment_once(
    folder: Any, payments: list[tuple[str, str, str, int]], count: str
) -> None:
    folder.write("milestones", "summit")
    for file in (folder.path / "funding").glob("*.yaml"):
        file.unlink()
    for n, (payer, state, currency, cents) in enumerate(payments):
        amount = {"value": f"{cents / 100:.2f}", "currency": currency}
        payment = {"date": "2025-01-10", "amount": amount, "state": state}
        folder.write("funding", f"r{n}", funders=[payer], payments=[payment])
    selection = Selection(count=count)  # type: ignore[arg-type]
    rows = folder.view(count=selection.count).rows.payments
    found = paid_receipt(rows)
    assert found.total.amount == exact_sum(line.amount or Decimal(0) for line in found.inside)
    assert sum(line.rows for line in (*found.inside, *found.left_out)) == len(payments)
    assert set(rows[rows["counts"]]["state"]) <= {"paid"}

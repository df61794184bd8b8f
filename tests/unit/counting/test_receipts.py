"""The receipt of a total. That it adds up whatever is in it is tested beside the totals."""

from decimal import Decimal
from typing import Any

from cooperation.counting.receipts import ReceiptLine, receipt


def test_a_receipt_names_what_is_in_and_what_is_left_out_and_why(folder: Any) -> None:
    folder.write("funding", "in")
    folder.write("funding", "talk", history=[{"stage": "announced", "date": "2025"}])
    folder.write("funding", "others", funders=["adb"])
    found = receipt(folder.view().rows.funding)
    three_million = Decimal(3_000_000)
    assert found.total.amount == three_million
    assert found.inside == (ReceiptLine("eu-budget", 1, 1, three_million, ("in",)),)
    assert found.left_out == (
        ReceiptLine("announced", 1, 1, three_million, ("talk",)),
        ReceiptLine("other-payer", 1, 1, three_million, ("others",)),
    )


def test_another_stage_asked_for_moves_the_lines(folder: Any) -> None:
    folder.write("funding", "signed")
    folder.write("funding", "talk", history=[{"stage": "announced", "date": "2025"}])
    found = receipt(folder.view().rows.funding, ("announced",))
    assert [line.ids for line in found.inside] == [("talk",)]
    assert [(line.key, line.ids) for line in found.left_out] == [("other-stage", ("signed",))]


def test_a_line_with_an_unknown_amount_or_a_ceiling_has_no_sum(folder: Any) -> None:
    folder.write("funding", "a", funders=["adb"], amount={"max": "5", "currency": "EUR"})
    folder.write("funding", "b", funders=["adb"])
    (line,) = receipt(folder.view().rows.funding).left_out
    assert (line.key, line.rows, line.amount) == ("other-payer", 2, None)


def test_the_shares_of_one_record_can_stand_on_both_sides(folder: Any) -> None:
    shares = [{"funder": payer, "amount": {"value": "1500000", "currency": "EUR"}} for payer in ("eu", "adb")]
    folder.write("funding", "deal", funders=["eu", "adb"], shares=shares)
    found = receipt(folder.view().rows.funding)
    assert [line.ids for line in (*found.inside, *found.left_out)] == [("deal",), ("deal",)]
    assert found.total.amount == Decimal(1_500_000)


def test_a_line_keeps_the_rates_at_which_its_records_were_converted_each_once(folder: Any) -> None:
    shares = [{"funder": payer, "amount": {"value": "5", "currency": "USD"}} for payer in ("eu", "eib")]
    folder.write("funding", "dollars", funders=["eu", "eib"], shares=shares[:1])
    folder.write("funding", "both", funders=["eib"], shares=[shares[1], shares[1]])
    folder.write("funding", "euro")
    found = receipt(folder.view().rows.funding)
    assert {line.key: {key: len(rates) for key, rates in line.rates.items()} for line in found.inside} == {
        "eu-budget": {"dollars": 1},
        "eib": {"both": 1},
    }


def test_nothing_makes_an_empty_receipt(folder: Any) -> None:
    folder.write("milestones", "summit")
    found = receipt(folder.view().rows.funding)
    assert (found.total.amount, found.inside, found.left_out) == (Decimal(0), (), ())

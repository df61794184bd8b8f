"""Money that cannot be converted: what the check says of it, and that receipts say the same."""

from datetime import date
from typing import Any

import pytest

from cooperation.counting.lens import CURRENCIES
from cooperation.counting.payments import paid_receipt
from cooperation.counting.receipts import receipt
from cooperation.records.funding import Stage

RUN = "until `cooperation rates` has run"


def _signed(when: str) -> list[dict[str, str]]:
    return [{"stage": "signed", "date": when}]


def _amount(currency: str) -> dict[str, str]:
    return {"value": "1000000", "currency": currency}


def _findings(folder: Any, today: date = date(2026, 11, 24)) -> list[tuple[str, str, str]]:
    return [(p.severity, p.field, p.message) for p in folder.load(today).problems]


def test_an_amount_of_a_day_without_a_rate_is_a_warning_at_the_amount(folder: Any) -> None:
    folder.write("funding", "loan", amount=_amount("USD"), history=_signed("2025-01-13"))
    message = f"counts in no total in EUR {RUN}: no rate of USD for 2025-01-13"
    assert _findings(folder) == [("warning", "amount", message)]
    (problem,) = folder.load().problems
    assert (problem.hint, problem.takes_record_away) == ("run `cooperation rates`", False)


def test_a_euro_amount_without_a_rate_is_in_no_total_in_dollars(folder: Any) -> None:
    folder.write("funding", "loan", history=_signed("2025-01-13"))
    assert _findings(folder) == [
        ("warning", "amount", f"counts in no total in USD {RUN}: no rate of USD for 2025-01-13")
    ]


def test_shares_and_payments_are_looked_at_each_at_its_own_line(folder: Any) -> None:
    folder.write(
        "funding",
        "loan",
        shares=[{"funder": "eu", "amount": _amount("GBP")}, {"funder": "eu", "amount": _amount("USD")}],
        payments=[
            {"date": "2024", "amount": _amount("USD"), "state": "paid"},
            {"date": "2025-03", "amount": _amount("USD"), "state": "paid"},
        ],
    )
    assert [field for _, field, _ in _findings(folder)] == ["shares[0].amount", "payments[1].amount"]


def test_every_stage_that_can_fix_a_rate_is_looked_at_once(folder: Any) -> None:
    steps = [{"stage": "announced", "date": "2024-05-02"}, *_signed("2025-01-10")]
    folder.write("funding", "loan", amount=_amount("USD"), history=steps)
    assert [message for *_, message in _findings(folder)] == [
        f"counts in no total in EUR {RUN}: no rate of USD for 2024-05-02"
    ]


@pytest.mark.parametrize("currency", ["KZT", "UZS"])
def test_a_currency_that_the_ecb_never_publishes_is_a_note(folder: Any, currency: str) -> None:
    folder.file("reference/exchange_rates.yaml", _rates(published=["EUR", "USD"]))
    folder.write("funding", "loan", amount=_amount(currency))
    message = f"counts nowhere: the ECB published no rate of {currency} for 2025-01-10"
    assert _findings(folder) == [("note", "amount", message)]


def test_a_year_before_the_first_rate_is_a_note(folder: Any) -> None:
    folder.file("reference/exchange_rates.yaml", _rates(published_from="1999-01-04"))
    folder.write("funding", "loan", history=_signed("1994"))
    message = "counts in no total in USD: the ECB published no rate of USD for 1994"
    assert _findings(folder) == [("note", "amount", message)]


def test_what_a_source_prints_in_euro_needs_no_rate_of_its_own_currency(folder: Any) -> None:
    folder.file("reference/exchange_rates.yaml", _rates(published=["EUR", "USD"]))
    folder.write("funding", "loan", amount=_amount("KZT"), quoted=_amount("EUR"))
    assert _findings(folder) == []


def test_a_period_that_is_not_over_has_no_rate_yet_and_what_is_to_come_needs_none(folder: Any) -> None:
    folder.write("funding", "loan", amount=_amount("USD"), history=_signed("2026"))
    folder.write("funding", "plan", amount=_amount("USD"), history=_signed("2027-03"))
    (finding, note) = _findings(folder)
    assert finding[2] == (
        "counts in no total in EUR until 2026 is over and `cooperation rates` has run: no rate of USD for 2026"
    )
    assert note[:2] == ("note", "history[0].date")


def _rates(**more: object) -> dict[str, object]:
    head = {"publisher": "ECB", "url": "https://example.org", "read_from": "by hand"}
    return {**head, **more, "rates": {"USD": [{"date": "2025-01-10", "rate": "1.25"}]}}


def test_receipt_and_check_agree_on_what_counts_nowhere(folder: Any) -> None:
    folder.file("reference/exchange_rates.yaml", _rates(published=["EUR", "GBP", "USD"]))
    euro, paid = _amount("EUR"), {"date": "2025-02", "state": "paid"}
    folder.write("funding", "clean")
    folder.write("funding", "no-rate", amount=_amount("USD"), history=_signed("2025-02-03"))
    folder.write("funding", "only-in-euro", history=_signed("2025-02-03"))
    folder.write("funding", "never", amount=_amount("KZT"))
    folder.write("funding", "quoted", amount=_amount("KZT"), quoted=euro)
    folder.write("funding", "share", shares=[{"funder": "eu", "amount": _amount("GBP")}])
    folder.write("funding", "payment", payments=[{**paid, "amount": _amount("GBP")}])
    folder.write("funding", "ceiling", amount={"max": "5", "currency": "GBP"})
    folder.write(
        "funding", "announced", amount=_amount("GBP"), history=[{"stage": "announced", "date": "2025"}]
    )
    problems = folder.load().problems
    assert not [problem for problem in problems if problem.severity == "error"]
    for currency in CURRENCIES:
        reported = {
            problem.record_id
            for problem in problems
            if "counts nowhere" in problem.message or f"in no total in {currency}" in problem.message
        }
        assert reported == _counts_nowhere(folder, currency), currency
    assert _counts_nowhere(folder, "EUR") == {"no-rate", "never", "share", "payment", "ceiling", "announced"}


def _counts_nowhere(folder: Any, currency: str) -> set[str]:
    """The records that receipts list as not convertible, whatever the stage."""
    view = folder.view(currency=currency, ceilings=True)
    stages: tuple[Stage, ...] = ("announced", "signed")
    receipts = [receipt(view.rows.funding, stages), paid_receipt(view.rows.payments)]
    lines = [line for found in receipts for line in found.left_out if line.key == "not-convertible"]
    return {record_id for line in lines for record_id in line.ids}

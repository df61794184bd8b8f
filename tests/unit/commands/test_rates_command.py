"""`cooperation rates`, as a maintainer runs it, and what it asks the ECB's file for."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from typer.testing import CliRunner, Result

from cooperation.commands.app import app
from cooperation.commands.ecb import EcbFile
from cooperation.commands.rates import reference_rate, with_missing
from cooperation.counting.conversions import needed_rates
from cooperation.counting.rates import Rate
from cooperation.records.codes import currencies
from cooperation.records.dates import PartialDate

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _declared_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPERATION_TODAY", "2026-11-24")


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


class Published:
    """Rates of dollars on two days of May 2024; nothing after the month."""

    last_day = date(2024, 5, 31)
    daily: ClassVar = {
        date(2024, 5, 2): Decimal("1.07"),
        date(2024, 5, 3): Decimal("1.08"),
        date(2024, 5, 6): Decimal("1.0799"),
    }

    def rate(self, currency: str, day: date) -> Decimal | None:
        return self.daily.get(day) if currency == "USD" else None


@pytest.mark.parametrize(
    ("when", "rate", "of"),
    [
        ("2024-05-03", "1.08", None),
        ("2024-05-05", "1.08", "2024-05-03"),
        ("2024-05", "1.07663", None),
        ("2024", None, None),
        ("2024-06-01", None, None),
        ("2024-04-30", None, None),
    ],
)
def test_a_day_without_a_rate_takes_the_last_before_it_and_a_period_its_mean(
    when: str, rate: str | None, of: str | None
) -> None:
    found = reference_rate("USD", PartialDate.parse(when), Published())
    assert (str(found.rate), str(found.of) if found.of else None) == (rate, of) if found else rate is None


def test_rates_are_needed_for_every_lens_at_every_date_that_can_fix_one(folder: Any) -> None:
    steps = [
        {"stage": "announced", "date": "2024-01"},
        {"stage": "signed", "date": "before 2024-05-05"},
        {"stage": "disbursing", "date": "2025"},
    ]
    paid = {"date": "2024-06", "amount": {"value": "1", "currency": "GBP"}, "state": "paid"}
    folder.write("funding", "loan", amount={"value": "1", "currency": "GBP"}, history=steps, payments=[paid])
    folder.write("funding", "unknown", amount=None)
    found = {
        (currency, str(when)) for currency, when in needed_rates(folder.load().catalogue.records.values())
    }
    assert found == {
        (currency, when) for currency in ("GBP", "USD") for when in ("2024-01", "2024-05-05", "2024-06")
    }


def test_rates_on_file_are_never_changed_and_what_the_ecb_lacks_is_said() -> None:
    may = PartialDate.parse("2024-05")
    by_hand = {"USD": (Rate(date=may, rate=Decimal("9.99")),)}
    rates, unmet = with_missing(by_hand, {("USD", may), ("KZT", may)}, Published())
    assert (rates, unmet) == (by_hand, [("KZT", may)])


def test_the_command_adds_what_is_missing_keeps_the_rest_and_a_second_run_adds_nothing(folder: Any) -> None:
    head = "# by hand\npublisher: ECB\nurl: https://example.org\nread_from: here\n"
    path = folder.file(
        "reference/exchange_rates.yaml", head + "rates:\n  USD:\n    - {date: 2025-01-10, rate: 9.99}\n"
    )
    folder.write("funding", "old")
    folder.write("funding", "new", history=[{"stage": "signed", "date": "2024-06-01"}])
    assert "1 rate added" in _run("rates", folder.path).output
    written = path.read_text(encoding="utf-8")
    rates = yaml.safe_load(written)["rates"]["USD"]
    assert written.startswith(head)
    assert rates[1] == {"date": date(2025, 1, 10), "rate": 9.99}
    assert rates[0]["of"] == date(2024, 5, 31)
    _run("rates", folder.path)
    assert path.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    "text", ["rates: [\n", "rates: {}\npublisher: ECB\nurl: https://example.org\nread_from: here\n"]
)
def test_a_file_of_rates_that_would_be_damaged_is_left_alone(folder: Any, text: str) -> None:
    path = folder.file("reference/exchange_rates.yaml", text)
    folder.write("funding", "loan")
    result = _run("rates", folder.path)
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (2, text)


def test_what_make_run_installs_is_enough_for_the_command() -> None:
    locked = re.findall(
        r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert "currencyconverter" in locked


def test_the_list_of_published_currencies_is_that_of_the_ecb() -> None:
    text = (ROOT / "data" / "reference" / "exchange_rates.yaml").read_text(encoding="utf-8")
    on_file = yaml.safe_load(text)
    assert set(on_file["published"]) == EcbFile().currencies & currencies()
    assert on_file["published_from"] == EcbFile().first_day


def test_the_command_says_why_a_rate_is_missing(folder: Any) -> None:
    folder.write("funding", "tenge", amount={"value": "1", "currency": "KZT"})
    folder.write("funding", "early", history=[{"stage": "signed", "date": "1994"}])
    output = _run("rates", folder.path).output
    assert "no ECB rate: KZT 2025-01-10: the ECB publishes none" in output
    assert "no ECB rate: USD 1994: none was published then" in output


def test_after_the_command_the_check_is_clean_of_missing_rates(folder: Any) -> None:
    signed = [{"stage": "signed", "date": "2024-06-03"}]
    folder.write("funding", "loan", amount={"value": "1000000", "currency": "GBP"}, history=signed)
    assert [problem.severity for problem in folder.load().problems] == ["warning"]
    assert "2 rates added" in _run("rates", folder.path).output
    assert folder.load().problems == ()

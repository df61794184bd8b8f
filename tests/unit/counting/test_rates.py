"""Conversion at kept ECB rates."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cooperation.counting.rates import ExchangeRates, Rate, RatesFile
from cooperation.records.dates import PartialDate

DAY = PartialDate.parse("2025-03-15")


def _rate(day: str, rate: str, of: str | None = None) -> Rate:
    return Rate.model_validate({"date": day, "rate": rate, **({"of": of} if of else {})})


RATES = ExchangeRates(
    {
        "USD": (
            _rate("2025-03-15", "1.25", of="2025-03-14"),
            _rate("2024", "1.08"),
            _rate("2024-Q2", "1.07"),
        ),
        "GBP": (_rate("2025-03-15", "0.8"),),
    }
)


def test_the_same_currency_is_left_as_it_is() -> None:
    found = RATES.converted(Decimal("1.234"), "USD", DAY, "USD")
    assert (found.value, found.how, found.rates) == (Decimal("1.234"), "original", ())


def test_a_rate_is_units_for_one_euro_in_both_directions() -> None:
    assert RATES.converted(Decimal(100), "USD", DAY, "EUR").value == Decimal("80.00")
    assert RATES.converted(Decimal(100), "EUR", DAY, "USD").value == Decimal("125.00")


@pytest.mark.parametrize(
    ("value", "cents"),
    [("0.01", "0.01"), ("0.02", "0.02"), ("0.05", "0.04"), ("0.15", "0.12"), ("0.10", "0.08")],
)
def test_a_converted_amount_is_rounded_to_the_cent(value: str, cents: str) -> None:
    found = RATES.converted(Decimal(value), "USD", DAY, "EUR").value
    assert str(found) == cents


@pytest.mark.parametrize(
    ("value", "cents"), [("0.02", "0.02"), ("0.06", "0.08"), ("0.10", "0.12"), ("0.14", "0.18")]
)
def test_half_a_cent_goes_to_the_even_one(value: str, cents: str) -> None:
    assert str(RATES.converted(Decimal(value), "EUR", DAY, "USD").value) == cents


def test_between_two_other_currencies_the_way_leads_through_the_euro() -> None:
    found = RATES.converted(Decimal(80), "GBP", DAY, "USD")
    assert found.value == Decimal("125.00")
    assert [(used.currency, used.rate, str(used.date)) for used in found.rates] == [
        ("GBP", Decimal("0.8"), "2025-03-15"),
        ("USD", Decimal("1.25"), "2025-03-14"),
    ]


def test_a_weekend_shows_the_day_its_rate_is_of() -> None:
    (used,) = RATES.converted(Decimal(1), "USD", DAY, "EUR").rates
    assert str(used.date) == "2025-03-14"


@pytest.mark.parametrize(
    ("when", "rate"),
    [
        ("2024", "1.08"),
        ("2024-Q2", "1.07"),
        ("before 2024", "1.08"),
        ("circa 2024-Q2", "1.07"),
        ("after 2025-03-15", "1.25"),
    ],
)
def test_a_date_takes_the_rate_of_the_day_or_period_it_names(when: str, rate: str) -> None:
    (used,) = RATES.converted(Decimal(1), "EUR", PartialDate.parse(when), "USD").rates
    assert used.rate == Decimal(rate)


@pytest.mark.parametrize("when", ["2024-05", "2024-05-10", "2023"])
def test_a_period_without_a_rate_takes_no_other(when: str) -> None:
    assert RATES.converted(Decimal(1), "EUR", PartialDate.parse(when), "USD").value is None


def test_without_a_rate_the_printed_equivalent_counts_directly_or_through_the_euro() -> None:
    quoted = (Decimal(100), "EUR")
    in_euro = RATES.converted_or_quoted(Decimal(9), "KZT", DAY, "EUR", quoted)
    in_dollars = RATES.converted_or_quoted(Decimal(9), "KZT", DAY, "USD", quoted)
    assert (in_euro.value, in_euro.how) == (Decimal(100), "quoted")
    assert (in_dollars.value, in_dollars.how) == (Decimal("125.00"), "quoted-ecb")
    assert [used.rate for used in in_dollars.rates] == [Decimal("1.25")]


def test_without_rate_and_equivalent_nothing_is_made_up() -> None:
    assert RATES.converted_or_quoted(Decimal(9), "KZT", DAY, "EUR", None).how == "not-convertible"
    assert RATES.converted_or_quoted(Decimal(9), "KZT", DAY, "EUR", (Decimal(5), "UZS")).value is None


@given(st.decimals(0, 10**12, places=2))
def test_there_and_back_is_the_same_to_the_cent_or_two(value: Decimal) -> None:
    dollars = RATES.converted(value, "EUR", DAY, "USD").value
    assert dollars is not None
    back = RATES.converted(dollars, "USD", DAY, "EUR").value
    assert back is not None
    assert abs(back - value) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("rates", "why"),
    [
        ([{"date": "2025", "rate": "0"}], "greater than 0"),
        ([{"date": "2025", "rate": "1.1"}, {"date": "2025", "rate": "1.2"}], "two rates for 2025"),
        ([{"date": "before 2025", "rate": "1.1"}], "before, after or circa"),
    ],
)
def test_a_file_of_rates_is_refused_where_it_could_mean_two_things(
    rates: list[dict[str, str]], why: str
) -> None:
    head = {"publisher": "ECB", "url": "https://example.org", "read_from": "by hand"}
    with pytest.raises(ValidationError, match=why):
        RatesFile.model_validate({**head, "rates": {"USD": rates}})

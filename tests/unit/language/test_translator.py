"""Numbers, days and names in the reader's language."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.language.translator import LANGUAGES, Translator
from cooperation.records.dates import PartialDate
from cooperation.records.record import LocalizedText

EN, DE, RU = Translator("en"), Translator("de"), Translator("ru")


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "EUR 0"),
        ("999", "EUR 999"),
        ("999.6", "EUR 1 thousand"),
        ("995000", "EUR 995 thousand"),
        ("1500", "EUR 1.5 thousand"),
        ("999600", "EUR 1 million"),
        ("3000000", "EUR 3 million"),
        ("4139000000", "EUR 4.14 billion"),
        ("12345678", "EUR 12.3 million"),
    ],
)
def test_an_amount_is_said_with_three_digits(amount: str, said: str) -> None:
    assert EN.money(Decimal(amount), "EUR") == said


@given(st.decimals(0, 10**12, places=2), st.sampled_from(LANGUAGES), st.booleans())
def test_any_amount_can_be_said_in_any_language(amount: Decimal, language: str, short: bool) -> None:
    said = Translator(language).money(amount, "USD", short=short)
    assert sum(letter.isdigit() for letter in said) <= 4


def test_a_table_shows_all_digits_as_the_language_writes_them() -> None:
    amount = Decimal("1234567.5")
    assert EN.money_exact(amount, "EUR") == "EUR 1,234,567.50"
    assert DE.money_exact(amount, "EUR") == "1.234.567,50 EUR"
    assert RU.money_exact(Decimal(1234567), "USD").endswith("долл. США")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-04-04", "4 April 2025"),
        ("2025-04", "April 2025"),
        ("2025-Q2", "Q2 2025"),
        ("2025", "2025"),
        ("before 2025-08-15", "before 15 August 2025"),
        ("circa 2025", "about 2025"),
        ("after 2025-04", "after April 2025"),
    ],
)
def test_a_day_is_said_no_more_exactly_than_known(text: str, said: str) -> None:
    assert EN.day(PartialDate.parse(text)) == said


def test_days_follow_the_language() -> None:
    assert DE.day(date(2025, 4, 4)) == "4. April 2025"
    assert RU.day(date(2025, 4, 4)).startswith("4 апреля 2025")
    assert DE.day(date(2025, 4, 4), short=True) == "04.04.2025"


def test_countries_are_named_as_eu_institutions_write_them() -> None:
    assert [t.country("KGZ") for t in (EN, DE, RU)] == [
        "Kyrgyz Republic",
        "Kirgisische Republik",
        "Кыргызская Республика",
    ]
    assert [t.country("KAZ") for t in (EN, DE, RU)] == ["Kazakhstan", "Kasachstan", "Казахстан"]
    assert EN.country("XXX") == "XXX"


def test_a_text_falls_back_to_english_and_says_so() -> None:
    text = LocalizedText(en="Water", de="Wasser")
    assert (DE.text(text), RU.text(text)) == ("Wasser", "Water")
    assert (text.in_language("de"), text.in_language("ru")) == (("Wasser", "de"), ("Water", "en"))


def test_plurals_take_their_number() -> None:
    assert EN.plural("{n} record", "{n} records", 1) == "1 record"
    assert EN.plural("{n} record", "{n} records", 1200) == "1,200 records"


def test_holes_are_named_and_sentences_without_holes_keep_their_braces() -> None:
    assert EN("{a} of {b}", a=1, b=2) == "1 of 2"
    assert EN("a {brace}") == "a {brace}"


def test_millions_have_one_place_below_a_hundred() -> None:
    assert [EN.millions(Decimal(amount)) for amount in (3_000_000, 123_400_000)] == ["3.0", "123"]

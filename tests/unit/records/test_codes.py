"""Codes of currencies and countries: those of ISO, and what was probably meant by others."""

import pytest
from pydantic import BaseModel, ValidationError

from cooperation.records.codes import CountryOfTheWorld, CurrencyCode, countries_of_the_world, currencies


class Coded(BaseModel):
    currency: CurrencyCode = "EUR"
    country: CountryOfTheWorld = "KAZ"


def _message(**codes: str) -> str:
    with pytest.raises(ValidationError) as caught:
        Coded(**codes)
    return str(caught.value.errors()[0]["ctx"]["error"])


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("UDS", "did you mean USD?"),
        ("EURO", "did you mean EUR?"),
        ("usd", "did you mean USD?"),
        ("€", "did you mean EUR?"),
        ("KZ", "did you mean KZT?"),
        ("XXX", "such as EUR or USD"),
        ("XTS", "such as EUR or USD"),
        ("XAU", "such as EUR or USD"),
        ("\u0415UR", "did you mean EUR? letter 1 is Cyrillic \u0415 (U+0415), not Latin E"),
    ],
)
def test_what_is_no_currency_is_refused_with_the_nearest(code: str, hint: str) -> None:
    message, _, said = _message(currency=code).partition("; ")
    assert (message, said) == (f"{code!r} is no currency of ISO 4217", hint)


def test_what_is_no_country_is_refused_with_the_nearest() -> None:
    assert _message(country="KAX") == "'KAX' is no country of ISO 3166-1; did you mean KAZ?"
    assert _message(country="Kazakhstan").endswith("such as KAZ or DEU")


def test_currencies_in_use_are_known_and_metals_and_tests_are_not() -> None:
    assert {"EUR", "USD", "KZT", "KGS", "TJS", "TMT", "UZS", "XDR"} <= currencies()
    assert not currencies() & {"XXX", "XTS", "XAU", "XAG", "XPT", "XPD"}
    assert {"KAZ", "KGZ", "TJK", "TKM", "UZB", "DEU"} <= countries_of_the_world()

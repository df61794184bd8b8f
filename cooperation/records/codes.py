"""Codes of closed lists that are not ours: currencies (ISO 4217) and countries (ISO 3166-1 alpha-3)."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Annotated

import pycountry
from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from rapidfuzz.distance import OSA

from cooperation.reading.letters import foreign_letter, in_latin

# Codes of ISO 4217 that are no currency: tests, no currency, metals, units of bond markets and of accounts of banks.
_NO_CURRENCY = frozenset(["XTS", "XXX", "XAU", "XAG", "XPT", "XPD", "XBA", "XBB", "XBC", "XBD", "XUA", "XSU"])
_SIGNS = {"€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "₸": "KZT", "¥": "JPY"}
_USUAL_CURRENCIES = ("EUR", "USD", "GBP", "CHF")
_USUAL_COUNTRIES = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
_SCHEMA = WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"})


@cache
def currencies() -> frozenset[str]:
    """The codes of all currencies in use."""
    return frozenset(currency.alpha_3 for currency in pycountry.currencies) - _NO_CURRENCY


@cache
def countries_of_the_world() -> frozenset[str]:
    return frozenset(country.alpha_3 for country in pycountry.countries)


def nearest_code(code: str, known: Iterable[str], usual: Sequence[str]) -> str | None:
    """The code at most one slip away - a letter wrong, missing, added or two swapped - usual ones first."""
    asked = in_latin(code).upper()
    near = sorted((OSA.distance(asked, word), word not in usual, word) for word in known)
    return near[0][2] if near and near[0][0] <= 1 else None


def _currency(code: str) -> str:
    if code not in currencies():
        known = () if code in _NO_CURRENCY else currencies()
        near = _SIGNS.get(code) or nearest_code(code, known, _USUAL_CURRENCIES)
        raise ValueError(f"{code!r} is no currency of ISO 4217; {_hint(code, near, 'such as EUR or USD')}")
    return code


def _country(code: str) -> str:
    if code not in countries_of_the_world():
        near = nearest_code(code, countries_of_the_world(), _USUAL_COUNTRIES)
        raise ValueError(f"{code!r} is no country of ISO 3166-1; {_hint(code, near, 'such as KAZ or DEU')}")
    return code


def _hint(code: str, near: str | None, otherwise: str) -> str:
    hint = f"did you mean {near}?" if near else otherwise
    return f"{hint} {letter}" if (letter := foreign_letter(code)) else hint


CurrencyCode = Annotated[str, StringConstraints(min_length=1), AfterValidator(_currency), _SCHEMA]
CountryOfTheWorld = Annotated[str, StringConstraints(min_length=1), AfterValidator(_country), _SCHEMA]

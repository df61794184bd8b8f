"""The reader's language: messages from gettext catalogues, numbers, days and amounts from Babel, countries
from pycountry."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO

import pycountry
from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from cooperation.folders import LOCALES
from cooperation.records.dates import PartialDate
from cooperation.records.record import LocalizedText

LANGUAGES: tuple[str, ...] = ("en", "de", "ru")
_BABEL_LOCALE = {"en": "en_GB", "de": "de_DE", "ru": "ru_RU"}

# EU usage, where it differs from ISO 3166 as pycountry translates it
_COUNTRY_NAMES: dict[str, dict[str, str]] = {
    "KGZ": {"en": "Kyrgyz Republic", "de": "Kirgisische Republik", "ru": "Кыргызская Республика"},
    "TUR": {"en": "Türkiye"},
    "CZE": {"de": "Tschechien"},
}


def mark(message: str) -> str:
    """Marks a message for translation where it is defined and not yet said."""
    return message


def with_capital(words: str) -> str:
    """As at the start of a line. Only the first letter changes, so that German nouns keep theirs."""
    return words[:1].upper() + words[1:]


def with_small_letter(words: str) -> str:
    """As inside a line, for words that are no nouns, such as stages and states: `in Auszahlung`."""
    return words[:1].lower() + words[1:]


@dataclass(frozen=True)
class Translator:
    """Says things in one language. `t("{n} of {all}", n=3, all=5)`; holes are named, sentences whole."""

    language: str

    def __call__(self, message: str, **holes: object) -> str:
        said = _catalogue(self.language).gettext(message)
        return said.format(**holes) if holes else said

    def plural(self, one: str, many: str, n: int, **holes: object) -> str:
        """The form for n; the hole {n} is filled with the number as people write it."""
        return _catalogue(self.language).ngettext(one, many, n).format(n=self.number(n), **holes)

    @property
    def locale(self) -> Locale:
        return _locale(self.language)

    def number(self, value: Decimal | int | float, decimals: int | None = None) -> str:
        """A number with its separators; with `decimals`, exactly so many places."""
        pattern = None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
        return str(format_decimal(value, format=pattern, locale=self.locale))

    def percent(self, share: float | Decimal) -> str:
        return str(format_percent(share, format=None, locale=self.locale))

    def money(self, amount: Decimal, currency: str, *, short: bool = False) -> str:
        """`EUR 4.14 billion`, or as on cards `EUR 4.14 bn`; three significant digits, full units below a
        thousand."""
        size, unit = _unit(amount)
        digits = self.number(_three_digits(amount / size))
        if not unit:
            return self._with_currency(self.number(amount.quantize(Decimal(1))), currency, short)
        return self._with_currency(f"{digits} {self._scale(unit, short)}", currency, short)

    def money_exact(self, amount: Decimal, currency: str) -> str:
        """All digits, for tables and receipts."""
        decimals = 0 if amount == amount.to_integral_value() else 2
        return self._with_currency(self.number(amount, decimals), currency, False)

    def millions(self, amount: Decimal) -> str:
        """Bare millions, one place below a hundred; for bars and tables whose heading names the unit."""
        millions = amount / 1_000_000
        return self.number(millions, 1 if abs(millions) < 100 else 0)

    def day(self, when: PartialDate | date, *, short: bool = False) -> str:
        """A date no more exact than known: `4 April 2025`, `April 2025`, `2nd quarter 2025`, `before 15
        August 2025`."""
        partial = PartialDate.of_day(when) if isinstance(when, date) else when
        match partial.qualifier:
            case "before":
                return self("before {day}", day=self._named_day(partial, short, declined=True))
            case "after":
                return self("after {day}", day=self._named_day(partial, short, declined=True))
            case "circa":
                return self("about {day}", day=self._named_day(partial, short))
        return self._named_day(partial, short)

    def country(self, code: str) -> str:
        """The name of an ISO 3166-1 alpha-3 code as EU institutions write it in this language."""
        return _country(code, self.language)

    def text(self, text: LocalizedText) -> str:
        """A record's text in this language, else in English."""
        return text.in_language(self.language)[0]

    def _named_day(self, when: PartialDate, short: bool, *, declined: bool = False) -> str:
        """`declined`: as after a preposition, `до мая 2024 г.`; a month that stands alone is `май 2024 г.`"""
        if when.precision == "day":
            if short and self.language == "en":
                return str(format_date(when.first, "d MMM y", locale=self.locale))
            return str(format_date(when.first, "dd.MM.y" if short else "long", locale=self.locale))
        if when.precision == "month":
            alone = self.locale.datetime_skeletons["yMMM" if short else "yMMMM"].pattern
            # CLDR spells a month that stands alone with L, one in a phrase with M.
            pattern = alone.replace("L", "M") if declined else alone
            return str(format_date(when.first, pattern, locale=self.locale))
        if when.precision == "quarter":
            return self("Q{quarter} {year}", quarter=(when.first.month + 2) // 3, year=when.first.year)
        return str(when.first.year)

    def _scale(self, unit: str, short: bool) -> str:
        words = {
            ("thousand", False): self("thousand"),
            ("thousand", True): self("k"),
            ("million", False): self("million"),
            ("million", True): self("m"),
            ("billion", False): self("billion"),
            ("billion", True): self("bn"),
        }
        return words[unit, short]

    def _with_currency(self, digits: str, currency: str, short: bool) -> str:
        if self.language == "en":
            return f"{currency} {digits}"
        if self.language == "ru":
            named = {"EUR": "€" if short else "евро", "USD": "$" if short else "долл. США"}.get(
                currency, currency
            )
            return f"{digits} {named}"
        return f"{digits} {currency}"


_UNITS: tuple[tuple[Decimal, str], ...] = (
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
    (Decimal(10) ** 3, "thousand"),
)


def _unit(amount: Decimal) -> tuple[Decimal, str]:
    """The unit in which three digits say the amount; 999,600 is 1 million, not 1,000 thousand."""
    for size, unit in _UNITS:
        if abs(round(amount / size, 3)) >= 1:
            return size, unit
    return Decimal(1), ""


def _three_digits(value: Decimal) -> Decimal:
    """Rounded half to even to three significant digits, at most two places, without trailing zeros behind the
    point."""
    places = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    rounded = round(value, places)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_BABEL_LOCALE[language])


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    if language == "en" or not path.is_file():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def _country(code: str, language: str) -> str:
    ours: Mapping[str, str] = _COUNTRY_NAMES.get(code, {})
    if language in ours:
        return ours[language]
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return code
    name: str = getattr(country, "common_name", country.name)
    if language == "en":
        return ours.get("en", name)
    domain = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
    return domain.gettext(name)

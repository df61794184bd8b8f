"""Exchange rates of the European Central Bank, as kept in the repository: units of a currency for one
euro."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from cooperation.records.amounts import Money
from cooperation.records.codes import CurrencyCode
from cooperation.records.dates import DateField, PartialDate

CENT = Decimal("0.01")
Conversion = Literal[
    "original",  # already in the reader's currency
    "ecb",  # at the ECB reference rate of the event
    "quoted",  # as printed by a source
    "quoted-ecb",  # as printed by a source in another currency, and from there at the ECB rate
    "not-convertible",
]


class Rate(BaseModel):
    """The reference rate of a day, or the mean of the daily rates of a month, quarter or year."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: DateField
    rate: Annotated[Money, Field(gt=0)]
    of: DateField | None = None  # the last day with a rate, where `date` itself has none (weekends)


class RatesFile(BaseModel):
    """data/reference/exchange_rates.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: str
    url: str
    read_from: str
    published: tuple[CurrencyCode, ...] = ()  # all that the ECB publishes or has published
    published_from: DateField | None = None  # the first day with rates
    rates: dict[CurrencyCode, tuple[Rate, ...]]

    @field_validator("rates")
    @classmethod
    def _each_date_once(cls, rates: dict[str, tuple[Rate, ...]]) -> dict[str, tuple[Rate, ...]]:
        for currency, of_currency in rates.items():
            named = [str(rate.date) for rate in of_currency]
            twice = next((date for date in named if named.count(date) > 1), None)
            if twice:
                raise ValueError(f"{currency} has two rates for {twice}; keep one")
            if any(rate.date.qualifier for rate in of_currency):
                raise ValueError(
                    f"a rate of {currency} has a date with before, after or circa; name the period"
                )
        return rates


@dataclass(frozen=True)
class UsedRate:
    """What one euro cost in a currency, on the day or on average over the period that `date` names."""

    currency: str
    rate: Decimal
    date: PartialDate


@dataclass(frozen=True)
class Converted:
    """An amount in the reader's currency; None where it cannot be converted.

    One rate leads from the euro or into it; between two other currencies the way has two, in their order.
    """

    value: Decimal | None
    how: Conversion
    rates: tuple[UsedRate, ...] = ()


class ExchangeRates:
    """Looks rates up by currency and by the day or period that an event's date names."""

    def __init__(
        self,
        by_currency: Mapping[str, tuple[Rate, ...]],
        published: Collection[str] = (),
        published_from: PartialDate | None = None,
    ) -> None:
        self._rates = {
            (currency, rate.date.named): rate for currency, rates in by_currency.items() for rate in rates
        }
        self.currencies = frozenset(by_currency)
        self._published = frozenset(published)
        self._published_from = published_from

    def has(self, currency: str, when: PartialDate) -> bool:
        """Whether a currency has a rate for the day or period that a date names."""
        return self._per_euro(currency, when) is not None

    def is_never_published(self, currency: str, when: PartialDate) -> bool:
        """Whether the ECB publishes no rate of a currency, or had published none by then; False where the file does
        not say what it publishes."""
        if currency == "EUR" or self.has(currency, when):
            return False
        too_early = self._published_from is not None and when.last < self._published_from.first
        return too_early or (bool(self._published) and currency not in self._published | self.currencies)

    def converted(self, value: Decimal, currency: str, when: PartialDate, to: str) -> Converted:
        """`value` in currency `to` at the rate of `when`, to the cent; through the euro where neither is the
        euro."""
        if currency == to:
            return Converted(value, "original")
        from_rate, to_rate = self._per_euro(currency, when), self._per_euro(to, when)
        if from_rate is None or to_rate is None:
            return Converted(None, "not-convertible")
        exact = value * to_rate.rate / from_rate.rate
        rates = tuple(
            UsedRate(name, rate.rate, rate.of or rate.date)
            for name, rate in ((currency, from_rate), (to, to_rate))
            if name != "EUR"
        )
        return Converted(exact.quantize(CENT, ROUND_HALF_EVEN), "ecb", rates)

    def value_in(self, value: Decimal, currency: str, when: PartialDate, to: str) -> Decimal | None:
        """The bare value of `converted`, for checks."""
        return self.converted(value, currency, when, to).value

    def converted_or_quoted(
        self, value: Decimal, currency: str, when: PartialDate, to: str, quoted: tuple[Decimal, str] | None
    ) -> Converted:
        """As `converted`; a currency that the ECB does not publish uses the equivalent that a source
        prints."""
        found = self.converted(value, currency, when, to)
        if found.value is not None or quoted is None:
            return found
        by_quote = self.converted(quoted[0], quoted[1], when, to)
        if by_quote.value is None:
            return by_quote
        how: Conversion = "quoted" if by_quote.how == "original" else "quoted-ecb"
        return Converted(by_quote.value, how, by_quote.rates)

    def _per_euro(self, currency: str, when: PartialDate) -> Rate | None:
        if currency == "EUR":
            return Rate(date=when, rate=Decimal(1))
        return self._rates.get((currency, when.named))

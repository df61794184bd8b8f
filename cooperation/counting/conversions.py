"""Every amount of a record with the dates that can fix its exchange rate, and the rates that it needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cooperation.counting.lens import CURRENCIES, Currency, Lens
from cooperation.counting.marking import commitment, stage_reached
from cooperation.counting.rates import ExchangeRates
from cooperation.records.amounts import Amount
from cooperation.records.dates import PartialDate
from cooperation.records.funding import Funding

RateNeed = tuple[str, PartialDate]  # a currency, and the day or period named by an event


@dataclass(frozen=True)
class ToConvert:
    """An amount at one place of a record and one date that can fix its rate; `quoted` is what a source prints beside
    it."""

    path: tuple[str | int, ...]
    amount: Amount
    when: PartialDate
    quoted: Amount | None = None

    @property
    def needs(self) -> frozenset[RateNeed]:
        """The rates with which it can be shown in every currency that a reader can choose."""
        own = {self.amount.currency, *([self.quoted.currency] if self.quoted else [])}
        named = PartialDate.parse(self.when.named)
        return frozenset((currency, named) for currency in own | set(CURRENCIES) if currency != "EUR")

    def is_convertible(self, rates: ExchangeRates, to: Currency) -> bool:
        quoted = (self.quoted.ceiling, self.quoted.currency) if self.quoted else None
        converted = rates.converted_or_quoted(
            self.amount.ceiling, self.amount.currency, self.when, to, quoted
        )
        return converted.value is not None


def conversions(record: Funding) -> Iterator[ToConvert]:
    """The amount, the shares and the payments, at each date that fixes their rate, seen from any day."""
    for when in _decisive_dates(record):
        if record.amount:
            yield ToConvert(("amount",), record.amount, when, record.quoted)
        for number, share in enumerate(record.shares):
            yield ToConvert(("shares", number, "amount"), share.amount, when)
    for number, payment in enumerate(record.payments):
        yield ToConvert(("payments", number, "amount"), payment.amount, payment.date)


def needed_rates(funding: Iterable[Funding]) -> set[RateNeed]:
    """All rates with which these records can be counted and shown, whatever the reader chooses."""
    return {need for record in funding for amount in conversions(record) for need in amount.needs}


def _decisive_dates(record: Funding) -> list[PartialDate]:
    """What fixes the rate as of the first day of each stage: that is all there can be."""
    found: dict[PartialDate, None] = {}
    for day in sorted({step.date.known_from for step in record.history}):
        decisive = commitment(record, Lens(day)) or stage_reached(record, Lens(day))
        if decisive:
            found[decisive.date] = None
    return list(found)

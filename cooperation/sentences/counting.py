"""Whether and how money counts, in words, and at which exchange rates."""

from collections.abc import Iterable

from cooperation.counting.rates import UsedRate
from cooperation.language.wording import (
    REASON_WORDS,
)
from cooperation.records.funding import Funding
from cooperation.rows.iteration import iter_rows
from cooperation.sentences.records import organisations_in_words
from cooperation.view import View


def counting_in_words(view: View, record: Funding) -> list[str]:
    """Whether and how the money counts in the selected count, one sentence a payer's share."""
    t, said = view.t, []
    rows = view.rows.funding
    for row in iter_rows(rows[rows["id"] == record.id]):
        payers = organisations_in_words(view, row.payers) or t("Payer not known")
        if row.counts:
            amount = t.money_exact(row.amount, view.lens.currency)
            said.append(
                t(
                    "{payers}: counts with {amount}{rate}.",
                    payers=payers,
                    amount=amount,
                    rate=_converted(view, row.how, row.rates),
                )
            )
        else:
            said.append(
                t(
                    "{payers}: left out. {reason}.",
                    payers=payers,
                    reason=t(REASON_WORDS[row.exclusion_reason]),
                )
            )
    return said


def rates_in_words(view: View, rates: Iterable[UsedRate]) -> str:
    """Each rate with its day or period: what one euro cost. Two where the way leads through the euro."""
    t = view.t
    return "; ".join(
        t(
            "1 EUR = {rate} {currency}, {day}",
            rate=t.number(used.rate, 4),
            currency=used.currency,
            day=t.day(used.date, short=True),
        )
        for used in rates
    )


def _converted(view: View, how: str | None, rates: tuple[UsedRate, ...]) -> str:
    """Said only where something was converted: at which rates, of which day, by whom."""
    t, said = view.t, rates_in_words(view, rates)
    match how, len(rates):
        case "ecb", 1:
            return t(" (ECB reference rate: {rate})", rate=said)
        case "ecb", _:
            return t(" (through the euro, ECB reference rates: {rates})", rates=said)
        case "quoted", _:
            return t(" (as quoted by a source)")
        case "quoted-ecb", _:
            return t(" (as quoted by a source, from there at ECB reference rates: {rates})", rates=said)
    return ""

"""The counting half of the page on sources and method: rules, an example, stages, envelopes, shared money."""

from decimal import Decimal

import pandas as pd
import streamlit as st

from components.blocks.tables import number_table, table
from components.blocks.text import escaped, link
from cooperation.counting.lens import COUNTS, Count
from cooperation.language.translator import mark
from cooperation.language.wording import COUNT_DEFINITIONS, COUNT_WORDS, REASON_WORDS, STAGE_WORDS
from cooperation.records.funding import Funding
from cooperation.sentences import records as in_words
from cooperation.sentences.method import Example, ExampleShare, shared_number, umbrella_number, worked_example
from cooperation.view import View

RULES = (
    mark(
        "One real-world thing is one record. Money announced again is the same money; a further instalment "
        "is new money."
    ),
    mark(
        "The money of a record is divided into the shares of its payers, where they are known. Each share "
        "counts, or is left out for one reason that is named."
    ),
    mark(
        "A total adds up what is signed, being paid out, completed or repaid, because there the commitment "
        "was made. Announced and committed money never enters it."
    ),
    mark(
        "Envelopes, packages, facilities and quoted totals never count, whether or not their parts are on "
        "record."
    ),
    mark("Where the same money stands in two records, it counts in one of them."),
    mark(
        "Several payers whose split is not known count only where every one of them belongs to the count. A "
        "part without a known payer counts nowhere."
    ),
    mark(
        "A breakdown uses one role at a time: funder, implementer, country, theme, instrument or year. Each "
        "adds up to the same total. Of several themes or implementers the first named counts."
    ),
    mark(
        "EU money that the EBRD carries out counts once: under the EU as payer, under the EBRD as "
        "implementer."
    ),
    mark(
        "Amounts “up to” and ranges are ceilings. They stay outside totals unless the reader asks for them. "
        "An amount that is not known is not zero."
    ),
    mark(
        "The original amount and currency are the fact. In another currency it is derived at the reference "
        "rate of the European Central Bank on the day of the signature, or at the mean of the month, "
        "quarter or year where only that is known. It never changes afterwards."
    ),
    mark(
        "Where the European Central Bank has no rate, the equivalent that a source prints is used; where "
        "none is printed, the amount stays outside and is named."
    ),
    mark(
        "A guarantee is not a flow of money. Trade, direct investment, needs and the cost of projects are "
        "never added to public money."
    ),
    mark(
        "Prices are those of their time. A commitment counts in the year of its signature, and nothing is "
        "spread over years."
    ),
    mark(
        "What was paid is a different question: only payments on record say so. A record that is being paid "
        "out does not tell how much."
    ),
    mark(
        "Promises that overlap, as large announcements of different years do, are shown beside each other "
        "and never added up."
    ),
    mark(
        "A date is as exact as its source: a day, a month, a quarter, a year, or only before, after or "
        "about one. The missing part is never invented."
    ),
)

STAGE_MEANINGS = {
    "announced": mark("Said in public, or in a bank's memorandum; binds nobody"),
    "committed": mark("Decided by the payer's own body, not signed"),
    "signed": mark("A contract of all sides"),
    "disbursing": mark("Money is being paid out; how much is a different question"),
    "completed": mark("Paid and closed"),
    "repaid": mark("A loan paid back; the commitment was made all the same"),
    "cancelled": mark("Enters no sum and has its own line"),
}


def rules_of_counting(view: View) -> None:
    t = view.t
    st.markdown(escaped(t("Two counts stand beside each other, and the reader chooses:")))
    st.markdown("\n".join(f"- {escaped(t(COUNT_DEFINITIONS[count]))}" for count in COUNTS))
    st.markdown("\n".join(f"{n}. {escaped(t(rule))}" for n, rule in enumerate(RULES, start=1)))


def example_of_counting(view: View) -> None:
    """One record counted step by step, chosen by rule; every number in it comes from the records."""
    t = view.t
    example = worked_example(view)
    if example is None:
        st.markdown(escaped(t("No record of this version has shares that count.")))
        return
    record = example.record
    st.markdown(
        escaped(
            t(
                "Chosen by rule: of the records in the total whose payers' shares are known, first those "
                "that enter both counts with different amounts, then those converted at a rate, then by id."
            )
        )
    )
    st.markdown(f"**{link(view.title(record.id), view.address('record', id=record.id))}**")
    st.markdown(escaped(" ".join(_steps(view, example))))
    number_table(view.t, _share_table(view, example), "example")
    st.markdown("\n".join(f"- {escaped(line)}" for line in _left_out_lines(view, example)))


def stages_of_money(view: View) -> None:
    t = view.t
    st.markdown(
        escaped(
            t(
                "A record of money stands at one stage. Stages are shown side by side and never added up; "
                "only from “signed” on is the commitment made."
            )
        )
    )
    rows = [(t(STAGE_WORDS[stage]), t(meaning)) for stage, meaning in STAGE_MEANINGS.items()]
    table(pd.DataFrame(rows, columns=[t("Stage"), t("What it means")]).map(escaped))


def envelopes(view: View) -> None:
    t = view.t
    st.markdown(
        escaped(
            t(
                "Big announcements are envelopes: they name a sum and leave open what it is made of. Their "
                "parts are recorded one by one as they become known, and only the parts count. Records of "
                "money: {all}. Of these envelopes and packages: {umbrellas}.",
                all=t.number(len(view.catalogue.of_kind(Funding))),
                umbrellas=t.number(umbrella_number(view)),
            )
        )
    )


def shared_money(view: View) -> None:
    t = view.t
    st.markdown(
        escaped(
            t(
                "Money for several countries or for the region is a line of its own beside the countries. "
                "It is never split and never dropped: the countries and this line together are always the "
                "total. Narrowed to a country, a page shows two lines: the country's own money, and the "
                "shared money that names it. Records of shared money: {n}.",
                n=t.number(shared_number(view)),
            )
        )
    )


def _steps(view: View, example: Example) -> list[str]:
    """Amount, stage and rates, a sentence each."""
    t, record = view.t, example.record
    said = [
        t(
            "Its amount is {amount}, {stage}.",
            amount=in_words.amount_in_words(view, record.amount),
            stage=in_words.main_date_in_words(view, record),
        )
    ]
    for used in dict.fromkeys(rate for share in example.shares for rate in share.rates):
        holes = {"rate": t.number(used.rate, 4), "currency": used.currency, "day": t.day(used.date)}
        said.append(
            t(
                "One euro was {rate} {currency}, the reference rate of the European Central Bank of {day}.",
                **holes,
            )
            if used.date.is_exact_day
            else t(
                "One euro was {rate} {currency}, the mean of the daily reference rates of the European "
                "Central Bank for {day}.",
                **holes,
            )
        )
    return said


def _share_table(view: View, example: Example) -> pd.DataFrame:
    """One row per share, and the sums; four columns, so that it fits on a phone."""
    t = view.t
    heads = [t("Payer"), t("Amount"), *(t(COUNT_WORDS[count]) for count in COUNTS)]
    rows = [
        [
            escaped(_payers(view, share)),
            escaped(_original(view, share)),
            *(escaped(_in_count(view, share, count)) for count in COUNTS),
        ]
        for share in example.shares
    ]
    unit = t("{currency} million", currency=view.lens.currency)
    sums = (_millions(view, example.total[count]) for count in COUNTS)
    whole = [f"**{escaped(each)}**" for each in (t("Counts with"), unit, *sums)]
    return pd.DataFrame([*rows, whole], columns=heads)


def _left_out_lines(view: View, example: Example) -> list[str]:
    """Each payer left out of a count, and why; the same said once."""
    t = view.t
    return list(
        dict.fromkeys(
            t(
                "{payer}, not in {count}: {reason}",
                payer=_payers(view, share),
                count=t(COUNT_WORDS[count]),
                reason=t(REASON_WORDS[reason]),
            )
            for share in example.shares
            for count, reason in share.left_out.items()
        )
    )


def _payers(view: View, share: ExampleShare) -> str:
    return ", ".join(view.organisation_short(each) for each in share.payers) or view.t("Payer not known")


def _original(view: View, share: ExampleShare) -> str:
    if share.original is None or share.currency is None:
        return view.t("not known")
    return view.t.money(share.original, share.currency)


def _in_count(view: View, share: ExampleShare, count: Count) -> str:
    if count in share.left_out or share.amount is None:
        return "–"  # the lines below the table say why
    return _millions(view, share.amount)


def _millions(view: View, amount: Decimal) -> str:
    """As in receipts; whole numbers would not fit beside each other on a phone."""
    return view.t.number(amount / 1_000_000, 2)

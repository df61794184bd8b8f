"""The numbers behind figures, as tables with the reader's words: what a screen shows is what a file holds."""

from decimal import Decimal

import pandas as pd

from cooperation.counting.receipts import exclusion_at_stages
from cooperation.counting.totals import Role, breakdown, exact_sum, ladder
from cooperation.figures.map.maps import MapRows
from cooperation.figures.money.flows import flow_rows, name_of
from cooperation.figures.money.names import key_text
from cooperation.figures.money.running_total import steps_of
from cooperation.language.wording import (
    CERTAINTY_WORDS,
    COUNT_WORDS,
    INSTRUMENT_WORDS,
    REASON_WORDS,
    ROLE_TITLES,
    STAGE_WORDS,
    place_name,
    short_place_name,
    stage_in_words,
)
from cooperation.records.record import COUNTRIES, SHARED
from cooperation.rows.iteration import iter_rows
from cooperation.view import View

LINK = "open"  # the column that holds the address of a row's record
_ORDER = "order of "


def order_column(title: str) -> str:
    """The column with the sort keys of another, whose text does not sort by itself; no reader sees it."""
    return f"{_ORDER}{title}"


def is_order_column(title: str) -> bool:
    return title.startswith(_ORDER)


def breakdown_table(view: View, funding: pd.DataFrame, *, role: Role) -> pd.DataFrame:
    """One row per value of the role, the total last; words where there is no amount."""
    t = view.t
    found = breakdown(funding, role, view.selection.counted_stages)
    rows = [
        (key_text(view, role, key), _amount(view, amount, records), t.number(records))
        for key, amount, records in found.itertuples(index=False)
    ]
    counted = funding[funding["counts"] & funding["stage"].isin(list(view.selection.counted_stages))]
    whole = exact_sum(counted["amount"]) if len(counted) else None  # nothing that counts is not 0
    rows.append((t("Total"), _amount(view, whole, len(funding)), t.number(counted["id"].nunique())))
    heads = [t(ROLE_TITLES[role]), t("{currency} million", currency=view.lens.currency), t("Records")]
    return pd.DataFrame(rows, columns=heads)


def stage_table(view: View, funding: pd.DataFrame) -> pd.DataFrame:
    """One row per stage of the ladder. The stages are never added up, so there is no total."""
    t = view.t
    rows = [
        (
            t(STAGE_WORDS[stage]),
            _amount(view, amount, int((funding["stage"] == stage).sum())),
            t.number(records),
        )
        for stage, amount, records in ladder(funding).itertuples(index=False, name=None)
    ]
    heads = [t("Stage"), t("{currency} million", currency=view.lens.currency), t("Records that count")]
    return pd.DataFrame(rows, columns=heads)


def flow_table(view: View, funding: pd.DataFrame) -> pd.DataFrame:
    """One row per way of the money, from payers through implementers to a place, the largest first; then the
    total."""
    t, columns = view.t, ["payer_group", "group", "place"]
    ways = [
        (
            exact_sum(group["amount"]),
            [name_of(view, column, str(group[column].iloc[0])) for column in columns],
        )
        for _, group in flow_rows(view, funding).groupby(columns, sort=True)
    ]
    rows = [
        (t("{payers}, through {implementers}, to {place}", payers=payers, implementers=group, place=place),
         t.number(amount / 1_000_000, 2))
        for amount, (payers, group, place) in sorted(ways, key=lambda way: -way[0])
    ]  # fmt: skip
    whole = exact_sum(amount for amount, *_ in ways) if ways else None
    heads = [
        t("From funder through implementer to country"),
        t("{currency} million", currency=view.lens.currency),
    ]
    return pd.DataFrame([*rows, (t("Total"), _amount(view, whole, len(funding)))], columns=heads)


def running_table(view: View, funding: pd.DataFrame) -> pd.DataFrame:
    """One row per year: what was signed in it, and what had been by its end."""
    t = view.t
    rows = [
        (str(step.year), t.number(step.amount / 1_000_000, 2), t.number(step.added_up / 1_000_000, 2))
        for step in steps_of(view, funding)
    ]
    unit = t("{currency} million", currency=view.lens.currency)
    return pd.DataFrame(rows, columns=[t("Year"), unit, t("{unit}, added up", unit=unit)])


def map_table(view: View, rows: MapRows) -> pd.DataFrame:
    """One row per country that is asked for and one for what is shared: signed money, records, milestones."""
    t = view.t
    funding, records, milestones = rows.funding, rows.records, rows.milestones
    money = breakdown(funding, "country", view.selection.counted_stages).set_index("key")
    lines = []
    asked = [
        place for place in COUNTRIES if not view.selection.countries or place in view.selection.countries
    ]
    for place in (*asked, SHARED):
        amount = money["amount"].get(place)
        held = int((records["place"] == place).sum())
        words = _amount(view, amount, int(money["records"].get(place, 0)))
        lines.append(
            (place_name(t, place), words, t.number(held), t.number(int((milestones["place"] == place).sum())))
        )
    heads = [
        t("Where"),
        _money_head(view),
        t("Records"),
        t("Milestones"),
    ]
    return pd.DataFrame(lines, columns=heads)


def _money_head(view: View) -> str:
    """What stands above the amounts: the stage and the unit."""
    t, stage, currency = view.t, view.selection.stage, view.lens.currency
    if stage is None:
        return t("Signed or later, {currency} million", currency=currency)
    words = {"stages": stage_in_words(t, stage), "count": t(COUNT_WORDS[view.lens.count])}
    return t("{currency} million, {stages}, {count}", currency=currency, **words)


def funding_table(view: View, funding: pd.DataFrame) -> pd.DataFrame:
    """One row per payer's share: original amount, amount in the lens's currency where it is in the total shown, else
    why it is not, stage, date, source. Newest first; dates no more exact than known.

    Amount and currency of the original stand in front, so that no window hides them.
    """
    t = view.t
    million = Decimal(1_000_000)
    order = sorted(
        range(len(funding)),
        key=lambda n: (funding["stage_date"].iloc[n].sort_key(), funding["id"].iloc[n]),
        reverse=True,
    )
    lines = []
    for row in iter_rows(funding.iloc[order]):
        record = view.catalogue.records[row.id]
        reason = exclusion_at_stages(row.exclusion_reason, row.stage, view.selection.counted_stages)
        original = row.original if row.original is not None else row.original_max
        lines.append(
            {
                LINK: view.address("record", id=row.id),
                t("Record"): view.title(row.id),
                t("Original, million"): float(original / million) if original is not None else None,
                t("Currency"): row.currency or "",
                t("{currency} million", currency=view.lens.currency): float(row.amount / million)
                if reason is None
                else None,
                t("Stage"): t(STAGE_WORDS[row.stage]),
                t("Date"): t.day(row.stage_date, short=True),
                order_column(t("Date")): row.stage_date.first.isoformat(),
                t("Where"): short_place_name(t, row.place),
                t("Payer"): ", ".join(view.organisation_short(payer) for payer in row.payers)
                or t("Payer not known"),
                t("Counted"): t("yes") if reason is None else t(REASON_WORDS[reason]),
                t("Instrument"): t(INSTRUMENT_WORDS[row.instrument]),
                t("Exactness"): t(CERTAINTY_WORDS[row.certainty]),
                t("Source"): record.sources[0].publisher,
            }
        )
    return pd.DataFrame(lines)


def _amount(view: View, amount: Decimal | None, records: int) -> str:
    """Three answers told apart: an amount, records of which none counts, and no record."""
    if amount is not None:
        return view.t.number(amount / 1_000_000, 2)
    return view.t("nothing that counts") if records else view.t("no record")

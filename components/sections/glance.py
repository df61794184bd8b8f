"""The four key figures of the first page, computed from narrowed rows."""

from typing import Any

import pandas as pd

from components.blocks.key_figures import KeyFigure
from cooperation.counting.totals import Total, own_and_shared, total
from cooperation.language.wording import COUNT_WORDS, STAGE_WORDS
from cooperation.records.record import SHARED
from cooperation.rows.facts import agreement_count, coming, running_roadmaps
from cooperation.view import View, cached_per_view


@cached_per_view
def glance_figures(view: View) -> tuple[KeyFigure, ...]:
    return (
        *money_figures(view),
        _agreements(view),
        _roadmaps(view),
        *(() if view.selection.countries else (next_date(view),)),
    )


def money_figures(view: View, *, with_action: bool = True) -> tuple[KeyFigure, ...]:
    """One figure with both counts named; narrowed to places two: their own money, and shared money that names them."""
    t = view.t
    funding = view.narrow(view.rows.funding)
    query = view.selection.to_address()
    receipt: dict[str, Any] = {
        "action": t("Open the receipt"),
        "icon": ":material/receipt_long:",
        "page": "funding",
        "query": query,
        "part": "receipt",
    }
    if not with_action:
        receipt = {}
    label = t("Signed or later") if view.selection.stage is None else t(STAGE_WORDS[view.selection.stage])
    if view.selection.countries:
        own, shared = own_and_shared(funding, view.selection.counted_stages)
        count = t(COUNT_WORDS[view.lens.count])
        return (
            KeyFigure(
                label,
                _amount(view, own, funding[funding["place"] != SHARED]),
                t(
                    "{count}, {records}, for one country each",
                    count=count,
                    records=_records(view, own.records),
                ),
                **receipt,
            ),
            KeyFigure(
                t("Also in shared money"),
                _amount(view, shared, funding[funding["place"] == SHARED]),
                t.plural(
                    "{n} record that names a chosen place, never split",
                    "{n} records that name a chosen place, never split",
                    shared.records,
                ),
                **receipt,
            ),
        )
    whole = total(funding, view.selection.counted_stages)
    other = "eu" if view.lens.count == "team-europe" else "team-europe"
    there = view.with_selection(count=other)
    second = total(there.narrow(there.rows.funding), view.selection.counted_stages)
    scope = t(
        "{count}, {records}. {other_count}: {amount}",
        count=t(COUNT_WORDS[view.lens.count]),
        records=_records(view, whole.records),
        other_count=t(COUNT_WORDS[other]),
        amount=_amount(view, second, funding),
    )
    return (KeyFigure(label, _amount(view, whole, funding), scope, **receipt),)


def _amount(view: View, summed: Total, rows: pd.DataFrame) -> str:
    """The sum of `rows`; where none of them counts, that, and where there are none, that: neither is zero."""
    if summed.rows:
        return view.t.money(summed.amount, view.lens.currency, short=True)
    return view.t("no record") if rows.empty else view.t("none counts")


def _agreements(view: View) -> KeyFigure:
    t = view.t
    count = agreement_count(view.narrow(view.rows.agreements))
    return KeyFigure(
        t("Agreements in force"),
        t.number(count.in_force),
        t.plural("{n} more signed, not in force", "{n} more signed, not in force", count.signed_only),
        t.plural("See the one on record", "See all {n} on record", count.on_record),
        page="timeline",
        query=view.selection.to_address(),
    )


def _roadmaps(view: View) -> KeyFigure:
    t = view.t
    running = running_roadmaps(view.narrow(view.rows.roadmaps))
    first = running.iloc[0] if len(running) else None
    if first is None:
        return KeyFigure(
            t("Roadmaps and programmes running"), "0", t("none with a period that includes today")
        )
    left = (
        t.plural("{n} day left", "{n} days left", int(first["days_left"]))
        if first["days_left"] is not None
        else t("no end on record")
    )
    return KeyFigure(
        t("Roadmaps and programmes running"),
        t.number(len(running)),
        t("{title}: {days}", title=view.short(first["id"]), days=left),
        t("Open the first to end"),
        page="record",
        query={**view.selection.to_address(), "id": [first["id"]]},
    )


def next_date(view: View) -> KeyFigure:
    """The first planned date or end of a period that is still to come."""
    t = view.t
    dates = coming(view.narrow(view.rows.events), view.narrow(view.rows.roadmaps), view.today)
    dated = dates[[when.last >= view.today for when in dates["date"]]]
    if dated.empty:
        return KeyFigure(t("Next date"), t("none"), t("nothing planned on record"))
    first = dated.iloc[0]
    ends = first["what"] == "period-ends"
    scope = (
        t("{title} ends", title=view.short(first["id"]))
        if ends
        else view.event_title(first["id"], first["event"])
    )
    return KeyFigure(
        t("Next date"),
        t.day(first["date"], short=True),
        scope,
        t("Open the record"),
        page="record",
        query={**view.selection.to_address(), "id": [first["id"]]},
    )


def _records(view: View, count: int) -> str:
    return view.t.plural("{n} record", "{n} records", count)

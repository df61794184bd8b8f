"""Key figures: one number or answer each, with its label, its scope, and where its action leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypedDict

import pandas as pd

from cooperation.counting.totals import Total, own_and_shared, total
from cooperation.language.wording import COUNT_WORDS, STAGE_WORDS
from cooperation.records.record import SHARED
from cooperation.rows.facts import agreement_count, coming, running_roadmaps
from cooperation.rows.iteration import iter_rows
from cooperation.view import View, cached_per_view

ActionKind = Literal[
    "page",
    "receipt",         # of the total shown; where shared money is one of its own, of the other
    "shared-receipt",  # of shared money that names a chosen place
]  # fmt: skip


@dataclass(frozen=True)
class KeyFigure:
    """One figure; `page`, the address of a page, and `query` say where its action leads, `kind` to what."""

    label: str
    value: str
    scope: str
    action: str = ""
    kind: ActionKind = "page"
    page: str | None = None
    query: Mapping[str, Sequence[str]] = field(default_factory=dict)


class _Action(TypedDict, total=False):
    """The fields of a key figure that say where its action leads."""

    action: str
    kind: ActionKind
    page: str
    query: Mapping[str, Sequence[str]]


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
    receipt = _receipt(view) if with_action else {}
    shared_receipt = _receipt(view, "shared-receipt") if with_action else {}
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
                **shared_receipt,
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


def country_figures(view: View) -> tuple[KeyFigure, ...]:
    """Own money and shared money that names it, agreements in force, and the next date."""
    if view.selection.countries == (SHARED,):
        return (_shared_money(view), _in_force(view), next_date(view))
    return (*money_figures(view), _in_force(view), next_date(view))


def _shared_money(view: View) -> KeyFigure:
    t = view.t
    _, shared = own_and_shared(view.narrow(view.rows.funding), view.selection.counted_stages)
    return KeyFigure(
        t("Signed or later") if not view.selection.stage else t("At the stage chosen"),
        t.money(shared.amount, view.lens.currency, short=True),
        t.plural(
            "{count}, {n} record for several countries, never split",
            "{count}, {n} records for several countries, never split",
            shared.records,
            count=t(COUNT_WORDS[view.lens.count]),
        ),
        **_receipt(view),
    )


def _in_force(view: View) -> KeyFigure:
    """How many, and which: with one its day, with several their names."""
    t = view.t
    rows = view.narrow(view.rows.agreements)
    found = list(iter_rows(rows[rows["state"] == "in-force"]))
    if len(found) == 1 and found[0].in_force:
        scope = t(
            "{title}, since {day}", title=view.short(found[0].id), day=t.day(found[0].in_force, short=True)
        )
    else:
        scope = "; ".join(view.short(row.id) for row in found) or t("none on record")
    action = t.plural("See the one on record", "See all {n} on record", len(rows))
    query = view.selection.to_address()
    return KeyFigure(
        t("Agreements in force"), t.number(len(found)), scope, action, page="timeline", query=query
    )


def partner_figure(view: View) -> KeyFigure:
    t = view.t
    return KeyFigure(t("Partner"), t("European Union"), t("27 member states, shown as one"))


def shared_figure(view: View, measure: str) -> KeyFigure:
    """What belongs to several countries, by the measure of the map: never split, never dropped, of equal rank."""
    t = view.t
    label = t("Regional or several countries")
    if measure == "signed":
        own, shared = own_and_shared(view.narrow(view.rows.funding), view.selection.counted_stages)
        both = t.money(own.amount + shared.amount, view.lens.currency)
        scope = t.plural(
            "{n} record, not attributable to one country. Countries and this line together: {whole}",
            "{n} records, not attributable to one country. Countries and this line together: {whole}",
            shared.records,
            whole=both,
        )
        value = t.money(shared.amount, view.lens.currency, short=True)
    else:
        rows = view.narrow(view.rows.records if measure == "records" else view.rows.milestones)
        value = t.number(int((rows["place"] == SHARED).sum()))
        scope = t("on record for several countries or the region")
    if view.selection.countries:
        return KeyFigure(label, value, scope, **_receipt(view, "shared-receipt"))
    return KeyFigure(label, value, scope, **_receipt(view.with_selection(countries=(SHARED,))))


def _receipt(view: View, kind: ActionKind = "receipt") -> _Action:
    return {
        "action": view.t("Open the receipt"),
        "kind": kind,
        "page": "funding",
        "query": view.selection.to_address(),
    }

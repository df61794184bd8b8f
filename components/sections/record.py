"""The parts of a record's page: badges, facts, what happened, links, contradictions, sources, freshness."""

from typing import Literal

import pandas as pd
import streamlit as st

from components.blocks.markup import heading
from components.blocks.tables import table
from components.blocks.text import escaped, link, quiet, unbroken
from components.sections.promises import envelope_clock_line
from components.sections.roadmaps import clock_line
from cooperation.counting.alternatives import alternatives
from cooperation.counting.marking import CountingContext
from cooperation.counting.totals import total
from cooperation.language.wording import KIND_WORDS, LINK_WORDS, THEME_WORDS
from cooperation.records.agreement import Agreement
from cooperation.records.funding import Funding
from cooperation.records.indicator import Indicator
from cooperation.records.project import Project
from cooperation.records.record import Conflict, Record
from cooperation.records.roadmap import Roadmap
from cooperation.sentences import records as in_words
from cooperation.sentences.counting import counting_in_words
from cooperation.sentences.promises import coverage_in_words
from cooperation.sentences.record_tables import (
    conflict_rows,
    event_rows,
    payment_table_rows,
    series_rows,
    share_rows,
    stage_rows,
)
from cooperation.view import View


def badges(view: View, record: Record) -> None:
    """Kind, state, main theme; a contradiction in red."""
    t = view.t
    with st.container(horizontal=True, gap="small"):
        st.badge(t(KIND_WORDS[record.noun]), color=_COLOURS[record.noun])
        st.badge(in_words.state_in_words(view, record), color=_COLOURS[record.noun])
        st.badge(t(THEME_WORDS[record.themes[0]]), color="grey")
        if record.conflicts:
            text = t.plural("{n} contradiction", "{n} contradictions", len(record.conflicts))
            st.badge(text, color="red", icon=":material/call_split:")


_COLOURS: dict[str, Literal["blue", "orange", "green", "violet", "grey"]] = {
    "agreement": "blue",
    "roadmap": "orange",
    "funding": "green",
    "project": "violet",
    "milestone": "grey",
    "indicator": "grey",
}


def language_note(view: View, record: Record) -> None:
    """Says so where a text is shown in English because there is no translation."""
    texts = (record.title, record.summary, *((record.note,) if record.note else ()))
    if any(text.in_language(view.selection.language)[1] != view.selection.language for text in texts):
        st.markdown(quiet(escaped(view.t("Some texts of this record are in English only."))))


def fact_table(view: View, record: Record) -> None:
    st.html(heading(2, view.t("Facts")))
    rows = [(escaped(label), escaped(words)) for label, words in in_words.facts(view, record)]
    table(pd.DataFrame(rows, columns=[view.t("What"), view.t("On record")]))
    if isinstance(record, Funding):
        st.markdown("\n".join(f"- {escaped(line)}" for line in counting_in_words(view, record)))
    if record.note:
        st.info(escaped(view.text(record.note)), icon=":material/info:")


def what_happened(view: View, record: Record) -> None:
    """Events, stages, payments, shares, areas, series: what this kind has."""
    t = view.t
    match record:
        case Agreement() | Roadmap():
            _section(t("What happened"), event_rows(view, record))
            _areas(view, record)
        case Funding():
            _section(t("Stages reached"), stage_rows(view, record))
            envelope_clock_line(view, record)
            _section(t("Who pays which part"), share_rows(view, record))
            _section(t("Payments on record"), payment_table_rows(view, record))
        case Project():
            rows = [
                (t.day(event.date), view.text(event.what), in_words.where_in_words(view, event.place))
                for event in record.events
            ]
            _section(
                t("What happened"), pd.DataFrame(rows, columns=[t("Date"), t("What happened"), t("Place")])
            )
        case Indicator():
            _section(t("Values"), series_rows(view, record))


def links(view: View, record: Record) -> None:
    """What it points to, and what points to it. A link to what cannot be read is left blank and said."""
    outward = [(LINK_WORDS[name][0], target) for name, target in record.links]
    inward = [(LINK_WORDS[name][1], source) for name, source in view.catalogue.links_to.get(record.id, ())]
    if not outward and not inward:
        return
    st.html(heading(2, view.t("Connected records")))
    for label in dict.fromkeys(label for label, _ in (*outward, *inward)):
        st.markdown(f"**{escaped(view.t(label))}**")
        targets = dict.fromkeys(target for each, target in (*outward, *inward) if each == label)
        st.markdown("\n".join(f"- {_linked(view, target)}" for target in targets))


def contradictions(view: View, record: Record) -> None:
    for number, conflict in enumerate(record.conflicts):
        with st.container(key=f"conflict_{number}"):
            _contradiction(view, record, conflict)


def source_list(view: View, record: Record) -> None:
    """Every source with its publisher, date and kind; how many other records rest on the same one."""
    st.html(heading(2, view.t("Sources")))
    lines = []
    for number, source in enumerate(record.sources, start=1):
        others = len(view.catalogue.records_citing.get(source.url, ())) - 1
        said = (
            view.t.plural("{n} other record rests on it", "{n} other records rest on it", others)
            if others > 0
            else view.t("What rests on it")
        )
        resting = link(said, view.address("source", url=source.url))
        note = escaped(f" · {view.text(source.note)}") if source.note else ""
        detail = quiet(f"{escaped(in_words.source_line(view, source))}{note} · {resting}")
        lines.append(f"{number}. {link(source.title, source.url)}  \n   {detail}")
    st.markdown("\n".join(lines))


def freshness(view: View, record: Record) -> None:
    """Three dates, not one: of the newest source, of the last check, of this page."""
    t = view.t
    dated = [source.date for source in record.sources if source.date]
    newest = max(dated, key=lambda when: when.sort_key(), default=None)
    st.html(heading(2, t("Freshness")))
    rows = [
        (t("Newest source"), t.day(newest) if newest else t("no date")),
        (t("Record last checked"), t.day(record.verified)),
        (t("Records read"), t.day(view.catalogue.read_on)),
        (t("Confidence"), in_words.confidence_in_words(view, record)),
    ]
    table(pd.DataFrame(rows, columns=[t("What"), t("When")]).map(escaped))


def nearest_records(view: View, asked: str) -> None:
    """For an address that names no record on display: says why, and offers the nearest ones."""
    t = view.t
    if not asked:
        st.markdown(escaped(t("The address names no record; figures, lists and the search lead to one.")))
        return
    tombstone = view.catalogue.records.get(asked)
    if tombstone is not None and tombstone.withdrawn:
        day, why = t.day(tombstone.withdrawn.date), view.text(tombstone.withdrawn.why)
        st.markdown(escaped(t("This record was withdrawn on {day}. {reason}", day=day, reason=why)))
        return
    st.markdown(escaped(t("There is no record with the id “{id}”.", id=asked[:80])))
    if asked in view.catalogue.withheld:
        st.markdown(escaped(t("Its file is there, and cannot be read at the moment.")))
    near = view.nearest(asked)
    if near:
        lines = (f"- {_linked(view, record_id)}" for record_id in near)
        st.markdown("\n".join((escaped(t("Nearest on record:")), "", *lines)))


def _section(title: str, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    st.html(heading(2, title))
    rows = rows.loc[:, [column for column in rows.columns if (rows[column] != "").any()]]
    table(rows.map(escaped))


def _areas(view: View, record: Agreement | Roadmap) -> None:
    if not record.areas:
        return
    t = view.t
    st.html(heading(2, t("Areas of action")))
    rows = []
    for area in record.areas:
        followed = ", ".join(_linked(view, target) for target in area.since) or escaped(
            t("nothing on record")
        )
        name, agreed = escaped(view.area(area.area)), escaped(view.text(area.agreed))
        rows.append((name, agreed, followed, clock_line(view, record, area, age=False)))
    heads = [t("Area"), t("What was agreed"), t("What followed, on record"), t("Since then")]
    table(pd.DataFrame(rows, columns=heads))
    st.markdown(quiet(escaped(coverage_in_words(view))))


def _linked(view: View, record_id: str) -> str:
    if view.record(record_id) is None:
        return escaped(view.t("(a record that cannot be read: {id})", id=record_id))
    return link(view.title(record_id), view.address("record", id=record_id))


def _contradiction(view: View, record: Record, conflict: Conflict) -> None:
    t = view.t
    words = t("Sources disagree on: {field}", field=view.text(conflict.field))
    st.markdown(f":red[:material/call_split: **{escaped(words)}**]")
    table(conflict_rows(view, record, conflict).map(escaped))
    st.markdown(quiet(escaped(t("Why: {reason}", reason=view.text(conflict.why)))))
    if isinstance(record, Funding):
        _with_the_other_value(view, record, conflict)


def _with_the_other_value(view: View, record: Funding, conflict: Conflict) -> None:
    """For each value that could be counted instead: one sentence with the total it would make."""
    t, stages, lens = view.t, view.selection.counted_stages, view.lens
    rows = view.narrow(view.rows.funding)
    now = total(rows, stages).amount
    context = CountingContext(view.catalogue.organisations, view.catalogue.rates, lens)
    for each in alternatives(rows, record, conflict, context, stages):
        value = view.text(each.other.says)
        if each.total is None:
            said = t(
                "The other value ({value}) has no exchange rate, so the total with it is not known.",
                value=value,
            )
        elif each.total.amount == now:
            said = t("With the other value ({value}) the total would stay the same.", value=value)
        else:
            said = t(
                "With the other value ({value}) the total would be {amount} instead of {now}.",
                value=value,
                amount=unbroken(t.money_exact(each.total.amount, lens.currency)),
                now=unbroken(t.money_exact(now, lens.currency)),
            )
        st.markdown(escaped(said))

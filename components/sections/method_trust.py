"""What the page on sources and method says of trust: contradictions, freshness, gaps, kinds of sources."""

import pandas as pd
import streamlit as st

from components.blocks.tables import table
from components.blocks.text import escaped, link, quiet
from cooperation.language.translator import mark
from cooperation.language.wording import SOURCE_KIND_WORDS
from cooperation.sentences.method import most_contradicted, source_numbers, sources_after_coverage
from cooperation.view import View

SOURCE_MEANINGS = {
    "official": mark("A party, funder or implementer, on its own page"),
    "press-agency": mark("An agency's own report"),
    "press": mark("A newspaper or magazine"),
    "mirror": mark("A copy or listing of a text that stands elsewhere"),
    "analysis": mark("A study, a think tank, a law firm"),
}


def say(*paragraphs: str) -> None:
    """Paragraphs, taken literally."""
    st.markdown("\n\n".join(escaped(each) for each in paragraphs))


def where_sources_disagree(view: View) -> None:
    t, found = view.t, most_contradicted(view)
    say(
        t(
            "Where sources disagree, all values are kept, the one used is marked, and the reason is said "
            "where the reader sees the value. Where another value could be counted instead, the record says "
            "what the total would be with it."
        ),
        t(
            "Contradictions on record: {n}. Records with at least one: {records}.",
            n=t.number(found.number),
            records=t.number(found.records),
        ),
        t("The records with most of them:"),
    )
    lines = (
        f"- {_record(view, record_id)} ({escaped(t.plural('{n} contradiction', '{n} contradictions', n))})"
        for record_id, n in found.most
    )
    st.markdown("\n".join(lines))


def how_fresh(view: View) -> None:
    t, newest = view.t, view.catalogue.newest_source
    say(
        t(
            "Coverage ends: {month}. What happened since then is missing: an empty stretch after it is not a "
            "decline, and silence means “not known”, not “did not happen”.",
            month=t.day(view.scope.coverage_end),
        ),
        _younger(view),
        t(
            "Freshness is three dates and not one: of the source, of the last check of the record, of the "
            "reading of the files."
        ),
    )
    checked = [record.verified for record in view.catalogue.listed.values()]
    rows = [
        (t("Coverage ends"), t.day(view.scope.coverage_end)),
        (t("Newest source"), t.day(newest.date) if newest and newest.date else t("no date")),
        (t("Oldest check of a record"), t.day(min(checked, key=lambda when: when.first))),
        (t("Latest check of a record"), t.day(max(checked, key=lambda when: when.first))),
        (t("Records read"), t.day(view.catalogue.read_on)),
    ]
    table(pd.DataFrame(rows, columns=[t("What"), t("When")]).map(escaped))


def _younger(view: View) -> str:
    """Whether any source is younger than the end of coverage."""
    t, younger, month = view.t, sources_after_coverage(view), view.t.day(view.scope.coverage_end)
    if not younger:
        return t("No source here is younger than {month}.", month=month)
    return t.plural(
        "No source here is younger than {month}, with {n} exception.",
        "No source here is younger than {month}, with {n} exceptions.",
        younger,
        month=month,
    )


def known_gaps(view: View) -> None:
    t, gaps = view.t, view.catalogue.gaps.gaps
    if not gaps:
        say(t("No list of known gaps can be read at the moment. That does not mean that there are none."))
        return
    say(t("What we know to be missing. There will be more that we do not know of."))
    for gap in gaps:
        records = ", ".join(_record(view, each) for each in gap.records if view.record(each))
        below = f"  \n{quiet(records)}" if records else ""
        st.markdown(f"**{escaped(view.text(gap.topic))}.** {escaped(view.text(gap.missing))}{below}")


def how_sources_are_classed(view: View) -> None:
    t, numbers = view.t, source_numbers(view)
    say(
        t(
            "An official source or two independent ones make the confidence of a record high; copies of one "
            "agency's text count once. An official source comes before an agency, an agency before the "
            "press, the press before a copy."
        ),
        t(
            "References to sources: {n}. Different addresses: {addresses}. The addresses were not all "
            "opened again, and some may have moved.",
            n=t.number(numbers.references),
            addresses=t.number(numbers.addresses),
        ),
    )
    rows = [
        (t(SOURCE_KIND_WORDS[kind]), t(SOURCE_MEANINGS[kind]), t.number(n)) for kind, n in numbers.by_kind
    ]
    heads = [t("Kind"), t("What it is"), t("References")]
    table(pd.DataFrame(rows, columns=heads).map(escaped))


def _record(view: View, record_id: str) -> str:
    return link(view.title(record_id), view.address("record", id=record_id))

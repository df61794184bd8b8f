"""The parts of a source's page: how it is cited, the money on it alone, the records that rest on it."""

import streamlit as st

from components.blocks.key_figures import key_figures
from components.blocks.text import escaped, link, quiet
from cooperation.findings.source_usage import SourceUsage
from cooperation.language.wording import COUNT_WORDS, KIND_WORDS, stage_in_words
from cooperation.sentences import records as in_words
from cooperation.sentences.key_figures import KeyFigure
from cooperation.view import View


def citations(view: View, found: SourceUsage) -> None:
    """The address, and each way in which records cite it."""
    t = view.t
    st.markdown(link(found.url, found.url), width=780)
    lines = []
    for source in found.read_as:
        note = f" · {view.text(source.note)}" if source.note else ""
        lines.append(
            f"- {escaped(source.title)}  \n  {quiet(escaped(in_words.source_line(view, source) + note))}"
        )
    if len(lines) > 1:
        st.markdown(escaped(t("Records cite it in different words:")))
    st.markdown("\n".join(lines), width=780)


def money_on_it(view: View, found: SourceUsage) -> None:
    """How many records rest on it, how many on nothing else, and the total without the money of those."""
    t = view.t
    lens = view.lens
    lost = found.total.amount - found.without.amount
    scope = (
        t(
            "{lost} less than {whole} ({stage}, {count})",
            lost=t.money(lost, lens.currency),
            whole=t.money(found.total.amount, lens.currency),
            stage=stage_in_words(t, view.selection.stage),
            count=t(COUNT_WORDS[lens.count]),
        )
        if lost
        else t("the same as with them: none of their money is in the total")
        if found.alone
        else t("the same: every record on it has another source too")
    )
    st.html(
        key_figures(
            [
                KeyFigure(
                    t("Records that rest on it"),
                    t.number(len(found.records)),
                    t("among their sources is this address"),
                ),
                KeyFigure(
                    t("Records that rest on it alone"),
                    t.number(len(found.alone)),
                    t("no other source is on record for them"),
                ),
                KeyFigure(
                    t("The total without those"),
                    t.money(found.without.amount, lens.currency, short=True),
                    scope,
                ),
            ]
        )
    )


def records_on_it(view: View, found: SourceUsage) -> None:
    t = view.t
    st.header(t("Records"), anchor=False)
    lines = []
    for record_id in found.records:
        record = view.catalogue.listed[record_id]
        facts = [
            t(KIND_WORDS[record.noun]),
            in_words.record_places_in_words(view, record),
            in_words.main_date_in_words(view, record),
        ]
        if record_id in found.alone:
            facts.append(t("no other source"))
        title = link(view.title(record_id), view.address("record", id=record_id))
        lines.append(f"- {title}  \n  {quiet(escaped(' · '.join(facts)))}")
    st.markdown("\n".join(lines), width=780)


def no_such_source(view: View, asked: str) -> None:
    """For an address that no record cites: says so, and leads to the search."""
    t = view.t
    said = (
        t("No record rests on the address “{url}”.", url=asked[:200])
        if asked
        else t("No address of a source is given.")
    )
    search = link(t("Search all records"), view.address("search"))
    st.markdown(f"{escaped(said)} {search}", width=780)

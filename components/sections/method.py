"""The sections of the page on sources and method, and those on scope, languages, use and reporting."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components.blocks.tables import number_table
from components.blocks.text import escaped, link
from components.sections.method_access import accessibility_statement, where_to_write
from components.sections.method_counting import (
    envelopes,
    example_of_counting,
    rules_of_counting,
    shared_money,
    stages_of_money,
)
from components.sections.method_trust import (
    how_fresh,
    how_sources_are_classed,
    known_gaps,
    say,
    where_sources_disagree,
)
from cooperation.exports.citation import DASHBOARD, LICENCE, LICENCE_ADDRESS
from cooperation.language.translator import mark
from cooperation.language.wording import KIND_PLURAL_WORDS
from cooperation.sentences.method import records_by_kind
from cooperation.view import View


@dataclass(frozen=True)
class MethodSection:
    """A heading, the name by which the address leads to it, and what draws the text below it."""

    anchor: str
    title: str
    draw: Callable[[View], None]
    below: bool = False  # stands under the section before it


def contents(view: View, sections: tuple[MethodSection, ...]) -> None:
    """The table of contents: the sections of the first level, in two columns where there is room."""
    first = [section for section in sections if not section.below]
    half = (len(first) + 1) // 2
    for column, part in zip(st.columns(2, gap="xsmall"), (first[:half], first[half:]), strict=True):
        lines = (f"- [{escaped(view.t(section.title))}](#{section.anchor})" for section in part)
        column.markdown("\n".join(lines))


def section(view: View, part: MethodSection) -> None:
    """The heading and its text."""
    heading = st.subheader if part.below else st.header
    heading(escaped(view.t(part.title)), anchor=part.anchor)
    part.draw(view)


def _scope(view: View) -> None:
    t = view.t
    say(
        t(
            "The European Union and its member states with Kazakhstan, the Kyrgyz Republic, Tajikistan, "
            "Turkmenistan and Uzbekistan, from {first} to today, with planned dates to {year}.",
            first=view.scope.first_year,
            year=view.catalogue.last_year,
        ),
        t("One real-world thing is one record, and every record names the sources it was read in."),
    )
    rows = [(t(KIND_PLURAL_WORDS[noun]), t.number(n)) for noun, n in records_by_kind(view)]
    number_table(view.t, pd.DataFrame(rows, columns=[t("Kind"), t("Records")]).map(escaped), "kinds")


def _not_claimed(view: View) -> None:
    t = view.t
    say(
        t(
            "The list is not exhaustive. It was collected from public pages; what they do not say is "
            "missing here too."
        ),
        t(
            "This is not an official site of the European Union, of a member state or of a Central Asian "
            "government, and none of them has approved it."
        ),
        t(
            "No record is not zero. “No record” means that no source was found or entered. “Nothing that "
            "counts” means that there are records, and the reason why none of them counts. Zero is said "
            "only where it is known."
        ),
        t(
            "An intention is not an agreement and an offer is not money paid: whether something was signed, "
            "endorsed or announced is said as the source says it."
        ),
    )


def _boundaries(view: View) -> None:
    t = view.t
    say(
        t("The maps imply no opinion on the status of any territory or boundary. Shapes: Natural Earth."),
        t(
            "Countries are those of ISO 3166-1, with the names that EU institutions use. The EU and Central "
            "Asia are not countries. EU member states are shown as one."
        ),
    )


def _languages(view: View) -> None:
    t = view.t
    say(
        t(
            "The English text decides; German and Russian are translations. Where one is missing, the "
            "English stands and the page says so."
        ),
        t(
            "Titles and publishers of sources stay as they were published, and so do words quoted from them "
            "in quotation marks."
        ),
    )


def _citing(view: View) -> None:
    t = view.t
    say(t("The address of a page holds everything that was chosen on it: put it behind this line."))
    st.code(
        t(
            "{dashboard}, data version {version}, as of {day} ({licence})",
            dashboard=DASHBOARD,
            licence=LICENCE,
            version=view.catalogue.version,
            day=t.day(view.lens.as_of),
        ),
        language=None,
        wrap_lines=True,
    )


def _licence(view: View) -> None:
    t = view.t
    name = link(LICENCE, LICENCE_ADDRESS)
    sentence = t(
        "The data are under the licence {licence}: use them for anything, name this source, and say what "
        "you changed.",
        licence="\0",
    )
    st.markdown(escaped(sentence).replace("\0", name))
    say(
        t(
            "The texts behind the sources remain those of their publishers. Exchange rates: European "
            "Central Bank."
        )
    )


def _reporting(view: View) -> None:
    t = view.t
    say(
        t(
            "Tell us which record it is (its id stands in the address), what is wrong, and where the right "
            "thing can be read. A report with a source is mended first; corrections are listed in public."
        )
    )
    where_to_write(view, t("Wrong fact"))


METHOD_SECTIONS = (
    MethodSection("scope", mark("What this covers"), _scope),
    MethodSection("not-claimed", mark("What this does not claim"), _not_claimed),
    MethodSection("counting", mark("How money is counted"), rules_of_counting),
    MethodSection("example", mark("A worked example"), example_of_counting, below=True),
    MethodSection("stages", mark("Stages"), stages_of_money, below=True),
    MethodSection("envelopes", mark("Envelopes and packages"), envelopes, below=True),
    MethodSection("shared", mark("Shared money"), shared_money, below=True),
    MethodSection("contradictions", mark("Where sources disagree"), where_sources_disagree),
    MethodSection("freshness", mark("How fresh this is"), how_fresh),
    MethodSection("gaps", mark("Known gaps"), known_gaps),
    MethodSection("sources", mark("How sources are classed"), how_sources_are_classed),
    MethodSection("boundaries", mark("Boundaries and names"), _boundaries),
    MethodSection("languages", mark("Languages"), _languages),
    MethodSection("cite", mark("How to cite"), _citing),
    MethodSection("licence", mark("Licence"), _licence),
    MethodSection("report", mark("Report a wrong fact"), _reporting),
    MethodSection("accessibility", mark("Accessibility"), accessibility_statement),
)

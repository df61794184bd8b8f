"""The parts of a country's page: picker, key figures, who pays, projects, roadmaps, agreements."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from components.blocks.markup import heading
from components.blocks.markup import link as html_link
from components.blocks.tables import table
from components.blocks.text import escaped, link, quiet
from components.charts.panel import figure_panel
from components.shell.current_view import page_context
from components.shell.print_view import print_view
from cooperation.figures.definitions import figure
from cooperation.findings.ownership import Whose, of_whom
from cooperation.language.wording import (
    AGREEMENT_KIND_WORDS,
    AGREEMENT_STATE_WORDS,
    PHASE_WORDS,
    short_place_name,
)
from cooperation.records.agreement import Agreement
from cooperation.records.project import Phase, Project
from cooperation.records.record import SHARED, Record
from cooperation.records.roadmap import Roadmap
from cooperation.rows.iteration import iter_rows
from cooperation.selection import PLACES
from cooperation.sentences import records as in_words
from cooperation.view import View

Kind = TypeVar("Kind", bound=Record)
ON_PAPER = 4  # rows of a table that a printed profile has; the same number stands in document.css
_PHASES: tuple[Phase, ...] = ("operating", "under-construction", "agreed", "planned")


def place_picker(view: View) -> None:
    """Six links, for when none is chosen or several are."""
    links = (
        html_link(
            short_place_name(view.t, place), page_context().url(view.with_selection(countries=(place,)))
        )
        for place in PLACES
    )
    st.html(f'<nav class="place-picker" aria-label="{escape(view.t("Countries"))}">{"".join(links)}</nav>')


def who_pays(view: View) -> None:
    """Two breakdowns that never mix: the country's own money, and shared money that names it."""
    shown: tuple[Whose, ...] = ("shared",) if view.selection.countries == (SHARED,) else ("own", "shared")
    for column, whose in zip(st.columns(2, gap="large"), shown, strict=False):
        with column:
            figure_panel(view, figure(view, "payers", {"whose": whose}))


def projects_table(view: View) -> None:
    """What is built on the ground, the furthest along first; its cost is not EU money."""
    t = view.t
    rows = view.narrow(view.rows.projects).sort_values(
        "phase", key=lambda phases: phases.map(_PHASES.index), kind="stable"
    )
    heads = [t("Project"), t("Where"), t("Phase"), t("Cost")]

    def line(row: object) -> list[str]:
        project = _record(view, row, Project)
        place = ", ".join(
            dict.fromkeys(in_words.where_in_words(view, place.name) for place in project.locations)
        )
        return [
            _linked(view, project.id),
            escaped(place),
            escaped(t(PHASE_WORDS[project.phase])),
            escaped(in_words.amount_in_words(view, project.cost)),
        ]

    st.html(heading(2, t("Projects on the ground")))
    st.markdown(
        quiet(
            escaped(t("The cost is that of the whole project. It is not EU money and is added to nothing."))
        )
    )
    _own_then_shared(view, "projects", rows, heads, line, t("no project on record"))


def roadmaps_table(view: View) -> None:
    t = view.t
    heads = [t("Roadmap or programme"), t("State"), t("Period"), t("Areas")]

    def line(row: object) -> list[str]:
        roadmap = _record(view, row, Roadmap)
        period = in_words.record_period_in_words(view, roadmap.period) if roadmap.period else t("not known")
        areas = ", ".join(view.area(area.area) for area in roadmap.areas)
        return [
            _linked(view, roadmap.id),
            escaped(in_words.state_in_words(view, roadmap)),
            escaped(period),
            escaped(areas or t("not named by the sources")),
        ]

    st.html(heading(2, t("Roadmaps and programmes")))
    rows = view.narrow(view.rows.roadmaps)
    _own_then_shared(view, "roadmaps", rows, heads, line, t("no roadmap on record"))


def agreements_table(view: View) -> None:
    """All on record with their state, what is in force first."""
    t = view.t
    order = list(AGREEMENT_STATE_WORDS)
    rows = view.narrow(view.rows.agreements).sort_values(
        "state", key=lambda states: states.map(order.index), kind="stable"
    )
    heads = [t("Agreement"), t("Kind"), t("State"), t("Since")]

    def line(row: object) -> list[str]:
        agreement = _record(view, row, Agreement)
        return [
            _linked(view, agreement.id),
            escaped(t(AGREEMENT_KIND_WORDS[agreement.kind])),
            escaped(in_words.state_in_words(view, agreement)),
            escaped(_since(view, row)),
        ]

    st.html(heading(2, t("Agreements")))
    st.markdown(
        quiet(
            escaped(t("“In force” is said only of what binds; memoranda stay signed, declarations endorsed."))
        )
    )
    _own_then_shared(view, "agreements", rows, heads, line, t("no agreement on record"))


def _own_then_shared(
    view: View,
    what: str,
    rows: pd.DataFrame,
    heads: Sequence[str],
    line: Callable[[object], list[str]],
    none: str,
) -> None:
    """The country's own as a table, of which paper has the first rows, and what it shares with others behind one
    line."""
    shared = of_whom(rows, "shared")
    own = shared if view.selection.countries == (SHARED,) else of_whom(rows, "own")
    if own.empty:
        st.markdown(escaped(none))
    else:
        with st.container(key=f"first_rows_{what}"):
            table(pd.DataFrame([line(row) for row in iter_rows(own)], columns=list(heads)))
    if len(own) > ON_PAPER:
        words = view.t("The first {n} of {all}; the rest stands on the page.", n=ON_PAPER, all=len(own))
        print_view(what, words)
    if own is not shared and len(shared):
        words = view.t.plural(
            "{n} more, regional or of several countries, names it",
            "{n} more, regional or of several countries, name it",
            len(shared),
        )
        with st.expander(words):
            table(pd.DataFrame([line(row) for row in iter_rows(shared)], columns=list(heads)))


def _since(view: View, row: Any) -> str:
    """The day of the event that gives an agreement its state."""
    when = {"in-force": row.in_force, "ended": row.ended}.get(row.state, row.done) or row.begun
    return view.t.day(when) if when else view.t("no date on record")


def _record(view: View, row: object, kind: type[Kind]) -> Kind:
    return view.catalogue.of_kind(kind)[row.id]  # type: ignore[attr-defined]


def _linked(view: View, record_id: str) -> str:
    return link(view.title(record_id), view.address("record", id=record_id))

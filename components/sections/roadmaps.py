"""The parts of the comparison of two roadmaps: pickers, heads, and what followed area by area."""

import streamlit as st

from components.blocks import markup
from components.blocks.key_figures import key_figures
from components.blocks.text import escaped, link, quiet
from components.charts.panel import requested_parameters
from cooperation.findings.promises import area_clock, dates_of
from cooperation.findings.roadmap_comparison import AreaPair, Comparison, compare_roadmaps
from cooperation.language.translator import with_small_letter
from cooperation.records.agreement import Agreement, Area
from cooperation.records.funding import Funding
from cooperation.records.project import Project
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.sentences import records as in_words
from cooperation.sentences.key_figures import KeyFigure
from cooperation.sentences.promises import (
    areas_in_words,
    clock_in_words,
    coverage_in_words,
    endorsement_in_words,
    name_in_words,
    running_roadmaps_in_words,
    unanswered_in_words,
)
from cooperation.view import View


def roadmap_pickers(view: View) -> Comparison | None:
    """Two boxes whose values stand in the address as `left=` and `right=`; None without two roadmaps."""
    asked = requested_parameters(view, "areas")
    if not asked:
        return None
    t, roadmaps = view.t, view.catalogue.of_kind(Roadmap)
    comparison = compare_roadmaps(roadmaps[asked["left"]], roadmaps[asked["right"]])
    left, right = st.columns(2, gap="large")
    with left:
        _picker(view, "left", t("Left"), comparison.left)
    with right:
        _picker(view, "right", t("Right"), comparison.right)
    return comparison


def _picker(view: View, side: str, label: str, chosen: Roadmap) -> None:
    """A box with short titles, because a box cuts long ones; the whole title stands below."""
    st.session_state[f"own_{side}"] = chosen.id
    ids = tuple(view.catalogue.of_kind(Roadmap))
    st.selectbox(label, ids, format_func=view.short, key=f"own_{side}", on_change=_take, args=(side,))
    st.html(markup.quiet(view.title(chosen.id)))


def _take(side: str) -> None:
    st.query_params[side] = st.session_state[f"own_{side}"]


def roadmap_heads(view: View, comparison: Comparison) -> None:
    """One card each: when and where it was agreed, its period, what is left of it, how many areas."""
    st.html(
        key_figures([_head(view, comparison, comparison.left), _head(view, comparison, comparison.right)])
    )


def _head(view: View, comparison: Comparison, roadmap: Roadmap) -> KeyFigure:
    t = view.t
    scope = t(
        "{period}, {areas}",
        period=running_roadmaps_in_words(view, roadmap),
        areas=areas_in_words(view, roadmap),
    )
    return KeyFigure(
        endorsement_in_words(view, roadmap),
        name_in_words(view, comparison, roadmap),
        scope,
        t("Open the record"),
        page="record",
        query={**view.selection.to_address(), "id": [roadmap.id]},
    )


def areas_since(view: View, comparison: Comparison) -> None:
    """Which areas nothing followed, then area by area, folded and side by side: what was agreed, what is on record
    since, and the promise clock."""
    t = view.t
    if not comparison.pairs:
        return
    st.html(markup.heading(2, t("What was agreed, and what is on record since")))
    for roadmap in (comparison.left, comparison.right):
        st.markdown(escaped(unanswered_in_words(view, comparison, roadmap)), width=780)
    linked = t("Records that followed are linked by us, from what their sources say.")
    st.markdown(quiet(escaped(f"{linked} {coverage_in_words(view)}")), width=780)
    with st.container(gap="xsmall"):
        for pair in comparison.pairs:
            with st.expander(_pair_label(view, comparison, pair)):
                left, right = st.columns(2, gap="medium")
                with left:
                    _area(view, comparison, comparison.left, pair.left)
                with right:
                    _area(view, comparison, comparison.right, pair.right)


def _pair_label(view: View, comparison: Comparison, pair: AreaPair) -> str:
    """The area, and for each roadmap whether anything is on record since: what one reads before opening it."""
    t = view.t
    sides = ((comparison.left, pair.left), (comparison.right, pair.right))
    states = (
        t("{name}: {state}", name=name_in_words(view, comparison, roadmap), state=_since_in_words(view, area))
        for roadmap, area in sides
    )
    return f"**{escaped(view.area(pair.area))}** {quiet(escaped(' · '.join(states)))}"


def _since_in_words(view: View, area: Area | None) -> str:
    t = view.t
    if area is None:
        return t("not named")
    if not area.since:
        return t("nothing on record")
    return t.plural("{n} record since", "{n} records since", len(area.since))


def _area(view: View, comparison: Comparison, roadmap: Roadmap, area: Area | None) -> None:
    t = view.t
    if area is None:
        words = t("Not named by the sources of {name}", name=name_in_words(view, comparison, roadmap))
        st.markdown(quiet(escaped(words)))
        return
    is_first = comparison.names_first(roadmap) and area.area not in {
        each.area for each in (comparison.left if roadmap is comparison.right else comparison.right).areas
    }
    years = name_in_words(view, comparison, roadmap)
    head = t("{name}, first named here", name=years) if is_first else years
    st.markdown(f"{quiet(escaped(head))}  \n{escaped(view.text(area.agreed))}{_sources(view, roadmap, area)}")
    if area.since:
        st.markdown("\n".join(f"- {followed_in_words(view, target)}" for target in area.since))
    st.markdown(clock_line(view, roadmap, area))


def clock_line(view: View, record: Agreement | Roadmap, area: Area, *, age: bool = True) -> str:
    """The promise clock of an area as one line; where it cannot run, whether anything is on record.

    Without `age` only the silence, for where the age of all areas is said once.
    """
    clock = area_clock(record, area, view.catalogue.listed, view.lens.as_of, view.scope.coverage_end.last)
    if clock is None:
        words = view.t("No date from which time could run.")
        return quiet(escaped(words)) if area.since else escaped(view.t("Nothing on record."))
    words = escaped(clock_in_words(view, clock, followed=bool(area.since), age=age))
    return f":small[:material/schedule: {words}]"


def _sources(view: View, roadmap: Roadmap, area: Area) -> str:
    sources = [roadmap.sources[position] for position in area.sources]
    named = ", ".join(link(source.publisher, source.url) for source in sources)
    where = link(view.t("sources of the record"), view.address("record", id=roadmap.id))
    return f" {quiet(named or where)}"


def followed_in_words(view: View, record_id: str) -> str:
    """A record that followed, as a link with its money and its date."""
    record = view.record(record_id)
    if record is None:
        return escaped(view.t("(a record that cannot be read: {id})", id=record_id))
    detail = " · ".join(escaped(words) for words in (_money(view, record), _date(view, record)) if words)
    return f"{link(view.title(record_id), view.address('record', id=record_id))} {quiet(detail)}"


def _money(view: View, record: Record) -> str:
    t = view.t
    match record:
        case Funding():
            known = record.amount is not None
            return in_words.amount_in_words(view, record.amount) if known else t("amount not known")
        case Project():
            cost = in_words.amount_in_words(view, record.cost)
            return t("cost {amount}, not EU money", amount=cost) if record.cost else ""
    return ""


def _date(view: View, record: Record) -> str:
    if isinstance(record, Project):
        dated = [when for when, _ in dates_of(record, view.lens.as_of)]
        last = max(dated, key=lambda when: when.sort_key(), default=None)
        state = with_small_letter(in_words.state_in_words(view, record))
        return view.t("{state}, {day}", state=state, day=view.t.day(last, short=True)) if last else state
    return in_words.main_date_in_words(view, record)

"""Switches that belong to one page: each stands in the address under its own name, and shows what stands there."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from components.shell.current_view import page_param
from cooperation.counting.totals import ROLES, Role
from cooperation.figures.map.maps import Measure
from cooperation.figures.timeline.timeline import Lanes
from cooperation.language.translator import mark
from cooperation.language.wording import ROLE_TITLES as ROLES_IN_WORDS
from cooperation.language.wording import STAGE_WORDS
from cooperation.view import View

Word = TypeVar("Word", bound=str)

ROLE_WORDS: dict[Role, str] = {role: ROLES_IN_WORDS[role] for role in ROLES}
MEASURES: dict[Measure, str] = {
    "signed": mark("Signed money"),
    "records": mark("Records"),
    "milestones": mark("Milestones"),
}
LANES: dict[Lanes, str] = {"country": mark("Country"), "theme": mark("Theme"), "kind": mark("Kind")}
FORMS = {"drawing": mark("Drawing"), "list": mark("List")}
YEARS = {"each": mark("In each year"), "added": mark("Added up")}


def chosen(name: str, words: Mapping[Word, object]) -> Word:
    """What the address asks for under a name; the first of `words` where it asks for nothing."""
    asked = page_param(name, tuple(words), next(iter(words)))
    return next(word for word in words if word == asked)


def role_switch(view: View) -> Role:
    """By what money is broken down: `by=`."""
    return _switch(view, "by", view.t("Break down by"), ROLE_WORDS)


def measure_switch(view: View) -> Measure:
    """What colours the map: `measure=`."""
    stage = view.selection.stage
    words = {**MEASURES, "signed": STAGE_WORDS[stage]} if stage else MEASURES
    return _switch(view, "measure", view.t("Colour the map by"), words)


def lanes_switch(view: View) -> Lanes:
    """What makes a lane of the timeline: `lanes=`."""
    return _switch(view, "lanes", view.t("A lane for each"), LANES)


def form_switch(view: View) -> str:
    """Whether the timeline is drawn or only listed: `as=`."""
    return _switch(view, "as", view.t("Shown as"), FORMS)


def years_switch(view: View) -> str:
    """Whether years stand side by side or are added up: `years=`."""
    return _switch(view, "years", view.t("Years"), YEARS)


def _switch(view: View, name: str, label: str, words: Mapping[Word, str]) -> Word:
    """Draw the switch and give what is chosen."""
    key = f"own_{name}"
    now = st.session_state[key] = chosen(name, words)
    names = {word: view.t(said) for word, said in words.items()}
    st.segmented_control(
        label,
        tuple(words),
        format_func=lambda word: names[word],
        key=key,
        wrap=True,
        on_change=_take,
        args=(name,),
        required=True,
    )
    return now


def _take(name: str) -> None:
    st.query_params[name] = st.session_state[f"own_{name}"]

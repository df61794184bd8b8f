"""Switches that belong to one page: each stands in the address under its own name, and shows what stands there.

What can be chosen is said where it belongs: in the definition of the figure, or in the table of pages.
"""

from collections.abc import Mapping

import streamlit as st

from components.shell.current_view import page_param
from cooperation.figures.definitions import definition_of
from cooperation.pages import FORMS
from cooperation.view import View


def figure_switch(view: View, figure_name: str, name: str) -> str:
    """A parameter of a figure: draw the switch and give what is chosen."""
    parameter = next(
        parameter for parameter in definition_of(figure_name).parameters if parameter.name == name
    )
    words = {value: parameter.word(view, value) for value in parameter.values(view)}
    return _switch(name, view.t(parameter.label), words, parameter.default(view))


def form_switch(view: View) -> str:
    """Whether the timeline is drawn or only listed: `as=`."""
    words = {form: view.t(message) for form, message in FORMS.items()}
    return _switch("as", view.t("Shown as"), words, next(iter(FORMS)))


def _switch(name: str, label: str, words: Mapping[str, str], default: str) -> str:
    key = f"own_{name}"
    now = st.session_state[key] = page_param(name, tuple(words), default)
    st.segmented_control(
        label,
        tuple(words),
        format_func=lambda word: words[word],
        key=key,
        wrap=True,
        on_change=_take,
        args=(name,),
        required=True,
    )
    return now


def _take(name: str) -> None:
    st.query_params[name] = st.session_state[f"own_{name}"]

"""The bar that holds the reader's selection. The address is the truth: widgets show it, and a change writes it."""

from dataclasses import replace
from datetime import date

import streamlit as st

from components.current_view import current_view, selection_asked, write_address
from cooperation.counting.lens import COUNTS, CURRENCIES
from cooperation.records.dates import PartialDate
from cooperation.selection import FIRST_YEAR, LAST_YEAR, PLACES, STAGES, THEMES
from cooperation.selection_in_words import period_in_words, place_in_words
from cooperation.view import View
from cooperation.wording import COUNT_DEFINITIONS
from cooperation.wording import COUNTS as COUNT_WORDS
from cooperation.wording import STAGES as STAGE_WORDS
from cooperation.wording import THEMES as THEME_WORDS

DAY_FORMATS = {
    "en": "YYYY-MM-DD",
    "de": "DD.MM.YYYY",
    "ru": "DD.MM.YYYY",
}  # of a day to be typed; Streamlit has few


def selection_bar(view: View) -> None:
    """Places always in view; the rest as quiet popovers.

    At its default a popover is labelled by its value; what differs stands below, where it can be taken back.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        _places(view)
        with st.popover(_themes_label(view), type="tertiary"):
            _themes(view)
        with st.popover(_period_label(view), type="tertiary"):
            _period(view)
        with st.popover(_lens_label(view), type="tertiary"):
            _lens(view)


def show_only(place: str) -> None:
    """Narrow every page to one place, or to all again where it was chosen already. For clicks on a map."""
    selection, _ = selection_asked()
    chosen = () if selection.countries == (place,) else (place,)
    write_address(replace(selection, countries=chosen))


def _places(view: View) -> None:
    st.session_state["bar_country"] = list(view.selection.countries)
    names = {place: place_in_words(view, place) for place in PLACES}
    st.segmented_control(
        view.t("Countries"),
        PLACES,
        format_func=lambda place: names[place],
        selection_mode="multi",
        key="bar_country",
        label_visibility="collapsed",
        wrap=True,
        on_change=_take_places,
    )


def _themes(view: View) -> None:
    st.session_state["bar_theme"] = list(view.selection.themes)
    st.pills(
        view.t("Themes; a record is shown if it has any of them"),
        THEMES,
        format_func=lambda theme: view.t(THEME_WORDS[theme]),
        selection_mode="multi",
        key="bar_theme",
        on_change=_take_themes,
    )


def _period(view: View) -> None:
    start, end = view.selection.start, view.selection.end
    st.session_state["bar_period"] = (
        min(max(start.year if start else FIRST_YEAR, FIRST_YEAR), LAST_YEAR),
        min(max(end.year if end else LAST_YEAR, FIRST_YEAR), LAST_YEAR),
    )
    st.slider(
        view.t("Period; a record is shown if it overlaps it"),
        FIRST_YEAR,
        LAST_YEAR,
        key="bar_period",
        on_change=_take_period,
        width=420,
    )


def _lens(view: View) -> None:
    t, selection = view.t, view.selection
    st.session_state["bar_count"] = selection.count
    st.radio(
        t("Whose money counts"),
        COUNTS,
        format_func=lambda count: t(COUNT_WORDS[count]),
        captions=[t(COUNT_DEFINITIONS[count]) for count in COUNTS],
        key="bar_count",
        on_change=_take_lens,
    )
    st.session_state["bar_currency"] = selection.currency
    st.segmented_control(t("Currency"), CURRENCIES, key="bar_currency", on_change=_take_lens, required=True)
    st.session_state["bar_stage"] = selection.stage
    st.pills(
        t("One stage only; none chosen means signed or later"),
        STAGES,
        format_func=lambda stage: t(STAGE_WORDS[stage]),
        key="bar_stage",
        on_change=_take_lens,
    )
    st.session_state["bar_ceilings"] = selection.ceilings
    st.toggle(
        t("Count ceilings (“up to”) and upper ends of ranges too"), key="bar_ceilings", on_change=_take_lens
    )
    st.session_state["bar_asof"] = selection.as_of
    st.date_input(
        t("As of an earlier day; records and rates are today's, cut at that day"),
        value=None,
        min_value=min(date(FIRST_YEAR, 1, 1), selection.as_of or view.today),
        max_value=view.today,
        key="bar_asof",
        format=DAY_FORMATS[view.selection.language],
        on_change=_take_lens,
    )


def _take_places() -> None:
    chosen = st.session_state["bar_country"]
    selection, _ = selection_asked()
    write_address(replace(selection, countries=tuple(place for place in PLACES if place in chosen)))


def _take_themes() -> None:
    chosen = st.session_state["bar_theme"]
    selection, _ = selection_asked()
    write_address(replace(selection, themes=tuple(theme for theme in THEMES if theme in chosen)))


def _take_period() -> None:
    """An end that was not moved keeps its day, which the slider cannot show."""
    first, last = st.session_state["bar_period"]
    selection, _ = selection_asked()
    start, end = selection.start, selection.end
    if start is None or start.year != first:
        start = PartialDate.parse(str(first)) if first > FIRST_YEAR else None
    if end is None or end.year != last:
        end = PartialDate.parse(str(last)) if last < LAST_YEAR else None
    write_address(replace(selection, start=start, end=end))


def _take_lens() -> None:
    state = st.session_state
    selection, _ = selection_asked()
    chosen = replace(
        selection,
        count=state["bar_count"],
        currency=state["bar_currency"],
        stage=state["bar_stage"],
        ceilings=state["bar_ceilings"],
        as_of=state["bar_asof"] if state["bar_asof"] != current_view().today else None,
    )
    write_address(chosen)


def _themes_label(view: View) -> str:
    """How many; which, the chips say."""
    themes = view.selection.themes
    return view.t.plural("{n} theme", "{n} themes", len(themes)) if themes else view.t("All themes")


def _period_label(view: View) -> str:
    return view.t("Period") if view.selection.start or view.selection.end else period_in_words(view)


def _lens_label(view: View) -> str:
    """What every amount on the page is said in; the chips say what else differs."""
    t, selection = view.t, view.selection
    return t("{count}, in {currency}", count=t(COUNT_WORDS[selection.count]), currency=selection.currency)

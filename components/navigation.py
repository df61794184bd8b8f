"""The menu, the language switch and the pages. Links carry the selection, so that it survives a page switch."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

import streamlit as st
from streamlit.navigation.page import Page as NavigationPage

from components.current_view import selection_asked, write_address
from cooperation.languages import LANGUAGES, mark
from cooperation.view import View

WORDMARK = '<img src="/assets/wordmark.svg" width="223" height="32" alt="EU – Central Asia">'
LANGUAGE_NAMES = {"en": "English", "de": "Deutsch", "ru": "Русский"}


@dataclass(frozen=True)
class Entry:
    """A page of the menu: its script below pages/, its address, its title."""

    file: str
    address: str
    title: str


MAIN: tuple[Entry, ...] = (
    Entry("at_a_glance.py", "", mark("At a glance")),
    Entry("timeline.py", "timeline", mark("Timeline")),
    Entry("map.py", "map", mark("Map")),
    Entry("funding.py", "funding", mark("Funding")),
)
SECTIONS: dict[str, tuple[Entry, ...]] = {
    mark("Compare"): (
        Entry("compare/roadmaps.py", "roadmaps", mark("Roadmaps")),
        Entry("compare/promised.py", "promised", mark("Promised and delivered")),
        Entry("compare/changes.py", "changes", mark("What changed")),
    ),
    mark("Records"): (
        Entry("records/country.py", "country", mark("Country")),
        Entry("records/search.py", "search", mark("Search")),
        Entry("records/method.py", "method", mark("Sources and method")),
    ),
}
NOT_IN_THE_MENU: tuple[Entry, ...] = (
    Entry("record.py", "record", mark("Record")),
    Entry("records/source.py", "source", mark("Source")),
    Entry("records/figure.py", "figure", mark("Figure")),
)

Pages = dict[str, NavigationPage]


def make_pages(view: View) -> Pages:
    """All pages by their address; the first answers at `/`."""
    in_sections = (entry for entries in SECTIONS.values() for entry in entries)
    pages = {
        entry.address: st.Page(
            entry.file, title=view.t(entry.title), url_path=entry.address or None, default=not entry.address
        )
        for entry in (*MAIN, *in_sections, *NOT_IN_THE_MENU)
    }
    st.session_state["pages"] = pages
    return pages


def page_menu(view: View, pages: Pages) -> None:
    """Wordmark, links and languages in one row; where that does not fit, the links are behind one button."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="menu"):
        home = escape(view.address(""))
        st.html(f'<a href="{home}">{WORDMARK}</a>', width=223)
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key="menu_wide", width="content"
        ):
            _links(view, pages, MAIN)
            for title, entries in SECTIONS.items():
                with st.popover(view.t(title), type="tertiary"):
                    _links(view, pages, entries)
        with (
            st.container(key="menu_narrow", width="content"),
            st.popover(view.t("Menu"), icon=":material/menu:"),
        ):
            _links(view, pages, (*MAIN, *(entry for entries in SECTIONS.values() for entry in entries)))
        st.space("stretch")
        _language_switch(view)


def _links(view: View, pages: Pages, entries: Iterable[Entry]) -> None:
    for entry in entries:
        st.page_link(pages[entry.address], query_params=view.selection.to_address())


def _language_switch(view: View) -> None:
    st.session_state["bar_language"] = view.selection.language
    st.segmented_control(
        view.t("Language"),
        LANGUAGES,
        format_func=lambda language: LANGUAGE_NAMES[language],
        key="bar_language",
        label_visibility="collapsed",
        on_change=_take_language,
        required=True,
    )


def _take_language() -> None:
    selection, _ = selection_asked()
    write_address(replace(selection, language=st.session_state["bar_language"]))


def page_at(address: str) -> NavigationPage:
    """The page at an address, for links drawn by pages."""
    pages: Pages = st.session_state["pages"]
    return pages[address]

"""The menu, the language switch and the pages. Links carry the selection, so that it survives a page switch."""

from collections.abc import Iterable
from html import escape

import streamlit as st
from streamlit.navigation.page import Page as NavigationPage

from components.blocks.markup import disclosure
from components.shell.page_context import PageContext
from cooperation.language.translator import LANGUAGES
from cooperation.pages import IN_THE_MENU, MAIN, PAGES, SECTIONS, Page
from cooperation.view import View

WORDMARK = '<img src="/assets/wordmark.svg" width="223" height="32" alt="EU – Central Asia">'
LANGUAGE_NAMES = {"en": "English", "de": "Deutsch", "ru": "Русский"}


Pages = dict[str, NavigationPage]


def make_pages(view: View) -> Pages:
    """All pages by their address; the first answers at `/`. Kept for the session: to make them is file after file."""
    kept: dict[str, Pages] = st.session_state.setdefault("pages", {})
    language = view.selection.language
    if language not in kept:
        kept[language] = {
            page.address: st.Page(
                script_of(page),
                title=view.t(page.title),
                url_path=page.address or None,
                default=not page.address,
            )
            for page in PAGES
        }
    return kept[language]


def script_of(page: Page) -> str:
    """The script of a page, below pages/."""
    return f"{page.address or 'at_a_glance'}.py"


def page_menu(view: View, context: PageContext) -> str:
    """Wordmark, links and languages in one row, as HTML; where that does not fit, the links are behind one button."""
    sections = (
        disclosure(view.t(title), _links(view, context, pages), css="menu-more")
        for title, pages in SECTIONS.items()
    )
    everything = _links(view, context, IN_THE_MENU)
    narrow = disclosure(view.t("Menu"), everything, picture=":material/menu:", css="menu-narrow")
    return (
        f'<nav class="menu" aria-label="{escape(view.t("Pages"))}">'
        f'<a class="menu-home" href="{escape(view.address(""))}">{WORDMARK}</a>'
        f'<div class="menu-wide">{_links(view, context, MAIN)}{"".join(sections)}</div>{narrow}'
        f"{_languages(view, context)}</nav>"
    )


def _links(view: View, context: PageContext, pages: Iterable[Page]) -> str:
    return "".join(
        _link(view.t(page.title), view.address(page.address), is_current=page.address == context.address)
        for page in pages
    )


def _languages(view: View, context: PageContext) -> str:
    """The same page in the other languages, each named in itself."""
    links = (
        _link(
            LANGUAGE_NAMES[language],
            context.url(view.with_selection(language=language)),
            is_current=language == view.selection.language,
            language=language,
        )
        for language in LANGUAGES
    )
    label = escape(view.t("Language"))
    return f'<div class="languages segmented" role="group" aria-label="{label}">{"".join(links)}</div>'


def _link(words: str, address: str, *, is_current: bool, language: str = "") -> str:
    """`data-focus-key`: where the link was followed, navigation.js focuses its successor."""
    more = f' lang="{language}" hreflang="{language}"' if language else ""
    current = ' aria-current="true"' if is_current else ""
    return f'<a href="{escape(address)}" data-focus-key="{escape(words)}"{more}{current}>{escape(words)}</a>'

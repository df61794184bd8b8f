"""The end of every page: its link, how old the knowledge is, and what this site is not."""

from html import escape

import streamlit as st

from components.blocks.markup import copyable, disclosure, link
from components.shell.current_view import current_page, origin, page_params
from cooperation.exports.citation import DASHBOARD, Subject
from cooperation.view import View


def page_footer(view: View) -> None:
    t = view.t
    subject = _subject(view)
    records = t.plural(
        "{n} record, with its sources.",
        "{n} records, every one with its sources.",
        len(view.catalogue.listed),
    )
    said = (
        records,
        t(
            "Not exhaustive. Coverage ends: {month}; silence after it means “not known”.",
            month=t.day(view.scope.coverage_end),
        ),
        t("Not an official site of the European Union."),
    )
    label = t("Copy link to this record") if subject.record_id else t("Copy link to this view")
    address = copyable(subject.link(view), t("Copy"))
    # The address is one that components/shell/document.py prints at.
    st.html(
        f"<footer>{disclosure(label, address, picture=':material/link:')}"
        f'<p class="said quiet"><strong>{escape(t("As of {day}.", day=t.day(view.today)))}</strong>'
        f" {escape(' '.join(said))} {link(t('Print this page'), '#print')}</p></footer>"
    )


def origin_line(view: View) -> None:
    """The end of a page in a frame of another site: where it comes from, and the whole page."""
    t = view.t
    said = f"{DASHBOARD}. {t('As of {day}.', day=t.day(view.lens.as_of))}"
    words = f"{said} {t('Not an official site of the European Union.')}"
    # A link of this class leaves the frame, see document.js.
    st.html(
        f'<p class="said quiet full-page">{escape(words)}'
        f" {link(t('Open the full page'), _subject(view).link(view), leaves=True)}</p>"
    )


def _subject(view: View) -> Subject:
    """What the page shows: a record, or a page with its own parameters."""
    page, title = current_page()
    own = page_params()
    record = view.record(own.get("id", "")) if page == "record" else None
    return Subject.of_record(view, record, origin()) if record else Subject(title, page, own, origin())

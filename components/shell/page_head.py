"""The top of a page: a title, one sentence, and what the reader must know first."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components.blocks import markup
from components.blocks.elements import Block, Html, Markdown, show
from components.blocks.key_figures import key_figures
from components.blocks.text import escaped, link
from components.shell.current_view import page_context
from components.shell.page_context import PageContext
from cooperation.findings.nearest import (
    KEPT,
    SHOWN_BY_PAGE,
    Found,
    Offer,
    begins_later,
    first_date,
    nearest_selections,
)
from cooperation.sentences.key_figures import KeyFigure
from cooperation.sentences.selection import not_zero_text, offer_text, parts_in_words
from cooperation.view import View


def page_head(view: View, title: str, question: str, figures: Sequence[KeyFigure] = ()) -> None:
    """Shows the head of the page that runs."""
    show(head_blocks(view, page_context(), title, question, figures))


def head_blocks(
    view: View, context: PageContext, title: str, question: str, figures: Sequence[KeyFigure] = ()
) -> tuple[Block, ...]:
    """The title and the one question the page answers; below it, what the selection leaves nothing of, and the
    page's key figures."""
    said = [markup.heading(1, title), markup.paragraph(question)]
    if view.selection.as_of:
        day = view.t.day(view.selection.as_of)
        said.append(markup.quiet(view.t("As of {day}: today's records and rates, cut at that day.", day=day)))
    head, below = f'<div class="head">{"".join(said)}</div>', key_figures(figures)
    missing = _missing(view, context)
    if not missing:
        return (Html(head + below),)
    lines = (Markdown(line, 780) for line in missing)
    return (Html(head), *lines, *([Html(below)] if below else []))


def empty_message(view: View) -> None:
    """For a page without anything to show; says nothing where the head of the page has said it."""
    if not _missing(view, page_context()):
        st.markdown(escaped(f"{view.t('Nothing on record.')} {not_zero_text(view)}"))


def empty_selection(view: View, context: PageContext, found: Found) -> list[str]:
    """What to say where `found` finds nothing: what was asked, that it is not zero, and what lies nearest."""
    if not view.selection.parts or found(view):
        return []
    t = view.t
    asked = escaped(t("Nothing on record for this selection: {selection}.", selection=parts_in_words(view)))
    said = [f"**{asked}** {escaped(not_zero_text(view))}"]
    offers = nearest_selections(view, found, KEPT.get(context.address, ()))
    if offers:
        lines = "\n".join(f"- {_offer(view, context, each)}" for each in offers)
        said.append(f"{escaped(t('The nearest selections with something on record:'))}\n\n{lines}")
    return said


def _missing(view: View, context: PageContext) -> list[str]:
    """What the selection, or its day, leaves nothing of on the page."""
    if context.address == "record":
        return _not_yet(view, context)
    if context.address in SHOWN_BY_PAGE:
        return _before_everything(view, context) or empty_selection(
            view, context, SHOWN_BY_PAGE[context.address]
        )
    return []


def _before_everything(view: View, context: PageContext) -> list[str]:
    as_of, t = view.selection.as_of, view.t
    first = first_date(view) if as_of else None
    if as_of is None or first is None or as_of >= first.known_from:
        return []
    words = t(
        "On {day} nothing was on record yet. The first event on record: {first}.",
        day=t.day(as_of),
        first=t.day(first),
    )
    return [_and_back_to_today(view, context, words)]


def _not_yet(view: View, context: PageContext) -> list[str]:
    """A record of which nothing had happened on the day asked for."""
    as_of, t = view.selection.as_of, view.t
    record = view.record(context.parameters.get("id", "")) if as_of else None
    begins = begins_later(record, as_of, view.today) if record and as_of else None
    if record is None or as_of is None or begins is None:
        return []
    words = t(
        "On {day} nothing of this was on record yet: it begins {begins}.",
        day=t.day(as_of),
        begins=t.day(begins),
    )
    return [_and_back_to_today(view, context, words)]


def _and_back_to_today(view: View, context: PageContext, words: str) -> str:
    today = context.url(view.with_selection(as_of=None))
    return f"**{escaped(words)}** {link(view.t('As of today'), today)}"


def _offer(view: View, context: PageContext, offer: Offer) -> str:
    near = replace(view, selection=offer.selection)
    return link(offer_text(view, offer), context.url(near))

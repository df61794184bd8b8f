"""One figure alone: what stands below it, and which figures there are."""

from html import escape

import streamlit as st

from components.blocks.markup import heading, paragraph, quiet
from components.blocks.text import link
from components.charts.panel import drawn_height, figure_panel, requested_figure
from components.sections.country import place_picker
from components.shell.current_view import page_context
from components.shell.messages import address_problems
from components.shell.page_head import empty_message
from cooperation.exports.citation import Subject, citation
from cooperation.figures.definitions import FIGURES
from cooperation.figures.figure import Figure, Nothing
from cooperation.selection import AddressProblem
from cooperation.view import View

_AROUND = 450  # pixels of title, finding, source and origin in a frame of 360 pixels, where they need most


def single_figure(view: View, name: str) -> None:
    """The figure with its table; in a frame of another site only the figure, below which the frame says where it
    is from."""
    embedded = bool(st.context.is_embedded)
    found = requested_figure(view, name)
    shown = found.in_place if isinstance(found, Nothing) else found
    if shown is not None:
        _alone(view, shown, embedded)
    elif isinstance(found, Nothing) and found.needs_place:
        _ask_for_a_place(view, found.title, embedded)
    else:
        st.html(heading(1, found.title))
        empty_message(view)


def _alone(view: View, shown: Figure, embedded: bool) -> None:
    figure_panel(view, shown, "embedded" if embedded else "alone")
    if embedded:
        return
    context = page_context()
    own = {key: value for key, value in context.parameters.items() if key in ("name", *shown.parameters)}
    subject = Subject(shown.title, context.address, {**own, **shown.distinguishing}, context.origin)
    _embed_box(view, shown, subject)


def _ask_for_a_place(view: View, title: str, embedded: bool) -> None:
    """Six buttons; on another site only what is missing, because the address decides there."""
    st.html(heading(1, title) + paragraph(view.t("Choose one.")))
    if not embedded:
        place_picker(view)


def figure_list(view: View, asked: str) -> None:
    """Every name with a link; a name that is not among them is said to mean nothing."""
    t = view.t
    if asked:
        address_problems(view, (AddressProblem("name", asked, ", ".join(FIGURES)),))
    words = t("Each of these figures can stand alone, be cited, and be shown on another site.")
    st.html(heading(1, t("Figures to embed")) + paragraph(words))
    lines = [
        f"- {link(t(definition.title), view.address('figure', name=name))} (`{name}`)"
        for name, definition in FIGURES.items()
    ]
    st.markdown("\n".join(lines))


def _embed_box(view: View, shown: Figure, subject: Subject) -> None:
    """The way back, a citation, and the code for another site."""
    t = view.t
    page_own = {key: value for key, value in subject.own.items() if key != "name"}
    st.markdown(
        f"{link(t('See it on its page, with all that belongs to it'), view.address(shown.page, **page_own))}  \n"
        f"{link(t('All figures that can be shown alone'), view.address('figure'))}"
    )
    st.html(heading(2, t("Cite this figure")))
    st.code(citation(view, subject), language=None, wrap_lines=True)
    note = t("As selected now; without a day in the address it always shows the latest state of the records.")
    st.html(heading(2, t("Show it on your own site")) + quiet(note))
    # In one colour: those of a language are too faint on this ground.
    st.code(_frame(view, subject, drawn_height(view, shown)), language=None, wrap_lines=True)


def _frame(view: View, subject: Subject, height: int) -> str:
    """The element for another page. The title is what a screen reader calls it."""
    address = f"{subject.link(view)}&embed=true"
    return (
        f'<iframe src="{escape(address)}" title="{escape(subject.title)}" '
        f'width="100%" height="{height + _AROUND}" style="border: 0" loading="lazy"></iframe>'
    )

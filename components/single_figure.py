"""One figure alone: what stands below it, and which figures there are."""

from html import escape

import streamlit as st

from components.current_view import current_page, origin, own_parameters
from components.messages import address_problems
from components.panels import FIGURES, NamedFigure
from components.text import escaped, link, quiet
from cooperation.exports.citation import Subject, citation
from cooperation.selection import AddressProblem
from cooperation.view import View

_AROUND = 260  # pixels of title, finding, source and citation in a frame of usual width


def single_figure(view: View, figure: NamedFigure) -> None:
    """The figure with its table; in a frame of another site only the figure and its citation."""
    embedded = st.context.is_embedded
    drawn = figure.draw(view, "embedded" if embedded else "alone")
    page, _ = current_page()
    own = {key: value for key, value in own_parameters().items() if key in ("name", *figure.own)}
    subject = Subject(drawn.title, page, own, origin())
    if embedded:
        st.text(citation(view, subject))  # Markdown would need a hidden sign in the address
    else:
        _take_along(view, figure, subject, drawn.height)


def figure_list(view: View, asked: str) -> None:
    """Every name with a link; a name that is not among them is said to mean nothing."""
    t = view.t
    if asked:
        address_problems(view, (AddressProblem("name", asked, ", ".join(FIGURES)),))
    st.title(t("Figures to embed"), anchor=False)
    st.markdown(escaped(t("Each of these figures can stand alone, be cited, and be shown on another site.")))
    lines = [
        f"- {link(t(figure.title), view.address('figure', name=name))} (`{name}`)"
        for name, figure in FIGURES.items()
    ]
    st.markdown("\n".join(lines))


def _take_along(view: View, figure: NamedFigure, subject: Subject, height: int) -> None:
    t = view.t
    page_own = {key: value for key, value in subject.own.items() if key != "name"}
    st.markdown(
        f"{link(t('See it on its page, with all that belongs to it'), view.address(figure.page, **page_own))}  \n"
        f"{link(t('All figures that can be shown alone'), view.address('figure'))}"
    )
    st.subheader(t("Cite this figure"), anchor=False)
    st.code(citation(view, subject), language=None, wrap_lines=True)
    st.subheader(t("Show it on your own site"), anchor=False)
    st.markdown(
        quiet(
            escaped(
                t(
                    "As selected now; without a day in the address it always shows the latest state of the records."
                )
            )
        )
    )
    # In one colour: those of a language are too faint on this ground.
    st.code(_frame(view, subject, height), language=None, wrap_lines=True)


def _frame(view: View, subject: Subject, height: int) -> str:
    """The element for another page. The title is what a screen reader calls it."""
    address = f"{subject.link(view)}&embed=true"
    return (
        f'<iframe src="{escape(address)}" title="{escape(subject.title)}" '
        f'width="100%" height="{height + _AROUND}" style="border: 0" loading="lazy"></iframe>'
    )

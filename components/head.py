"""The top of a page, and the messages above it: a title, one sentence, and what the reader must know first."""

import streamlit as st

from components.text import escaped, quiet
from cooperation.selection import AddressProblem
from cooperation.view import View


def page_head(view: View, title: str, question: str) -> None:
    """The title and the one question the page answers."""
    st.title(escaped(title), anchor=False)
    st.markdown(escaped(question), width=780)
    if view.selection.as_of:
        st.markdown(
            quiet(
                escaped(
                    view.t(
                        "As of {day}: today's records and rates, cut at that day.",
                        day=view.t.day(view.selection.as_of),
                    )
                )
            )
        )


def address_problems(view: View, problems: tuple[AddressProblem, ...]) -> None:
    """Each value of the address that means nothing here, with the ones that would."""
    for problem in problems:
        st.warning(
            view.t(
                "The address asks for {name}={value}, which is not known here. Allowed: {allowed}.",
                name=escaped(problem.name),
                value=escaped(problem.value[:60]),
                allowed=escaped(problem.allowed),
            ),
            icon=":material/link_off:",
        )


def withheld_badge(view: View) -> None:
    """Says that totals may lack something, where files could not be read."""
    if not view.is_incomplete:
        return
    withheld = len(view.catalogue.withheld)
    st.badge(
        view.t.plural(
            "{n} record cannot be read and is left out: totals are incomplete",
            "{n} records cannot be read and are left out: totals are incomplete",
            withheld,
        ),
        icon=":material/report:",
        color="orange",
    )


def empty_message(view: View) -> None:
    """Nothing matches: says so, and that this is not zero."""
    st.markdown(
        escaped(
            view.t(
                "Nothing on record for this selection. That is not zero: it means that no source was found or entered."
            )
        )
    )


def no_data(message: str) -> None:
    """The folder of records is missing or empty."""
    st.error(escaped(message), icon=":material/folder_off:")

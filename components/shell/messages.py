"""What a page says of itself: what of the address or the records could not be read, or that it failed."""

import streamlit as st

from components.blocks.markup import link
from components.blocks.text import escaped
from components.shell.render_lock import PageAbandonedError
from cooperation.language.translator import LANGUAGES, Translator
from cooperation.selection import AddressProblem
from cooperation.view import View


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


def no_data(t: Translator, message: str) -> None:
    """The folder of records is missing or empty. `message` is for who runs the server, and as it says it."""
    st.title(t("There are no records to show"), anchor=False)
    st.markdown(
        escaped(
            t(
                "The server found none where it looks for them, so that no page can be shown. "
                "That is a fault of this site, and says nothing of the cooperation."
            )
        )
    )
    st.error(escaped(message), icon=":material/folder_off:")


def page_given_up(t: Translator) -> None:
    """The page waited too long for the render lock, or held it too long."""
    st.error(
        t("This page took too long and was given up. Please load it again in a minute."),
        icon=":material/report:",
    )


def page_failed(error: Exception) -> bool:
    """In place of Streamlit's own box for an exception that nobody has foreseen, whose links lead to search engines.

    Streamlit has written the exception into the log. Nothing is relied on here but the address: all else may have
    been what failed. True: there is nothing more to show.
    """
    if isinstance(error, PageAbandonedError):
        return True  # the reader has been told
    language = st.query_params.get("lang", "")
    t = Translator(language if language in LANGUAGES else "en")
    st.error(
        t(
            "This page could not be made. That is a fault of this site. "
            "What it was stands in the log of the server."
        ),
        icon=":material/report:",
    )
    st.html(f'<p class="said">{link(t("To the first page"), "/")}</p>')
    return True

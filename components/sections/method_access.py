"""The accessibility statement: what the pages aim at, what was tested with what, what is not right, where to write."""

import streamlit as st

from components.blocks.text import escaped, link
from components.sections.method_trust import say
from cooperation.contact import contact, contact_link
from cooperation.language.translator import mark
from cooperation.view import View

KNOWN_LIMITS = (
    mark(
        "Large tables of records can be walked with the arrow keys, but the menus of their columns cannot be "
        "reached with the keyboard. Download the rows instead."
    ),
    mark(
        "The column menus of large tables, the calendar of the box for a day on “What changed”, hints at copy "
        "buttons and the link past the menu are words of Streamlit, with which the pages are built, and English "
        "in every language."
    ),
    mark(
        "A screen reader may announce that a link to another page of this site opens a new window. It does "
        "not; links to other sites do."
    ),
    mark("On a narrow screen, tables of several columns scroll sideways in their own frame."),
)


def accessibility_statement(view: View) -> None:
    t = view.t
    say(
        t(
            "The pages aim at WCAG 2.2, level AA. Figures have a text alternative and can be read with the "
            "keyboard, most have a table, and no colour carries a meaning alone."
        ),
        t(
            "Checked by machine at every change, in Chromium: every page in English, German and Russian with "
            "axe-core, in the light and in the dark theme; at a width of 360 pixels and at 200 % zoom no words "
            "are cut off and no page scrolls sideways; with the Tab key every stop of the first page is seen, "
            "named and marked."
        ),
        t(
            "Gone through by hand, in November 2026: what IBM's accessibility-checker-engine calls a fault on every "
            "page in English (light) and in Russian (dark), and pictures of every page in three widths, two themes "
            "and three languages."
        ),
        t(
            "Tried by hand at the same time: Firefox 153 (choosing, Back, the keyboard, printing, images of figures) "
            "and WebKitGTK 2.50, which shares its engine with Safari (choosing, Back, the map, images of figures)."
        ),
        t(
            "Not tested: a real screen reader, voice control, Safari itself. No outside body has audited the pages."
        ),
        t("Known limits:"),
    )
    st.markdown("\n".join(f"- {escaped(t(limit))}" for limit in KNOWN_LIMITS))
    say(t("If something keeps you out, tell us which page it is and what you use."))
    where_to_write(view, t("Accessibility"))


def where_to_write(view: View, subject: str) -> None:
    """The address for reports, its mail with a subject; where none is set, who can help instead."""
    t, address = view.t, contact()
    opened = contact_link(subject)
    if address and opened:
        st.markdown(f"{escaped(t('Write to:'))} {link(address, opened)}")
    else:
        say(
            t(
                "No address for reports is set on this copy of the dashboard: turn to whoever runs it, or "
                "change the record's file in the repository."
            )
        )

"""What differs from the default, each as a chip that takes it back; nothing where nothing differs."""

import streamlit as st

from components.current_view import selection_asked, write_address
from components.text import escaped, quiet
from cooperation.selection import Part
from cooperation.selection_in_words import part_in_words, parts_in_words
from cooperation.view import View


def selection_chips(view: View) -> None:
    """One button per part, and one that takes all back.

    Keys are places in the row: where a chip goes, the next one takes its place, and the focus of the keyboard stays.
    """
    parts = view.selection.parts
    if not parts:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="chips"):
        for place, part in enumerate(parts):
            st.button(
                chip_label(view, part_in_words(view, part)),
                key=f"chip_{place}",
                on_click=_remove,
                args=(part,),
            )
        st.button(view.t("Reset"), type="tertiary", on_click=_reset, key="reset")


def selection_line(view: View) -> None:
    """The same as words, for a page in a frame of another site: it has no bar in which to choose again."""
    if view.selection.parts:
        st.markdown(quiet(escaped(parts_in_words(view))))


def chip_label(view: View, what: str) -> str:
    """`*Remove* Kazakhstan`: the style sheet shows the words in emphasis to screen readers only, and a cross to all
    others."""
    around = (words.strip() for words in view.t("Remove {what}", what="|").split("|"))
    before, after = (f"*{escaped(words)}*" if words else "" for words in around)
    return " ".join(filter(None, (before, escaped(what), after)))


def _remove(part: Part) -> None:
    selection, _ = selection_asked()
    write_address(selection.without(part))


def _reset() -> None:
    """Everything that the chips show; language and what a page chooses for itself stay."""
    selection, _ = selection_asked()
    write_address(selection.reset())

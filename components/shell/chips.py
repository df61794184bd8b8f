"""What differs from the default, each as a chip that takes it back; nothing where nothing differs."""

from dataclasses import replace

import streamlit as st

from components.blocks.markup import chip
from components.blocks.text import escaped, quiet
from components.shell.page_context import PageContext
from cooperation.selection import Selection
from cooperation.sentences.selection import part_in_words, parts_in_words
from cooperation.view import View


def chips(view: View, context: PageContext) -> str:
    """One link per part, and one that takes all back, as HTML.

    They are named by their place in the row: where a chip goes, the next one takes its place, and the focus of the
    keyboard stays.
    """
    t, selection = view.t, view.selection
    if not selection.parts:
        return ""

    def address(changed: Selection) -> str:
        return context.url(replace(view, selection=changed))

    words = [part_in_words(view, part) for part in selection.parts]
    links = [
        chip(said, t("Remove {what}", what=said), address(selection.without(part)), name=f"chip:{place}")
        for place, (part, said) in enumerate(zip(selection.parts, words, strict=True))
    ]
    reset = chip(t("Reset"), "", address(selection.reset()), name=f"chip:{len(links)}", css="reset")
    return f'<div class="chips">{"".join(links)}{reset}</div>'


def selection_line(view: View) -> None:
    """The same as words, for a page in a frame of another site: it has no bar in which to choose again."""
    if view.selection.parts:
        st.markdown(quiet(escaped(parts_in_words(view))))

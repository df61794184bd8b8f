"""Tells the browser what Streamlit does not: the language of the page as it is now."""

from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


@cache
def _component() -> ComponentRenderer:
    """Made at the first page and not at import, because Streamlit finds its files only while it runs."""
    return st.components.v2.component("cooperation.document", js="document.js", isolate_styles=False)


def set_document_language(language: str) -> None:
    """Write `<html lang>`; screen readers choose their voice by it (WCAG 3.1.1)."""
    _component()(key="document", data={"language": language}, height=1)

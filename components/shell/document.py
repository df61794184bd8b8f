"""What the browser must know and Streamlit does not tell it: the language of the page, which links are our own, and how
a page looks on paper."""

from functools import cache
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from components.shell.current_view import query_params
from components.shell.navigation import Pages
from cooperation.selection import Selection


@cache
def _component() -> ComponentRenderer:
    """Made at the first page and not at import, because Streamlit finds its files only while it runs."""
    return st.components.v2.component(
        "components.document", js="document.js", css="document.css", isolate_styles=False
    )


def document(language: str, page: str, pages: Pages) -> None:
    """Write `<html lang>`, by which screen readers choose their voice (WCAG 3.1.1), and let links between our pages be
    followed without loading everything anew."""
    data = {
        "language": language,
        "page": page,
        "pages": [f"/{address}" for address in pages],
        "selection": {"names": Selection.NAMES, "multiple": Selection.SEVERAL},
        "query": urlencode(query_params(), doseq=True),
    }
    _component()(key="document", data=data, height=1)

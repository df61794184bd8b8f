"""What the browser must know and Streamlit does not tell it: the language of the page, which links are our own, and how
a page looks on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from cooperation.pages import PAGES
from cooperation.selection import Address, Selection


@cache
def _component() -> ComponentRenderer:
    """Made at the first page and not at import, because Streamlit finds its files only while it runs."""
    return st.components.v2.component(
        "components.document", js="document.js", css="document.css", isolate_styles=False
    )


@dataclass(frozen=True)
class Document:
    """Writes `<html lang>`, by which screen readers choose their voice (WCAG 3.1.1), and lets links between our pages
    be followed without loading everything anew. `query` are all parameters of the address."""

    language: str
    page: str
    query: Address

    @property
    def data(self) -> Mapping[str, object]:
        return {
            "language": self.language,
            "page": self.page,
            "pages": [f"/{page.address}" for page in PAGES],
            "selection": {"names": Selection.NAMES, "multiple": Selection.SEVERAL},
            "query": urlencode(self.query, doseq=True),
        }

    def show(self) -> None:
        _component()(key="document", data=self.data, height=1)

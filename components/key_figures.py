"""Key figures: a rule, a label, a value that fits, one line of scope, one quiet action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

import streamlit as st

from components.navigation import page_at


@dataclass(frozen=True)
class KeyFigure:
    """One figure; `page`, the address of a page, and `query` say where its action leads."""

    label: str
    value: str
    scope: str
    action: str = ""
    icon: str = ":material/arrow_forward:"
    page: str | None = None
    query: Mapping[str, Sequence[str]] = field(default_factory=dict)


def key_figures(figures: Sequence[KeyFigure], group: str = "main") -> None:
    """Side by side on a wide page, below each other on a phone. `group` tells rows of figures on one page apart."""
    for number, (column, figure) in enumerate(
        zip(st.columns(len(figures), gap="medium"), figures, strict=True)
    ):
        with column, st.container(key=f"key_figure_{group}_{number}", gap="xsmall"):
            st.html(_as_html(figure))
            if figure.page is not None:
                st.page_link(
                    page_at(figure.page),
                    label=figure.action,
                    icon=figure.icon,
                    query_params=dict(figure.query),
                )


def _as_html(figure: KeyFigure) -> str:
    """One element in place of three of Markdown, each of which costs the browser some milliseconds."""
    return (
        f'<p class="key-label">{escape(figure.label)}</p>'
        f'<p class="key-value">{escape(figure.value)}</p>'
        f'<p class="key-scope">{escape(figure.scope)}</p>'
    )

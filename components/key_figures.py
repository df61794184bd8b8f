"""Key figures: a rule, a label, a value that fits, one line of scope, one quiet action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from components.navigation import page_at
from components.text import escaped, quiet


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
            st.markdown(escaped(figure.label))
            with st.container(key=f"key_value_{group}_{number}"):
                st.markdown(f"**{escaped(figure.value)}**")
            st.markdown(quiet(escaped(figure.scope)))
            if figure.page is not None:
                st.page_link(
                    page_at(figure.page), label=figure.action, icon=figure.icon, query_params=dict(figure.query)
                )

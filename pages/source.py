"""Source: one address, the records that rest on it, and the total without those that rest on it alone."""

import streamlit as st

from components.sections import source as parts
from components.shell.current_view import current_view
from components.shell.page_head import page_head
from cooperation.findings.source_usage import source_usage

view = current_view()
t = view.t
asked = st.query_params.get("url", "")
found = source_usage(view, asked)

if found is None:
    page_head(view, t("Source"), t("One source, and what rests on it."))
    parts.no_such_source(view, asked)
else:
    page_head(
        view,
        found.read_as[0].title,
        t(
            "Which records rest on this source, and what the total would be without the money that rests on "
            "it alone."
        ),
    )
    parts.citations(view, found)
    parts.money_on_it(view, found)
    parts.records_on_it(view, found)

"""Record: everything about one record, with its links in both directions, its sources and its contradictions."""

import streamlit as st

from components.blocks.key_figures import key_figures
from components.charts.lineage import lineage_panel
from components.sections import record as parts
from components.shell.current_view import current_view
from components.shell.downloads import record_download_bar
from components.shell.page_head import page_head
from cooperation.sentences.record_figures import record_figures

view = current_view()
t = view.t
asked = st.query_params.get("id", "")
record = view.record(asked)

if record is None:
    page_head(view, t("Record"), t("One record, its sources and its links."))
    parts.nearest_records(view, asked)
else:
    page_head(view, view.text(record.title), view.text(record.summary))
    parts.language_note(view, record)
    parts.badges(view, record)
    if figures := record_figures(view, record):
        st.html(key_figures(figures))
    lineage_panel(view, record.id, t("Where it comes from, and what came after"))
    left, right = st.columns([3, 2], gap="large")
    with left:
        parts.fact_table(view, record)
        parts.what_happened(view, record)
        parts.contradictions(view, record)
    with right:
        parts.links(view, record)
        parts.source_list(view, record)
        parts.freshness(view, record)
        record_download_bar(view, record)

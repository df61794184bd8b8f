"""Timeline: what has bound both sides since when, what happened, and what is planned."""

import streamlit as st

from components.current_view import current_view
from components.date_lists import dates_by_year_list
from components.downloads import take_away
from components.head import empty_message, page_head
from components.keys import timeline_key
from components.panel import PanelWords, figure_panel
from components.rows import timeline_rows
from cooperation.figures.timeline import (
    cooperation_timeline,
    cooperation_timeline_in_words,
)
from cooperation.findings import timeline_source

view = current_view()
t = view.t
rows = timeline_rows(view)

page_head(
    view,
    t("Timeline"),
    t("What has bound the European Union and Central Asia, what happened when, and what is planned."),
)
if rows.agreements.empty and rows.roadmaps.empty and rows.events.empty:
    empty_message(view)
with st.container(key="wide_only"):
    timeline_key(view)
    figure_panel(
        view,
        cooperation_timeline,
        rows,
        in_words=cooperation_timeline_in_words,
        words=PanelWords("", source=timeline_source(view, rows)),
        opens_records=True,
    )
dates_by_year_list(view, rows)
take_away(view, t("Timeline"), "timeline", ("agreements", "roadmaps", "milestones"))

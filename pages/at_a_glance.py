"""At a glance: what was agreed, promised, signed and paid; each figure opens to the records behind it."""

import streamlit as st

from components.bar import show_only
from components.current_view import current_view
from components.date_lists import coming_dates, latest_dates
from components.downloads import take_away
from components.glance import glance_figures
from components.head import page_head
from components.key_figures import key_figures
from components.map_side import bars_on_a_phone
from components.panel import PanelWords, figure_panel
from components.rows import timeline_rows
from cooperation.figures.bars import ladder_in_words, stage_ladder
from cooperation.figures.maps import MapRows, country_map, map_in_words
from cooperation.figures.timeline import cooperation_timeline, cooperation_timeline_in_words
from cooperation.findings import largest_places
from cooperation.wording import STAGES

view = current_view()
t = view.t
funding = view.narrow(view.rows.funding)

page_head(
    view,
    t("EU and Central Asia, at a glance"),
    t(
        "What the European Union and the five states of Central Asia have agreed, promised, signed and paid. "
        "Every figure opens to the records and sources behind it."
    ),
)
key_figures(glance_figures(view))

left, right = st.columns([3, 2], gap="large")
with left:
    figure_panel(
        view,
        country_map,
        MapRows.of(view),
        in_words=map_in_words,
        words=PanelWords(
            t("Signed money, by country")
            if view.selection.stage is None
            else t(STAGES[view.selection.stage]),
            largest_places(view, funding),
            t("The map implies no opinion on the status of any territory or boundary."),
        ),
        narrow=True,
        on_place=show_only,
        opens_records=True,
    )
    bars_on_a_phone(view)
with right:
    figure_panel(
        view,
        stage_ladder,
        funding,
        in_words=ladder_in_words,
        words=PanelWords(
            t("How far the money has come"),
            t(
                "{currency} million by the stage reached. Stages are never added up",
                currency=view.lens.currency,
            ),
        ),
        narrow=True,
    )

with st.container(key="wide_only"):
    figure_panel(
        view,
        cooperation_timeline,
        timeline_rows(view),
        in_words=cooperation_timeline_in_words,
        words=PanelWords(
            t("What binds both sides"),
            t(
                "Solid: in force. Outlined: signed, not in force. Dotted: in negotiation. Hatched: still to run"
            ),
        ),
        opens_records=True,
        compact=True,
    )

dates_left, dates_right = st.columns(2, gap="large")
with dates_left:
    coming_dates(view)
with dates_right:
    latest_dates(view)

take_away(view, t("At a glance"), "", ("funding", "agreements", "roadmaps", "milestones"))

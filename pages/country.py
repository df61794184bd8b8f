"""Country: agreements, money, projects, roadmaps and indicators of one country, or of the region."""

import streamlit as st

from components.blocks.date_lists import dates_by_year_list
from components.blocks.key_figures import key_figures
from components.blocks.text import escaped
from components.charts.panel import figure_panel
from components.sections.country import (
    agreements_table,
    place_picker,
    projects_table,
    roadmaps_table,
    who_pays,
)
from components.sections.indicators import indicators
from components.shell.current_view import current_view
from components.shell.page_head import page_head
from components.shell.print_view import print_view
from cooperation.figures.definitions import figure
from cooperation.findings.timeline import of_place, timeline_rows
from cooperation.language.wording import place_name
from cooperation.sentences.key_figures import country_figures

view = current_view()
t = view.t
places = view.selection.countries

if len(places) != 1:
    page_head(view, t("Country"), t("Everything on record for one country, or for the region as a whole."))
    st.markdown(escaped(t("Choose one.")))
    place_picker(view)
else:
    place = places[0]
    page_head(
        view,
        place_name(t, place),
        t("Agreements, roadmaps, money, projects and milestones with the European Union."),
    )
    with st.container(key="profile"):  # one sheet of paper, see document.css
        st.html(key_figures(country_figures(view)))
        with st.container(key="wide_only"):
            figure_panel(view, figure(view, "place-timeline"))
        with st.container(key="narrow_only"):
            dates_by_year_list(view, of_place(view, timeline_rows(view)))
        who_pays(view)
        agreements_table(view)
        roadmaps_table(view)
        projects_table(view)
        with st.container(key="screen_only"):
            indicators(view, place)
        print_view("indicators", t("Indicators stand on the page, not on paper."))

"""What stands beside the map: the measure, the partner, and shared money as a figure of equal rank."""

from typing import get_args

import streamlit as st

from components.current_view import own_parameter
from components.key_figures import KeyFigure, key_figures
from components.navigation import page_at
from components.panel import PanelWords, figure_panel, key_panel
from cooperation.counting.totals import own_and_shared
from cooperation.figures.bars import breakdown_bars, breakdown_in_words
from cooperation.figures.maps import Measure, partners_in_words, partners_map
from cooperation.findings import funding_unit
from cooperation.languages import mark
from cooperation.records.record import SHARED
from cooperation.view import View
from cooperation.wording import STAGES

MEASURES: dict[Measure, str] = {
    "signed": mark("Signed money"),
    "records": mark("Records"),
    "milestones": mark("Milestones"),
}


def measure_switch(view: View) -> Measure:
    """Draw the switch and give the measure chosen; it stands in the address as `measure=`."""
    st.session_state["own_measure"] = own_parameter("measure", get_args(Measure), "signed")
    names = {measure: view.t(word) for measure, word in MEASURES.items()}
    if view.selection.stage:
        names["signed"] = view.t(STAGES[view.selection.stage])
    chosen = st.segmented_control(
        view.t("Colour the map by"),
        tuple(MEASURES),
        format_func=lambda measure: names[measure],
        key="own_measure",
        wrap=True,
        on_change=_take_measure,
        required=True,
    )
    return chosen or "signed"


def partner_card(view: View) -> None:
    t = view.t
    key_figures(
        [KeyFigure(t("Partner"), t("European Union"), t("27 member states, shown as one"))], group="partner"
    )
    key_panel(view, partners_map, alt=partners_in_words(view))


def shared_card(view: View, measure: Measure) -> None:
    """What belongs to several countries: never split, never dropped, of equal rank beside the map."""
    t = view.t
    label = t("Regional or several countries")
    if measure == "signed":
        own, shared = own_and_shared(view.narrow(view.rows.funding), view.selection.counted_stages)
        both = t.money(own.amount + shared.amount, view.lens.currency)
        scope = t.plural(
            "{n} record, not attributable to one country. Countries and this line together: {whole}",
            "{n} records, not attributable to one country. Countries and this line together: {whole}",
            shared.records,
            whole=both,
        )
        value = t.money(shared.amount, view.lens.currency, short=True)
    else:
        rows = view.narrow(view.rows.records if measure == "records" else view.rows.milestones)
        value = t.number(int((rows["place"] == SHARED).sum()))
        scope = t("on record for several countries or the region")
    figure = KeyFigure(
        label,
        value,
        scope,
        t("Open the receipt"),
        ":material/receipt_long:",
        page_at("funding"),
        view.selection.to_address(),
    )
    key_figures([figure], group="shared")


def _take_measure() -> None:
    st.query_params["measure"] = st.session_state["own_measure"]


def bars_on_a_phone(view: View) -> None:
    """Below 640 px the map has no labels: the same values as bars."""
    with st.container(key="narrow_only"):
        figure_panel(
            view,
            breakdown_bars,
            view.narrow(view.rows.funding),
            in_words=breakdown_in_words,
            words=PanelWords("", funding_unit(view)),
            narrow=True,
            role="country",
        )

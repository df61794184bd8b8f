"""What stands beside the map: the partner, and shared money as a figure of equal rank."""

import streamlit as st

from components.blocks.key_figures import KeyFigure, key_figures
from components.charts.panel import key_panel
from cooperation.counting.totals import own_and_shared
from cooperation.figures.map.maps import Measure, partners_in_words, partners_map
from cooperation.records.record import SHARED
from cooperation.view import View


def partner_card(view: View) -> None:
    t = view.t
    st.html(key_figures([KeyFigure(t("Partner"), t("European Union"), t("27 member states, shown as one"))]))
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
        "funding",
        view.selection.to_address(),
        "receipt",
    )
    st.html(key_figures([figure]))

"""Promised and delivered: what of each envelope can be traced to records, and how far these have come."""

import streamlit as st

from components.blocks.markup import heading
from components.blocks.payments import paid_receipt_card
from components.blocks.text import escaped, quiet
from components.charts.lineage import deal_picker, lineage_panel
from components.sections.promises import envelope_panels, other_envelopes, pieces_table
from components.shell.current_view import current_view, page_params
from components.shell.downloads import download_bar
from components.shell.page_head import empty_message, page_head
from cooperation.figures.comparison.definitions import envelopes
from cooperation.sentences.promises import coverage_in_words, narrowing_in_words

view = current_view()
t = view.t
headline, others = envelopes(view)

page_head(
    view,
    t("Promised and delivered"),
    t("How much of each headline promise can be traced to named records, and how far these have come."),
)
if not headline:
    empty_message(view)
else:
    st.markdown(
        escaped(t("The promises overlap. They are shown beside each other, on one scale, and never added."))
    )
    st.markdown(quiet(escaped(narrowing_in_words(view))))
    envelope_panels(view, headline)
    st.markdown(
        quiet(
            escaped(
                t("Traced: records that a source links to the promise, or that we do, which is marked.")
                + " "
                + coverage_in_words(view)
            )
        )
    )
    st.html(heading(2, t("Records that can be traced")))
    pieces_table(view, headline)
deal = deal_picker(view, t("One deal, from agreement to project"))
if deal:
    lineage_panel(view, deal)
if others:
    st.html(heading(2, t("Other envelopes with pieces on record")))
    other_envelopes(view, others)
st.html(heading(2, t("Payments on record")))
paid_receipt_card(view)
download_bar(view, t("Promised and delivered"), "promised", ("funding", "payments"), page_params())

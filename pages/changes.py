"""Changes: what happened between two days, and how the total came from the one to the other."""

import streamlit as st

from components.blocks.markup import heading, quiet
from components.sections.change_log import (
    day_since,
    differences_table,
    happened_list,
    nothing_between,
    two_totals,
)
from components.shell.current_view import current_view
from components.shell.page_head import page_head
from cooperation.findings.changes import change_log_between, happened_between
from cooperation.sentences.findings import funding_unit

view = current_view()
t = view.t

page_head(
    view,
    t("What changed"),
    t(
        "What happened between two days, and how the signed money came from one total to the other. "
        "The later day is the as-of day of the selection."
    ),
)
since = day_since(view)
nothing_between(view, since)
found = change_log_between(view, since, view.lens.as_of)
two_totals(view, found, since)

st.html(heading(2, t("Why the total is another")) + quiet(funding_unit(view)))
differences_table(view, found.differences)

st.html(heading(2, t("What happened")))
happened_list(view, happened_between(view, since, view.lens.as_of))

"""The records behind one bar or node of a figure, which the reader chose: `only=` in the address."""

import streamlit as st

from components.blocks.markup import heading
from components.blocks.records_table import records_table
from components.blocks.text import escaped, link, quiet
from components.shell.current_view import page_params
from components.shell.messages import address_problems
from cooperation.counting.totals import exact_sum
from cooperation.figures.money.drilldown import DrilldownPart, drilldown_rows
from cooperation.figures.money.tables import funding_table
from cooperation.language.wording import COUNT_WORDS, stage_in_words
from cooperation.selection import AddressProblem
from cooperation.view import View


def requested_part(view: View) -> DrilldownPart | None:
    """The bar or node that the address names; None where it names none, or none that is known, which is then said."""
    asked = st.query_params.get("only", "")
    part = DrilldownPart.parse(view, asked)
    if asked and part is None:
        address_problems(view, (AddressProblem("only", asked, "country:KAZ, funder:eib, year:2024"),))
    return part


def drilldown_records(view: View, part: DrilldownPart) -> None:
    """What the part adds up to, and the records that make it."""
    t = view.t
    own = {name: value for name, value in page_params().items() if name != "only"}
    rows = drilldown_rows(view, view.narrow(view.rows.funding), part)
    st.html(heading(2, t("Behind “{name}”", name=part.text(view))))
    said = t.plural(
        "{n} record, together {amount}, {stages}, {count}.",
        "{n} records, together {amount}, {stages}, {count}.",
        rows["id"].nunique(),
        amount=t.money(exact_sum(rows["amount"]), view.lens.currency),
        stages=stage_in_words(t, view.selection.stage),
        count=t(COUNT_WORDS[view.lens.count]),
    )
    words = escaped(said if len(rows) else t("Nothing that counts here with this selection."))
    st.markdown(quiet(f"{words} {link(t('Show all records'), view.address('funding', **own))}"))
    if len(rows):
        records_table(view, funding_table(view, rows))

"""The records behind one bar or node of a figure, which the reader chose: `only=` in the address."""

import streamlit as st

from components.blocks.markup import heading
from components.blocks.tables import records_table
from components.blocks.text import escaped, link, quiet
from components.shell.current_view import own_parameters
from components.shell.messages import address_problems
from components.shell.print_view import records_on_paper
from cooperation.counting.totals import exact_sum
from cooperation.figures.money.drilldown import Part, rows_behind
from cooperation.figures.money.tables import funding_table
from cooperation.language.wording import COUNTS, stage_in_words
from cooperation.selection import AddressProblem
from cooperation.view import View


def part_asked_for(view: View) -> Part | None:
    """The bar or node that the address names; None where it names none, or none that is known, which is then said."""
    asked = st.query_params.get("only", "")
    part = Part.parse(view, asked)
    if asked and part is None:
        address_problems(view, (AddressProblem("only", asked, "country:KAZ, funder:eib, year:2024"),))
    return part


def records_behind(view: View, part: Part) -> None:
    """What the part adds up to, and the records that make it."""
    t = view.t
    own = {name: value for name, value in own_parameters().items() if name != "only"}
    rows = rows_behind(view, view.narrow(view.rows.funding), part)
    st.html(heading(2, t("Behind “{name}”", name=part.in_words(view))))
    said = t.plural(
        "{n} record, together {amount}, {stages}, {count}.",
        "{n} records, together {amount}, {stages}, {count}.",
        rows["id"].nunique(),
        amount=t.money(exact_sum(rows["amount"]), view.lens.currency),
        stages=stage_in_words(t, view.selection.stage),
        count=t(COUNTS[view.lens.count]),
    )
    words = escaped(said if len(rows) else t("Nothing that counts here with this selection."))
    st.markdown(quiet(f"{words} {link(t('Show all records'), view.address('funding', **own))}"))
    if len(rows):
        table = funding_table(view, rows)
        records_table(view, table)
        records_on_paper(view, table)

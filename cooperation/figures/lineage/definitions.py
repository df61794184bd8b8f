"""The line of a deal, on the pages of promises and of a record. It has no public name."""

from functools import partial

from cooperation.figures.figure import OPENS_RECORD, Figure
from cooperation.figures.lineage.layout import laid_out_for
from cooperation.figures.lineage.lineage import (
    deal_lineage,
    deal_lineage_alt,
    line_text,
    lineage_key_text,
    lineage_table,
)
from cooperation.findings.lineage import in_a_line, lineage
from cooperation.view import View


def lineage_figure(view: View, record_id: str, title: str = "") -> Figure | None:
    """The line of a record; None where no link of it makes one. Its table has the `id` of each record in front."""
    found = lineage(view.catalogue, record_id, _on_record(view), view.lens.as_of)
    if found is None:
        return None
    return Figure(
        slug=f"deal_lineage_{record_id}",
        title=title,
        finding=line_text(view, found),
        source=lineage_key_text(view, found),
        describe=partial(deal_lineage_alt, view, found),
        drawing=lambda narrow: deal_lineage(view, found, narrow=narrow),
        narrow_below=round(laid_out_for(found)),
        table=partial(lineage_table, view, found),
        has_table_on_page=False,
        opens=OPENS_RECORD,
    )


def deals(view: View) -> tuple[str, ...]:
    """The records of which a line can be drawn."""
    return in_a_line(view.catalogue, _on_record(view))


def _on_record(view: View) -> frozenset[str]:
    """What is there on the day of the view, whatever else is selected."""
    return frozenset(view.rows.records["id"])

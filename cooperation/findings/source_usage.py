"""What rests on one source: the records, and the money that would be gone from a total without them."""

from dataclasses import dataclass

from cooperation.counting.alternatives import total_without
from cooperation.counting.totals import Total, total
from cooperation.records.record import Source
from cooperation.view import View


@dataclass(frozen=True)
class SourceUsage:
    """One address and what rests on it. `alone` are the records that have no other source."""

    url: str
    read_as: tuple[Source, ...]  # as the records cite it, each way once; the first is shown
    records: tuple[str, ...]
    alone: tuple[str, ...]
    total: Total
    without: Total  # the same total without the records that rest on this address alone


def source_usage(view: View, url: str) -> SourceUsage | None:
    """None where no record rests on the address. Totals are those of the reader's selection."""
    ids = view.catalogue.records_citing.get(url, ())
    if not ids:
        return None
    records = [view.catalogue.listed[record_id] for record_id in ids]
    cited = dict.fromkeys(source for record in records for source in record.cited if source.url == url)
    alone = tuple(r.id for r in records if all(source.url == url for source in r.sources))
    rows, stages = view.narrow(view.rows.funding), view.selection.counted_stages
    return SourceUsage(url, tuple(cited), ids, alone, total(rows, stages), total_without(rows, alone, stages))

"""Whether the list of known gaps names records that are there."""

from collections.abc import Collection, Iterator

from cooperation.checks.finding import Finding
from cooperation.reading.problem import nearest
from cooperation.records.gaps import Gaps


def gaps_name_records(gaps: Gaps, known: Collection[str]) -> Iterator[Finding]:
    """A finding for each id that no record has; it withholds nothing, the page leaves the link out."""
    for number, gap in enumerate(gaps.gaps):
        for position, record_id in enumerate(gap.records):
            if record_id not in known:
                hint = nearest(record_id, known)
                path = ("gaps", number, "records", position)
                yield Finding(path, f"there is no record {record_id}", hint, withholds=False)

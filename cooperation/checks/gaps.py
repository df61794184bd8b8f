"""Whether the list of known gaps names records that are there."""

from collections.abc import Collection, Iterator

from cooperation.checks.violation import Violation
from cooperation.reading.problem import nearest_words
from cooperation.records.gaps import Gaps


def gaps_name_records(gaps: Gaps, known: Collection[str]) -> Iterator[Violation]:
    """A finding for each id that no record has; it withholds nothing, the page leaves the link out."""
    for number, gap in enumerate(gaps.gaps):
        for position, record_id in enumerate(gap.records):
            if record_id not in known:
                hint = nearest_words(record_id, known)
                path = ("gaps", number, "records", position)
                yield Violation(path, f"there is no record {record_id}", hint, withholds=False)

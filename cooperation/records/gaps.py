"""data/reference/gaps.yaml: what the maintainers know to be missing, said to readers in their language."""

from cooperation.records.record import Id, LocalizedText, Part


class Gap(Part):
    """One thing that is known to be missing; `records` are those that it concerns."""

    topic: LocalizedText
    missing: LocalizedText
    records: tuple[Id, ...] = ()


class Gaps(Part):
    """The known gaps, in the order in which they are shown."""

    gaps: tuple[Gap, ...] = ()

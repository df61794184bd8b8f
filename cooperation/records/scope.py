"""data/reference/scope.yaml: how far the records reach, which years are plausible, and what pages show first."""

from typing import Annotated

from pydantic import Field

from cooperation.records.dates import DateField
from cooperation.records.record import Id, Part


class Scope(Part):
    """Facts about the collection as a whole.

    After `coverage_end` silence means "not known". Dates lie between `first_year` and `years_ahead` years after today.
    """

    coverage_end: DateField
    first_year: Annotated[int, Field(ge=1, le=9999)]
    years_ahead: Annotated[int, Field(ge=0, le=1000)]
    headline_envelopes: tuple[Id, ...] = ()
    usual_roadmaps: tuple[Id, Id] | None = None

    @property
    def last_full_year(self) -> int:
        """The last year that is covered to its end."""
        end = self.coverage_end.last
        return end.year if (end.month, end.day) == (12, 31) else end.year - 1

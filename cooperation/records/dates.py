"""Dates as exact as known: a day, month, quarter or year, or only before, after or about one. Nothing is ever
filled in."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

Qualifier = Literal[
    "",  # in the day or period named
    "before",  # not later than the day or period named; also "known by the date of the report"
    "after",  # not earlier than the day or period named
    "circa",  # the source itself says about
]
Precision = Literal["day", "month", "quarter", "year"]

_FORM = re.compile(
    r"(?:(?P<qualifier>before|after|circa) )?"
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)
_EXAMPLES = "write 2025, 2025-Q2, 2025-04 or 2025-04-04, each also as before ..., after ... or circa ..."


@dataclass(frozen=True)
class PartialDate:
    """A date as a source gives it. `first` and `last` are the ends of the day or period named; see `earliest`
    and `latest`."""

    qualifier: Qualifier
    precision: Precision
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """`2025`, `2025-Q2`, `2025-04`, `2025-04-04`, each also as `before ...`, `after ...`, `circa ...`;
        else ValueError."""
        match = _FORM.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not a date; {_EXAMPLES}")
        year, quarter, month, day = (match[part] for part in ("year", "quarter", "month", "day"))
        qualifier: Qualifier = match["qualifier"] or ""  # type: ignore[assignment]  # the form admits only these
        try:
            if day is not None:
                named = date(int(year), int(month), int(day))
                return cls(qualifier, "day", named, named)
            if month is not None:
                first = date(int(year), int(month), 1)
                return cls(qualifier, "month", first, _month_end(first.year, first.month))
            if quarter is not None:
                last_month = 3 * int(quarter)
                first = date(int(year), last_month - 2, 1)
                return cls(qualifier, "quarter", first, _month_end(first.year, last_month))
            return cls(qualifier, "year", date(int(year), 1, 1), date(int(year), 12, 31))
        except ValueError:
            raise ValueError(f"{text!r} is no day of the calendar; {_EXAMPLES}") from None

    @classmethod
    def of_day(cls, day: date) -> "PartialDate":
        return cls("", "day", day, day)

    @property
    def earliest(self) -> date | None:
        """The first day it can have been; None where only a latest day is known."""
        return None if self.qualifier == "before" else self.first

    @property
    def latest(self) -> date | None:
        """The last day it can have been; None where only an earliest day is known."""
        return None if self.qualifier == "after" else self.last

    @property
    def known_from(self) -> date:
        """The day from which the event is there: the first of its span; for "before", the day it is known
        by."""
        return self.last if self.qualifier == "before" else self.first

    @property
    def year(self) -> int:
        """The year named; a commitment known as before, after or circa counts in it, marked."""
        return self.first.year

    @property
    def is_exact_day(self) -> bool:
        return self.precision == "day" and not self.qualifier

    def surely_before(self, other: "PartialDate") -> bool:
        """True only where every day this one can be lies before every day the other can be."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    @property
    def named(self) -> str:
        """The day or period named, without its qualifier: `2025-04`."""
        if self.precision == "day":
            return self.first.isoformat()
        if self.precision == "month":
            return self.first.isoformat()[:7]
        if self.precision == "quarter":
            return f"{self.first.year:04d}-Q{(self.first.month + 2) // 3}"
        return f"{self.first.year:04d}"

    def __str__(self) -> str:
        return f"{self.qualifier} {self.named}".strip()

    def edtf(self) -> str:
        """The same in EDTF (ISO 8601-2): quarters are 33 to 36, circa is ~, before and after are open
        intervals."""
        named = self.named
        if self.precision == "quarter":
            named = f"{self.first.year:04d}-{32 + (self.first.month + 2) // 3}"
        return {"": named, "circa": f"{named}~", "before": f"../{named}", "after": f"{named}/.."}[
            self.qualifier
        ]

    def sort_key(self) -> tuple[date, date]:
        """Orders by the day or period named; pages that sort by it say so where the day is not known."""
        return (self.first, self.last)


@dataclass(frozen=True)
class DateSpan:
    """A date, or the time from one date to another: `2024`, `2015/2020`. `ends` are one or two."""

    ends: tuple[PartialDate, ...]

    @classmethod
    def parse(cls, text: str) -> "DateSpan":
        """One date, or two with a slash, in order and without before, after or circa; else ValueError."""
        parts = text.split("/")
        if len(parts) > 2:
            raise ValueError(f"{text!r} has more than two ends; write 2015/2020 for a span")
        ends = tuple(PartialDate.parse(part) for part in parts)
        if any(end.qualifier for end in ends):
            raise ValueError(
                f"{text!r} is not exact enough for a value; leave before, after and circa to a note"
            )
        if ends[-1].first < ends[0].first or ends[-1].last < ends[0].last:
            raise ValueError(f"{text!r} ends before it begins; swap the two dates, or mend the year")
        return cls(ends)

    @property
    def first(self) -> date:
        return self.ends[0].first

    @property
    def last(self) -> date:
        return self.ends[-1].last

    @property
    def is_one_date(self) -> bool:
        return len(self.ends) == 1

    def edtf(self) -> str:
        return "/".join(end.edtf() for end in self.ends)

    def __str__(self) -> str:
        return "/".join(map(str, self.ends))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _parsed(value: object) -> object:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise ValueError(f"a date is one word; {_EXAMPLES}")
    return PartialDate.parse(value)


def _parsed_span(value: object) -> object:
    if isinstance(value, DateSpan):
        return value
    if not isinstance(value, str):
        raise ValueError(f"a period is one word; {_EXAMPLES}")
    return DateSpan.parse(value)


def _schema(pattern: str) -> WithJsonSchema:
    """An editor reads `2025` as a number."""
    return WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{pattern}$"}, {"type": "integer"}]})


_PATTERN = re.sub(r"[?]P<[a-z]+>", "", _FORM.pattern)
_EXACT = _PATTERN.removeprefix("(?:(before|after|circa) )?")
DateField = Annotated[
    PartialDate,
    BeforeValidator(_parsed),
    PlainSerializer(str, return_type=str),
    _schema(_PATTERN),
]
SpanField = Annotated[
    DateSpan,
    BeforeValidator(_parsed_span),
    PlainSerializer(str, return_type=str),
    _schema(f"{_EXACT}(/{_EXACT})?"),
]

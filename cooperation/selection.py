"""What the reader chose, as it stands in the address: a lens (what rows say) and a filter (which rows
remain).

Only what differs from the default stands in an address, so that the same view always has the same address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, TypeVar, get_args

from cooperation.counting.lens import COUNTS, CURRENCIES, Count, Currency, Lens
from cooperation.language.translator import LANGUAGES
from cooperation.reading.problem import nearest_word
from cooperation.records.dates import PartialDate, Precision
from cooperation.records.funding import SIGNED_OR_LATER, Stage
from cooperation.records.record import COUNTRIES, SHARED, Theme

PLACES: tuple[str, ...] = (*COUNTRIES, SHARED)
THEMES: tuple[str, ...] = get_args(Theme)
STAGES: tuple[Stage, ...] = ("announced", "committed", "signed", "disbursing", "completed", "repaid")
YEARS = range(
    1900, 2101
)  # that an address may name: calendars and axes can compute with these and their neighbours

MOST_PROBLEMS = 10  # of an address that are said; nobody reads more, and addresses come from anywhere
LONGEST_WORD = 60

Address = dict[str, list[str]]
SelectedPart = tuple[str, str]  # one thing that is set: the name of what, and its value; the period is one
Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True)
class AddressProblem:
    """A value in the address that means nothing here; `allowed` says what would."""

    name: str
    value: str
    allowed: str


@dataclass(frozen=True)
class Selection:
    """The reader's choice. Empty tuples and None mean: everything."""

    NAMES: ClassVar[tuple[str, ...]] = (
        "country", "theme", "from", "to", "stage", "count", "currency", "asof", "ceilings", "lang",
    )  # fmt: skip
    SEVERAL: ClassVar[tuple[str, ...]] = ("country", "theme")  # of which more than one can hold

    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None
    stage: Stage | None = None  # one: stages are never added up, save signed or later (None)
    count: Count = "team-europe"
    currency: Currency = "EUR"
    as_of: date | None = None
    ceilings: bool = False
    language: str = "en"

    @classmethod
    def from_address(
        cls, params: Mapping[str, Sequence[str]]
    ) -> tuple["Selection", tuple[AddressProblem, ...]]:
        """The selection that an address asks for, and what in it could not be understood. Other parameters
        are not looked at."""
        reading = _Reading(params)
        start, end = reading.day_or_year("from"), reading.day_or_year("to")
        if start and end and end.surely_before(start):
            reading.problems.append(AddressProblem("to", str(end), f"≥ {start}"))
            end = None
        as_of = reading.day("asof")
        selection = cls(
            countries=reading.words("country", PLACES),
            themes=reading.words("theme", THEMES),
            start=start,
            end=end,
            stage=reading.one("stage", STAGES),
            count=reading.one("count", COUNTS) or "team-europe",
            currency=reading.one("currency", CURRENCIES) or "EUR",
            as_of=as_of.first if as_of else None,
            ceilings=reading.one("ceilings", ("yes",)) == "yes",
            language=reading.one("lang", LANGUAGES) or "en",
        )
        return selection, tuple(dict.fromkeys(reading.problems))[:MOST_PROBLEMS]

    def to_address(self) -> Address:
        """Parameters and their values, only those that differ from the default, always in the same order."""
        parts: dict[str, Sequence[str]] = {
            "country": self.countries,
            "theme": self.themes,
            "from": (str(self.start),) if self.start else (),
            "to": (str(self.end),) if self.end else (),
            "stage": (self.stage,) if self.stage else (),
            "count": (self.count,) if self.count != "team-europe" else (),
            "currency": (self.currency,) if self.currency != "EUR" else (),
            "asof": (self.as_of.isoformat(),) if self.as_of else (),
            "ceilings": ("yes",) if self.ceilings else (),
            "lang": (self.language,) if self.language != "en" else (),
        }
        return {name: list(values) for name, values in parts.items() if values}

    def lens(self, today: date) -> Lens:
        return Lens(min(self.as_of, today) if self.as_of else today, self.count, self.currency, self.ceilings)

    @property
    def counted_stages(self) -> tuple[Stage, ...]:
        """The stages a total is taken over: the one asked for, else signed or later."""
        return (self.stage,) if self.stage else SIGNED_OR_LATER

    @property
    def narrows(self) -> bool:
        return bool(self.countries or self.themes or self.start or self.end)

    @property
    def parts(self) -> tuple[SelectedPart, ...]:
        """What differs from the default, each as a reader takes it back; the language is no choice of what to see."""
        return (
            *(("country", place) for place in self.countries),
            *(("theme", theme) for theme in self.themes),
            *((("period", f"{self.start or ''}/{self.end or ''}"),) if self.start or self.end else ()),
            *((("stage", self.stage),) if self.stage else ()),
            *((("count", self.count),) if self.count != "team-europe" else ()),
            *((("currency", self.currency),) if self.currency != "EUR" else ()),
            *((("ceilings", "yes"),) if self.ceilings else ()),
            *((("asof", self.as_of.isoformat()),) if self.as_of else ()),
        )

    def without(self, part: SelectedPart) -> "Selection":
        """The same with one part back at its default; what is not set stays as it is."""
        name, value = part
        match name:
            case "country":
                return replace(self, countries=tuple(place for place in self.countries if place != value))
            case "theme":
                return replace(self, themes=tuple(theme for theme in self.themes if theme != value))
            case "period":
                return replace(self, start=None, end=None)
        field = {"asof": "as_of"}.get(name, name)
        return replace(self, **{field: getattr(Selection, field)})

    def reset(self) -> "Selection":
        """Everything at its default; the language stays."""
        return Selection(language=self.language)

    def without_filter(self) -> "Selection":
        return replace(self, countries=(), themes=(), start=None, end=None, stage=None)


class _Reading:
    """Reads parameters one by one and keeps what it could not understand."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self._params = params
        self.problems: list[AddressProblem] = []

    def words(self, name: str, allowed: Sequence[Choice]) -> tuple[Choice, ...]:
        """The words of a closed list that are asked for, in the order of the list."""
        parts = (word.strip() for value in self._params.get(name, ()) for word in value.split(","))
        asked = dict.fromkeys(word for word in parts if word)
        unknown = [word for word in asked if word not in allowed]
        for word in unknown[:MOST_PROBLEMS]:
            likely = nearest_word(word[:LONGEST_WORD], allowed) or ", ".join(allowed)
            self.problems.append(AddressProblem(name, word, likely))
        return tuple(word for word in allowed if word in asked)

    def one(self, name: str, allowed: Sequence[Choice]) -> Choice | None:
        """The first word asked for; that there are more is a problem, because only one can hold."""
        found = self.words(name, allowed)
        if len(found) > 1:
            self.problems.append(AddressProblem(name, ", ".join(found), found[0]))
        return found[0] if found else None

    def day_or_year(self, name: str) -> PartialDate | None:
        return self._date(name, ("day", "year"), "2025-04-04, 2025")

    def day(self, name: str) -> PartialDate | None:
        return self._date(name, ("day",), "2025-04-04")

    def _date(self, name: str, precisions: tuple[Precision, ...], form: str) -> PartialDate | None:
        text = next((value.strip() for value in self._params.get(name, ()) if value.strip()), "")
        if not text:
            return None
        try:
            found = PartialDate.parse(text)
        except ValueError:
            found = None
        if found is None or found.qualifier or found.precision not in precisions:
            self.problems.append(AddressProblem(name, text, form))
            return None
        if found.first.year not in YEARS:
            self.problems.append(AddressProblem(name, text, f"{YEARS[0]}–{YEARS[-1]}"))
            return None
        return found

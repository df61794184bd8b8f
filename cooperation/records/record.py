"""What every kind of record shares: texts with a language, places, themes, sources, contradictions, a
tombstone."""

from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from cooperation.records.amounts import Money, Yes
from cooperation.records.codes import CountryOfTheWorld
from cooperation.records.dates import DateField, PartialDate

ID_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_FORM, max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Position = Annotated[int, Field(ge=0)]

CountryCode = Literal["KAZ", "KGZ", "TJK", "TKM", "UZB"]  # ISO 3166-1 alpha-3
COUNTRIES: tuple[CountryCode, ...] = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
SHARED = "shared"  # the place of what belongs to several countries or the region: its own line, never split

Theme = Literal[
    "critical-raw-materials",
    "energy",
    "transport",
    "digital",
    "water-climate",
    "trade-investment",
    "education-research",
    "governance-rule-of-law",
    "security-borders",
    "human-development",
    "political-dialogue",
]

SourceKind = Literal[
    "official",  # an institution that is a party, funder or implementer, on its own page
    "press-agency",  # an agency's own report
    "press",  # a newspaper or magazine
    "mirror",  # a copy or listing of a text that stands elsewhere
    "analysis",  # a study, a think tank, a law firm
]

Confidence = Literal[
    "high",  # an official source, or two independent ones
    "medium",  # one good source
    "low",  # one weak source, or sources that disagree in substance
]


class Part(BaseModel):
    """A value inside a record; frozen, and refusing unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalizedText(Part):
    """A text a reader sees. English decides; the others are translations."""

    en: Text
    de: Text | None = None
    ru: Text | None = None

    def in_language(self, language: str) -> tuple[str, str]:
        """The text, and the language it is really in: English where there is no translation."""
        text = getattr(self, language, None)
        return (text, language) if text else (self.en, "en")


class Source(Part):
    """Where something was read."""

    title: Text
    publisher: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    date: DateField | None = None
    kind: SourceKind
    copy_of: Text | None = None
    note: LocalizedText | None = None


class Location(Part):
    """A place; without coordinates where no trusted point is known. Degrees, WGS 84."""

    name: Text
    country: CountryOfTheWorld
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    precision: Literal["site", "city", "region"]

    @model_validator(mode="after")
    def _both_or_none(self) -> "Location":
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon stand together, or neither")
        return self


class ConflictValue(Part):
    """What one source says. `by` names who says it where it is none of the record's sources; `value` stands only
    where it is money that could be counted instead."""

    says: LocalizedText
    source: Position | None = None
    by: LocalizedText | None = None
    used: Yes | None = None
    value: Money | None = None


class Conflict(Part):
    """Sources that disagree on one field: all values kept, what is used marked (two ends of a range may both
    be), and why."""

    field: LocalizedText
    why: LocalizedText
    values: tuple[ConflictValue, ...] = Field(min_length=2)


class Withdrawn(Part):
    """The tombstone of a record that should not have been there; its id is never used again."""

    date: DateField
    why: LocalizedText


class Period(Part):
    """From one date to another; open where an end is not known."""

    start: DateField | None = Field(default=None, alias="from")
    end: DateField | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if self.start and self.end and self.end.surely_before(self.start):
            raise ValueError("the period ends before it begins; swap from and to, or mend the year")
        return self


def _sure_day(when: PartialDate) -> PartialDate:
    if not when.is_exact_day:
        raise ValueError("a day is needed here, such as 2026-11-24")
    return when


class Record(BaseModel):
    """One real-world thing with its sources. The id is the name of its file; `formerly` has those it had before."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    folder: ClassVar[str]  # where its files lie: data/<folder>/<id>.yaml
    noun: ClassVar[str]  # the key of its kind in frames and addresses

    id: Id = Field(exclude=True)
    title: LocalizedText
    short: LocalizedText | None = None
    countries: tuple[CountryCode, ...]
    themes: tuple[Theme, ...] = Field(min_length=1)
    summary: LocalizedText
    sources: tuple[Source, ...] = Field(min_length=1)
    confidence: Confidence
    verified: Annotated[DateField, AfterValidator(_sure_day)]
    references: dict[Text, Text] = Field(default_factory=dict)
    locations: tuple[Location, ...] = ()
    note: LocalizedText | None = None
    conflicts: tuple[Conflict, ...] = ()
    formerly: tuple[Id, ...] = ()
    draft: Yes | None = None
    withdrawn: Withdrawn | None = None

    @property
    def place(self) -> str:
        """The one country it belongs to; `shared` for several; empty for EU-wide context."""
        return self.countries[0] if len(self.countries) == 1 else SHARED if self.countries else ""

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """What it points to: (name of the link, id), in the order of its fields."""
        found: list[tuple[str, str]] = []
        for name in self.link_fields:
            value = getattr(self, name, None)
            found.extend((name, target) for target in ((value,) if isinstance(value, str) else value or ()))
        return tuple(found)

    link_fields: ClassVar[tuple[str, ...]] = ()

    @property
    def cited(self) -> tuple[Source, ...]:
        """All its sources; an event can have some of its own, which no other fact of the record rests on."""
        events = getattr(self, "events", ())
        return (*self.sources, *(source for event in events for source in getattr(event, "sources", ())))

    @property
    def organisations(self) -> tuple[tuple[str, str], ...]:
        """The organisations it names: (role, id)."""
        return tuple((role, target) for role in self.role_fields for target in getattr(self, role, ()))

    role_fields: ClassVar[tuple[str, ...]] = ()

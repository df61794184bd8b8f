"""Agreements: instruments between the EU side and one or more Central Asian states, with what happened to
them."""

from typing import ClassVar, Literal

from cooperation.records.amounts import Yes
from cooperation.records.dates import DateField, PartialDate
from cooperation.records.record import Id, LocalizedText, Part, Position, Record, Source, Text

AgreementKind = Literal[
    "treaty",  # binds both sides once in force; agreements and protocols included
    "memorandum",  # a political commitment of both sides; binds nobody in law
    "declaration",  # a joint statement
    "strategy",  # adopted by one side for the relation
    "letter-of-intent",  # an intention to conclude something
    "trade-preference",  # granted by the EU alone, by regulation
    "regulation",  # an act of the EU; context
    "framework",  # a bank's or agency's legal basis for working in a country
]

BINDING: tuple[AgreementKind, ...] = ("treaty", "framework", "trade-preference", "regulation")

Verb = Literal[
    "negotiations-opened",
    "initialled",  # negotiators agreed the text; binds nobody
    "signed",  # by all sides; ratification may be outstanding
    "endorsed",  # welcomed politically, by declaration or letter; not signed
    "approved",  # by a parliament or council
    "ratified",  # by one side, after its parliament
    "adopted",  # by one side alone
    "provisionally-applied",  # in part, before entry into force
    "entered-into-force",  # all sides have ratified
    "ended",
]


class Event(Part):
    """Something that happened to an agreement or roadmap. The verb is the source's own."""

    verb: Verb
    date: DateField
    place: Text | None = None
    headline: Yes | None = None
    planned: Yes | None = None
    title: LocalizedText | None = None
    summary: LocalizedText | None = None
    sources: tuple[Source, ...] = ()


class Area(Part):
    """A field of action: what was agreed there, which sources say so, and the records that followed."""

    area: Id
    agreed: LocalizedText
    sources: tuple[Position, ...] = ()
    since: tuple[Id, ...] = ()


class Agreement(Record):
    """An instrument between the EU side and one or more Central Asian states, with what happened to it."""

    folder: ClassVar[str] = "agreements"
    noun: ClassVar[str] = "agreement"
    link_fields: ClassVar[tuple[str, ...]] = ("follows", "part_of", "supports")
    role_fields: ClassVar[tuple[str, ...]] = ("parties",)

    kind: AgreementKind
    parties: tuple[Id, ...]
    events: tuple[Event, ...] = ()
    areas: tuple[Area, ...] = ()
    follows: Id | None = None
    part_of: Id | None = None
    supports: tuple[Id, ...] = ()

    def first(self, verb: Verb) -> PartialDate | None:
        """The date of the first event with this verb, or None."""
        return next((event.date for event in self.events if event.verb == verb), None)

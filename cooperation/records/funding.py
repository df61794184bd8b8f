"""Funding: pieces of public money, each at one stage, with who pays, who carries it out and how it came
about."""

from typing import ClassVar, Literal

from pydantic import Field

from cooperation.records.amounts import Amount, Yes
from cooperation.records.dates import DateField
from cooperation.records.record import Id, LocalizedText, Part, Period, Record, Text

Stage = Literal[
    "announced",  # said in public, or a bank's memorandum; binds nobody
    "committed",  # decided by the payer's own body (a board's approval); not signed
    "signed",  # a contract of all sides
    "disbursing",  # money is being paid out; says nothing of how much
    "completed",  # paid and closed
    "repaid",  # a loan paid back; the commitment was made all the same
    "cancelled",  # enters no sum
]
LADDER: tuple[Stage, ...] = ("announced", "committed", "signed", "disbursing", "completed")
SIGNED_OR_LATER: tuple[Stage, ...] = ("signed", "disbursing", "completed", "repaid")

Instrument = Literal[
    "grant",
    "loan",
    "guarantee",  # not a flow of money
    "equity",
    "technical-assistance",
    "budget-support",
    "blended",  # a loan and a grant in one, not told apart
    "package",  # several instruments
    "unknown",
]


class StageReached(Part):
    """A step of the ladder, and when."""

    stage: Stage
    date: DateField
    place: Text | None = None
    title: LocalizedText | None = None


class Share(Part):
    """Who pays which part of a mixed deal."""

    funder: Id
    amount: Amount
    instrument: Instrument | None = None


class Payment(Part):
    """Money on record as paid, or a payment announced."""

    date: DateField
    amount: Amount
    state: Literal["paid", "announced"]


class Funding(Record):
    """One piece of public money. An umbrella (envelope, package, facility, quoted total) never counts."""

    folder: ClassVar[str] = "funding"
    noun: ClassVar[str] = "funding"
    link_fields: ClassVar[tuple[str, ...]] = (
        "part_of",
        "delivers",
        "counted_in",
        "overlaps_with",
        "supports",
        "implements",
        "follows",
    )
    role_fields: ClassVar[tuple[str, ...]] = ("funders", "implementers")

    umbrella: Yes | None = None
    amount: Amount | None = None
    quoted: Amount | None = None
    instrument: Instrument
    funders: tuple[Id, ...] = Field(min_length=1)
    implementers: tuple[Id, ...] = ()
    shares: tuple[Share, ...] = ()
    history: tuple[StageReached, ...] = Field(min_length=1)
    payments: tuple[Payment, ...] = ()
    period: Period | None = None
    part_of: Id | None = None
    inferred: Yes | None = None
    delivers: Id | None = None
    counted_in: Id | None = None
    overlaps_with: tuple[Id, ...] = ()
    supports: tuple[Id, ...] = ()
    implements: tuple[Id, ...] = ()
    follows: Id | None = None

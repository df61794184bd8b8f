"""Organisations: every funder, implementer, owner and party, and the count its money belongs to."""

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from cooperation.records.amounts import Yes
from cooperation.records.codes import CountryOfTheWorld
from cooperation.records.record import Id, LocalizedText, Source

OrganisationType = Literal[
    "eu-institution",
    "member-state",  # its agencies included
    "development-bank",
    "un",
    "national-government",  # of a Central Asian state
    "company",
    "other",
]

CountsAs = Literal[
    "eu",  # EU budget, EIB, member states with their agencies and banks
    "team-europe",  # the EBRD on its own account, and the payer "Team Europe" of envelopes
    "none",  # everybody else
]


class Organisation(BaseModel):
    """Who pays, carries out, owns or signs."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    folder: ClassVar[str] = "organisations"
    noun: ClassVar[str] = "organisation"

    id: Id = Field(exclude=True)
    name: LocalizedText
    short: LocalizedText | None = None
    type: OrganisationType
    country: CountryOfTheWorld | None = None
    counts_as: CountsAs
    sources: tuple[Source, ...] = Field(min_length=1)
    formerly: tuple[Id, ...] = ()
    draft: Yes | None = None

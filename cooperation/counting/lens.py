"""What decides what the rows say: the day, the count, the currency, and whether ceilings are asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cooperation.records.organisation import CountsAs

Count = Literal[
    "team-europe",  # the EU, its member states, the EIB, and the EBRD on its own account
    "eu",  # EU budget, EIB, member states with their agencies and banks
]
COUNTS: tuple[Count, ...] = ("team-europe", "eu")
Currency = Literal["EUR", "USD"]
CURRENCIES: tuple[Currency, ...] = ("EUR", "USD")


@dataclass(frozen=True)
class Lens:
    """One way to look at all records; filters never change it."""

    as_of: date
    count: Count = "team-europe"
    currency: Currency = "EUR"
    ceilings: bool = False

    def includes(self, counts_as: CountsAs) -> bool:
        return counts_as == "eu" or (counts_as == "team-europe" and self.count == "team-europe")

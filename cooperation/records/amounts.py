"""Amounts as a source gives them: exact, about, up to, a range. Which keys stand says what is known."""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from cooperation.records.codes import CurrencyCode

Certainty = Literal[
    "exact",  # the source gives the figure
    "about",  # the source itself says about, nearly, some
    "up-to",  # a ceiling; outside totals
    "range",  # two ends; outside totals
]


def _plain_number(value: object) -> object:
    """Only digits and one point: separators, exponents and signs are read in different ways.

    At most fifteen digits before the point, so that sums stay exact in the 28 digits of a Decimal.
    """
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,8})?", value):
        raise ValueError(
            f"{value!r} is not a plain number; write 3000000 or 3000000.50, without signs or separators"
        )
    return value


Money = Annotated[Decimal, BeforeValidator(_plain_number)]


def _yes(value: object) -> object:
    if value is not True and value != "true":
        raise ValueError("write true, or leave the key out")
    return True


Yes = Annotated[Literal[True], BeforeValidator(_yes)]


class Amount(BaseModel):
    """A sum of money in one currency, in full units (never thousands or millions)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Money | None = None
    about: Yes | None = None
    min: Money | None = None
    max: Money | None = None
    currency: CurrencyCode

    @model_validator(mode="after")
    def _one_form(self) -> "Amount":
        if self.value is None and self.max is None:
            raise ValueError(
                "the amount has no value; write value, or max for a ceiling, or min and max for a range"
            )
        if self.value is not None and (self.min is not None or self.max is not None):
            raise ValueError("a value stands here beside min or max; keep the value, or min and max")
        if self.about and self.value is None:
            raise ValueError("about belongs to a value, and there is none; remove about")
        if self.min is not None and self.max is not None and self.min >= self.max:
            raise ValueError("min is not below max; swap the two, or write a value")
        return self

    @property
    def certainty(self) -> Certainty:
        if self.value is not None:
            return "about" if self.about else "exact"
        return "up-to" if self.min is None else "range"

    @property
    def ceiling(self) -> Decimal:
        """The value, or the upper end of what it can be."""
        ceiling = self.value if self.value is not None else self.max
        assert ceiling is not None  # _one_form
        return ceiling

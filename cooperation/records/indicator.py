"""Indicators: series of numbers with unit, period and source per value, never on an axis with money flows."""

import re
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from cooperation.records.record import LocalizedText, Part, Position, Record


def _number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,8})?", value):
        raise ValueError(f"{value!r} is not a plain number; write 49.7")
    return value


Number = Annotated[Decimal, BeforeValidator(_number)]


class IndicatorValue(Part):
    """One value of a series, or the two ends of a range; `period` is a year, or two with a slash for a
    span."""

    period: Annotated[
        str,
        StringConstraints(pattern=r"^\d{4}(-(Q[1-4]|\d{2}(-\d{2})?))?(/\d{4}(-(Q[1-4]|\d{2}(-\d{2})?))?)?$"),
    ]
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    source: Position
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None  # ISO 3166-1 alpha-3
    flow: Literal["imports", "exports"] | None = None
    item: LocalizedText | None = None
    note: LocalizedText | None = None

    @model_validator(mode="after")
    def _value_or_range(self) -> "IndicatorValue":
        if (self.value is None) == (self.min is None or self.max is None):
            raise ValueError("either a value, or min and max")
        return self


class Indicator(Record):
    """One unit, one meaning, and its values over time."""

    folder: ClassVar[str] = "indicators"
    noun: ClassVar[str] = "indicator"

    unit: LocalizedText
    series: tuple[IndicatorValue, ...] = Field(min_length=1)

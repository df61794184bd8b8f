"""Indicators: series of numbers with unit, period and source per value, never on an axis with money flows."""

import re
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from cooperation.records.codes import CountryOfTheWorld
from cooperation.records.dates import SpanField
from cooperation.records.record import LocalizedText, Part, Position, Record


def _number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,8})?", value):
        raise ValueError(f"{value!r} is not a plain number; write 49.7")
    return value


Number = Annotated[Decimal, BeforeValidator(_number)]


class IndicatorValue(Part):
    """One value of a series, or the two ends of a range; `period` is a year, or two with a slash for a
    span."""

    period: SpanField
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    source: Position
    country: CountryOfTheWorld | None = None
    flow: Literal["imports", "exports"] | None = None
    item: LocalizedText | None = None
    note: LocalizedText | None = None

    @model_validator(mode="after")
    def _value_or_range(self) -> "IndicatorValue":
        ends = [self.min is not None, self.max is not None]
        if self.value is not None and any(ends):
            raise ValueError("a value stands here beside min or max; keep the value, or min and max")
        if self.value is None and not all(ends):
            raise ValueError("there is no value; write value, or min and max for a range")
        if self.min is not None and self.max is not None and self.min >= self.max:
            raise ValueError("min is not below max; swap the two, or write a value")
        return self


class Indicator(Record):
    """One unit, one meaning, and its values over time."""

    folder: ClassVar[str] = "indicators"
    noun: ClassVar[str] = "indicator"

    unit: LocalizedText
    series: tuple[IndicatorValue, ...] = Field(min_length=1)

"""The dates of a record, each with its path."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from cooperation.reading.yaml_text import FieldPath
from cooperation.records.dates import DateSpan, PartialDate


def dates_in(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, PartialDate]]:
    """All dates in a record, an event, a list of either, in the order of their fields."""
    match value:
        case PartialDate():
            yield path, value
        case DateSpan():
            yield from ((path, end) for end in value.ends)
        case BaseModel():
            for name, field in type(value).model_fields.items():
                yield from dates_in(getattr(value, name), (*path, field.alias or name))
        case tuple():
            for position, item in enumerate(value):
                yield from dates_in(item, (*path, position))
        case Mapping():
            for key, item in value.items():
                yield from dates_in(item, (*path, str(key)))
        case _:
            return

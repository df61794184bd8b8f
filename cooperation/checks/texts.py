"""The texts of a record that a reader sees, each with its path."""

from collections.abc import Iterator

from pydantic import BaseModel

from cooperation.reading.yaml_text import FieldPath
from cooperation.records.record import LocalizedText


def iter_texts(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, LocalizedText]]:
    """All texts with a language in a record, an event, a list of either."""
    if isinstance(value, LocalizedText):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from iter_texts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from iter_texts(item, (*path, position))

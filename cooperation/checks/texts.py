"""The texts of a record that a reader sees, each with its path, and whether their words keep to one alphabet."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from cooperation.checks.violation import Violation
from cooperation.reading.letters import mixed_word
from cooperation.reading.yaml_text import FieldPath
from cooperation.records.record import LocalizedText, Record


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


def words_keep_to_one_alphabet(record: Record, today: date) -> Iterator[Violation]:  # noqa: ARG001  # as all checks
    """A warning for a word with a look-alike letter of another alphabet, which no search finds."""
    for path, text in iter_texts(record):
        for language in ("en", "de", "ru"):
            found = mixed_word(getattr(text, language) or "")
            if found:
                word, letter = found
                message = f"“{word}” mixes two alphabets: {letter}"
                yield Violation((*path, language), message, "type the word anew", warning=True)

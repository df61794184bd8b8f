"""The second pass: does the text of one file have the form of its kind? Pydantic answers; this says it in
plain words."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cooperation.checks.hints import (
    WANTED_NUMBERS,
    hint_for_form,
    hint_for_key,
    hint_for_list,
    hint_for_mapping,
    hint_for_text,
    hint_for_word,
    wrong_number,
)
from cooperation.reading.letters import in_latin
from cooperation.reading.problem import Problem, nearest_word
from cooperation.reading.yaml_text import FieldPath, YamlText
from cooperation.records.record import ID_FORM

Model = TypeVar("Model", bound=BaseModel)


def validate(text: YamlText, kind: type[Model], record_id: str) -> tuple[Model | None, tuple[Problem, ...]]:
    """The record in `text`, or None, and everything that is wrong with its form."""
    value = _mapping(text)
    if "id" not in value:
        return _validated(text, kind, {**value, "id": record_id})
    problem = text.problem(
        ("id",), "the id is the name of the file and stands nowhere else", "remove this line"
    )
    _, others = _validated(text, kind, {**value, "id": record_id})
    return None, (problem, *others)


def validate_file(text: YamlText, kind: type[Model]) -> tuple[Model | None, tuple[Problem, ...]]:
    """As `validate`, for a file of data/reference, which has no id."""
    return _validated(text, kind, _mapping(text))


def _mapping(text: YamlText) -> dict[str, object]:
    assert isinstance(text.value, dict)  # parse_yaml refuses everything else
    return text.value


def _validated(
    text: YamlText, kind: type[Model], value: Mapping[str, object]
) -> tuple[Model | None, tuple[Problem, ...]]:
    try:
        return kind.model_validate(value), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(
            _in_words(text, kind, detail) for detail in details if not _follows(detail, details)
        )


def _follows(detail: ErrorDetails, all_details: Sequence[ErrorDetails]) -> bool:
    """A list with a wrong item is also said to be too short, a misspelt key also to be missing, which helps nobody."""
    path = detail["loc"]
    if detail["type"] == "missing":
        beside = [
            d["loc"][-1] for d in all_details if d["type"] == "extra_forbidden" and d["loc"][:-1] == path[:-1]
        ]
        return any(
            in_latin(str(key)) == path[-1] or nearest_word(str(key), [str(path[-1])]) for key in beside
        )
    deeper = (other["loc"] for other in all_details if len(other["loc"]) > len(path))
    return detail["type"] == "too_short" and any(other[: len(path)] == path for other in deeper)


def _in_words(text: YamlText, kind: type[BaseModel], detail: ErrorDetails) -> Problem:
    path: FieldPath = tuple(detail["loc"])
    if path == ("id",):
        hint = hint_for_form(Path(text.file).stem, ID_FORM)
        return Problem(text.file, 0, 0, "", "the name of the file is no id", hint)
    match detail["type"]:
        case "missing":
            return text.problem(path, "is missing", "every record of this kind has it")
        case "extra_forbidden":
            return text.problem(path, *_unknown_key(text, kind, path))
        case "literal_error" | "string_pattern_mismatch" | "value_error":
            return text.problem(path, *_wrong_word(detail))
        case "too_short" | "string_too_short":
            least = f"at least {detail.get('ctx', {})['min_length']} needed"
            return text.problem(path, "is too short" if detail["input"] else "is empty", least)
        case _:
            return text.problem(path, *_another_type(detail))


def _another_type(detail: ErrorDetails) -> tuple[str, str]:
    """A list where a text is needed, a text where a number is, and so on."""
    value = detail["input"]
    match detail["type"]:
        case "model_type" | "model_attributes_type" | "dict_type":
            form = str(detail.get("ctx", {}).get("class_name", ""))
            return "a mapping of `key: value` is needed here", hint_for_mapping(form, value)
        case "string_type":
            return "one text is needed here, not a list or a mapping", hint_for_text(value)
        case "tuple_type":
            return "a list is needed here", hint_for_list(value)
        case known if known in WANTED_NUMBERS:
            return wrong_number(WANTED_NUMBERS[known], value)
        case _:
            return f"{value!r}: {_lower_first(detail['msg'])}", ""


def _wrong_word(detail: ErrorDetails) -> tuple[str, str]:
    word, context = str(detail["input"]), detail.get("ctx", {})
    match detail["type"]:
        case "literal_error":
            allowed = [word.strip("' ") for word in context["expected"].replace(" or ", ", ").split(",")]
            return f"{word!r} is not a word of this list", hint_for_word(word, allowed)
        case "string_pattern_mismatch":
            return f"{word!r} does not have the right form", hint_for_form(word, context["pattern"])
        case _:
            message, _, hint = str(context["error"]).partition("; ")
            return message, hint


def _unknown_key(text: YamlText, kind: type[BaseModel], path: FieldPath) -> tuple[str, str]:
    """An unknown key; where none is near, what else may stand there, what is missing first."""
    key, around = str(path[-1]), path[:-1]
    fields = _fields_around(kind, path)
    unused = [name for name in fields if (*around, name) not in text.positions]
    return "is not a field here", hint_for_key(key, fields, unused)


def _fields_around(kind: type[BaseModel], path: FieldPath) -> list[str]:
    """The names allowed at the place where an unknown one was found, required ones first."""
    schema: Mapping[str, Any] = kind.model_json_schema()
    here: Mapping[str, Any] = schema
    for step in path[:-1]:
        here = _resolved(schema, here)
        here = here.get("items", {}) if isinstance(step, int) else here.get("properties", {}).get(step, {})
    found = _resolved(schema, here)
    required = found.get("required", ())
    names = [name for name in found.get("properties", {}) if name != "id"]
    return sorted(names, key=lambda name: name not in required)


def _resolved(schema: Mapping[str, Any], here: Mapping[str, Any]) -> Mapping[str, Any]:
    for choice in here.get("anyOf", ()):
        if "$ref" in choice or "items" in choice:
            here = choice
            break
    reference = here.get("$ref")
    return schema["$defs"][reference.rsplit("/", 1)[-1]] if reference else here


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]

"""The second pass: does the text of one file have the form of its kind? Pydantic answers; this says it in
plain words."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cooperation.reading.problem import Problem, nearest_words
from cooperation.reading.yaml_text import SEPARATORS, FieldPath, YamlText

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
    """A list with a wrong item is also said to be too short, which helps nobody."""
    path = detail["loc"]
    deeper = (other["loc"] for other in all_details if len(other["loc"]) > len(path))
    return detail["type"] == "too_short" and any(other[: len(path)] == path for other in deeper)


def _in_words(text: YamlText, kind: type[BaseModel], detail: ErrorDetails) -> Problem:  # noqa: PLR0911  # a list of cases
    path: FieldPath = tuple(detail["loc"])
    said, context = repr(detail["input"]), detail.get("ctx", {})
    if path == ("id",):
        hint = "small letters, digits and hyphens only"
        return Problem(text.file, 0, 0, "", "the name of the file is no id", hint)
    match detail["type"]:
        case "missing":
            return text.problem(path, "is missing", "every record of this kind has it")
        case "extra_forbidden":
            key = str(path[-1])
            hint = SEPARATORS if key.isdigit() else nearest_words(key, _fields_around(kind, path))
            return text.problem(path, "is not a field here", hint)
        case "literal_error":
            allowed = [word.strip("' ") for word in context["expected"].replace(" or ", ", ").split(",")]
            return text.problem(
                path, f"{said} is not a word of this list", nearest_words(str(detail["input"]), allowed)
            )
        case "value_error":
            message, _, hint = str(context["error"]).partition("; ")
            return text.problem(path, message, hint)
        case "string_pattern_mismatch":
            return text.problem(
                path, f"{said} does not have the right form", _pattern_hint(context["pattern"])
            )
        case "too_short" | "string_too_short":
            least = f"at least {context['min_length']} needed"
            return text.problem(path, "is too short" if detail["input"] else "is empty", least)
        case known if known in _WANTED:
            return text.problem(path, *_WANTED[known])
        case _:
            return text.problem(path, f"{said}: {_lower_first(detail['msg'])}")


_MAPPING = (
    "a mapping of `key: value` is needed here",
    "write {key: value}, or indented lines `key: value`; texts carry a language: {en: ...}",
)
_WHOLE_NUMBER = ("a whole number is needed here", "such as 0 or 12")
_NUMBER = ("a number is needed here", "such as 43.65")
_WANTED: dict[str, tuple[str, str]] = {
    "string_type": ("one text is needed here, not a list or a mapping", "put the text on the same line"),
    "tuple_type": ("a list is needed here", "write [one, two], or lines that begin with a hyphen"),
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "int_parsing": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
}


def _fields_around(kind: type[BaseModel], path: FieldPath) -> list[str]:
    """The names allowed at the place where an unknown one was found."""
    schema: Mapping[str, Any] = kind.model_json_schema()
    here: Mapping[str, Any] = schema
    for step in path[:-1]:
        here = _resolved(schema, here)
        here = here.get("items", {}) if isinstance(step, int) else here.get("properties", {}).get(step, {})
    return [name for name in _resolved(schema, here).get("properties", {}) if name != "id"]


def _resolved(schema: Mapping[str, Any], here: Mapping[str, Any]) -> Mapping[str, Any]:
    for choice in here.get("anyOf", ()):
        if "$ref" in choice or "items" in choice:
            here = choice
            break
    reference = here.get("$ref")
    return schema["$defs"][reference.rsplit("/", 1)[-1]] if reference else here


def _pattern_hint(pattern: str) -> str:
    return {
        "^[A-Z]{3}$": "three capital letters, such as EUR or KAZ",
        r"^https?://\S+$": "an address that begins with https://",
        "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and hyphens only",
    }.get(pattern, "compare with a record beside it")


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]

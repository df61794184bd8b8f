"""`cooperation new KIND ID`: a file to fill in, with every field of its kind and the words that may stand
there.

What is required stands as an empty line, so that the check asks for it; what is optional stands behind a #.
"""

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import typer
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cooperation.commands.folder import DataFolder, records_folder, stop
from cooperation.reading.problem import nearest_words
from cooperation.records.amounts import Amount
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.records.organisation import Organisation
from cooperation.records.record import ID_FORM, LocalizedText, Record


def new(
    kind: Annotated[str, typer.Argument(help="agreement, roadmap, funding, project, milestone, ...")],
    record_id: Annotated[str, typer.Argument(metavar="ID", help="Small letters, digits and hyphens.")],
    folder: DataFolder = None,
) -> None:
    """Write a file to fill in, with every field of its kind."""
    kinds = {form.noun: form for form in KIND_BY_FOLDER.values()}
    if kind not in kinds:
        stop(f"There is no kind {kind}: {nearest_words(kind, kinds)}")
    if not re.fullmatch(ID_FORM, record_id):
        stop(f"{record_id!r} is no id: small letters, digits and hyphens only")
    data = records_folder(folder)
    files = [data / name / f"{record_id}.yaml" for name in KIND_BY_FOLDER]
    taken = next((file for file in files if file.exists()), None)
    if taken:
        stop(f"The id {record_id} is taken: {taken}")
    path = data / kinds[kind].folder / f"{record_id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton(kinds[kind]), encoding="utf-8")
    typer.echo(f"Written: {path}. Fill in the empty lines, then run `cooperation check {path}`.")


def skeleton(kind: type[Record] | type[Organisation]) -> str:
    """The text of a new file of this kind: a draft, until its line `draft: true` is taken out."""
    lines = [f"# yaml-language-server: $schema=../schema/{kind.noun}.json", *_HOW_TO_WRITE]
    for name, field in kind.model_fields.items():
        if name == "draft":
            lines.append("draft: true")
        elif name != "id":
            key = field.alias or name
            value, words = _form(field.annotation)
            lines.append(
                f"{'' if field.is_required() else '# '}{key}: {value}{f'    # {words}' if words else ''}"
            )
    return "\n".join(lines) + "\n"


_HOW_TO_WRITE = (
    "# Dates: 2025, 2025-Q2, 2025-04 or 2025-04-04, each also as before ..., after ..., circa ...",
    "# Amounts: {value: 3000000, currency: EUR}, about: true with it; {max: ...}; {min: ..., max: ...}",
    "# Lines behind # may be left out.",
)


def _form(annotation: Any) -> tuple[str, str]:
    """An empty value of a type, and what may stand in it."""
    inside, origin = get_args(annotation), get_origin(annotation)
    if origin in (Union, UnionType):
        return _form(next(part for part in inside if part is not type(None)))
    if origin is Annotated:
        return _form(inside[0])
    if origin is tuple:
        value, words = _form(inside[0])
        return f"[{value}]", words
    if origin is Literal:
        return ("true", "") if True in inside else ("", " | ".join(map(str, inside)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in _FORMS:
        return f"{{{', '.join(_inner(annotation))}}}", _words_inside(annotation)
    return _FORMS.get(annotation, ""), ""


_FORMS: dict[Any, str] = {LocalizedText: "{en: , de: , ru: }", Amount: "{value: , currency: EUR}"}


def _inner(model: type[BaseModel]) -> Iterator[str]:
    """The required fields of a part, each with its empty value; all of them where none is required."""
    fields = model.model_fields.items()
    required = [(name, field) for name, field in fields if field.is_required()]
    for name, field in required or fields:
        yield f"{_key(name, field)}: {_form(field.annotation)[0]}"


def _words_inside(model: type[BaseModel]) -> str:
    listed = [
        f"{_key(name, field)}: {words}"
        for name, field in model.model_fields.items()
        if field.is_required() and (words := _form(field.annotation)[1])
    ]
    optional = [_key(name, field) for name, field in model.model_fields.items() if not field.is_required()]
    return "; ".join([*listed, *([f"also: {', '.join(optional)}"] if listed and optional else [])])


def _key(name: str, field: FieldInfo) -> str:
    return field.alias or name

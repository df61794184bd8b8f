"""Messages for translators: `messages.py update` brings the catalogues up to the code; `check` fails, and says
why, where they are not.

Messages are read from the syntax tree: Babel's own reader overlooks what is said inside an f-string, joins
the two arms of a condition, and takes the keys of a dict for words. A catalogue is complete when nothing
is missing, fuzzy, left over or holed differently.
"""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("cooperation", "components", "pages", "server")
TRANSLATED = ("de", "ru")
# Dates and tools change with every run and say nothing about the messages.
_NOISE = (
    '"Project-Id', '"Report-Msgid', '"POT-', '"PO-Rev', '"Generated-By', '"Last-Tr', '"Language-T', "# FIRST",
    "# This file", "# Copyright",
)  # fmt: skip


class Said(NamedTuple):
    """A message as the code says it: one text, or the singular and the plural; and its line."""

    message: str | tuple[str, str]
    line: int


class Unreadable(NamedTuple):
    """A call whose words are put together while it runs, so that no translator can see them."""

    line: int
    code: str


def messages_in(source: str, name: str = "<text>") -> Iterator[Said | Unreadable]:
    """What `t(...)`, `view.t(...)`, `t.plural(...)`, `mark(...)`, and `self(...)` of the Translator say."""
    calls = [node for node in ast.walk(ast.parse(source, name)) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        match call.func:
            case ast.Name(id="t" | "mark" | "self") | ast.Attribute(attr="t"):
                yield from _texts(call.args[0])
            case ast.Name(id="plural") | ast.Attribute(attr="plural"):
                one, many = (list(_texts(form)) for form in call.args[:2])
                if isinstance(one[0], Unreadable) or isinstance(many[0], Unreadable):
                    yield Unreadable(call.lineno, ast.unparse(call))
                else:
                    yield Said((str(one[0].message), str(many[0].message)), call.lineno)


def _texts(words: ast.expr) -> Iterator[Said | Unreadable]:
    """The texts that an argument can be; nothing where it was marked elsewhere and is only looked up here."""
    match words:
        case ast.Constant(value=str(text)):
            yield Said(text, words.lineno)
        case ast.IfExp():
            yield from _texts(words.body)
            yield from _texts(words.orelse)
        case ast.Subscript() | ast.Name() | ast.Attribute():
            return
        case _:
            yield Unreadable(words.lineno, ast.unparse(words))


def _files() -> Iterator[tuple[str, str]]:
    """The code in which messages can stand: path below the project, and text."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def extracted() -> Catalog:
    """All messages of the code, with the files they stand in."""
    catalog = Catalog(fuzzy=False)
    for name, source in _files():
        for said in messages_in(source, name):
            if isinstance(said, Said):
                catalog.add(said.message, "", [(name, 0)])
    return catalog


def unreadable() -> list[str]:
    """The calls that say what no translator can see."""
    return [
        f"{name}:{said.line}: not a whole sentence: {said.code}"
        for name, source in _files()
        for said in messages_in(source, name)
        if isinstance(said, Unreadable)
    ]


def path_of(language: str) -> Path:
    return ROOT / "locales" / language / "LC_MESSAGES" / "messages.po"


def on_disk(language: str) -> Catalog:
    """The catalogue as it is; an empty one where there is none."""
    path = path_of(language)
    if not path.is_file():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """The catalogue with every message of the code and no other."""
    catalog = on_disk(language)
    catalog.fuzzy = False
    catalog.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    return catalog


def as_bytes(catalog: Catalog) -> bytes:
    text = BytesIO()
    write_po(text, catalog, width=110, no_location=True, sort_output=True, omit_header=False)
    lines = text.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_NOISE)).encode()


def gaps(language: str, catalog: Catalog) -> list[str]:
    """What keeps a catalogue from being complete, a line each."""
    return [
        f"{language}: {message.id!r}: {gap}"
        for message in catalog
        if message.id and (gap := _gap(message, catalog.num_plurals))
    ]


def _gap(message: Message, plurals: int) -> str:
    """Why a message is not translated, or how its holes differ; empty where all is well."""
    forms: tuple[str, ...] = (
        (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    )
    if not forms or not all(forms):
        return "no translation"
    if message.fuzzy:
        return "fuzzy"
    if len(forms) != (plurals if message.pluralizable else 1):
        return f"{len(forms)} forms"
    one, many = (message.id, message.id) if isinstance(message.id, str) else message.id
    # With three forms the first is also that of 21 and 31, so it has to say the number.
    allowed = [
        {holes(one), holes(many)} if plurals <= 2 and n == 0 else {holes(many)} for n in range(plurals)
    ]
    wrong = [form for form, sets in zip(forms, allowed, strict=False) if holes(form) not in sets]
    return f"other holes in {wrong[0]!r}" if wrong else ""


def holes(text: str) -> frozenset[str]:
    """The names of the {holes} of a text. Raises ValueError where braces do not match."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def main(task: str) -> None:
    said = unreadable()
    for language in TRANSLATED:
        catalog = updated(language)
        if task == "update":
            path_of(language).parent.mkdir(parents=True, exist_ok=True)
            path_of(language).write_bytes(as_bytes(catalog))
        elif not path_of(language).is_file() or path_of(language).read_bytes() != as_bytes(catalog):
            said.append(f"{language}: the catalogue is not up to the code; run scripts/messages.py update")
        said += gaps(language, catalog)
    print("\n".join(said) or "Every message is translated.")
    sys.exit(1 if said and task == "check" else 0)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "check")

"""Messages for translators: `messages.py update` brings the catalogues up to the code, `check` fails where they lag.

Babel extracts and updates; a catalogue is complete when nothing is missing, fuzzy or left over.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"t": None, "mark": None, "plural": (1, 2), "self": None}
FOLDERS = ("cooperation", "components", "pages")
TRANSLATED = ("de", "ru")


def extracted() -> Catalog:
    """All messages of the code, with the files they stand in, in the order of the files."""
    catalog = Catalog(project="EU - Central Asia cooperation", fuzzy=False)
    for folder in FOLDERS:
        found = extract_from_dir(
            ROOT / folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("for translators:",)
        )
        for name, _line, message, comments, context in sorted(found, key=lambda each: each[0]):
            catalog.add(message, None, [(f"{folder}/{name}", 0)], auto_comments=comments, context=context)
    return catalog


def path_of(language: str) -> Path:
    return ROOT / "locales" / language / "LC_MESSAGES" / "messages.po"


def updated(language: str, template: Catalog) -> Catalog:
    path = path_of(language)
    catalog = Catalog(locale=language, project=template.project)
    if path.is_file():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.fuzzy = False
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    return catalog


def as_bytes(catalog: Catalog) -> bytes:
    text = BytesIO()
    write_po(text, catalog, width=110, include_lineno=False, sort_output=True, omit_header=False)
    lines = text.getvalue().decode().splitlines(keepends=True)
    # Dates and tools change with every run and say nothing about the messages.
    return "".join(
        line
        for line in lines
        if not line.startswith(
            (
                '"POT-',
                '"PO-Rev',
                '"Generated-By',
                '"Last-Tr',
                '"Language-T',
                "# FIRST",
                "# This file",
                "# Copyright",
            )
        )
    ).encode()


def gaps(language: str, catalog: Catalog) -> list[str]:
    missing = [
        f"{language}: no translation of {message.id!r}"
        for message in catalog
        if message.id and not all([message.string] if isinstance(message.string, str) else message.string)
    ]
    wrong = [
        f"{language}: {message.id!r}: {error}" for message, errors in catalog.check() for error in errors
    ]
    return missing + wrong


def main(task: str) -> None:
    template = extracted()
    said: list[str] = []
    for language in TRANSLATED:
        catalog = updated(language, template)
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

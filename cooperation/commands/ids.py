"""`cooperation ids`: adds the ids of all records to the list of those that were ever published."""

from collections.abc import Mapping
from pathlib import Path

import typer

from cooperation.commands.folder import DataFolder, counted, loaded, records_folder, stop
from cooperation.records.organisation import Organisation
from cooperation.records.record import Record
from cooperation.store.catalogue import Catalogue
from cooperation.store.published import read_published, write_published
from cooperation.store.snapshot import IDS_FILE, REFERENCE


def ids(folder: DataFolder = None) -> None:
    """Add the ids of new records to reference/ids.txt, the list of all that were ever published."""
    data = records_folder(folder)
    try:
        added = add_published_ids(data, loaded(data).catalogue)
    except ValueError as mistake:
        stop(str(mistake))
    typer.echo(f"{counted(len(added), 'id')} added to {data / REFERENCE / IDS_FILE}")


def add_published_ids(folder: Path, catalogue: Catalogue) -> tuple[str, ...]:
    """Writes data/reference/ids.txt and returns the ids that were added. A line that stands there stays.

    Raises ValueError with a sentence where the list has lines that are no ids: they may be what a merge left.
    """
    path = folder / REFERENCE / IDS_FILE
    published, wrong_lines = read_published(path.read_bytes()) if path.is_file() else ({}, ())
    if wrong_lines:
        raise ValueError(f"{path}:{wrong_lines[0]}: this is no id of a record; mend the list first")
    added = {key: folder for key, folder in _folders(catalogue).items() if key not in published}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_published({**published, **added}), encoding="utf-8")
    return tuple(sorted(added))


def _folders(catalogue: Catalogue) -> Mapping[str, str]:
    """The folder of each record and organisation; tombstones included, drafts not."""
    things: list[Record | Organisation] = [*catalogue.records.values(), *catalogue.organisations.values()]
    return {thing.id: thing.folder for thing in things if not thing.draft}

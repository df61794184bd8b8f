"""What commands share: the folder of records they work on, and how they end where there is none."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cooperation.store.current import data_folder
from cooperation.store.files import NoData
from cooperation.store.history import todays_date
from cooperation.store.loading import LoadResult, load

DataFolder = Annotated[
    Path | None, typer.Argument(help="The folder of records; the project's own where left out.")
]


def records_folder(path: Path | None) -> Path:
    """The folder that was named, else the project's own; with its whole name, which `.` does not have."""
    return (path or data_folder()).resolve()


def loaded(folder: Path) -> LoadResult:
    """The records below `folder`; where there are none the command ends with a sentence."""
    try:
        return load(folder, todays_date())
    except NoData as nothing:
        stop(str(nothing))


def stop(message: str) -> NoReturn:
    """End with a sentence and exit code 2: nothing was checked or written."""
    typer.echo(message, err=True)
    raise typer.Exit(2)


def counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

"""`cooperation check PATH...`: everything that is wrong with one file, some, or all, with file, line and a hint."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from cooperation.commands.folder import counted, loaded, records_folder, stop
from cooperation.reading.problem import Problem
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.store.loading import LoadResult
from cooperation.store.snapshot import REFERENCE

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Files or folders of records; all of the project's own where left out.", show_default=False
    ),
]


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@dataclass(frozen=True)
class Report:
    """What was found in the paths that were named, of one folder of records."""

    result: LoadResult
    problems: tuple[Problem, ...]
    files: int | None  # how many were named; None for the whole folder

    def count(self, severity: str) -> int:
        return sum(problem.severity == severity for problem in self.problems)

    @property
    def summary(self) -> str:
        catalogue = self.result.catalogue
        things = (
            f"{counted(len(catalogue.records), 'record')} and "
            f"{counted(len(catalogue.organisations), 'organisation')}"
            if self.files is None
            else counted(self.files, "file")
        )
        found = [counted(self.count("error"), "error"), counted(self.count("warning"), "warning")]
        notes = self.count("note")
        beside = [(len(self.result.unreadable), "unreadable"), (len(self.result.drafts), "in draft")]
        found += [counted(notes, "note")] if notes else []
        found += [f"{number} {what}" for number, what in beside if number and self.files is None]
        return f"{things}: {', '.join(found)}"


def check(
    paths: Paths = None,
    every: Annotated[bool, typer.Option("--all", help="List the files that are passed over too.")] = False,
    output: Annotated[Format, typer.Option("--format", help="How to print what is found.")] = Format.TEXT,
) -> None:
    """Say everything that is wrong with the records, with file, line and a hint. Fails where there is an
    error."""
    reports = _reports([path.resolve() for path in paths] if paths else [records_folder(None)])
    match output:
        case Format.TEXT:
            _as_text(reports, with_ignored=every)
        case Format.JSON:
            _as_json(reports)
        case Format.GITHUB:
            _as_annotations(reports)
        case _:
            assert_never(output)
    raise typer.Exit(1 if any(report.count("error") for report in reports) else 0)


def _reports(paths: Sequence[Path]) -> list[Report]:
    """One report for each folder of records in which something was named."""
    by_folder: dict[Path, list[Path]] = {}
    for path in paths:
        by_folder.setdefault(_folder_of_records(path), []).append(path)
    return [_report(folder, named) for folder, named in by_folder.items()]


def _folder_of_records(path: Path) -> Path:
    """The nearest folder that holds the folders of kinds, from the path upwards: links are resolved in it."""
    is_whole = path.is_dir() and path.name not in (*KIND_BY_FOLDER, REFERENCE)
    if is_whole or path == records_folder(None):
        return path
    if not path.exists() and not path.is_symlink():
        stop(f"There is no file or folder {path}.")
    holding = [above for above in path.parents if any((above / kind).is_dir() for kind in KIND_BY_FOLDER)]
    if not holding:
        stop(
            f"{path} lies in no folder of records; a record lies in the folder of its kind, such as data/funding."
        )
    return holding[0]


def _report(folder: Path, named: Sequence[Path]) -> Report:
    result = loaded(folder)
    if folder in named:
        return Report(result, result.problems, None)
    shown = [f"{folder.name}/{path.relative_to(folder).as_posix()}" for path in named]
    problems = tuple(
        problem
        for problem in result.problems
        if any(problem.file == name or problem.file.startswith(f"{name}/") for name in shown)
    )
    return Report(result, problems, sum(_number_of_files(path) for path in named))


def _number_of_files(path: Path) -> int:
    return sum(below.is_file() for below in path.iterdir()) if path.is_dir() else 1


def _as_text(reports: Sequence[Report], *, with_ignored: bool) -> None:
    for report in reports:
        for file in report.result.ignored if with_ignored else ():
            typer.echo(f"{file}: passed over; an editor or a sync tool left it")
        for problem in report.problems:
            typer.echo(problem.in_words(report.result.sources.get(problem.file)))
        typer.echo(report.summary)


def _as_json(reports: Sequence[Report]) -> None:
    found = [vars(problem) for report in reports for problem in report.problems]
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2))


def _as_annotations(reports: Sequence[Report]) -> None:
    """Workflow commands of GitHub; a line break or a per cent sign would end or change them."""
    for problem in (problem for report in reports for problem in report.problems):
        where = f",line={problem.line},col={problem.column}" if problem.line else ""
        words = " ".join(part for part in (problem.field, problem.message, problem.hint) if part)
        escaped = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        command = "notice" if problem.severity == "note" else problem.severity
        typer.echo(f"::{command} file={problem.file}{where}::{escaped}")

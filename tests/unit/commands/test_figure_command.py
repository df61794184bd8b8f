"""`cooperation figure`: the list, the words, the table and the drawing of a figure, and what it refuses."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cooperation.commands.app import app
from cooperation.figures.definitions import FIGURES

DATA = Path(__file__).resolve().parents[2] / "pages" / "data"


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPERATION_TODAY", "2026-11-24")
    monkeypatch.setenv("COOPERATION_DATA", str(DATA))


def _figure(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["figure", *arguments])


def test_without_a_name_each_figure_has_a_line_that_begins_with_its_name() -> None:
    lines = _figure().stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(FIGURES)


def test_as_text_it_says_title_finding_alternative_and_table() -> None:
    printed = _figure("breakdown", "--at", "/funding?country=KAZ&by=theme&lang=de")
    assert printed.exit_code == 0
    paragraphs = printed.stdout.split("\n\n")
    assert paragraphs[0] == "Öffentliche Mittel nach Themen"
    assert paragraphs[1].startswith("Mio. EUR")
    assert paragraphs[-1].splitlines()[0].split("\t") == ["Thema", "Mio. EUR", "Einträge"]


def test_as_json_it_holds_the_drawing_in_real_colours() -> None:
    printed = json.loads(_figure("stages", "--format", "json").stdout)
    assert printed["title"] == "How far the money has come"
    assert printed["table"]["columns"][0] == "Stage"
    assert printed["figure"]["data"]
    assert "#0000" not in json.dumps(printed["figure"])


def test_as_csv_it_is_the_table() -> None:
    heads, *rows = csv.reader(io.StringIO(_figure("map", "--format", "csv").stdout))
    assert heads[0] == "Where"
    assert "Kazakhstan" in [row[0] for row in rows]


def test_the_name_wins_over_the_one_in_the_address() -> None:
    printed = _figure("stages", "--at", "/figure?name=pie")
    assert (printed.exit_code, printed.stdout.splitlines()[0]) == (0, "How far the money has come")


def test_the_address_can_name_the_figure() -> None:
    assert _figure("--at", "/figure?name=stages").stdout.startswith("How far the money has come")


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["pie"], "map, stages"),
        (["breakdown", "--at", "/funding?by=colour"], "country, funder"),
        (["breakdown", "--at", "/funding?bye=theme"], "by, years, only"),
        (["stages", "--at", "/funding?stage=dreamt"], "announced"),
        (["stages", "--at", "/nowhere"], "/timeline"),
        (["indicator", "--at", "/record?id=no-such-record"], "kaz-trade"),
    ],
)
def test_what_is_not_known_is_one_sentence_with_what_is_allowed(arguments: list[str], allowed: str) -> None:
    printed = _figure(*arguments)
    assert printed.exit_code == 2
    assert printed.stdout == ""
    assert allowed in printed.stderr
    assert len(printed.stderr.strip().splitlines()) == 1


def test_where_there_is_nothing_to_draw_it_says_so_and_what_lies_nearest() -> None:
    printed = _figure("flow", "--at", "/funding?country=KAZ&from=1991&to=1992")
    assert printed.exit_code == 0
    assert "no record" in printed.stdout
    assert "In any period" in printed.stdout
    assert "/figure?country=KAZ&name=flow" in printed.stdout

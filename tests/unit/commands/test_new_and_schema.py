"""`cooperation new` and `cooperation schema`, as a maintainer runs them."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cooperation.checks.validation import validate
from cooperation.commands.app import app
from cooperation.commands.new import skeleton
from cooperation.commands.schema import schemas
from cooperation.reading.yaml_text import parse_yaml
from cooperation.records.kinds import KIND_BY_FOLDER


@pytest.fixture(autouse=True)
def _declared_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPERATION_TODAY", "2026-11-24")


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("kind", KIND_BY_FOLDER.values(), ids=lambda kind: kind.noun)
def test_a_new_file_is_syntactically_right_and_asks_for_all_that_is_missing(kind: Any) -> None:
    text = parse_yaml(skeleton(kind), "f.yaml")
    assert text.problems == ()
    record, problems = validate(text, kind, "an-id")
    assert record is None
    assert not [
        problem for problem in problems if "is missing" in problem.message or "not a field" in problem.message
    ]


@pytest.mark.parametrize("kind", KIND_BY_FOLDER.values(), ids=lambda kind: kind.noun)
def test_a_new_file_names_every_field_of_its_kind(kind: Any) -> None:
    lines = [line.removeprefix("# ") for line in skeleton(kind).splitlines()]
    for name, field in kind.model_fields.items():
        assert name == "id" or any(line.startswith(f"{field.alias or name}:") for line in lines)


def test_new_writes_a_file_once_and_refuses_taken_ids_and_unknown_kinds(folder: Any) -> None:
    assert _run("new", "funding", "water-loan", folder.path).exit_code == 0
    assert (folder.path / "funding" / "water-loan.yaml").is_file()
    assert "is taken" in _run("new", "project", "water-loan", folder.path).output
    assert "did you mean project?" in _run("new", "projekt", "dam", folder.path).output
    assert "is no id" in _run("new", "project", "../dam", folder.path).output
    assert not (folder.path / "projects").exists()


def test_schemas_are_written_for_every_kind_and_know_closed_lists(folder: Any) -> None:
    assert _run("schema", folder.path).exit_code == 0
    schema = json.loads((folder.path / "schema" / "funding.json").read_text(encoding="utf-8"))
    assert "id" not in schema["properties"]
    assert "technical-assistance" in schema["properties"]["instrument"]["enum"]
    assert set(schemas()) == {f"{kind.noun}.json" for kind in KIND_BY_FOLDER.values()}


def test_a_schema_takes_years_and_numbers_as_an_editor_reads_them() -> None:
    indicator = json.loads(schemas()["indicator.json"])
    period = indicator["$defs"]["IndicatorValue"]["properties"]["period"]
    date_or_year = json.loads(schemas()["milestone.json"])["properties"]["date"]
    assert {"type": "integer"} in period["anyOf"]
    assert {"type": "integer"} in date_or_year["anyOf"]


COMMITTED = Path(__file__).resolve().parents[3] / "data" / "schema"


@pytest.mark.skipif(not COMMITTED.is_dir(), reason="no schemas are committed yet")
def test_committed_schemas_are_current() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in COMMITTED.glob("*.json")} == schemas()

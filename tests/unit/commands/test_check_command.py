"""The command `cooperation`, as a maintainer runs it."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from typer.testing import CliRunner, Result

from cooperation.checks.validation import validate
from cooperation.commands.app import app
from cooperation.commands.new import skeleton
from cooperation.commands.rates import needed, reference_rate, with_missing
from cooperation.commands.schema import schemas
from cooperation.counting.rates import Rate
from cooperation.reading.yaml_text import parse_yaml
from cooperation.records.dates import PartialDate
from cooperation.records.kinds import KIND_BY_FOLDER


@pytest.fixture(autouse=True)
def _declared_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPERATION_TODAY", "2026-11-24")


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_clean_folder_passes_and_a_warning_does_not_fail(folder: Any) -> None:
    folder.write("milestones", "summit", date="2025-04-04", planned="true")
    result = _run("check", folder.path)
    assert result.exit_code == 0
    assert "1 record and 5 organisations: 0 errors, 1 warning" in result.output


def test_the_report_comes_as_json_too(folder: Any) -> None:
    folder.write("milestones", "summit", date="soon")
    result = _run("check", folder.path, "--format", "json")
    (problem,) = json.loads(result.output)
    assert (problem["file"], problem["field"], problem["severity"]) == (
        "data/milestones/summit.yaml",
        "date",
        "error",
    )
    assert result.exit_code == 1


def test_annotations_cannot_be_broken_by_what_a_file_says(folder: Any) -> None:
    folder.file("milestones/summit.yaml", 'title: {en: x}\nkind: "a%b\\n::error::made up"\n')
    lines = _run("check", folder.path, "--format", "github").output.splitlines()
    assert all(line.startswith("::error file=data/milestones/summit.yaml,line=") for line in lines)
    assert any("a%25b" in line for line in lines)


def test_no_folder_ends_with_a_sentence_and_not_with_a_traceback(tmp_path: Path) -> None:
    result = _run("check", tmp_path / "nowhere")
    assert (result.exit_code, "There is no folder" in result.output) == (2, True)


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
    assert {"type": "number"} in period["anyOf"]
    assert {"type": "integer"} in date_or_year["anyOf"]


COMMITTED = Path(__file__).resolve().parents[3] / "data" / "schema"


@pytest.mark.skipif(not COMMITTED.is_dir(), reason="no schemas are committed yet")
def test_committed_schemas_are_current() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in COMMITTED.glob("*.json")} == schemas()


class Published:
    """Rates of dollars on two days of May 2024; nothing after the month."""

    last_day = date(2024, 5, 31)
    daily: ClassVar = {
        date(2024, 5, 2): Decimal("1.07"),
        date(2024, 5, 3): Decimal("1.08"),
        date(2024, 5, 6): Decimal("1.0799"),
    }

    def rate(self, currency: str, day: date) -> Decimal | None:
        return self.daily.get(day) if currency == "USD" else None


@pytest.mark.parametrize(
    ("when", "rate", "of"),
    [
        ("2024-05-03", "1.08", None),
        ("2024-05-05", "1.08", "2024-05-03"),
        ("2024-05", "1.07663", None),
        ("2024", None, None),
        ("2024-06-01", None, None),
        ("2024-04-30", None, None),
    ],
)
def test_a_day_without_a_rate_takes_the_last_before_it_and_a_period_its_mean(
    when: str, rate: str | None, of: str | None
) -> None:
    found = reference_rate("USD", PartialDate.parse(when), Published())
    assert (str(found.rate), str(found.of) if found.of else None) == (rate, of) if found else rate is None


def test_rates_are_needed_for_every_lens_at_every_date_that_can_fix_one(folder: Any) -> None:
    steps = [
        {"stage": "announced", "date": "2024-01"},
        {"stage": "signed", "date": "before 2024-05-05"},
        {"stage": "disbursing", "date": "2025"},
    ]
    paid = {"date": "2024-06", "amount": {"value": "1", "currency": "GBP"}, "state": "paid"}
    folder.write("funding", "loan", amount={"value": "1", "currency": "GBP"}, history=steps, payments=[paid])
    folder.write("funding", "unknown", amount=None)
    found = {(currency, str(when)) for currency, when in needed(folder.load().catalogue.records.values())}
    assert found == {
        (currency, when) for currency in ("GBP", "USD") for when in ("2024-01", "2024-05-05", "2024-06")
    }


def test_rates_on_file_are_never_changed_and_what_the_ecb_lacks_is_said() -> None:
    may = PartialDate.parse("2024-05")
    by_hand = {"USD": (Rate(date=may, rate=Decimal("9.99")),)}
    rates, unmet = with_missing(by_hand, {("USD", may), ("KZT", may)}, Published())
    assert (rates, unmet) == (by_hand, [("KZT", may)])


def test_the_command_adds_what_is_missing_keeps_the_rest_and_a_second_run_adds_nothing(folder: Any) -> None:
    pytest.importorskip("currency_converter")
    head = "# by hand\npublisher: ECB\nurl: https://example.org\nread_from: here\n"
    path = folder.file(
        "reference/exchange_rates.yaml", head + "rates:\n  USD:\n    - {date: 2025-01-10, rate: 9.99}\n"
    )
    folder.write("funding", "old")
    folder.write("funding", "new", history=[{"stage": "signed", "date": "2024-06-01"}])
    assert "1 rate added" in _run("rates", folder.path).output
    written = path.read_text(encoding="utf-8")
    rates = yaml.safe_load(written)["rates"]["USD"]
    assert written.startswith(head)
    assert rates[1] == {"date": date(2025, 1, 10), "rate": 9.99}
    assert rates[0]["of"] == date(2024, 5, 31)
    _run("rates", folder.path)
    assert path.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    "text", ["rates: [\n", "rates: {}\npublisher: ECB\nurl: https://example.org\nread_from: here\n"]
)
def test_a_file_of_rates_that_would_be_damaged_is_left_alone(folder: Any, text: str) -> None:
    pytest.importorskip("currency_converter")
    path = folder.file("reference/exchange_rates.yaml", text)
    folder.write("funding", "loan")
    result = _run("rates", folder.path)
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (2, text)


def test_what_editors_left_is_listed_when_all_is_asked_for(folder: Any) -> None:
    folder.write("milestones", "summit")
    folder.file("milestones/.#summit.yaml", "x")
    assert "passed over" not in _run("check", folder.path).output
    listed = _run("check", folder.path, "--all").output.splitlines()
    assert listed[0] == "data/milestones/.#summit.yaml: passed over; an editor or a sync tool left it"


def test_the_summary_counts_what_is_unreadable_and_in_draft(folder: Any) -> None:
    folder.write("milestones", "summit")
    (folder.path / "milestones" / "odd.yaml").mkdir()
    _run("new", "funding", "water-loan", folder.path)
    result = _run("check", folder.path)
    assert result.output.splitlines()[-1].endswith(", 1 unreadable, 1 in draft")
    assert "1 error" in result.output
    assert result.exit_code == 1


def test_new_writes_a_draft_that_fails_no_check(folder: Any) -> None:
    folder.write("milestones", "summit")
    _run("new", "organisation", "world-bank", folder.path)
    _run("new", "milestone", "forum", folder.path)
    result = _run("check", folder.path)
    assert (result.exit_code, "0 errors" in result.output) == (0, True)
    assert "data/milestones/forum.yaml" in result.output


def test_ids_are_added_to_the_list_once_and_never_taken_out(folder: Any) -> None:
    folder.write("milestones", "summit")
    assert "6 ids added" in _run("ids", folder.path).output
    _run("new", "milestone", "forum", folder.path)
    (folder.path / "milestones" / "summit.yaml").unlink()
    folder.write("milestones", "party")
    assert "1 id added" in _run("ids", folder.path).output
    lines = (folder.path / "reference" / "ids.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("milestones/")] == [
        "milestones/party",
        "milestones/summit",
    ]
    assert "was published and is gone" in _run("check", folder.path).output


def test_a_list_of_ids_with_what_a_merge_left_is_not_written_over(folder: Any) -> None:
    folder.write("milestones", "summit")
    path = folder.file("reference/ids.txt", "<<<<<<< HEAD\nmilestones/summit\n")
    result = _run("ids", folder.path)
    assert (result.exit_code, "ids.txt:1: this is no id" in result.output) == (2, True)
    assert path.read_text(encoding="utf-8").startswith("<<<<<<<")

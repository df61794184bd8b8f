"""`cooperation check`, as a maintainer runs it."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cooperation.commands.app import app


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
    assert (result.exit_code, "There is no file or folder" in result.output) == (2, True)


def test_one_file_is_checked_alone_with_its_links_resolved_in_its_folder(folder: Any) -> None:
    wrong = folder.write("milestones", "summit", of="tresty")
    folder.write("milestones", "forum", date="soon")
    folder.write("agreements", "treaty")
    result = _run("check", wrong)
    assert "data/milestones/summit.yaml:" in result.output
    assert "did you mean treaty?" in result.output
    assert "forum" not in result.output
    assert result.output.endswith("1 file: 1 error, 0 warnings\n")
    assert result.exit_code == 1


def test_a_file_without_a_mistake_passes_though_others_have_some(folder: Any) -> None:
    folder.write("milestones", "forum", date="soon")
    result = _run("check", folder.write("milestones", "summit"))
    assert (result.exit_code, result.output) == (0, "1 file: 0 errors, 0 warnings\n")


def test_some_files_and_a_folder_of_one_kind_are_checked_together(folder: Any) -> None:
    summit = folder.write("milestones", "summit", date="soon")
    folder.write("funding", "loan", date="soon")
    folder.write("funding", "grant")
    result = _run("check", summit, folder.path / "funding")
    assert "summit.yaml:" in result.output
    assert "loan.yaml:" in result.output
    assert "3 files: 2 errors" in result.output


def test_files_of_two_folders_are_checked_each_in_its_own(folder: Any, tmp_path: Path) -> None:
    one = folder.write("milestones", "summit")
    other = tmp_path / "other" / "milestones" / "summit.yaml"
    other.parent.mkdir(parents=True)
    other.write_text(one.read_text(encoding="utf-8").replace("2025-04-04", "soon"), encoding="utf-8")
    lines = _run("check", one, other).output.splitlines()
    assert lines[0] == "1 file: 0 errors, 0 warnings"
    assert lines[1].startswith("other/milestones/summit.yaml:")


def test_the_folder_that_one_stands_in_has_its_name(folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("milestones", "summit", date="soon")
    monkeypatch.chdir(folder.path)
    assert _run("check", ".").output.startswith("data/milestones/summit.yaml:")
    monkeypatch.chdir(folder.path / "milestones")
    assert _run("check", "summit.yaml").output.startswith("data/milestones/summit.yaml:")


def test_a_file_outside_of_any_folder_of_records_ends_with_a_sentence(tmp_path: Path) -> None:
    lost = tmp_path / "grant.yaml"
    lost.write_text("title: {en: x}\n", encoding="utf-8")
    result = _run("check", lost)
    assert (result.exit_code, "lies in no folder of records" in result.output) == (2, True)


def test_a_note_is_counted_only_where_there_is_one_and_fails_nothing(folder: Any) -> None:
    folder.write("agreements", "treaty", events=[{"verb": "signed", "date": "2027-01-10"}])
    result = _run("check", folder.path)
    assert result.exit_code == 0
    assert "note: signed 2027-01-10, after today: shown as planned" in result.output
    assert "0 errors, 0 warnings, 1 note" in result.output
    assert (
        "::notice file=data/agreements/treaty.yaml" in _run("check", folder.path, "--format", "github").output
    )


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

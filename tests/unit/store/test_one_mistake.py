"""One mistake costs one record: the problem is named once, at its place, and everything else stays."""

import subprocess
from decimal import Decimal
from typing import Any

import pytest

from cooperation.counting.receipts import receipt
from cooperation.counting.totals import total
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.selection import Selection
from cooperation.store.loading import LoadResult, load
from cooperation.store.published import write_published
from cooperation.view import View
from tests.conftest import TODAY


def loaded_after(folder: Any, last: LoadResult | None) -> LoadResult:
    return load(folder.path, TODAY, last)


def errors(loaded: LoadResult) -> list[tuple[str, str]]:
    return [(p.file.removeprefix("data/"), p.message) for p in loaded.problems if p.severity == "error"]


def publish(folder: Any) -> None:
    """Writes the list of published ids for what is there."""
    there = {
        path.stem: path.parent.name for name in KIND_BY_FOLDER for path in folder.path.glob(f"{name}/*.yaml")
    }
    folder.file("reference/ids.txt", write_published(there))


def signed(loaded: LoadResult) -> int | Decimal:
    return total(view_of(loaded).rows.funding).amount


def view_of(loaded: LoadResult) -> View:
    return View(loaded, Selection(), TODAY)


@pytest.fixture
def paid(folder: Any) -> Any:
    """Three loans of the EBRD, of three million each."""
    for number in range(3):
        folder.write("funding", f"loan-{number}", funders=["ebrd"], references={"own": str(number)})
    return folder


def test_a_copy_of_funding_named_like_an_organisation_is_withheld_and_named(paid: Any) -> None:
    paid.write("funding", "ebrd", funders=["eu"])
    loaded = paid.load()
    assert errors(loaded) == [("funding/ebrd.yaml", "the id ebrd is that of data/organisations/ebrd.yaml")]
    assert set(loaded.catalogue.records) == {"loan-0", "loan-1", "loan-2"}
    assert (signed(loaded), loaded.withheld) == (9_000_000, ("data/funding/ebrd.yaml",))


def test_an_id_in_two_kinds_is_that_of_the_record_which_links_can_mean(folder: Any) -> None:
    folder.write("funding", "package", umbrella="true")
    folder.write("funding", "part", part_of="package")
    folder.write("agreements", "package")
    loaded = folder.load()
    assert errors(loaded) == [
        ("agreements/package.yaml", "the id package is that of data/funding/package.yaml")
    ]
    assert loaded.catalogue.records["package"].noun == "funding"


def test_an_id_in_two_kinds_is_that_of_the_record_which_git_has(folder: Any) -> None:
    folder.write("milestones", "water")
    git = ["git", "-C", str(folder.path), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "records"]):
        subprocess.run([*git, *command], check=True)
    folder.write("agreements", "water")
    loaded = folder.load()
    assert errors(loaded) == [("agreements/water.yaml", "the id water is that of data/milestones/water.yaml")]
    assert loaded.catalogue.records["water"].noun == "milestone"


def test_an_id_in_two_kinds_is_that_of_the_record_which_was_there_before(folder: Any) -> None:
    folder.write("milestones", "water")
    last = folder.load()
    folder.write("agreements", "water")
    assert loaded_after(folder, last).catalogue.records["water"].noun == "milestone"
    publish(folder)
    folder.file("reference/ids.txt", "milestones/water\n")
    assert folder.load().catalogue.records["water"].noun == "milestone"


def test_where_nothing_tells_two_files_of_one_id_apart_neither_is_served_and_both_are_named(
    folder: Any,
) -> None:
    folder.write("agreements", "water")
    folder.write("milestones", "water")
    folder.write("milestones", "summit")
    loaded = folder.load()
    assert errors(loaded) == [
        ("agreements/water.yaml", "the id water is taken by data/milestones/water.yaml"),
        ("milestones/water.yaml", "the id water is taken by data/agreements/water.yaml"),
    ]
    assert set(loaded.catalogue.records) == {"summit"}
    assert loaded.catalogue.withheld == {"water"}


def test_a_deleted_organisation_is_one_error_that_lists_who_uses_it(paid: Any) -> None:
    publish(paid)
    (paid.path / "organisations" / "ebrd.yaml").unlink()
    (message,) = (message for _, message in errors(paid.load()))
    assert message == "was published and is gone; 3 records name it: loan-0, loan-1, loan-2"


def test_a_deleted_organisation_counts_as_it_did_in_the_last_good_version(paid: Any) -> None:
    last = paid.load()
    (paid.path / "organisations" / "ebrd.yaml").unlink()
    loaded = loaded_after(paid, last)
    assert (signed(loaded), len(loaded.catalogue.records)) == (9_000_000, 3)
    again = loaded_after(paid, loaded)
    assert (signed(again), len(errors(again))) == (9_000_000, 1)


def test_money_of_a_deleted_organisation_has_a_line_of_its_own_and_totals_are_incomplete(paid: Any) -> None:
    paid.write("funding", "grant")
    (paid.path / "organisations" / "ebrd.yaml").unlink()
    loaded = paid.load()
    view = view_of(loaded)
    assert (signed(loaded), view.is_incomplete, loaded.incomplete_by) == (3_000_000, True, 1)
    (line,) = receipt(view.rows.funding).left_out
    assert (line.key, line.records, line.amount) == ("payer-missing", 3, Decimal(9_000_000))
    assert len(errors(loaded)) == 1


def test_an_organisation_half_written_is_what_it_was(paid: Any) -> None:
    last = paid.load()
    paid.file("organisations/ebrd.yaml", "name: {en: European Ba")
    loaded = loaded_after(paid, last)
    assert (signed(loaded), loaded.catalogue.organisations["ebrd"].name.en) == (9_000_000, "EBRD")
    cold = paid.load()
    assert (signed(cold), cold.catalogue.missing_payers) == (0, {"ebrd"})
    assert len(errors(cold)) == 1


def test_broken_rates_are_those_of_before(folder: Any) -> None:
    folder.write("funding", "loan", amount={"value": "5", "currency": "USD"})
    last = folder.load()
    assert signed(last) == 4
    folder.file("reference/exchange_rates.yaml", "rates: [")
    assert signed(loaded_after(folder, last)) == 4
    (folder.path / "reference" / "exchange_rates.yaml").unlink()
    assert signed(loaded_after(folder, last)) == 0


def test_expectations_of_totals_wait_while_something_is_withheld(paid: Any) -> None:
    least = {"records": {"funding": "3"}, "by_country": {"KAZ": {"funding": "3"}}}
    expected = {"least": least, "signed": {"team-europe": "9000000"}, "translated": []}
    paid.file("reference/expectations.yaml", expected)
    assert errors(paid.load()) == []
    paid.file("funding/loan-1.yaml", "title: [")
    assert [file for file, _ in errors(paid.load())] == ["funding/loan-1.yaml"]
    (paid.path / "funding" / "loan-1.yaml").unlink()
    assert [file for file, _ in errors(paid.load())] == ["reference/expectations.yaml"] * 3


def test_a_renamed_umbrella_is_one_error_that_says_how_to_rename(folder: Any) -> None:
    folder.write("funding", "package", umbrella="true")
    for number in range(6):
        folder.write("funding", f"part-{number}", part_of="package", references={"own": str(number)})
    publish(folder)
    before = signed(folder.load())
    (folder.path / "funding" / "package.yaml").rename(folder.path / "funding" / "big-package.yaml")
    loaded = folder.load()
    (problem,) = (p for p in loaded.problems if p.severity == "error")
    assert problem.file == "data/funding/package.yaml"
    assert "6 records name it: part-0, part-1, part-2 and 3 more" in problem.message
    assert problem.hint.startswith("renamed? say `formerly: [package]` in funding/big-package.yaml")
    assert signed(loaded) == before
    folder.write("funding", "big-package", umbrella="true", formerly=["package"])
    mended = folder.load()
    assert errors(mended) == []
    assert len(mended.catalogue.links_to["big-package"]) == 6
    assert view_of(mended).record("package") is mended.catalogue.records["big-package"]


def test_every_kind_of_link_follows_a_new_name(folder: Any) -> None:
    folder.write("projects", "new-mine", formerly=["mine", "pit"], owners=["eu-of-old"])
    folder.organisation("new-eu", counts_as="eu", type="eu-institution", formerly=["eu-of-old"])
    share = {"funder": "eu-of-old", "amount": {"value": "3000000", "currency": "EUR"}}
    folder.write("funding", "grant", funders=["eu-of-old"], shares=[share], supports=["pit"])
    area = {"area": "geology", "agreed": {"en": "x"}, "since": ["mine"]}
    folder.write("roadmaps", "plan", parties=["eu-of-old"], areas=[area])
    folder.write("milestones", "opening", of="mine")
    loaded = folder.load()
    assert errors(loaded) == []
    assert sorted(loaded.catalogue.links_to["new-mine"]) == [
        ("of", "opening"), ("since", "plan"), ("supports", "grant"),
    ]  # fmt: skip
    assert signed(loaded) == 3_000_000
    assert loaded.catalogue.records["plan"].organisations == (("parties", "new-eu"),)


def test_a_former_id_has_one_record_and_no_file(folder: Any) -> None:
    folder.write("milestones", "old")
    folder.write("milestones", "a", formerly=["old", "older"])
    folder.write("milestones", "b", formerly=["older"])
    loaded = folder.load()
    assert errors(loaded) == [
        ("milestones/a.yaml", "old is data/milestones/old.yaml"),
        ("milestones/b.yaml", "older is data/milestones/a.yaml"),
    ]
    assert set(loaded.catalogue.records) == {"old", "a", "b"}


@pytest.mark.parametrize("kind", ["milestones", "funding"])
def test_no_published_id_vanishes_without_a_word(folder: Any, kind: str) -> None:
    folder.write(kind, "leaf")
    folder.write("milestones", "summit")
    publish(folder)
    assert errors(folder.load()) == []
    (folder.path / kind / "leaf.yaml").unlink()
    folder.write(kind, "another", references={"own": "2"})
    loaded = folder.load()
    assert errors(loaded) == [(f"{kind}/leaf.yaml", "was published and is gone")]
    assert view_of(loaded).is_incomplete is (kind == "funding")
    folder.write(kind, "leaf", withdrawn={"date": "2026", "why": {"en": "x"}})
    assert errors(folder.load()) == []


def test_a_broken_or_unreadable_record_has_not_vanished(folder: Any) -> None:
    folder.write("milestones", "a")
    folder.write("milestones", "b")
    folder.write("milestones", "c")
    publish(folder)
    folder.file("milestones/a.yaml", "title: [")
    (folder.path / "milestones" / "b.yaml").unlink()
    (folder.path / "milestones" / "b.yaml").mkdir()
    assert [file for file, _ in errors(folder.load())] == ["milestones/a.yaml", "milestones/b.yaml"]


def test_new_ids_are_one_warning_where_there_is_a_list(folder: Any) -> None:
    publish(folder)
    folder.write("milestones", "a")
    folder.write("milestones", "b")
    (problem,) = folder.load().problems
    assert (problem.file, problem.severity) == ("data/reference/ids.txt", "warning")
    assert problem.message == "2 published for the first time: a, b"


def test_a_line_of_the_list_that_is_no_id_is_an_error_at_its_line(folder: Any) -> None:
    publish(folder)
    path = folder.path / "reference" / "ids.txt"
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines, "<<<<<<< HEAD"]))
    (problem,) = folder.load().problems
    assert (problem.line, problem.message) == (len(lines) + 1, "this is no id of a record")


def test_a_draft_is_not_published_and_not_counted_as_broken(folder: Any) -> None:
    publish(folder)
    folder.write("milestones", "summit", of="party")
    folder.file("milestones/party.yaml", "draft: true\ntitle: {en: }\n")
    folder.file("milestones/half.yaml", "draft: true  # not yet\ntitle: [\n")
    loaded = folder.load()
    assert errors(loaded) == []
    assert set(loaded.catalogue.records) == {"summit"}
    assert loaded.drafts == ("data/milestones/half.yaml", "data/milestones/party.yaml")
    assert (loaded.catalogue.withheld, loaded.withheld, view_of(loaded).is_incomplete) == (
        frozenset(),
        (),
        False,
    )
    (link,) = (p for p in loaded.problems if p.record_id == "summit")
    assert (link.severity, link.message) == ("warning", "party is a draft")
    assert all(p.message.startswith("draft: ") for p in loaded.problems if p.record_id in ("party", "half"))


def test_a_draft_without_mistakes_is_shown_where_drafts_are_asked_for(folder: Any) -> None:
    folder.write("milestones", "summit", draft="true")
    assert set(folder.load().catalogue.records) == set()
    assert set(load(folder.path, TODAY, with_drafts=True).catalogue.records) == {"summit"}

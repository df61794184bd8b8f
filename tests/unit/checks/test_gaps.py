"""The list of known gaps, the numbers of the page on method, and the address for reports."""

from decimal import Decimal
from typing import Any

import pytest

from cooperation.contact import contact, contact_link
from cooperation.sentences.method import (
    most_contradicted,
    source_numbers,
    sources_after_coverage,
    worked_example,
)

TOPIC = {"en": "Payments", "de": "Auszahlungen", "ru": "Выплаты"}


def gaps_of(folder: Any, *gaps: dict[str, Any]) -> Any:
    folder.write("funding", "a")
    folder.file("reference/gaps.yaml", {"gaps": list(gaps)})
    return folder.load()


def said(loaded: Any) -> list[tuple[str, str, str, bool]]:
    return [(p.field, p.message, p.hint, p.takes_record_away) for p in loaded.problems]


def test_gaps_are_part_of_the_catalogue_in_every_language(folder: Any) -> None:
    loaded = gaps_of(
        folder,
        {"topic": TOPIC, "missing": {"en": "Few are known.", "ru": "Известны немногие."}, "records": ["a"]},
    )
    (gap,) = loaded.catalogue.gaps.gaps
    assert (gap.topic.de, gap.missing.ru, gap.records) == ("Auszahlungen", "Известны немногие.", ("a",))
    assert loaded.problems == ()


def test_without_a_list_there_are_no_gaps_and_no_problem(folder: Any) -> None:
    folder.write("funding", "a")
    assert folder.load().catalogue.gaps.gaps == ()
    assert folder.load().problems == ()


def test_a_gap_that_names_no_record_is_reported_at_its_own_line_and_withholds_nothing(folder: Any) -> None:
    loaded = gaps_of(folder, {"topic": TOPIC, "missing": {"en": "x"}, "records": ["a", "b-c"]})
    assert said(loaded) == [
        (
            "gaps[0].records[1]",
            "there is no record b-c",
            "one of: " + ", ".join(sorted(loaded_ids(folder))),
            False,
        )
    ]
    assert loaded.problems[0].line > 1
    assert len(loaded.catalogue.gaps.gaps) == 1


def loaded_ids(folder: Any) -> list[str]:
    """All names that a file takes, organisations included."""
    return [path.stem for path in folder.path.glob("*/*.yaml") if path.parent.name != "reference"]


def test_a_field_that_is_not_known_is_reported_and_withholds_no_record(folder: Any) -> None:
    loaded = gaps_of(folder, {"topic": TOPIC, "mising": {"en": "x"}})
    assert {p.field for p in loaded.problems} == {"gaps[0].mising"}
    assert not any(p.takes_record_away for p in loaded.problems)
    assert loaded.catalogue.gaps.gaps == ()
    assert set(loaded.catalogue.records) == {"a"}


def test_contradictions_are_counted_and_the_records_with_most_come_first(folder: Any) -> None:
    values = [
        {"says": {"en": "one"}, "source": "0", "used": "true"},
        {"says": {"en": "two"}, "by": {"en": "Others"}},
    ]
    conflict = {"field": {"en": "date"}, "why": {"en": "x"}, "values": values}
    folder.write("milestones", "a", conflicts=[conflict])
    folder.write("milestones", "b", conflicts=[conflict, {**conflict, "field": {"en": "place"}}])
    folder.write("milestones", "c")
    found = most_contradicted(folder.view())
    assert (found.number, found.records, found.most) == (3, 2, (("b", 2), ("a", 1)))


def test_sources_are_counted_as_references_and_as_addresses(folder: Any) -> None:
    late = {
        "title": "Late",
        "publisher": "X",
        "url": "https://example.org/late",
        "date": "2026-07-04",
        "kind": "press",
    }
    folder.write("milestones", "a")
    later = {**late, "url": "https://example.org/later"}
    folder.write("milestones", "b", sources=[{**late, "date": "2026-03-31"}, later], confidence="medium")
    folder.write("milestones", "c", sources=[later], confidence="medium")
    view = folder.view()
    assert source_numbers(view).references == 4
    assert source_numbers(view).addresses == 3
    assert source_numbers(view).by_kind == (("press", 3), ("official", 1))
    assert sources_after_coverage(view) == 1  # March itself is still in coverage


def share(funder: str, value: str, currency: str = "EUR") -> dict[str, Any]:
    return {"funder": funder, "amount": {"value": value, "currency": currency}}


def test_the_example_is_the_record_from_which_most_can_be_seen(folder: Any) -> None:
    folder.write("funding", "a-no-shares")
    folder.write(
        "funding",
        "b-one-count",
        funders=["eu", "adb"],
        shares=[share("eu", "1000000"), share("adb", "2000000")],
    )
    both = {"funders": ["eu", "ebrd"], "amount": {"value": "3000000", "currency": "USD"}}
    folder.write(
        "funding", "c-both", **both, shares=[share("eu", "1000000", "USD"), share("ebrd", "2000000", "USD")]
    )
    announced = [{"stage": "announced", "date": "2025-01-10"}]
    folder.write(
        "funding",
        "a-announced",
        **both,
        shares=[share("eu", "1", "USD"), share("ebrd", "2", "USD")],
        history=announced,
    )
    example = worked_example(folder.view())
    assert example is not None
    assert example.record.id == "c-both"
    assert example.total == {"team-europe": Decimal("2400000.00"), "eu": Decimal("800000.00")}
    assert [each.left_out for each in example.shares] == [{}, {"eu": "other-payer"}]
    assert {used.rate for each in example.shares for used in each.rates} == {Decimal("1.25")}


def test_the_example_does_not_depend_on_what_the_reader_selected(folder: Any) -> None:
    folder.write(
        "funding", "a", funders=["eu", "adb"], shares=[share("eu", "1000000"), share("adb", "2000000")]
    )
    examples = [
        worked_example(folder.view(**chosen)) for chosen in ({}, {"countries": ("UZB",)}, {"count": "eu"})
    ]
    assert [each and each.record.id for each in examples] == ["a", "a", "a"]


def test_without_shares_there_is_no_example(folder: Any) -> None:
    folder.write("funding", "a")
    assert worked_example(folder.view()) is None


@pytest.mark.parametrize(
    ("set_to", "shown", "opened"),
    [
        ("", None, None),
        ("facts@example.org", "facts@example.org", "mailto:facts@example.org?subject=Wrong%20fact"),
        ("https://example.org/report", "https://example.org/report", "https://example.org/report"),
        ("javascript:alert(1)", None, None),
        ("a@b.c](https://evil.example)", None, None),
    ],
)
def test_reports_go_to_a_mail_address_or_a_page_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, set_to: str, shown: str | None, opened: str | None
) -> None:
    monkeypatch.setenv("COOPERATION_CONTACT", set_to)
    assert (contact(), contact_link("Wrong fact")) == (shown, opened)

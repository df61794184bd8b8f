"""Everything dated after today is planned, whatever the file says, and withholds no record."""

from typing import Any

from cooperation.sentences.record_tables import stage_rows
from cooperation.sentences.records import main_date_in_words

AFTER = "2027-03-01"


def _notes(folder: Any) -> list[tuple[str, str]]:
    return [(problem.severity, f"{problem.record_id} {problem.field}") for problem in folder.load().problems]


def test_what_is_said_to_have_happened_after_today_is_a_note_in_every_kind(folder: Any) -> None:
    folder.write("agreements", "treaty", events=[{"verb": "signed", "date": AFTER}])
    folder.write("roadmaps", "plan", events=[{"verb": "endorsed", "date": AFTER}])
    folder.write("funding", "loan", history=[{"stage": "signed", "date": AFTER}])
    paid = {"date": AFTER, "amount": {"value": "1", "currency": "EUR"}, "state": "paid"}
    folder.write("funding", "grant", payments=[paid])
    assert _notes(folder) == [
        ("note", "treaty events[0].date"),
        ("note", "grant payments[0].date"),
        ("note", "loan history[0].date"),
        ("note", "plan events[0].date"),
    ]
    assert folder.load().catalogue.withheld == frozenset()


def test_what_says_that_it_is_planned_and_ends_that_are_known_need_no_note(folder: Any) -> None:
    events = [{"verb": "signed", "date": "2025"}, {"verb": "ended", "date": "2030"}]
    planned = {"verb": "ratified", "date": AFTER, "planned": "true"}
    folder.write("agreements", "treaty", events=[events[0], planned, events[1]])
    folder.write("milestones", "summit", date=AFTER)
    folder.write("projects", "mine", events=[{"what": {"en": "Opened"}, "date": AFTER}])
    assert _notes(folder) == []


def test_money_signed_after_today_enters_no_total_and_its_page_says_planned(folder: Any) -> None:
    folder.write("funding", "loan", history=[{"stage": "signed", "date": AFTER}])
    view = folder.view()
    record = view.catalogue.records["loan"]
    assert view.rows.funding.empty
    assert main_date_in_words(view, record) == "signed (planned) 1 March 2027"
    assert list(stage_rows(view, record)["Stage"]) == ["Signed (planned)"]


def test_a_payment_said_to_be_paid_after_today_is_not_paid_yet(folder: Any) -> None:
    paid = {"date": AFTER, "amount": {"value": "7", "currency": "EUR"}, "state": "paid"}
    folder.write("funding", "grant", payments=[paid])
    rows = folder.view().rows.payments
    assert list(rows[["state", "exclusion_reason"]].itertuples(index=False, name=None)) == [
        ("announced", "planned")
    ]


def test_a_check_of_the_record_dated_after_today_is_an_error_that_withholds_nothing(folder: Any) -> None:
    folder.write("milestones", "summit", verified="2026-12-20")
    (problem,) = folder.load().problems
    assert (problem.severity, problem.takes_record_away) == ("error", False)


def test_a_value_beside_one_end_of_a_range_is_refused_in_amounts_and_indicators(folder: Any) -> None:
    for end in ("min", "max"):
        folder.write("funding", f"loan-{end}", amount={"value": "3", end: "2", "currency": "EUR"})
        folder.write(
            "indicators", f"share-{end}", series=[{"period": "2024", "value": "3", end: "2", "source": "0"}]
        )
    assert {words.partition(": ")[2] for words in folder.said()} == {"a value stands here beside min or max"}
    assert len(folder.said()) == 4

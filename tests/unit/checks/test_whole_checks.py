"""Checks between records: what they let pass, and what they take away. Reports are in tests/examples."""

from typing import Any

TENGE = {"value": "2000000000", "currency": "KZT"}


def test_a_link_to_a_broken_record_is_a_warning_and_withholds_nothing(folder: Any) -> None:
    folder.write("funding", "loan", supports=["mine"])
    folder.write("projects", "mine", kind="mein")
    loaded = folder.load()
    assert set(loaded.catalogue.records) == {"loan"}
    assert loaded.catalogue.withheld == {"mine"}


def test_a_dangling_link_is_an_error_at_its_own_place_that_withholds_nothing(folder: Any) -> None:
    folder.write("projects", "mine")
    folder.write("funding", "loan", supports=["mine", "mein"])
    loaded = folder.load()
    (problem,) = loaded.problems
    assert (problem.field, problem.severity, problem.hint) == ("supports[1]", "error", "did you mean mine?")
    assert "loan" in loaded.catalogue.records


def test_money_counted_in_a_record_that_is_not_there_is_withheld_so_that_totals_say_they_are_incomplete(
    folder: Any,
) -> None:
    folder.write("funding", "loan", counted_in="gone")
    folder.write("funding", "other", amount={"value": "5", "currency": "EUR"})
    folder.write("funding", "old", withdrawn={"date": "2026", "why": {"en": "x"}})
    folder.write("funding", "same", counted_in="old", amount={"value": "7", "currency": "EUR"})
    view = folder.view()
    assert view.catalogue.withheld == {"loan", "same"}
    assert view.is_incomplete


def test_a_payer_that_nobody_knows_withholds_the_record_but_an_implementer_does_not(folder: Any) -> None:
    folder.write("funding", "payer", funders=["nobody"])
    folder.write("funding", "carrier", implementers=["nobody"])
    assert folder.load().catalogue.withheld == {"payer"}


def test_tombstones_are_no_doubles_and_no_parts(folder: Any) -> None:
    tombstone = {"date": "2026", "why": {"en": "Entered twice."}}
    folder.write("funding", "whole", umbrella="true")
    folder.write("funding", "one", part_of="whole")
    folder.write("funding", "two", part_of="whole", withdrawn=tombstone)
    assert folder.said() == []


def test_a_place_that_the_glossary_does_not_list_is_an_error_that_withholds_nothing(folder: Any) -> None:
    signed = {"verb": "signed", "date": "2025-01-10", "place": "Tashkentt"}
    folder.write("agreements", "treaty", events=[signed])
    assert folder.said() == []  # a glossary that lists no places asks for none
    folder.file("reference/glossary.yaml", {"places": {"Tashkent": {"de": "Taschkent", "ru": "Ташкент"}}})
    folder.write("projects", "mine")
    loaded = folder.load()
    assert [(p.record_id, p.field, p.severity) for p in loaded.problems] == [
        ("treaty", "events[0].place", "error"),
        ("mine", "locations[0].name", "error"),
    ]
    assert loaded.problems[0].hint.startswith("did you mean Tashkent?")
    assert set(loaded.catalogue.records) == {"treaty", "mine"}


def test_a_replenishment_with_another_reference_or_date_is_no_double(folder: Any) -> None:
    folder.write("funding", "first", references={"iati": "1"})
    folder.write("funding", "second", references={"iati": "2"})
    folder.write(
        "funding", "third", references={"iati": "1"}, history=[{"stage": "signed", "date": "2025-02"}]
    )
    folder.write("funding", "fourth", references={"iati": "1"}, countries=["UZB"])
    assert folder.said() == []


def test_parts_that_were_cancelled_or_stand_elsewhere_do_not_fill_the_whole(folder: Any) -> None:
    steps = [{"stage": "signed", "date": "2024"}, {"stage": "cancelled", "date": "2025"}]
    folder.write("funding", "whole", umbrella="true")
    folder.write("funding", "one", part_of="whole")
    folder.write("funding", "off", part_of="whole", history=steps)
    folder.write("funding", "same", part_of="whole", counted_in="one")
    assert folder.said() == []


def test_an_equivalent_may_be_fifteen_per_cent_away_from_the_rate(folder: Any) -> None:
    for name, value in (
        ("low", "3190000"),
        ("high", "4310000"),
        ("too-low", "3180000"),
        ("too-high", "4320000"),
    ):
        folder.write(
            "funding",
            name,
            amount={"value": "3000000", "currency": "EUR"},
            references={"own": name},
            quoted={"value": value, "currency": "USD"},
        )
    assert [line.split()[0] for line in folder.said()] == ["too-high", "too-low"]


def test_an_equivalent_is_compared_at_the_event_that_fixes_the_rate(folder: Any) -> None:
    steps = [{"stage": "announced", "date": "2024"}, {"stage": "signed", "date": "2025-01-10"}]
    folder.write("funding", "loan", history=steps, quoted={"value": "3240000", "currency": "USD"})
    assert folder.said() == []
    folder.write("funding", "loan", history=steps[:1], quoted={"value": "3750000", "currency": "USD"})
    (line,) = folder.said()
    assert "at the ECB rate of 2024 it would be 3,240,000" in line


def test_an_equivalent_of_a_currency_without_rate_cannot_be_compared(folder: Any) -> None:
    folder.write("funding", "loan", amount=TENGE, quoted={"value": "1", "currency": "EUR"})
    assert folder.said() == []


def test_a_word_of_the_glossary_is_found_as_a_whole_word_and_not_inside_the_right_term(folder: Any) -> None:
    term = {
        "en": "Kyrgyz Republic",
        "de": "Kirgisische Republik",
        "ru": "Кыргызская Республика",
        "not": {"de": ["Republik", "Kirgistan"]},
    }
    folder.file("reference/glossary.yaml", {"terms": [term]})
    folder.write(
        "milestones",
        "right",
        title={"en": "Kirgistan", "de": "In der Kirgisischen und kirgisische Republik, Kirgistans"},
    )
    folder.write("milestones", "wrong", note={"en": "x", "de": "in KIRGISTAN"})
    (line,) = folder.said()
    assert line.startswith("wrong note.de: “Kirgistan” is not the word used here")


def test_a_circle_is_named_in_full_and_does_not_hang(folder: Any) -> None:
    folder.write("agreements", "a", follows="b")
    folder.write("agreements", "b", follows="c")
    folder.write("agreements", "c", follows="b")
    assert [line.split(": ")[-1] for line in folder.said()] == ["a → b → c → b", "b → c → b", "c → b → c"]

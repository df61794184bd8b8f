"""A record's facts in words: what is known is said as exactly as it is known, and what is not is said too."""

from datetime import date

import pytest

from cooperation.records.agreement import Agreement
from cooperation.records.amounts import Amount
from cooperation.records.funding import Funding
from cooperation.records.indicator import Indicator
from cooperation.records.record import Period, Record
from cooperation.sentences.counting import counting_in_words
from cooperation.sentences.record_tables import (
    conflict_rows,
    event_rows,
    payment_table_rows,
    series_rows,
    share_rows,
    stage_rows,
)
from cooperation.sentences.records import (
    amount_in_words,
    facts,
    kind_in_words,
    main_date_in_words,
    record_period_in_words,
    record_places_in_words,
    source_line,
    state_in_words,
    where_in_words,
)
from cooperation.view import View
from tests.conftest import RecordFolder


def view_of(folder: RecordFolder, kind: str, **fields: object) -> View:
    folder.write(kind, "one", **fields)
    return folder.view()


def state(folder: RecordFolder, of: str, as_of: str = "", **fields: object) -> str:
    folder.write(of, "one", **fields)
    view = folder.view(as_of=date.fromisoformat(as_of) if as_of else None)
    assert [problem for problem in view.problems if problem.severity == "error"] == []
    return state_in_words(view, view.catalogue.records["one"])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "not known"),
        ({"value": "3000000", "currency": "EUR"}, "EUR 3 million"),
        ({"value": "3000000", "currency": "EUR", "about": "true"}, "about EUR 3 million"),
        ({"max": "3000000", "currency": "EUR"}, "up to EUR 3 million"),
        ({"min": "2000000", "max": "3000000", "currency": "USD"}, "USD 2 million to USD 3 million"),
    ],
)
def test_an_amount_is_said_as_exactly_as_it_is_known(
    folder: RecordFolder, written: dict[str, str] | None, said: str
) -> None:
    amount = Amount.model_validate(written) if written else None
    assert amount_in_words(view_of(folder, "milestones"), amount) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"from": "2025", "to": "2026"}, "2025 to 2026"),
        ({"from": "2025-04-04"}, "from 4 April 2025"),
        ({"to": "2025-Q2"}, "until Q2 2025"),
        ({}, "not known"),
    ],
)
def test_a_period_is_open_where_an_end_is_not_known(
    folder: RecordFolder, written: dict[str, str], said: str
) -> None:
    assert record_period_in_words(view_of(folder, "milestones"), Period.model_validate(written)) == said


@pytest.mark.parametrize(
    ("countries", "said"),
    [
        (["KGZ"], "Kyrgyz Republic"),
        (["KAZ", "UZB"], "Kazakhstan, Uzbekistan"),
        (["KAZ", "KGZ", "TJK", "TKM", "UZB"], "Central Asia as a whole"),
        ([], "European Union"),
    ],
)
def test_a_place_is_named_and_five_are_the_region(
    folder: RecordFolder, countries: list[str], said: str
) -> None:
    view = view_of(folder, "milestones", countries=countries)
    assert record_places_in_words(view, view.catalogue.records["one"]) == said


def test_the_state_of_funding_is_the_stage_reached_by_the_day(folder: RecordFolder) -> None:
    history = [{"stage": "signed", "date": "2020-01-01"}, {"stage": "completed", "date": "2024"}]
    assert state(folder, "funding", history=history) == "Completed"
    assert state(folder, "funding", "2021-01-01", history=history) == "Signed"
    assert state(folder, "funding", "2019-01-01", history=history) == "Nothing on record by that day"


def test_the_date_of_funding_is_that_of_the_stage_reached_by_the_day(folder: RecordFolder) -> None:
    history = [{"stage": "signed", "date": "2020-01-01"}, {"stage": "completed", "date": "2024"}]
    folder.write("funding", "one", history=history)
    now, then = folder.view(), folder.view(as_of=date(2021, 1, 1))
    assert main_date_in_words(now, now.catalogue.records["one"]) == "completed 2024"
    assert main_date_in_words(then, then.catalogue.records["one"]) == "signed 1 January 2020"


def test_an_agreement_has_a_state_on_any_day_even_before_anything_happened(folder: RecordFolder) -> None:
    events = [{"verb": "signed", "date": "2015-12-21"}, {"verb": "entered-into-force", "date": "2020-03-01"}]
    assert state(folder, "agreements", events=events) == "In force"
    assert state(folder, "agreements", "2019-01-01", events=events) == "Signed"
    assert state(folder, "agreements", "2000-01-01", events=events) == "No event on record"


def test_a_later_agreement_in_force_ends_the_earlier_one(folder: RecordFolder) -> None:
    events = [{"verb": "signed", "date": "2015-12-21"}, {"verb": "entered-into-force", "date": "2020-03-01"}]
    folder.write("agreements", "later", events=events, follows="one")
    earlier = [{"verb": "signed", "date": "1995"}, {"verb": "entered-into-force", "date": "1999-07-01"}]
    assert state(folder, "agreements", events=earlier) == "Ended"
    assert state(folder, "agreements", "2019-01-01", events=earlier) == "In force"


@pytest.mark.parametrize(
    ("as_of", "stands", "since"),
    [
        ("2010-01-01", "No event on record", "no date on record"),
        ("2025-01-01", "Initialled, not signed", "initialled 14 October 2024"),
        ("2025-12-01", "Signed", "signed after 17 October 2025 (day not known)"),
        ("2026-06-01", "Signed", "signed after 17 October 2025 (day not known)"),  # ratified by one side
        ("2026-11-24", "In force", "entered into force October 2026"),
    ],
)
def test_the_date_of_an_agreement_is_that_of_the_event_that_brought_its_state(
    folder: RecordFolder, as_of: str, stands: str, since: str
) -> None:
    events = [
        {"verb": "initialled", "date": "2024-10-14", "headline": "true"},
        {"verb": "signed", "date": "after 2025-10-17"},
        {"verb": "ratified", "date": "2026-05-01"},
        {"verb": "entered-into-force", "date": "2026-10"},
        {"verb": "ended", "date": "2030"},
    ]
    folder.write("agreements", "one", kind="treaty", events=events)
    view = folder.view(as_of=date.fromisoformat(as_of))
    record = view.catalogue.records["one"]
    assert (state_in_words(view, record), main_date_in_words(view, record)) == (stands, since)


def test_an_agreement_ended_by_a_later_one_ended_the_day_that_came_into_force(folder: RecordFolder) -> None:
    later = [{"verb": "signed", "date": "2015-12-21"}, {"verb": "entered-into-force", "date": "2020-03-01"}]
    earlier = [{"verb": "signed", "date": "1995"}, {"verb": "entered-into-force", "date": "1999-07-01"}]
    folder.write("agreements", "later", events=later, follows="one")
    view = view_of(folder, "agreements", events=earlier)
    assert main_date_in_words(view, view.catalogue.records["one"]) == "ended 1 March 2020"


def test_a_planned_event_is_not_said_as_the_date_of_a_roadmap(folder: RecordFolder) -> None:
    events = [
        {"verb": "endorsed", "date": "2025-04-04"},
        {"verb": "signed", "date": "2026-06", "headline": "true", "planned": "true"},
    ]
    view = view_of(folder, "roadmaps", events=events)
    assert main_date_in_words(view, view.catalogue.records["one"]) == "endorsed 4 April 2025"


def test_a_memorandum_is_signed_and_never_in_force(folder: RecordFolder) -> None:
    assert state(folder, "agreements", kind="memorandum") == "Signed"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ({"from": "2025", "to": "2026-12-31"}, "Running, 37 days left"),
        ({"from": "2025", "to": "2026-11-25"}, "Running, 1 day left"),
        ({"from": "2023", "to": "2024"}, "Period ended"),
        ({"from": "2027"}, "Still to begin"),
        (None, "Agreed, no period on record"),
    ],
)
def test_a_roadmap_says_how_long_it_runs(
    folder: RecordFolder, period: dict[str, str] | None, said: str
) -> None:
    assert state(folder, "roadmaps", period=period) == said


@pytest.mark.parametrize(
    ("when", "planned", "said"),
    [
        ("2025-04-04", None, "Happened"),
        ("2027", None, "Planned"),
        ("2026-06", "true", "Planned; its day has passed without news"),
    ],
)
def test_a_milestone_is_planned_overdue_or_has_happened(
    folder: RecordFolder, when: str, planned: str | None, said: str
) -> None:
    assert state(folder, "milestones", date=when, planned=planned) == said


@pytest.mark.parametrize(
    "kind", ["agreements", "roadmaps", "funding", "projects", "milestones", "indicators"]
)
def test_every_kind_has_a_kind_a_state_a_date_and_facts_without_gaps(folder: RecordFolder, kind: str) -> None:
    view = view_of(folder, kind)
    record = view.catalogue.records["one"]
    said = [kind_in_words(view, record), state_in_words(view, record), main_date_in_words(view, record)]
    said += [words for pair in facts(view, record) for words in pair]
    assert all(said)


def test_what_is_not_on_record_about_funding_is_said_where_one_would_look(folder: RecordFolder) -> None:
    view = view_of(folder, "funding", amount=None)
    said = dict(facts(view, view.catalogue.records["one"]))
    assert said["Amount"] == "not known"
    assert said["Implementers"] == "not recorded"
    assert said["Payments"] == "no record"


def test_a_quoted_amount_stands_beside_the_amount_and_is_never_computed(folder: RecordFolder) -> None:
    quoted = {"value": "3300000", "currency": "USD"}
    view = view_of(folder, "funding", quoted=quoted)
    said = facts(view, view.catalogue.records["one"])
    assert ("As quoted by a source", "USD 3.3 million") in said
    assert "As quoted by a source" not in dict(facts(*_without(folder, "quoted")))


def _without(folder: RecordFolder, field: str) -> tuple[View, Record]:
    view = view_of(folder, "funding", **{field: None})
    return view, view.catalogue.records["one"]


def test_funding_says_for_each_payer_whether_and_how_it_counts(folder: RecordFolder) -> None:
    shares = [
        {"funder": "ebrd", "amount": {"value": "5000000", "currency": "EUR"}},
        {"funder": "adb", "amount": {"value": "3000000", "currency": "EUR"}},
    ]
    view = view_of(
        folder,
        "funding",
        amount={"value": "9000000", "currency": "EUR"},
        funders=["ebrd", "adb"],
        shares=shares,
    )
    assert counting_in_words(view, view.catalogue.of_kind(Funding)["one"]) == [
        "EBRD: counts with EUR 5,000,000.",
        "ADB: left out. Paid by others.",
        "Payer not known: left out. Payer of this part not known.",
    ]


def test_a_converted_amount_names_the_rate_and_its_day(folder: RecordFolder) -> None:
    view = view_of(folder, "funding", amount={"value": "25000000", "currency": "USD"})
    said = counting_in_words(view, view.catalogue.of_kind(Funding)["one"])
    assert said == ["EU: counts with EUR 20,000,000 (ECB reference rate: 1 EUR = 1.2500 USD, 10 Jan 2025)."]


def test_a_way_through_the_euro_names_both_rates_with_their_days(folder: RecordFolder) -> None:
    australian = {"date": "2025-01-10", "rate": "1.6", "of": "2025-01-09"}
    folder.rates({"AUD": [australian], "USD": [{"date": "2025-01-10", "rate": "1.2"}]})
    folder.write("funding", "one", amount={"value": "4000000", "currency": "AUD"})
    view = folder.view(currency="USD")
    assert counting_in_words(view, view.catalogue.of_kind(Funding)["one"]) == [
        "EU: counts with USD 3,000,000 (through the euro, ECB reference rates: "
        "1 EUR = 1.6000 AUD, 9 Jan 2025; 1 EUR = 1.2000 USD, 10 Jan 2025)."
    ]


def test_an_equivalent_that_a_source_prints_is_named_before_the_rate(folder: RecordFolder) -> None:
    printed = {"value": "2000000", "currency": "EUR"}
    folder.write("funding", "one", amount={"value": "9000000", "currency": "KZT"}, quoted=printed)
    in_euro, in_dollars = folder.view(), folder.view(currency="USD")
    assert counting_in_words(in_euro, in_euro.catalogue.of_kind(Funding)["one"]) == [
        "EU: counts with EUR 2,000,000 (as quoted by a source)."
    ]
    assert counting_in_words(in_dollars, in_dollars.catalogue.of_kind(Funding)["one"]) == [
        "EU: counts with USD 2,500,000 (as quoted by a source, from there at ECB reference rates: "
        "1 EUR = 1.2500 USD, 10 Jan 2025)."
    ]


def test_the_same_funding_counts_or_not_by_the_count_chosen(folder: RecordFolder) -> None:
    folder.write("funding", "one", funders=["ebrd"])
    wide, narrow = folder.view(), folder.view(count="eu")
    assert counting_in_words(wide, wide.catalogue.of_kind(Funding)["one"]) == [
        "EBRD: counts with EUR 3,000,000."
    ]
    assert counting_in_words(narrow, narrow.catalogue.of_kind(Funding)["one"]) == [
        "EBRD: left out. Paid by others."
    ]


def test_a_source_says_publisher_day_kind_and_whose_copy_it_is(folder: RecordFolder) -> None:
    source = {
        "title": "T",
        "publisher": "EFE",
        "url": "https://example.org",
        "kind": "mirror",
        "copy_of": "Reuters",
    }
    view = view_of(folder, "milestones", sources=[source], confidence="low")
    assert (
        source_line(view, view.catalogue.records["one"].sources[0])
        == "EFE · no date · Copy · copy of Reuters"
    )


def test_a_contradiction_keeps_every_value_and_marks_the_one_used(folder: RecordFolder) -> None:
    values = [
        {"says": {"en": "EUR 3 million", "de": "3 Mio. EUR"}, "source": "0", "used": "true"},
        {"says": {"en": "EUR 5 million"}, "by": {"en": "A newspaper", "de": "Eine Zeitung"}},
        {"says": {"en": "EUR 4 million"}},
    ]
    conflicts = [{"field": {"en": "amount"}, "why": {"en": "The page of the payer."}, "values": values}]
    view = view_of(folder, "funding", conflicts=conflicts, confidence="high")
    record = view.catalogue.records["one"]
    rows = conflict_rows(view, record, record.conflicts[0])
    assert rows.to_numpy().tolist() == [
        ["EUR 3 million", "EU", "used here"],
        ["EUR 5 million", "A newspaper", "kept, not used"],
        ["EUR 4 million", "not named", "kept, not used"],
    ]
    german = conflict_rows(view.with_selection(language="de"), record, record.conflicts[0])
    assert german.iloc[:, :2].to_numpy().tolist() == [
        ["3 Mio. EUR", "EU"],
        ["EUR 5 million", "Eine Zeitung"],
        ["EUR 4 million", "nicht genannt"],
    ]


def test_a_place_is_said_as_the_glossary_has_it_and_else_as_it_is_written(folder: RecordFolder) -> None:
    folder.file("reference/glossary.yaml", {"places": {"Paris": {"de": "Paris", "ru": "Париж"}}})
    events = [{"verb": "signed", "date": "2025", "place": "Paris"}, {"verb": "ratified", "date": "2026"}]
    view = view_of(folder, "agreements", events=events).with_selection(language="ru")
    assert event_rows(view, view.catalogue.of_kind(Agreement)["one"]).iloc[:, 2].tolist() == ["Париж", ""]
    assert where_in_words(view, "Nowhere") == "Nowhere"


def test_an_event_to_come_is_marked_as_planned(folder: RecordFolder) -> None:
    in_force = {"verb": "entered-into-force", "date": "2027", "planned": "true"}
    events = [{"verb": "signed", "date": "2025-01-10", "place": "Astana"}, in_force]
    view = view_of(folder, "agreements", events=events)
    assert event_rows(view, view.catalogue.of_kind(Agreement)["one"]).iloc[:, 1].tolist() == [
        "Signed",
        "Entered into force (planned)",
    ]


def test_stages_shares_and_payments_are_tables_with_one_row_each(folder: RecordFolder) -> None:
    view = view_of(
        folder,
        "funding",
        history=[{"stage": "announced", "date": "2024"}, {"stage": "signed", "date": "before 2025-01-10"}],
        shares=[{"funder": "eu", "amount": {"value": "3000000", "currency": "EUR"}}],
        payments=[{"date": "2025-02", "amount": {"max": "500000", "currency": "EUR"}, "state": "paid"}],
    )
    record = view.catalogue.of_kind(Funding)["one"]
    assert stage_rows(view, record).iloc[:, :2].to_numpy().tolist() == [
        ["2024", "Announced"],
        ["before 10 January 2025", "Signed"],
    ]
    assert share_rows(view, record).to_numpy().tolist() == [["EU", "EUR 3 million", "Grant"]]
    assert payment_table_rows(view, record).to_numpy().tolist() == [
        ["February 2025", "up to EUR 500 thousand", "paid"]
    ]


def test_a_series_leaves_out_columns_that_say_nothing(folder: RecordFolder) -> None:
    series = [
        {"period": "2023/2024-03", "value": "1234.5", "source": "0", "flow": "imports"},
        {"period": "2025", "min": "1", "max": "2", "source": "0", "flow": "exports"},
    ]
    view = view_of(folder, "indicators", series=series)
    rows = series_rows(view, view.catalogue.of_kind(Indicator)["one"])
    assert rows.columns.tolist() == ["Period", "Direction", "per cent", "Source"]
    assert rows.to_numpy().tolist() == [
        ["2023 – Mar 2024", "Imports", "1,234.5", "EU"],
        ["2025", "Exports", "1 to 2", "EU"],
    ]


def test_facts_speak_the_readers_language(folder: RecordFolder) -> None:
    folder.write("funding", "one", countries=["KGZ"])
    view = folder.view(language="ru")
    words = [each for pair in facts(view, view.catalogue.records["one"]) for each in pair]
    assert "Кыргызская Республика" in words
    assert "3 млн евро" in " ".join(words).replace("\u00a0", " ")

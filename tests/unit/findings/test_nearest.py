"""What an empty selection offers instead, and what a day in the past leaves nothing of."""

from datetime import date
from typing import Any

from cooperation.findings.nearest import SHOWN_BY_PAGE, begins_later, first_date, nearest_selections
from cooperation.records.dates import PartialDate

FUNDING = SHOWN_BY_PAGE["funding"]
SIGNED = [{"stage": "signed", "date": "2025-01-10"}]


def _offers(view: Any, page: str = "funding", kept: tuple[Any, ...] = ()) -> dict[str, int]:
    return {offer.dropped: offer.records for offer in nearest_selections(view, SHOWN_BY_PAGE[page], kept)}


def test_each_offer_drops_one_part_and_counts_what_it_would_show(folder: Any) -> None:
    folder.write("funding", "energy-kaz")
    folder.write("funding", "more-energy-kaz")
    folder.write("funding", "transport-uzb", countries=["UZB"], themes=["transport"])
    view = folder.view(countries=("KAZ",), themes=("transport",))
    assert not FUNDING(view)
    assert _offers(view) == {"themes": 2, "countries": 1}


def test_an_offer_keeps_everything_that_it_does_not_drop(folder: Any) -> None:
    folder.write("funding", "grant")
    view = folder.view(countries=("KAZ",), themes=("transport",), currency="USD", language="de")
    (offer,) = nearest_selections(view, FUNDING)
    assert offer.selection == folder.view(countries=("KAZ",), currency="USD", language="de").selection


def test_a_part_whose_loss_leaves_nothing_either_is_not_offered(folder: Any) -> None:
    folder.write("funding", "grant", history=[{"stage": "signed", "date": "2010-01-10"}])
    view = folder.view(countries=("UZB",), start=PartialDate.parse("2000"), end=PartialDate.parse("2011"))
    assert _offers(view) == {"countries": 1}


def test_where_no_single_step_helps_everything_is_offered(folder: Any) -> None:
    folder.write("funding", "grant")
    view = folder.view(countries=("UZB",), themes=("transport",), currency="USD", language="ru")
    (offer,) = nearest_selections(view, FUNDING)
    assert (offer.dropped, offer.records) == ("all", 1)
    assert offer.selection == folder.view(language="ru").selection


def test_without_any_record_there_is_nothing_to_offer(folder: Any) -> None:
    folder.write("milestones", "summit")
    assert nearest_selections(folder.view(countries=("UZB",), themes=("transport",)), FUNDING) == ()


def test_at_most_three_are_offered(folder: Any) -> None:
    candidates: tuple[dict[str, Any], ...] = (
        {"countries": ["UZB"]},
        {"themes": ["transport"]},
        {"history": [{"stage": "signed", "date": "2010-01-10"}]},
        {"history": [{"stage": "announced", "date": "2025-01-10"}]},
    )
    for number, fields in enumerate(candidates):
        folder.write("funding", f"grant-{number}", **fields)
    view = folder.view(
        countries=("KAZ",), themes=("energy",), start=PartialDate.parse("2020"), stage="signed",
    )  # fmt: skip
    assert not FUNDING(view)
    assert list(_offers(view)) == ["period", "themes", "stage"]


def test_of_money_only_what_stands_at_the_stage_asked_for_is_shown(folder: Any) -> None:
    folder.write("funding", "signed", history=SIGNED)
    folder.write("funding", "offered", history=[{"stage": "announced", "date": "2025-01-10"}])
    assert FUNDING(folder.view(stage="announced")) == {"offered"}
    assert FUNDING(folder.view()) == {"signed", "offered"}


def test_the_page_of_a_country_never_offers_to_drop_its_country(folder: Any) -> None:
    folder.write("funding", "grant", countries=["UZB"])
    view = folder.view(countries=("KAZ",), themes=("transport",))
    (offer,) = nearest_selections(
        view.with_selection(countries=("UZB",)), SHOWN_BY_PAGE["country"], ("countries",)
    )
    assert (offer.dropped, offer.selection.countries) == ("themes", ("UZB",))
    assert nearest_selections(view, SHOWN_BY_PAGE["country"], ("countries",)) == ()


def test_the_promises_page_shows_the_pieces_at_the_stage_asked_for(folder: Any) -> None:
    announced = [{"stage": "announced", "date": "2024-01-29"}]
    folder.write("funding", "pledge", umbrella=True, history=announced)
    folder.write("funding", "piece", delivers="pledge", history=SIGNED)
    folder.write("funding", "something-else")
    assert SHOWN_BY_PAGE["promised"](folder.view()) == {"piece"}
    assert SHOWN_BY_PAGE["promised"](folder.view(stage="announced")) == frozenset()


def test_the_first_date_is_as_exact_as_known_and_that_of_today_whatever_the_day_asked_for(
    folder: Any,
) -> None:
    folder.write("funding", "grant", history=SIGNED)
    folder.write("milestones", "first", date="1991")
    assert first_date(folder.view(as_of=date(1985, 1, 1))) == PartialDate.parse("1991")


def test_where_nothing_is_dated_there_is_no_first_date(folder: Any) -> None:
    folder.write("projects", "mine")
    assert first_date(folder.view()) is None


def test_a_record_begins_later_only_when_nothing_of_it_had_happened(folder: Any, today: date) -> None:
    ladder = [{"stage": "announced", "date": "2024-05"}, {"stage": "signed", "date": "2025-01-10"}]
    folder.write("funding", "grant", history=ladder)
    grant = folder.view().record("grant")
    assert begins_later(grant, date(2024, 4, 30), today) == PartialDate.parse("2024-05")
    assert begins_later(grant, date(2024, 5, 1), today) is None


def test_a_record_without_a_date_never_begins_later(folder: Any, today: date) -> None:
    folder.write("indicators", "growth")
    assert begins_later(folder.view().record("growth"), date(1985, 1, 1), today) is None

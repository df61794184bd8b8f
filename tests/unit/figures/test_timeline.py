"""The timeline by its structure: what is solid, outlined, hollow; how exact a date looks."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.figures.layout.theme import BACKGROUND
from cooperation.records.roadmap import Roadmap
from tests.factories import TODAY
from tests.unit.figures.timelines import (
    DONE,
    SHARED,
    agreement,
    drawn,
    milestone,
    points,
    roadmap,
    spans,
    words,
)


def test_an_agreement_is_outlined_from_signature_and_solid_from_entry_into_force() -> None:
    figure = drawn(agreement("epca", ("signed", "2015-12-21"), ("entered-into-force", "2020-03-01")))
    assert spans(figure, "epca") == {
        "agreed": (date(2015, 12, 21), date(2020, 3, 1)),
        "in-force": (date(2020, 3, 1), TODAY),
    }


def test_talks_are_dotted_until_something_is_signed() -> None:
    figure = drawn(agreement("epca", ("negotiations-opened", "2017-12-19"), ("signed", "2024-06-25")))
    assert spans(figure, "epca") == {
        "in-talks": (date(2017, 12, 19), date(2024, 6, 25)),
        "agreed": (date(2024, 6, 25), TODAY),
    }


def test_a_strategy_is_never_solid() -> None:
    figure = drawn(
        agreement("plan", ("adopted", "2019-06-17"), ("entered-into-force", "2020-01-01"), kind="strategy")
    )
    assert set(spans(figure, "plan")) == {"agreed"}


def test_a_memorandum_is_what_happened_on_a_day_and_has_no_bar() -> None:
    figure = drawn(agreement("mou", ("signed", "2022-11-07"), kind="memorandum"))
    assert spans(figure, "mou") == {}
    assert list(points(figure, "mou").values()) == [date(2022, 11, 7)]


def test_an_agreement_ends_when_the_one_that_follows_enters_into_force() -> None:
    pca = agreement("pca", ("signed", "1995-01-23"), ("entered-into-force", "1999-07-01"))
    epca = agreement("epca", ("signed", "2015-12-21"), ("entered-into-force", "2020-03-01"), follows="pca")
    assert spans(drawn(pca, epca), "pca") == {"in-force": (date(2014, 1, 1), date(2020, 3, 1))}


def test_an_agreement_known_to_the_year_begins_with_a_band_of_that_year() -> None:
    figure = drawn(agreement("treaty", ("signed", "2024")))
    assert spans(figure, "treaty") == {
        "doubt": (date(2024, 1, 1), date(2025, 1, 1)),
        "agreed": (date(2024, 12, 31), TODAY),
    }


def test_a_roadmap_is_hatched_after_today() -> None:
    assert spans(drawn(roadmap("crm", "2025", "2026")), "crm") == {
        "plan": (date(2025, 1, 1), TODAY),
        "plan-to-come": (TODAY, date(2027, 1, 1)),
    }


def test_a_roadmap_without_any_date_is_named_in_words_that_can_be_clicked() -> None:
    record = Roadmap.model_validate(
        {
            **SHARED,
            "id": "tkm",
            "title": {"en": "TKM roadmap"},
            "kind": "roadmap",
            "countries": ["TKM"],
            "parties": ["eu"],
        }
    )
    figure = drawn(record)
    assert "without a date: TKM roadmap" in words(figure)
    assert next(trace for trace in figure.data if trace.name == "undated").customdata == ("tkm",)


def test_words_on_a_pattern_stand_on_paper() -> None:
    figure = drawn(agreement("euratom", ("initialled", "2006-12-04"), title="Euratom agreement"))
    pads = next(trace for trace in figure.data if trace.name == "pads")
    assert "Euratom agreement" in words(figure)
    assert pads.marker.color == BACKGROUND
    assert pads.hoverinfo == "skip"


# Dates


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2025-09", date(2025, 9, 1), date(2025, 10, 1)),
        ("2025-Q2", date(2025, 4, 1), date(2025, 7, 1)),
        ("2025", date(2025, 1, 1), date(2026, 1, 1)),
    ],
)
def test_a_month_quarter_or_year_is_a_band_of_that_time_and_no_point(
    when: str, start: date, end: date
) -> None:
    figure = drawn(milestone("visit", when))
    assert spans(figure, "visit") == {"doubt": (start, end)}
    assert points(figure, "visit") == {}


@pytest.mark.parametrize(
    ("when", "style", "at"),
    [
        ("2025-03-13", "day", date(2025, 3, 13)),
        ("before 2025-08-15", "before", date(2025, 8, 15)),
        ("after 2025-10-17", "after", date(2025, 10, 17)),
        ("circa 2025-06-20", "circa", date(2025, 6, 20)),
        ("2026-12-31", "planned", date(2026, 12, 31)),
    ],
)
def test_each_kind_of_date_has_its_own_mark(when: str, style: str, at: date) -> None:
    assert points(drawn(milestone("visit", when)), "visit") == {style: at}


def test_before_and_after_have_a_dotted_tail_on_the_side_that_is_open() -> None:
    tails = next(
        trace for trace in drawn(milestone("visit", "before 2025-08-15")).data if trace.name == "tails"
    )
    assert tails.line.dash
    assert tails.x[0] < tails.x[1] == "2025-08-15"


def test_main_dates_are_labelled_diamonds_and_all_others_share_one_row() -> None:
    others = [milestone(f"visit-{year}", f"{year}-05-01") for year in (2015, 2016, 2017)]
    figure = drawn(milestone("summit", "2025-04-03", headline="true", title="First summit"), *others)
    assert points(figure, "summit") == {"main": date(2025, 4, 3)}
    assert "First summit" in words(figure)
    assert len(set(next(trace for trace in figure.data if trace.name == "day").y)) == 1


def test_a_main_event_that_says_no_more_than_its_bar_is_not_drawn_twice() -> None:
    plain = {"verb": "signed", "date": "2024-06-25", "headline": "true"}
    named = {**plain, "title": {"en": "EPCA signed in Brussels"}}
    assert points(drawn(agreement("epca", events=[plain])), "epca") == {}
    assert points(drawn(agreement("epca", events=[named])), "epca") == {"main": date(2024, 6, 25)}


@given(day=st.dates(date(2014, 1, 2), date(2027, 12, 30)), headline=st.booleans())
@settings(deadline=None, max_examples=20)
def test_nothing_after_today_looks_done(day: date, headline: bool) -> None:
    marks: dict[str, Any] = {"headline": "true"} if headline else {}
    records = [milestone("visit", day.isoformat(), **marks), milestone("month", f"{day:%Y-%m}", **marks)]
    figure = drawn(
        *records, agreement("epca", ("signed", day.isoformat())), roadmap("crm", day.isoformat(), "2027")
    )
    for record_id in ("visit", "month", "epca", "crm"):
        assert all(end <= TODAY for style, (_, end) in spans(figure, record_id).items() if style in DONE)
        assert all(at <= TODAY for style, at in points(figure, record_id).items() if style in DONE)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [("2027-02", date(2027, 2, 1), date(2027, 3, 1)), ("2027", date(2027, 1, 1), date(2028, 1, 1))],
)
def test_a_planned_month_or_year_is_a_hollow_band(when: str, start: date, end: date) -> None:
    figure = drawn(milestone("visit", when))
    assert spans(figure, "visit") == {"doubt-planned": (start, end)}
    assert next(trace for trace in figure.data if trace.name == "doubt-planned").marker.color == BACKGROUND


def test_an_intention_without_news_stays_hollow() -> None:
    assert points(drawn(milestone("visit", "2026-02-01", planned="true")), "visit") == {
        "planned": date(2026, 2, 1)
    }

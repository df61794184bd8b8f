"""The timeline by its structure: what is solid, outlined, hollow; where labels stand; what a click gives."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.catalogue import Catalogue, Loaded
from cooperation.counting.rates import ExchangeRates
from cooperation.figures.packing import WIDTH, packed, placed_label, shortened, text_width
from cooperation.figures.theme import PAPER
from cooperation.figures.timeline import (
    TimelineRows,
    cooperation_timeline,
    cooperation_timeline_in_words,
    legend_entries,
    timeline_legend,
)
from cooperation.records.agreement import Agreement
from cooperation.records.dates import PartialDate
from cooperation.records.glossary import Glossary
from cooperation.records.milestone import Milestone
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.rows.dates_list import dates_by_year
from cooperation.selection import Selection
from cooperation.view import View

TODAY = date(2026, 11, 24)
SHARED: dict[str, Any] = {
    "themes": ["energy"],
    "summary": {"en": "What it is."},
    "sources": [
        {"title": "A page", "publisher": "EEAS", "url": "https://eeas.europa.eu/a", "kind": "official"}
    ],
    "confidence": "high",
    "verified": "2026-11-24",
}
DONE = {"in-force", "plan", "main", "day"}  # the styles that say: this has happened


def agreement(
    record_id: str,
    *events: tuple[str, str],
    kind: str = "treaty",
    countries: tuple[str, ...] = ("KAZ",),
    **more: Any,
) -> Agreement:
    said = [{"verb": verb, "date": when} for verb, when in events]
    title = {"en": more.pop("title", record_id.upper())}
    own = {
        "id": record_id,
        "title": title,
        "kind": kind,
        "countries": countries,
        "parties": ["eu"],
        "events": said,
    }
    return Agreement.model_validate({**SHARED, **own, **more})


def roadmap(record_id: str, start: str, end: str) -> Roadmap:
    own = {"id": record_id, "title": {"en": record_id.upper()}, "kind": "roadmap", "countries": ["KAZ"]}
    return Roadmap.model_validate({**SHARED, **own, "parties": ["eu"], "period": {"from": start, "to": end}})


def milestone(record_id: str, when: str, countries: tuple[str, ...] = ("KAZ",), **more: Any) -> Milestone:
    title = {"en": more.pop("title", record_id.upper())}
    own = {"id": record_id, "title": title, "kind": "visit", "countries": countries, "date": when}
    return Milestone.model_validate({**SHARED, **own, **more})


def view_of(*records: Record, **selected: Any) -> tuple[View, TimelineRows]:
    by_id = {record.id: record for record in records}
    catalogue = Catalogue(
        records=by_id,
        organisations={},
        rates=ExchangeRates({}),
        glossary=Glossary(),
        withheld=frozenset(),
        version="test",
        read_on=TODAY,
    )
    view = View(Loaded(catalogue, ()), Selection(**selected), TODAY)
    rows = view.rows
    narrowed = [view.narrow(frame) for frame in (rows.agreements, rows.roadmaps, rows.events)]
    return view, TimelineRows(*narrowed)


def drawn(*records: Record, lanes: Any = "country", compact: bool = False, **selected: Any) -> go.Figure:
    view, rows = view_of(*records, **selected)
    return cooperation_timeline(view, rows, lanes=lanes, compact=compact)


def spans(figure: go.Figure, record_id: str) -> dict[str, tuple[date, date]]:
    """The pieces of a record's bar by style: from the morning of one day to that of another."""
    found = {}
    for trace in figure.data:
        for number, each in enumerate(trace.customdata or () if trace.type == "bar" else ()):
            if each == record_id:
                start = date.fromisoformat(trace.base[number])
                found[trace.name] = (start, start + timedelta(milliseconds=trace.x[number]))
    return found


def mode(trace: Any) -> str:
    return trace.type if trace.type == "bar" else trace.mode


def points(figure: go.Figure, record_id: str) -> dict[str, date]:
    """The points of a record by style."""
    return {
        trace.name: date.fromisoformat(trace.x[number])
        for trace in figure.data
        if mode(trace) == "markers"
        for number, each in enumerate(trace.customdata)
        if each == record_id
    }


def words(figure: go.Figure) -> list[str]:
    """All words, from top to bottom."""
    found = [
        (y, text)
        for trace in figure.data
        if mode(trace) == "text"
        for y, text in zip(trace.y, trace.text, strict=True)
    ]
    return [text for _, text in sorted(found)]


def pixel(moment: str) -> float:
    """Where a moment lies in the window 2014 to 2027, in the pixels that the figure is laid out for."""
    day, _, hour = moment.partition(" ")
    days = (date.fromisoformat(day) - date(2014, 1, 1)).days + int(hour[:2] or 0) / 24
    return days / (date(2028, 1, 1) - date(2014, 1, 1)).days * WIDTH


NOW = pixel(TODAY.isoformat())


def label_extents(figure: go.Figure) -> list[tuple[float, float, float]]:
    """(y, left, right) of each label of a bar or a main date."""
    found = []
    for trace in figure.data:
        if trace.name in ("label", "label-on-bar"):
            for x, y, text, side in zip(trace.x, trace.y, trace.text, trace.textposition, strict=True):
                width, at = text_width(text, trace.textfont.size), pixel(x)
                found.append((y, at - width, at) if side == "middle left" else (y, at, at + width))
    return found


# Bars


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
    assert pads.marker.color == PAPER
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
    marks = {"headline": "true"} if headline else {}
    records = [milestone("visit", day.isoformat(), **marks), milestone("month", f"{day:%Y-%m}", **marks)]
    figure = drawn(
        *records, agreement("epca", ("signed", day.isoformat())), roadmap("crm", day.isoformat(), "2027")
    )
    for record_id in ("visit", "month", "epca", "crm"):
        assert all(end <= TODAY for style, (_, end) in spans(figure, record_id).items() if style in DONE)
        assert all(at <= TODAY for style, at in points(figure, record_id).items() if style in DONE)


def test_an_intention_without_news_stays_hollow() -> None:
    assert points(drawn(milestone("visit", "2026-02-01", planned="true")), "visit") == {
        "planned": date(2026, 2, 1)
    }


# Lanes


def test_the_region_comes_first_then_the_countries_then_what_is_context() -> None:
    figure = drawn(
        agreement("act", ("adopted", "2024-04-11"), kind="regulation", countries=()),
        agreement("uzb", ("signed", "2019-01-01"), countries=("UZB",)),
        agreement("region", ("signed", "2019-01-01"), countries=("KAZ", "UZB")),
        selected := agreement("kaz", ("signed", "2019-01-01")),
    )
    titles = list(next(trace for trace in figure.data if trace.name == "title").text)
    assert selected.id == "kaz"
    assert titles[0] == "Regional or several countries"
    assert titles[1:6] == ["Kazakhstan", "Kyrgyz Republic", "Tajikistan", "Turkmenistan", "Uzbekistan"]
    assert titles[6:] == ["European Union"]


def test_a_selected_country_without_anything_says_no_record() -> None:
    figure = drawn(agreement("kaz", ("signed", "2019-01-01")), countries=("KAZ", "TKM"))
    assert [text for text in words(figure) if text in ("Kazakhstan", "Turkmenistan", "no record")] == [
        "Kazakhstan",
        "Turkmenistan",
        "no record",
    ]


def test_what_lies_before_the_window_is_not_called_no_record() -> None:
    texts = words(drawn(milestone("relations", "1993-02-02"), countries=("KAZ",)))
    assert "no record" not in texts
    assert "1 on record, not drawn here" in texts
    assert "Nothing on record for this selection." not in texts


def test_lanes_by_theme_and_by_kind_hold_the_same_records() -> None:
    records = [
        agreement("epca", ("signed", "2019-01-01")),
        milestone("visit", "2025-03-13"),
        roadmap("crm", "2025", "2026"),
    ]
    ids = [
        {each for trace in drawn(*records, lanes=lanes).data for each in trace.customdata or ()}
        for lanes in ("country", "theme", "kind")
    ]
    assert ids == [{"epca", "visit", "crm"}] * 3
    assert {"Energy"} <= set(words(drawn(*records, lanes="theme")))
    assert {"Treaty", "Roadmap", "Visit"} <= set(words(drawn(*records, lanes="kind")))


def test_the_first_page_has_few_bars_a_lane_and_no_row_of_ticks() -> None:
    many = [agreement(f"a{n}", ("signed", f"20{14 + n}-01-01")) for n in range(9)]
    figure = drawn(*many, milestone("visit", "2025-03-13"), compact=True)
    bars = {each for trace in figure.data if trace.type == "bar" for each in trace.customdata}
    assert len(bars) == 4
    assert "day" not in {trace.name for trace in figure.data}


def test_no_records_at_all_draw_the_time_and_say_so() -> None:
    for lanes in ("country", "theme", "kind"):
        figure = drawn(lanes=lanes)
        assert "Nothing on record for this selection." in words(figure)
        assert figure.layout.height > 0


# Time


def test_without_a_choice_time_goes_from_2014_to_the_end_of_the_last_year() -> None:
    assert drawn().layout.xaxis.range == ("2014-01-01", "2028-01-01")


def test_the_selected_period_is_the_time_that_is_drawn() -> None:
    start, end = PartialDate.parse("2019"), PartialDate.parse("2021-06-30")
    figure = drawn(agreement("pca", ("signed", "1999-07-01")), start=start, end=end)
    assert figure.layout.xaxis.range == ("2019-01-01", "2021-07-01")
    assert spans(figure, "pca") == {"agreed": (date(2019, 1, 1), date(2021, 7, 1))}


@given(
    start=st.integers(1991, 2030), length=st.integers(0, 39), open_end=st.sampled_from(["", "start", "end"])
)
@settings(deadline=None, max_examples=20)
def test_every_period_can_be_drawn(start: int, length: int, open_end: str) -> None:
    first, last = PartialDate.parse(str(start)), PartialDate.parse(str(start + length))
    chosen = {"start": None if open_end == "start" else first, "end": None if open_end == "end" else last}
    left, right = drawn(agreement("pca", ("signed", "1999-07-01")), **chosen).layout.xaxis.range
    assert left < right


def test_today_and_the_end_of_coverage_are_said_in_words() -> None:
    assert words(drawn())[-2:] == ["end of coverage, Mar 2026", "today, 24 Nov 2026"]


def test_a_past_day_is_not_called_today() -> None:
    texts = words(drawn(milestone("visit", "2019-03-13"), as_of=date(2020, 5, 1)))
    assert "as of 1 May 2020" in texts
    assert not any("today" in text for text in texts)


# Words, clicks, colours


def test_hover_says_title_state_and_dates_no_more_exact_than_known() -> None:
    figure = drawn(
        agreement("ita", ("initialled", "2009"), ("entered-into-force", "2010-08"), title="Trade <b>now</b>")
    )
    hover = next(trace for trace in figure.data if trace.name == "in-force").hovertext[0]
    assert hover.startswith("<b>Trade &lt;b&gt;now&lt;/b&gt;</b><br>Treaty · In force<br>Kazakhstan<br>")
    assert "initialled: 2009" in hover
    assert "entered into force: August 2010" in hover


def test_every_mark_carries_the_id_of_its_record_and_words() -> None:
    figure = drawn(
        agreement("epca", ("signed", "2024")), milestone("a", "circa 2020"), milestone("b", "2026-12-31")
    )
    for trace in figure.data:
        if mode(trace) in ("bar", "markers") and trace.name != "pads":
            assert len(trace.customdata) == len(trace.x) == len(trace.hovertext)
            assert all(trace.customdata)
        else:
            assert trace.hoverinfo == "skip"


def test_all_colours_are_slots_of_the_palette() -> None:
    figure = drawn(
        agreement("epca", ("signed", "2024")), roadmap("crm", "2025", "2026"), milestone("a", "2025-03")
    )
    text = str(figure.to_json())
    colours = {text[at : at + 7] for at in range(len(text)) if text[at] == "#"}
    assert all(colour.startswith("#0000") for colour in colours)


def test_the_text_alternative_says_how_much_and_names_the_main_things() -> None:
    view, rows = view_of(
        agreement("epca", ("signed", "2015-12-21"), ("entered-into-force", "2020-03-01")),
        roadmap("crm", "2025", "2026"),
        milestone("summit", "2025-04-03", headline="true", title="First summit"),
    )
    said = cooperation_timeline_in_words(view, rows, compact=True)
    assert "as of 24 November 2026: 1 agreement, 1 roadmap or programme and 1 milestone." in said
    assert "In force: EPCA." in said
    assert "First summit (3 April 2025)" in said
    assert "March 2026" in said


def test_the_text_alternative_of_nothing_says_nothing_on_record() -> None:
    assert "nothing on record for this selection" in cooperation_timeline_in_words(*view_of())


@pytest.mark.parametrize("narrow", [False, True])
def test_the_legend_shows_each_of_its_entries_once(narrow: bool) -> None:
    view, _ = view_of()
    figure = timeline_legend(view, narrow=narrow)
    marks = [trace.name for trace in figure.data if mode(trace) != "text"]
    assert sorted(marks) == sorted(entry.bar or entry.point or "" for entry in legend_entries(view))
    assert not any(trace.customdata for trace in figure.data)


def test_a_narrow_legend_has_more_rows() -> None:
    view, _ = view_of()
    assert timeline_legend(view, narrow=True).layout.height > timeline_legend(view).layout.height


# Packing and labels

some_words = st.sampled_from(
    ["PCA", "Euratom agreement", "Рамочное соглашение об инвестициях", "Ministerial " * 12, "W" * 90]
)
some_days = st.dates(date(2012, 1, 1), TODAY)


@given(st.lists(st.tuples(some_days, some_days, some_words), min_size=1, max_size=12))
@settings(deadline=None, max_examples=30)
def test_no_two_bars_or_labels_touch_and_no_label_leaves_the_figure_or_crosses_today(
    things: list[tuple[date, date, str]],
) -> None:
    records = [
        agreement(f"a{n}", ("signed", str(min(a, b))), ("entered-into-force", str(max(a, b))), title=title)
        for n, (a, b, title) in enumerate(things)
    ]
    mains = [
        milestone(f"m{n}", str(a), headline="true", title=title) for n, (a, _, title) in enumerate(things)
    ]
    figure = drawn(*records, *mains)
    by_row: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for trace in figure.data:
        if trace.type == "bar":
            for base, x, y in zip(trace.base, trace.x, trace.y, strict=True):
                days = timedelta(milliseconds=x)
                by_row[y].append((pixel(base), pixel((date.fromisoformat(base) + days).isoformat())))
    for row in by_row.values():
        ordered = sorted(row)
        assert all(one[1] <= other[0] + 0.01 for one, other in pairwise(ordered))
    for y, left, right in label_extents(figure):
        assert left >= -0.5
        assert right <= WIDTH + 0.5
        assert right <= NOW + 0.5 or left >= NOW - 0.5
        others = [(a, b) for other, a, b in label_extents(figure) if other == y and (a, b) != (left, right)]
        assert all(right <= a + 0.5 or left >= b - 0.5 for a, b in others)


extents = st.tuples(st.floats(0, 800), st.floats(0, 60)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(extents, max_size=40))
def test_packed_things_in_one_row_keep_their_distance(things: list[tuple[float, float]]) -> None:
    rows = defaultdict(list)
    for extent, row in zip(things, packed(things, gap=6), strict=True):
        rows[row].append(extent)
    assert sorted(rows) == list(range(len(rows)))
    for row in rows.values():
        ordered = sorted(row)
        assert all(one[1] + 6 <= other[0] for one, other in pairwise(ordered))


def test_things_that_do_not_touch_share_the_first_row() -> None:
    assert packed([(0, 10), (5, 15), (20, 30)]) == [0, 1, 0]


def test_a_label_stands_inside_else_right_else_left() -> None:
    rooms = [(0.0, 500.0), (500.0, 850.0)]
    wide, right, left = (
        placed_label("Label", mark, {0: mark}, rooms, 13)
        for mark in ((100.0, 300.0), (100.0, 110.0), (480.0, 500.0))
    )
    assert wide is not None
    assert right is not None
    assert left is not None
    assert [wide.side, right.side, left.side] == ["inside", "right", "left"]


def test_a_long_label_is_shortened_at_a_word() -> None:
    assert shortened("One two three", text_width("One two three", 13), 13) == "One two three"
    assert shortened("One two three", text_width("One two thr", 13), 13) == "One two…"
    assert shortened("Unbreakable", 20, 13) == ""


def test_widths_are_those_of_the_font() -> None:
    # measured in Chromium's canvas with IBM Plex Sans, 14 pixels
    assert text_width("EU and Kazakhstan sign raw materials memorandum at COP27", 14) == pytest.approx(
        393, abs=4
    )
    assert text_width("Рамочное соглашение об инвестициях", 14) == pytest.approx(254.4, abs=3)
    assert text_width("Übergangsabkommen über den Handel", 14) == pytest.approx(245.3, abs=3)


# The same as a list


def test_the_list_has_the_latest_year_first_and_the_less_exact_dates_first_in_it() -> None:
    view, rows = view_of(
        milestone("old", "2019-03-13"),
        milestone("day-1", "2025-03-13"),
        milestone("day-2", "2025-09-01"),
        milestone("month", "2025-12"),
        milestone("year", "2025"),
        agreement("epca", ("signed", "2025-10-24")),
    )
    years = dates_by_year(view, rows)
    assert [year for year, _ in years] == [2025, 2019]
    assert [line.id for line in years[0][1]] == ["year", "month", "epca", "day-2", "day-1"]
    assert years[0][1][2].title == "EPCA: signed"
    assert not years[0][1][2].planned

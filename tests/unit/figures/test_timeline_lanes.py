"""The timeline as a whole: its lanes, the time it shows, what it says, and the same as a list."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.figures.layout.packing import WIDTH, text_width
from cooperation.figures.layout.theme import NOTE_SIZE
from cooperation.figures.timeline.legend import timeline_legend, timeline_legend_entries
from cooperation.figures.timeline.timeline import cooperation_timeline_alt
from cooperation.records.dates import PartialDate
from cooperation.records.record import Record
from cooperation.rows.dates import dates_by_year
from tests.unit.figures.timelines import agreement, drawn, milestone, mode, roadmap, spans, view_of, words

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


def titles(lanes: str, *records: Record) -> list[str]:
    return list(next(trace for trace in drawn(*records, lanes=lanes).data if trace.name == "title").text)


def test_a_record_stands_in_the_lane_of_its_first_theme_only() -> None:
    both = milestone("visit", "2025-03-13", themes=["transport", "energy"])
    assert titles("theme", both) == ["Transport"]


def test_lanes_by_kind_begin_with_what_binds_and_end_with_what_happened() -> None:
    records = [
        milestone("visit", "2025-03-13"),
        roadmap("crm", "2025", "2026"),
        agreement("mou", ("signed", "2022-11-07"), kind="memorandum"),
        agreement("epca", ("signed", "2019-01-01")),
    ]
    assert titles("kind", *records) == ["Treaty", "Memorandum", "Roadmap", "Visit"]


def test_an_event_of_a_record_stands_in_the_lane_of_the_records_kind() -> None:
    event = {
        "verb": "signed",
        "date": "2024-06-25",
        "headline": "true",
        "title": {"en": "Signed in Brussels"},
    }
    assert titles("kind", agreement("epca", events=[event])) == ["Treaty"]


def test_only_lanes_by_country_have_empty_ones() -> None:
    treaty = agreement("epca", ("signed", "2019-01-01"))
    assert titles("theme", treaty) == ["Energy"]
    assert titles("kind", treaty) == ["Treaty"]
    assert "Turkmenistan" in titles("country", treaty)


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
    chosen: dict[str, Any] = {
        "start": None if open_end == "start" else first,
        "end": None if open_end == "end" else last,
    }
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
    said = cooperation_timeline_alt(view, rows)
    assert "as of 24 November 2026: 1 agreement, 1 roadmap or programme and 1 milestone." in said
    assert "In force: EPCA." in said
    assert "First summit (3 April 2025)" in said
    assert "March 2026" in said


def test_the_text_alternative_of_nothing_says_nothing_on_record() -> None:
    assert "nothing on record for this selection" in cooperation_timeline_alt(*view_of())


@pytest.mark.parametrize("narrow", [False, True])
def test_the_legend_shows_each_of_its_entries_once(narrow: bool) -> None:
    view, _ = view_of()
    figure = timeline_legend(view, narrow=narrow)
    marks = [trace.name for trace in figure.data if mode(trace) != "text"]
    assert sorted(marks) == sorted(entry.bar or entry.point or "" for entry in timeline_legend_entries(view))
    assert not any(trace.customdata for trace in figure.data)


def test_a_legend_is_as_wide_in_a_wide_window_and_no_entry_meets_the_next() -> None:
    view, _ = view_of()
    figure = timeline_legend(view)
    x, y = figure.layout.xaxis, figure.layout.yaxis
    assert (x.scaleanchor, x.constrain, x.constraintoward) == ("y", "domain", "left")
    assert abs(y.range[0] - y.range[1]) == figure.layout.height  # so a unit of both is a pixel
    words = [
        (each.y, each.x, each.x + text_width(each.text, NOTE_SIZE)) for each in figure.layout.annotations
    ]
    for (row, _, end), (next_row, start, _) in pairwise(words):
        assert next_row > row or end < start
    assert max(end for _, _, end in words) <= WIDTH


def test_a_narrow_legend_has_more_rows() -> None:
    view, _ = view_of()
    assert timeline_legend(view, narrow=True).layout.height > timeline_legend(view).layout.height


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

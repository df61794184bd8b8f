"""Maps by their structure: whose value stands where, the three answers, and what a click gives."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.counting.totals import total
from cooperation.figures.layout.theme import BACKGROUND, EU, LAND, MAP_CLASSES, PROJECT, SLOTS
from cooperation.figures.map.legend import map_legend, map_legend_alt, map_legend_entries
from cooperation.figures.map.maps import (
    HATCHES,
    MEASURES,
    MapRows,
    Measure,
    answers_by_country,
    class_limits,
    country_map,
    country_map_alt,
    map_limits,
    partners_alt,
    partners_map,
    shared_money,
)
from cooperation.records.project import Project
from cooperation.records.record import Record
from tests.factories import SHARED, money, view_of


def project(record_id: str, phase: str) -> Project:
    place = {"name": "Aktau", "country": "KAZ", "lat": 43.65, "lon": 51.17, "precision": "city"}
    own = {
        "id": record_id,
        "title": {"en": "A mine"},
        "countries": ["KAZ"],
        "themes": ["energy"],
        "kind": "mine",
    }
    return Project(**{**SHARED, **own, "phase": phase, "locations": [place]})


def drawn(*records: Record, measure: Measure = "signed", narrow: bool = False, **selected: Any) -> go.Figure:
    view = view_of(*records, **selected)
    return country_map(view, MapRows.of(view), measure=measure, narrow=narrow)


def colour_of(figure: go.Figure, place: str) -> str:
    """The colour of the area of a place, not counting the hatch."""
    areas = [trace for trace in figure.data if trace.type == "choropleth" and trace.geojson != HATCHES]
    return str(next(trace.colorscale[0][1] for trace in areas if place in trace.locations))


def hatched(figure: go.Figure) -> list[str]:
    return [
        place
        for trace in figure.data
        if trace.type == "choropleth" and trace.geojson == HATCHES
        for place in trace.locations
    ]


def names(figure: go.Figure) -> list[str]:
    return [
        text
        for trace in figure.data
        if trace.type == "scattergeo" and trace.mode == "text"
        for text in trace.text
    ]


def test_a_scattergeo_comes_first_so_that_no_map_is_fetched_from_elsewhere() -> None:
    for figure in (drawn(money("a")), drawn(), drawn(money("a"), narrow=True), partners_map(view_of())):
        assert figure.data[0].type == "scattergeo"


def test_each_of_the_five_states_and_the_caspian_is_drawn_once() -> None:
    areas = [
        trace for trace in drawn(money("a")).data if trace.type == "choropleth" and trace.geojson != HATCHES
    ]
    places = [place for trace in areas for place in trace.locations]
    assert sorted(places) == ["CASPIAN", "KAZ", "KGZ", "TJK", "TKM", "UZB"]


def test_a_country_shows_its_own_money_and_the_shared_line_stands_beside_the_map() -> None:
    figure = drawn(money("a", "KAZ", 100), money("b", "shared", 900))
    assert "<b>Kazakhstan</b><br>100" in names(figure)
    assert "<b>Uzbekistan</b><br>no record" in names(figure)
    assert figure.layout.annotations[0].text == (
        "<b>Regional or several countries</b><br>900, not attributable to one"
    )


def test_three_answers_are_told_apart_by_words_and_look() -> None:
    figure = drawn(money("a", "KAZ", 0), money("b", "TKM", None), money("c", "UZB", 20))
    assert colour_of(figure, "KAZ") == MAP_CLASSES[0]
    assert "<b>Kazakhstan</b><br>0" in names(figure)
    assert colour_of(figure, "TKM") == LAND
    assert "<b>Turkmenistan</b><br>nothing<br>that counts" in names(figure)
    assert colour_of(figure, "TJK") == BACKGROUND
    assert hatched(figure) == ["KGZ", "TJK"]


def test_the_reason_why_nothing_counts_is_in_the_hover() -> None:
    figure = drawn(money("a", "TKM", stage="announced"))
    hover = next(t.hovertext[0] for t in figure.data if t.type == "choropleth" and "TKM" in t.locations)
    assert hover == "<b>Turkmenistan</b><br>nothing that counts, announced only"


def test_of_countries_that_are_not_asked_for_nothing_is_said() -> None:
    figure = drawn(money("a", "UZB"), countries=("UZB",))
    assert "<b>Kazakhstan</b>" in names(figure)
    assert hatched(figure) == []


def test_names_of_the_small_states_are_broken_in_two_at_the_end_of_a_line() -> None:
    figure = drawn(money("a", "KGZ"), language="ru")
    assert any(name.startswith("<b>Кыргызская</b><br><b>Республика</b>") for name in names(figure))
    assert [trace for trace in figure.data if trace.type == "scattergeo" and trace.mode == "lines"]


def test_a_phone_gets_the_map_without_names() -> None:
    figure = drawn(money("a"), narrow=True)
    assert names(figure) == []
    assert not figure.layout.annotations


def test_a_click_gives_the_code_of_a_country_or_the_id_of_a_project() -> None:
    figure = drawn(money("a"), project("mine", "operating"))
    country = next(trace for trace in figure.data if trace.type == "choropleth" and "KAZ" in trace.locations)
    assert list(country.customdata) == ["KAZ"]
    site = next(trace for trace in figure.data if trace.type == "scattergeo" and trace.customdata)
    assert list(site.customdata) == ["mine"]


def test_sites_under_way_are_full_and_others_open() -> None:
    figure = drawn(project("a", "planned"), project("b", "under-construction"))
    assert [
        trace.marker.color for trace in figure.data if trace.type == "scattergeo" and trace.mode == "markers"
    ][1:] == [BACKGROUND, PROJECT]


@pytest.mark.parametrize("measure", MEASURES[1:])
def test_counts_are_those_of_a_country_alone(measure: Measure) -> None:
    figure = drawn(money("a"), money("b"), money("c", "shared"), measure=measure)
    assert f"<b>Kazakhstan</b><br>{'2' if measure == 'records' else 'no record'}" in names(figure)


def test_an_empty_selection_says_no_record_everywhere() -> None:
    assert [name.split("<br>")[-1] for name in names(drawn())][:5] == ["no record"] * 5


def test_class_limits_are_round() -> None:
    assert class_limits([Decimal(1_165_000_000), Decimal(3)], whole=False) == tuple(
        Decimal(limit) * 10**6 for limit in (250, 500, 750, 1000)
    )
    assert class_limits([Decimal(117)], whole=True) == tuple(map(Decimal, (25, 50, 75, 100)))
    assert class_limits([Decimal(3)], whole=True) == tuple(map(Decimal, (2, 3, 4, 5)))
    assert class_limits([], whole=False) == class_limits([Decimal(0)], whole=False) == ()


@given(st.lists(st.integers(0, 10**10), min_size=1), st.booleans())
def test_limits_rise_in_equal_steps_and_the_largest_value_is_not_far_above(
    values: list[int], whole: bool
) -> None:
    limits = class_limits([Decimal(value) for value in values], whole=whole)
    steps = {after - before for before, after in pairwise(limits)}
    assert len(steps) <= 1
    assert all(step > 0 for step in steps)
    assert not limits or max(values) <= limits[-1] + max(steps)


def test_a_value_belongs_to_the_class_that_its_lower_limit_opens() -> None:
    figure = drawn(money("a", "KAZ", 100), money("b", "UZB", 80), money("c", "TJK", 79))
    limits = [20, 40, 60, 80]
    view = view_of(money("a", "KAZ", 100))
    assert [
        int(limit / 10**6)
        for limit in map_limits(answers_by_country(view, MapRows.of(view), "signed"), "signed")
    ] == limits
    assert [colour_of(figure, place) for place in ("KAZ", "UZB", "TJK")] == [
        MAP_CLASSES[4],
        MAP_CLASSES[4],
        MAP_CLASSES[3],
    ]


def test_the_legend_names_every_class_and_only_the_marks_that_occur() -> None:
    view = view_of(money("a", "KAZ", 100), project("b", "planned"))
    assert [entry.words for entry in map_legend_entries(view, MapRows.of(view), "signed")] == [
        "80 or more",
        "60–80",
        "40–60",
        "20–40",
        "under 20",
        "no record (not zero)",
        "project, planned or agreed",
    ]


def test_classes_of_counts_do_not_share_a_number() -> None:
    view = view_of(*(money(f"r{n}") for n in range(60)))
    words = [entry.words for entry in map_legend_entries(view, MapRows.of(view), "records")]
    assert words[:5] == ["60 or more", "45–59", "30–44", "15–29", "under 15"]
    few = view_of(money("a"))
    assert [entry.words for entry in map_legend_entries(few, MapRows.of(few), "records")][:5] == [
        "5 or more",
        "4",
        "3",
        "2",
        "1",
    ]


def test_the_legend_draws_each_entry_and_its_words() -> None:
    view = view_of(money("a"))
    rows = MapRows.of(view)
    legend = map_legend(view, rows)
    assert [each.text for each in legend.layout.annotations] == [
        e.words for e in map_legend_entries(view, rows, "signed")
    ]
    assert "no record (not zero)" in map_legend_alt(view, rows)


def test_own_and_shared_money_make_the_total() -> None:
    view = view_of(money("a", "KAZ", 7), money("b", "shared", 5))
    own, shared = shared_money(view, MapRows.of(view))
    assert (own.amount, shared.amount) == (Decimal(7_000_000), Decimal(5_000_000))
    assert own.amount + shared.amount == total(view.rows.funding).amount


def test_the_words_name_every_country_and_what_is_shared() -> None:
    view = view_of(money("a", "KAZ", 7), money("b", "shared", 5), money("c", "TKM", None))
    words = country_map_alt(view, MapRows.of(view))
    assert words.startswith(
        "Public money as of 24 November 2026, signed or later, Team Europe: EUR 12 million"
    )
    assert "Kazakhstan: EUR 7 million in 1 record; Kyrgyz Republic: no record" in words
    assert "Turkmenistan: nothing that counts, amount not known" in words
    assert "Regional or several countries: EUR 5 million in 1 record" in words


def test_the_union_is_one_place_on_the_map_of_partners() -> None:
    figure = partners_map(view_of())
    assert list(figure.data[1].locations) == ["EU"]
    assert figure.data[1].colorscale[0][1] == EU
    assert "27 member states" in partners_alt(view_of())


def test_maps_hold_slots_only() -> None:
    text = drawn(money("a"), project("b", "planned")).to_json()
    assert {word for word in text.replace('"', " ").split() if word.startswith("#")} <= set(SLOTS)

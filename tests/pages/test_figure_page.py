"""One figure alone, for citing and for other sites; the switches of pages; the records behind a bar."""

import re
from html import escape
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st

from cooperation.exports.citation import DASHBOARD
from cooperation.figures.definitions import FIGURES
from tests.pages.conftest import Open, Reader

every_figure = pytest.mark.parametrize("name", FIGURES)
# What tells one of several apart: said in citation and code also where the address leaves it out.
NAMED = {
    "promise": {"promise": ["envelope-2025"]},
    "areas": {"left": ["kaz-first-roadmap"], "right": ["kaz-roadmap"]},
    "payers": {"whose": ["own"]},
    "indicator": {"id": ["kaz-trade"]},
}


def codes(reader: Reader) -> list[str]:
    return [each.value for each in reader.app.code]


@every_figure
def test_a_figure_stands_alone_with_its_title_its_table_and_the_way_back(open_page: Open, name: str) -> None:
    reader = open_page(f"/figure?name={name}&country=KAZ")
    (drawn,) = reader.figures.values()
    assert drawn["title"] == reader.title
    assert len(reader.tables) + len(reader.record_tables) == 1
    assert (FIGURES[name].page, {"country": ["KAZ"], **NAMED.get(name, {})}) in reader.links


@every_figure
def test_the_code_for_another_site_names_the_figure_the_selection_and_a_title(
    open_page: Open, name: str
) -> None:
    reader = open_page(f"/figure?name={name}&country=KAZ&lang=de")
    cited, frame, *_ = codes(reader)
    which = "".join(f"&{key}={value}" for key, (value,) in NAMED.get(name, {}).items())
    assert f"/figure?country=KAZ&asof=2026-11-24&lang=de&name={name}{which} " in cited
    assert escape(f"/figure?country=KAZ&lang=de&name={name}{which}&embed=true") in frame
    assert f'title="{reader.title}"' in frame


@every_figure
def test_on_another_site_there_is_the_figure_where_it_is_from_and_nothing_to_click(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(type(st.context), "is_embedded", property(lambda _: True))
    reader = open_page(f"/figure?name={name}&country=KAZ")
    (drawn,) = reader.figures.values()
    assert not drawn["clickable"]
    assert f'<h2 class="heading">{escape(drawn["title"], quote=False)}</h2>' in drawn["above"]
    assert reader.words.count(DASHBOARD) == 1  # once, in the line of the frame
    assert (reader.tables, len(reader.record_tables), codes(reader)) == ([], 0, [])


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if figure.of_one_place])
def test_a_figure_of_one_country_asks_for_the_country_that_the_address_leaves_open(
    open_page: Open, name: str
) -> None:
    reader = open_page(f"/figure?name={name}")
    assert reader.figures == {}
    picker = next(each for each in reader.html if "place-picker" in each)
    reader.open(re.findall(r'href="([^"]*country=KAZ[^"]*)"', picker)[0])
    assert len(reader.figures) == 1
    assert reader.address == {"country": ["KAZ"], "name": [name]}


def test_for_the_region_there_is_only_money_that_is_shared(open_page: Open) -> None:
    (drawn,) = open_page("/figure?name=payers&country=shared&whose=own").figures.values()
    assert drawn["title"].startswith("Who pays: money for several countries")


def test_a_figure_without_anything_to_draw_says_so(open_page: Open) -> None:
    reader = open_page("/figure?name=promise&asof=2020-01-01")
    assert reader.figures == {}
    assert "Nothing on record" in reader.words


def test_a_bar_of_the_yearly_figure_keeps_by_what_money_is_broken_down(open_page: Open) -> None:
    reader = open_page("/funding?by=funder&years=each")
    opened = {key: urlsplit(drawn["recordAddress"]).query for key, drawn in reader.figures.items()}
    assert {key: parse_qs(query, keep_blank_values=True) for key, query in opened.items()} == {
        "figure_breakdown_bars_funder": {"by": ["funder"], "years": ["each"], "only": ["funder:"]},
        "figure_breakdown_bars_year": {"by": ["funder"], "years": ["each"], "only": ["year:"]},
        "figure_funding_flow": {"by": ["funder"], "years": ["each"], "only": [""]},
    }


@pytest.mark.parametrize(
    ("address", "key", "page"),
    [
        ("name=map&measure=records", "figure_country_map_records", "/map?measure=records"),
        ("name=breakdown&by=theme", "figure_breakdown_bars_theme", "/funding?by=theme"),
        ("name=timeline&lanes=kind", "figure_cooperation_timeline_kind", "/timeline?lanes=kind"),
        ("name=years&years=added", "figure_running_total", "/funding?years=added"),
    ],
)
def test_parameters_of_the_page_mean_the_same_for_the_figure_alone(
    open_page: Open, address: str, key: str, page: str
) -> None:
    alone, there = open_page(f"/figure?{address}"), open_page(page)
    assert alone.figures[key]["figure"] == there.figures[key]["figure"]
    name, *_ = address.split("&")
    assert f"/figure?{name}&{page.split('?')[1]}" in [
        f"/{at}?{'&'.join(f'{k}={v[0]}' for k, v in query.items())}" for at, query in there.links
    ]


def test_a_parameter_of_another_figure_is_not_carried_along(open_page: Open) -> None:
    cited = codes(open_page("/figure?name=stages&measure=records"))[0]
    assert "name=stages" in cited
    assert "measure" not in cited


def test_a_name_that_no_figure_has_is_answered_with_those_that_there_are(open_page: Open) -> None:
    reader = open_page("/figure?name=pie&lang=en")
    assert "name=pie, which is not known here. Allowed: map, stages," in reader.words
    led_to = {query["name"][0] for page, query in reader.links if page == "figure"}
    assert led_to - {"pie"} == set(FIGURES)  # links to other languages keep what was asked


@pytest.mark.parametrize("page", ["", "timeline", "map", "funding", "promised", "roadmaps", "country"])
def test_every_figure_of_a_page_leads_to_itself_alone(open_page: Open, page: str) -> None:
    reader = open_page(f"/{page}?country=KAZ")
    led_to = {query["name"][0] for at, query in reader.links if at == "figure"}
    of_page = {name for name, figure in FIGURES.items() if figure.page == page}
    assert of_page <= led_to


def test_the_first_page_sends_no_table_and_nothing_twice(open_page: Open) -> None:
    reader = open_page("/")
    assert reader.tables == []
    assert len(reader.record_tables) == 0
    for key, drawn in reader.figures.items():
        assert drawn["figure"] != drawn["narrow"], key


@pytest.mark.parametrize("lanes", ["country", "theme", "kind"])
def test_the_timeline_has_the_lanes_that_the_address_asks_for(open_page: Open, lanes: str) -> None:
    reader = open_page(f"/timeline?lanes={lanes}")
    assert f"figure_cooperation_timeline_{lanes}" in reader.figures
    assert reader.app.button_group(key="own_lanes").value == lanes


def test_a_choice_of_lanes_is_written_to_the_address(open_page: Open) -> None:
    reader = open_page("/timeline?country=KAZ")
    reader.app.button_group(key="own_lanes").set_value("theme")
    assert reader.run().address == {"country": ["KAZ"], "lanes": ["theme"]}


def test_as_a_list_the_timeline_is_not_drawn_and_lists_all_the_same_dates(open_page: Open) -> None:
    drawing, listed = open_page("/timeline"), open_page("/timeline?as=list")
    assert listed.figures == {}
    assert [each.label for each in listed.app.expander] == [each.label for each in drawing.app.expander]


def test_the_records_behind_a_bar_are_those_of_its_table(open_page: Open) -> None:
    reader = open_page("/funding?by=country&only=country:KAZ")
    table = reader.table("Country").set_index("Country")
    (records,) = reader.record_tables
    assert f"{records['EUR million'].sum():.2f}" == table.loc["Kazakhstan", "EUR million"]
    assert set(records["Where"]) == {"Kazakhstan"}
    assert "Behind “Kazakhstan”" in reader.words


def test_from_behind_a_bar_a_link_leads_back_to_all_records(open_page: Open) -> None:
    reader = open_page("/funding?by=theme&only=theme:energy")
    assert ("funding", {"by": ["theme"]}) in reader.links


def test_a_bar_that_is_not_there_is_said_and_all_records_are_shown(open_page: Open) -> None:
    reader = open_page("/funding?only=funder:nobody")
    assert "only=funder:nobody, which is not known here." in reader.words
    assert "Behind" not in reader.words

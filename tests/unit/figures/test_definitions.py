"""Every figure by its public name: what a definition holds, what it refuses, and what it says where nothing is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cooperation.figures.addresses import resolve
from cooperation.figures.definition import FigureError
from cooperation.figures.definitions import FIGURES, figure
from cooperation.figures.figure import PAGE, PHONE, Figure, Nothing, Room
from cooperation.pages import PAGE_AT, PAGES
from cooperation.records.dates import PartialDate
from cooperation.selection import Selection
from cooperation.store.catalogue import LoadResult, load
from cooperation.view import View

DATA = Path(__file__).resolve().parents[2] / "pages" / "data"
TODAY = date(2026, 11, 24)

every_name = pytest.mark.parametrize("name", FIGURES)


@pytest.fixture(scope="module")
def loaded() -> LoadResult:
    return load(DATA, TODAY)


@pytest.fixture
def view(loaded: LoadResult) -> View:
    return View(loaded, Selection(countries=("KAZ",)), TODAY)


def test_the_public_names_that_other_sites_hold_stay() -> None:
    assert list(FIGURES) == [
        "map", "stages", "agreements", "timeline", "breakdown", "years", "flow", "promise", "areas",
        "place-timeline", "payers", "indicator",
    ]  # fmt: skip


@every_name
def test_a_figure_says_what_it_is_and_is_drawn_in_both_rooms_with_every_value(view: View, name: str) -> None:
    for parameter in FIGURES[name].parameters:
        for value in parameter.values(view):
            shown = figure(view, name, {parameter.name: value})
            assert isinstance(shown, Figure)
            assert shown.parameters[parameter.name] == value
            assert parameter.word(view, value)
    shown = figure(view, name)
    assert isinstance(shown, Figure)
    assert (shown.name, shown.page) == (name, FIGURES[name].page)
    assert shown.title
    assert shown.alt
    assert len(shown.table().columns) > 1
    assert all(shown.draw(room).layout.height > 0 for room in (PAGE, PHONE))


@every_name
def test_the_page_of_a_figure_knows_its_parameters(name: str) -> None:
    own = {parameter.name for parameter in FIGURES[name].parameters}
    assert own <= set(PAGE_AT["figure"].parameters)
    assert own <= set(PAGE_AT[FIGURES[name].page].parameters)


@every_name
def test_an_unknown_parameter_or_value_is_answered_with_what_is_allowed(view: View, name: str) -> None:
    with pytest.raises(FigureError, match=f"figure {name} has no parameter colour"):
        figure(view, name, {"colour": "red"})
    for parameter in FIGURES[name].parameters:
        with pytest.raises(FigureError) as refused:
            figure(view, name, {parameter.name: "nonsense"})
        assert refused.value.problem.allowed == ", ".join(parameter.values(view))
        assert refused.value.problem.allowed in str(refused.value)


def test_an_unknown_name_is_answered_with_all_names(view: View) -> None:
    with pytest.raises(FigureError, match="There is no figure pie; there are: map, stages"):
        figure(view, "pie")


def test_the_address_of_a_figure_names_what_differs_from_the_default(view: View) -> None:
    by_country, by_theme = figure(view, "breakdown"), figure(view, "breakdown", {"by": "theme"})
    payers = figure(view, "payers")
    assert isinstance(by_country, Figure)
    assert isinstance(by_theme, Figure)
    assert isinstance(payers, Figure)
    assert by_country.address_parameters == {"name": "breakdown"}
    assert by_theme.address_parameters == {"name": "breakdown", "by": "theme"}
    assert payers.address_parameters == {"name": "payers", "whose": "own"}


def test_where_nothing_counts_the_reason_and_the_nearest_selection_are_said(view: View) -> None:
    narrowed = replace(view.selection, start=PartialDate.parse("1991"), end=PartialDate.parse("1992"))
    found = figure(replace(view, selection=narrowed), "breakdown", {"by": "theme"})
    assert isinstance(found, Nothing)
    assert "no record" in found.reason
    assert found.in_place is not None  # a page still draws the answer in words
    nearest = found.nearest[0]
    assert nearest.dropped == "period"
    assert isinstance(figure(replace(view, selection=nearest.selection), "breakdown"), Figure)


@pytest.mark.parametrize("name", [name for name, found in FIGURES.items() if found.of_one_place])
def test_a_figure_of_one_place_offers_the_places_that_have_something(view: View, name: str) -> None:
    found = figure(view.with_selection(countries=()), name)
    assert isinstance(found, Nothing)
    assert found.needs_place
    assert {len(offer.selection.countries) for offer in found.nearest} == {1}


def test_for_the_region_there_is_only_the_shared_half_of_who_pays(view: View) -> None:
    found = figure(view.with_selection(countries=("shared",)), "payers", {"whose": "own"})
    shown = found.in_place if isinstance(found, Nothing) else found
    assert shown is not None
    assert shown.parameters == {"whose": "shared"}


@pytest.mark.parametrize("room", [Room(1600, 900, 13), Room(1600, None, 24)])
def test_a_room_that_no_drawing_fits_is_refused(view: View, room: Room) -> None:
    shown = figure(view, "stages")
    assert isinstance(shown, Figure)
    with pytest.raises(ValueError, match="Figures are drawn for pages"):
        shown.draw(room)


def test_an_address_gives_view_page_and_parameters(loaded: LoadResult) -> None:
    found = resolve("https://example.org/timeline?country=KAZ&lanes=theme&lang=de", loaded, TODAY)
    assert (found.page.address, found.parameters, found.problems) == ("timeline", {"lanes": "theme"}, ())
    assert found.view.selection == Selection(countries=("KAZ",), language="de")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_the_plain_address_of_every_page_has_no_problem(loaded: LoadResult, page: object) -> None:
    address = getattr(page, "address", "")
    assert resolve(f"/{address}?embed=true", loaded, TODAY).problems == ()


@pytest.mark.parametrize(
    ("address", "name", "allowed"),
    [
        ("/nowhere", "page", "/timeline"),
        ("/funding?by=colour", "by", "country, funder"),
        ("/funding?measure=records", "measure", "by, years, only"),
        ("/timeline?as=song", "as", "drawing, list"),
        ("/figure?name=pie", "name", "map, stages"),
        ("/?country=FRA", "country", "KAZ"),
        ("/?asof=2030-01-01", "asof", "≤ 2026-11-24"),
    ],
)
def test_what_means_nothing_in_an_address_is_named_with_what_would(
    loaded: LoadResult, address: str, name: str, allowed: str
) -> None:
    found = resolve(address, loaded, TODAY)
    (problem,) = found.problems
    assert problem.name == name
    assert allowed in problem.allowed
    assert name not in found.parameters

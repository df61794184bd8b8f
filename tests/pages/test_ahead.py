"""What is made before a reader asks for it is found by its address, and by nothing else."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import brotli
import pytest
from starlette.requests import Request
from starlette.responses import Response

from components.charts.figure import FigurePayload
from cooperation.selection import PLACES, THEMES, Selection
from cooperation.store.catalogue import LoadResult
from cooperation.store.loading import Current
from server.first_paint import ready, visit
from server.first_paint.element_tree import ElementTree, PageError
from server.first_paint.first_sight import FirstSight
from server.first_paint.ready import Ready, Shelf, first_page, usual_selections
from tests.pages.conftest import HAND_WRITTEN, TODAY, Open

DAY = date.fromisoformat(TODAY)


@pytest.fixture(autouse=True)
def loaded(served: Callable[[Path], Current], monkeypatch: pytest.MonkeyPatch) -> Iterator[LoadResult]:
    """The hand-written records on their day, with nothing ready."""
    loaded = served(HAND_WRITTEN).loaded()
    monkeypatch.setattr(ready, "_records_and_day", lambda: (loaded, DAY))
    monkeypatch.setattr(ready, "_SHELF", Shelf((loaded, DAY)))
    yield loaded


def made(selection: Selection, html: str = "<p>ready</p>") -> None:
    """Put a page where what is ready lies."""
    ready._SHELF.pages[selection] = Ready.of(FirstSight(html, b"three\nlines\n"))


def asked(query: bytes, packed: bytes = b"gzip, br") -> Response:
    """The answer to a browser that asks what figures lie ready."""
    headers = [(b"accept-encoding", packed)]
    scope = {"type": "http", "method": "GET", "path": "/drawings", "query_string": query, "headers": headers}
    return asyncio.run(ready.drawings(Request(scope)))


def test_what_was_drawn_for_one_reader_is_drawn_for_all(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "/?country=KAZ&theme=energy&lang=ru"
    open_page(address)

    def draw(*_: object, **__: object) -> FigurePayload:
        raise AssertionError("drawn again")

    monkeypatch.setattr(FigurePayload, "of", draw)
    assert len(open_page(address).figures) == 4
    with pytest.raises(AssertionError, match="drawn again"):
        open_page(f"{address}&stage=announced")


@pytest.mark.parametrize(
    "query", ["country=KAZ&theme=energy", "theme=energy&country=KAZ", "country=KAZ&theme=energy&lang=en"]
)
def test_what_lies_ready_is_found_however_its_address_is_written(query: str) -> None:
    made(Selection(countries=("KAZ",), themes=("energy",)))
    assert first_page(query) == "<p>ready</p>"
    answer = asked(query.encode())
    assert answer.headers["content-encoding"] == "br"
    assert brotli.decompress(answer.body) == b"three\nlines\n"


@pytest.mark.parametrize(
    "query",
    ["country=KAZ&stage=announced", "country=XXX", "country=KAZ&country=XXX", "country=KAZ&from=never"],
)
def test_for_other_selections_and_what_is_not_understood_nothing_lies_ready(query: str) -> None:
    made(Selection())
    made(Selection(countries=("KAZ",)))
    assert first_page(query) is None
    assert asked(query.encode()).status_code == 204


def test_parameters_that_are_no_selection_need_the_page_itself_but_change_no_figure() -> None:
    made(Selection(countries=("KAZ",)))
    assert first_page("country=KAZ&by=year") is None
    assert asked(b"country=KAZ&by=year").status_code == 200


def test_a_browser_that_cannot_unpack_figures_gets_them_as_they_are() -> None:
    made(Selection())
    answer = asked(b"", packed=b"gzip")
    assert "content-encoding" not in answer.headers
    assert answer.body == brotli.decompress(asked(b"").body)


def test_other_records_or_another_day_make_it_old(
    loaded: LoadResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(Selection())
    monkeypatch.setattr(ready, "_records_and_day", lambda: (loaded, DAY + timedelta(days=1)))
    assert first_page("") is None
    monkeypatch.setattr(ready, "_records_and_day", lambda: None)
    assert first_page("") is None
    assert asked(b"").status_code == 200  # figures only, which the page corrects when it comes


def test_the_usual_selections_are_each_place_with_each_theme_and_no_selection_twice() -> None:
    usual = list(usual_selections())
    english = [selection for selection in usual if selection.language == "en"]
    assert len(english) == (len(PLACES) + 1) * (len(THEMES) + 1)
    assert len(usual) == len(english) + 2 * (1 + len(PLACES) + len(THEMES))
    assert len(set(usual)) == len(usual)
    assert usual[0] == Selection()


def test_other_records_end_the_round_and_the_page_just_made_is_not_kept(
    loaded: LoadResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = iter((DAY, DAY, DAY + timedelta(days=1)))
    visited: list[object] = []

    async def first_page(parameters: object) -> ElementTree:
        visited.append(parameters)
        return ElementTree()

    monkeypatch.setattr(ready, "_records_and_day", lambda: (loaded, next(days)))
    monkeypatch.setattr(visit, "first_page", first_page)
    assert not asyncio.run(ready.make_all(loaded, DAY))
    usual = [selection for selection, _ in zip(usual_selections(), range(3), strict=False)]
    assert visited == [selection.to_address() for selection in usual]
    assert list(ready._SHELF.pages) == usual[:2]


def test_a_page_that_cannot_be_made_ahead_is_said_and_does_not_end_the_round(
    loaded: LoadResult, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def first_page(parameters: dict[str, list[str]]) -> ElementTree:
        if parameters == {"country": ["KAZ"]}:
            raise PageError("no such word")
        return ElementTree()

    monkeypatch.setattr(visit, "first_page", first_page)
    assert asyncio.run(ready.make_all(loaded, DAY))
    assert len(ready._SHELF.pages) == len(list(usual_selections())) - 1
    assert "KAZ" in caplog.text
    assert "no such word" in caplog.text

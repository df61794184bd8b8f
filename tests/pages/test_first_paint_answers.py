"""The first page is composed before a reader asks for it, from the figures of its view, and found by its address."""

import asyncio
import json
import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import brotli
import pytest
from starlette.requests import Request
from starlette.responses import Response

from components.charts.figure import FigurePayload
from components.sections.first_page import first_page, whole_page
from cooperation.language.translator import LANGUAGES
from cooperation.selection import PLACES, THEMES, Selection
from cooperation.store.current import Store
from cooperation.store.loading import LoadResult
from cooperation.view import View
from server.first_paint import answers, warm_up
from server.first_paint.answers import drawings, first_page_html, first_paint
from server.first_paint.composition import compose
from server.first_paint.warm_up import usual_selections
from tests.pages.conftest import HAND_WRITTEN, TODAY, Open

DAY = date.fromisoformat(TODAY)


@pytest.fixture(autouse=True)
def loaded(served: Callable[[Path], Store]) -> Iterator[LoadResult]:
    """The hand-written records on their day, with nothing in their cache."""
    yield served(HAND_WRITTEN).get()


def prepare(loaded: LoadResult, selection: Selection) -> None:
    view = View(loaded, selection, DAY)
    first_paint(view, first_page(view))


def asked(query: bytes, encodings: bytes = b"br") -> Response:
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/drawings",
        "query_string": query,
        "headers": [(b"accept-encoding", encodings)],
    }
    return asyncio.run(drawings(Request(scope)))


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


SELECTIONS = [
    Selection(countries=countries, themes=themes, language=language)
    for language in LANGUAGES
    for countries, themes in random.Random(4).sample(
        [((), ()), (("KAZ",), ()), (("UZB",), ()), (("shared",), ()), ((), ("energy",)), (("KAZ",), ("energy",)),
         (("KGZ",), ()), (("TJK",), ()), ((), ("transport",)), (("TKM",), ())], 4
    )
]  # fmt: skip


@pytest.mark.parametrize(
    "selection", SELECTIONS, ids=lambda chosen: f"{chosen.language}{chosen.countries}{chosen.themes}"
)
def test_the_composed_page_says_and_draws_what_the_page_of_streamlit_does(
    open_page: Open, loaded: LoadResult, selection: Selection
) -> None:
    view = View(loaded, selection, DAY)
    reader = open_page(view.address(""))
    composed = compose(whole_page(view, first_page(view), ""))
    body = unescape(composed.html.split("<template", 1)[0])
    for part in reader.html:
        assert part in body
    lines = composed.figures.decode().split("\n")
    drawn = {json.loads(lines[at])["name"]: lines[at : at + 3] for at in range(0, len(lines), 3)}
    assert drawn.keys() == reader.figures.keys()
    for name, (around, figure, narrow) in drawn.items():
        sent = reader.figures[name]
        assert (sent["figure"], sent["narrow"] or "") == (figure, narrow)
        assert {key: sent[key] for key in json.loads(around)} == json.loads(around)


@pytest.mark.parametrize(
    "query", ["country=KAZ&theme=energy", "theme=energy&country=KAZ", "country=KAZ&theme=energy&lang=en"]
)
def test_what_was_prepared_is_found_however_its_address_is_written(loaded: LoadResult, query: str) -> None:
    prepare(loaded, Selection(countries=("KAZ",), themes=("energy",)))
    page = first_page_html(query)
    assert page is not None
    assert 'id="first-paint"' in page
    answer = asked(query.encode())
    assert answer.headers["content-encoding"] == "br"
    figures = re.search(r'<template id="first-paint-figures">(.*?)</template>', page, re.DOTALL)
    assert figures
    assert brotli.decompress(bytes(answer.body)).decode() == unescape(figures[1])


@pytest.mark.parametrize(
    "query",
    ["country=KAZ&stage=announced", "country=XXX", "country=KAZ&country=XXX", "country=KAZ&from=never"],
)
def test_for_other_selections_and_what_is_not_understood_there_is_nothing(
    loaded: LoadResult, query: str
) -> None:
    prepare(loaded, Selection())
    prepare(loaded, Selection(countries=("KAZ",)))
    assert first_page_html(query) is None
    assert asked(query.encode()).status_code == 204


def test_a_browser_that_cannot_unpack_figures_gets_them_as_they_are(loaded: LoadResult) -> None:
    prepare(loaded, Selection())
    answer = asked(b"", encodings=b"gzip")
    assert "content-encoding" not in answer.headers
    assert bytes(answer.body) == brotli.decompress(bytes(asked(b"").body))


def test_on_another_day_there_is_nothing_of_yesterday(
    loaded: LoadResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(loaded, Selection())
    assert first_page_html("") is not None
    monkeypatch.setattr(answers, "todays_date", lambda: DAY + timedelta(days=1))
    assert first_page_html("") is None
    assert asked(b"").status_code == 204


def test_the_usual_selections_are_each_place_with_each_theme_and_no_selection_twice() -> None:
    usual = list(usual_selections())
    english = [selection for selection in usual if selection.language == "en"]
    assert len(english) == (len(PLACES) + 1) * (len(THEMES) + 1)
    assert len(usual) == len(english) + 2 * (1 + len(PLACES) + len(THEMES))
    assert len(set(usual)) == len(usual)
    assert usual[0] == Selection()


def test_other_records_end_the_round(loaded: LoadResult, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[Selection] = []
    versions = iter([(loaded, DAY), (loaded, DAY), (loaded, DAY + timedelta(days=1))])
    monkeypatch.setattr(warm_up, "current_version", lambda: next(versions))
    monkeypatch.setattr(warm_up, "_prepare", lambda view: prepared.append(view.selection))
    assert not warm_up.warm_up((loaded, DAY))
    assert prepared == list(usual_selections())[:2]

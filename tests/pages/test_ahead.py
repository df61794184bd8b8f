"""What is made before a reader asks for it is what the reader then gets."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from starlette.requests import Request
from starlette.responses import Response

from components import ahead
from components.ahead import make_first_page, usual_selections
from components.figure import Drawing
from cooperation.current import Current
from cooperation.selection import PLACES, THEMES, Selection
from cooperation.view import View
from tests.pages.conftest import HAND_WRITTEN, TODAY, Open, as_sent


def test_the_first_page_draws_nothing_that_was_drawn_ahead(
    open_page: Open, served: Callable[[Path], Current], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = Selection(countries=("KAZ",), themes=("energy",), language="ru")
    make_first_page(View(served(HAND_WRITTEN).loaded(), chosen, date.fromisoformat(TODAY)))

    def draw(*_: object, **__: object) -> Drawing:
        raise AssertionError("drawn again")

    monkeypatch.setattr(Drawing, "of", draw)
    reader = open_page("/?country=KAZ&theme=energy&lang=ru")
    assert len(reader.figures) == 4
    with pytest.raises(AssertionError, match="drawn again"):
        open_page("/?country=KAZ&theme=energy&lang=ru&stage=announced")


def test_what_lies_ready_is_what_the_page_then_sends(
    open_page: Open, served: Callable[[Path], Current], monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded, today = served(HAND_WRITTEN).loaded(), date.fromisoformat(TODAY)
    monkeypatch.setattr(ahead, "_records_and_day", lambda: (loaded, today))
    make_first_page(View(loaded, Selection(countries=("KAZ",)), today))
    answer = asked(b"country=KAZ&by=year")
    assert answer.headers["content-encoding"] == "br"
    lines = brotli.decompress(answer.body).split(b"\n")
    ready = [as_sent(b"\n".join(lines[at : at + 3])) for at in range(0, len(lines), 3)]
    sent = open_page("/?country=KAZ").figures
    assert sent.keys() == {each["name"] for each in ready}
    for each in ready:
        assert each.items() <= sent[each["name"]].items()
    assert asked(b"country=KAZ&stage=announced").status_code == 204
    assert asked(b"country=KAZ", packed=b"gzip").status_code == 204


def asked(query: bytes, packed: bytes = b"gzip, br") -> Response:
    """The answer to a browser that asks what lies ready."""
    headers = [(b"accept-encoding", packed)]
    scope = {"type": "http", "method": "GET", "path": "/drawings", "query_string": query, "headers": headers}
    return ahead.drawings(Request(scope))


def test_the_usual_selections_are_each_place_with_each_theme_and_no_selection_twice() -> None:
    usual = list(usual_selections())
    english = [selection for selection in usual if selection.language == "en"]
    assert len(english) == (len(PLACES) + 1) * (len(THEMES) + 1)
    assert len(usual) == len(english) + 2 * (1 + len(PLACES) + len(THEMES))
    assert len(set(usual)) == len(usual)
    assert usual[0] == Selection()


def test_other_records_end_the_round_after_the_page_that_is_being_made(
    served: Callable[[Path], Current], monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded, today = served(HAND_WRITTEN).loaded(), date.fromisoformat(TODAY)
    tomorrow = today + timedelta(days=1)
    days = iter((today, today, tomorrow))
    made: list[View] = []
    monkeypatch.setattr(ahead, "_records_and_day", lambda: (loaded, next(days)))
    monkeypatch.setattr(ahead, "make_first_page", made.append)
    assert not ahead.make_all(loaded, today)
    assert [view.selection for view in made] == list(usual_selections())[:2]

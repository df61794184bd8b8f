"""What is made before a reader asks for it is what the reader then gets."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from components import ahead
from components.ahead import make_first_page, usual_selections
from components.figure import Drawing
from cooperation.current import Current
from cooperation.selection import PLACES, THEMES, Selection
from cooperation.view import View
from tests.pages.conftest import HAND_WRITTEN, TODAY, Open


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

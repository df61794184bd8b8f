"""Tables in millions: where the rounded lines do not make the rounded total, a line below says so."""

from typing import Any

import pandas as pd
import pytest

from components.blocks.tables import rounding_in_words
from cooperation.figures.money.tables import breakdown_table, flow_table
from cooperation.language.translator import LANGUAGES, Translator
from cooperation.view import View


def _view(folder: Any, *amounts: str, language: str = "en") -> View:
    """Money of as many years as there are amounts, in euro."""
    for n, amount in enumerate(amounts):
        steps = [{"stage": "signed", "date": str(2020 + n)}]
        money = {"value": amount, "currency": "EUR"}
        folder.write("funding", f"grant-{n}", amount=money, history=steps)
    view: View = folder.view(language=language)
    return view


def _note(view: View) -> str:
    return rounding_in_words(view.t, breakdown_table(view, view.rows.funding, role="year"))


def test_lines_that_do_not_make_the_total_as_shown_are_said_with_what_they_make(folder: Any) -> None:
    view = _view(folder, "1234004000", "1004000", "1004000")  # 1,234.00 + 1.00 + 1.00, in all 1,236.01
    assert "as shown, they add up to 1,236.00" in _note(view)


def test_lines_that_make_the_total_need_no_word(folder: Any) -> None:
    assert _note(_view(folder, "1234000000", "1010000", "1010000")) == ""


@pytest.mark.parametrize(("language", "shown"), [("de", "1.236,00"), ("ru", "1\N{NO-BREAK SPACE}236,00")])
def test_the_separators_of_every_language_are_read(folder: Any, language: str, shown: str) -> None:
    assert shown in _note(_view(folder, "1234004000", "1004000", "1004000", language=language))


def test_the_ways_of_the_money_are_judged_like_a_breakdown(folder: Any) -> None:
    folder.write("funding", "a", amount={"value": "1004000", "currency": "EUR"}, countries=["TJK"])
    folder.write("funding", "b", amount={"value": "1004000", "currency": "EUR"}, countries=["UZB"])
    view = folder.view()
    assert "add up to 2.00" in rounding_in_words(view.t, flow_table(view, view.rows.funding))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_without_a_total_says_nothing(language: str) -> None:
    frame = pd.DataFrame([("Signed", "1.00"), ("Announced", "5.00")], columns=["Stage", "EUR million"])
    assert rounding_in_words(Translator(language), frame) == ""
    assert rounding_in_words(Translator(language), frame.iloc[:0]) == ""


def test_bold_and_escaped_cells_and_words_are_read_as_what_they_show() -> None:
    rows = [("A", r"1\.00"), ("B", "no record"), ("**Counts with**", r"**1\.01**")]
    frame = pd.DataFrame(rows, columns=["Payer", "EUR million"])
    assert "add up to 1.00" in rounding_in_words(Translator("en"), frame)

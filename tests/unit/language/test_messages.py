"""Every word a reader sees has a German and a Russian form, and no catalogue lags behind the code."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog

from cooperation.language.translator import LANGUAGES, Translator, with_capital, with_small_letter
from tests.conftest import script

ROOT = Path(__file__).resolve().parents[3]
# What Streamlit shows of its first argument.
SPEAKING = {
    "badge", "button", "caption", "checkbox", "date_input", "error", "expander", "header", "info",
    "link_button", "markdown", "metric", "multiselect", "pills", "popover", "radio",
    "segmented_control", "selectbox", "slider", "subheader", "success", "tabs", "text", "text_input",
    "title", "toggle", "warning", "write",
}  # fmt: skip


messages: Any = script("messages")


def said(source: str) -> list[str | tuple[str, str]]:
    return [each.message for each in messages.messages_in(source) if isinstance(each, messages.Said)]


def unreadable(source: str) -> list[str]:
    return [each.code for each in messages.messages_in(source) if isinstance(each, messages.Unreadable)]


def catalogue(language: str, **entries: Any) -> Catalog:
    """A catalogue of one message: its `id`, `string` and `flags`."""
    found = Catalog(locale=language)
    found.add(**entries)
    return found


@pytest.mark.parametrize("language", messages.TRANSLATED)
def test_every_message_is_translated_with_the_same_holes(language: str) -> None:
    assert messages.gaps(language, messages.updated(language)) == []


@pytest.mark.parametrize("language", messages.TRANSLATED)
def test_no_catalogue_lags_behind_the_code(language: str) -> None:
    on_disk = messages.path_of(language).read_bytes()
    assert on_disk == messages.as_bytes(messages.updated(language)), "run scripts/messages.py update"


def test_every_language_but_english_has_a_catalogue() -> None:
    assert {"en", *messages.TRANSLATED} == set(LANGUAGES)


def test_no_sentence_is_put_together_while_it_is_said() -> None:
    assert messages.unreadable() == []


def test_no_page_shows_words_that_nobody_can_translate() -> None:
    folders = (ROOT / "components", ROOT / "pages")
    bare = [
        f"{path.relative_to(ROOT)}:{line}: {words}"
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        for line, words in _bare_words(path.read_text(encoding="utf-8"))
    ]
    assert bare == []


def _bare_words(source: str) -> Iterator[tuple[int, str]]:
    """Texts with a word in them that are handed to Streamlit as they are."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "_LOG":
                continue  # an operator reads English
            match node.args[0]:
                case ast.Constant(value=str(words)) if node.func.attr in SPEAKING and _has_a_word(words):
                    yield node.lineno, words


def _has_a_word(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def test_bare_words_are_found_and_marks_of_markdown_are_not() -> None:
    assert [words for _, words in _bare_words('st.title("Map"); st.markdown("---"); st.title(t("Map"))')] == [
        "Map"
    ]


def test_a_message_is_found_wherever_it_is_said() -> None:
    source = """
t("A sentence.")
view.t("Another.", n=1)
NAMES = {"key": mark("Marked")}
f"<b>{escaped(t('In an f-string'))}</b>"
t("Planned" if planned else "Done")
self("thousand")
t.plural("{n} record", "{n} records", n)
"""
    assert said(source) == [
        "A sentence.",
        "Another.",
        "Marked",
        "In an f-string",
        "Planned",
        "Done",
        "thousand",
        ("{n} record", "{n} records"),
    ]


def test_a_key_of_a_dict_is_not_taken_for_words() -> None:
    source = 't(STATES[row["state"]])'
    assert (said(source), unreadable(source)) == ([], [])


def test_words_put_together_while_running_are_reported() -> None:
    source = 't(f"{n} records")\nt("Of " + name)\nt.plural("{n} record", many(), n)'
    assert unreadable(source) == ["f'{n} records'", "'Of ' + name", "t.plural('{n} record', many(), n)"]


def test_a_message_without_a_translation_is_named() -> None:
    assert messages.gaps("de", catalogue("de", id="Map", string="")) == ["de: 'Map': no translation"]
    records = catalogue("ru", id=("{n} record", "{n} records"), string=("{n} запись", "{n} записи", ""))
    assert messages.gaps("ru", records) == ["ru: ('{n} record', '{n} records'): no translation"]


def test_a_fuzzy_message_is_named() -> None:
    assert messages.gaps("de", catalogue("de", id="Map", string="Karte", flags=["fuzzy"])) == [
        "de: 'Map': fuzzy"
    ]


def test_a_message_with_other_holes_is_named() -> None:
    wrong = catalogue("de", id="from {day}", string="ab {tag}")
    assert messages.gaps("de", wrong) == ["de: 'from {day}': other holes in 'ab {tag}'"]


def test_the_first_of_three_forms_says_its_number_because_it_is_also_that_of_21() -> None:
    ids = ("See the one", "See all {n}")
    german = catalogue("de", id=ids, string=("Den einen ansehen", "Alle {n} ansehen"))
    russian = catalogue("ru", id=ids, string=("Показать одну", "Показать все {n}", "Показать все {n}"))
    assert messages.gaps("de", german) == []
    assert messages.gaps("ru", russian) == [f"ru: {ids!r}: other holes in 'Показать одну'"]


@pytest.mark.parametrize(("n", "form"), [(1, "запись"), (3, "записи"), (5, "записей"), (21, "запись")])
def test_russian_counts_in_three_forms(n: int, form: str) -> None:
    assert Translator("ru").plural("{n} record", "{n} records", n) == f"{n} {form}"


def test_german_nouns_keep_their_capital_where_a_line_begins_or_goes_on() -> None:
    assert with_capital("in Kraft getreten") == "In Kraft getreten"
    assert with_small_letter("In Auszahlung") == "in Auszahlung"
    assert (with_capital(""), with_small_letter("")) == ("", "")

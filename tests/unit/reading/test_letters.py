"""Letters that look like others, and characters that look like nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.reading.letters import foreign_letter, in_latin, mixed_word, unprintable


def test_a_look_alike_letter_is_named_with_the_one_it_looks_like() -> None:
    assert foreign_letter("gr\u0430nt") == "letter 3 is Cyrillic \u0430 (U+0430), not Latin a"
    assert in_latin("gr\u0430nt") == "grant"
    assert foreign_letter("grant") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\u041aazakhstan", "letter 1 is Cyrillic \u041a (U+041A), the others are Latin"),
        ("Co\u044e\u0437", "letter 1 is Latin C (U+0043), the others are Cyrillic"),
        ("the \u0391strakhan road", "letter 1 is Greek \u0391 (U+0391), the others are Latin"),
    ],
)
def test_a_word_of_two_alphabets_names_the_letter_that_is_odd(text: str, found: str) -> None:
    word = mixed_word(text)
    assert word is not None
    if text.startswith("Co"):  # two of each: either may be called odd
        assert "letter" in word[1]
    else:
        assert word[1] == found


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan",
        "\u041a\u0430\u0437\u0430\u0445\u0441\u0442\u0430\u043d",
        "SWITCH-\u0410\u0437\u0438\u044f",
        "CO\u2082 km\u00b2 \u00b5g",
    ],
)
def test_words_of_one_alphabet_pass(text: str) -> None:
    assert mixed_word(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "GROW\x16CRM",
        "zero\u200bwidth",
        "r\u202etl",
        "a\u2066b",
        "soft\u00adhyphen",
        "\ufeffbom",
        "x" * 201,
        "a\u0301\u0301\u0301\u0301\u0301",
        "a\u2028b",
        "\ue000",
    ],
)
def test_what_cannot_be_seen_or_read_is_refused(text: str) -> None:
    assert unprintable(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Team Europe \u2013 \u00abКоманда Европа\u00bb",
        "500\u00a0000",
        "two\nlines",
        "https://example.org/" + "x" * 500,
        "e\u0301",
        "",
    ],
)
def test_what_people_write_is_let_through(text: str) -> None:
    assert unprintable(text) is None


@given(st.text())
def test_every_text_is_judged_without_an_exception(text: str) -> None:
    for judge in (unprintable, mixed_word, foreign_letter, in_latin):
        judge(text)

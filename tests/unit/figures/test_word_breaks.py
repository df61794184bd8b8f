"""Long words in narrow boxes: broken where a reader would break them, and no letter is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.figures.layout.packing import ELLIPSIS, text_width
from cooperation.figures.layout.word_breaks import broken_word
from cooperation.figures.lineage.boxes import wrapped


@pytest.mark.parametrize(
    ("word", "letters", "pieces"),
    [
        ("Fahrplan", 10, ["Fahrplan"]),
        ("EIB-Absichtserklärungen", 20, ["EIB-", "Absichtserklärungen"]),
        ("Rohstofflieferkettenprojekt", 16, ["Rohstoffliefer-", "kettenprojekt"]),
        ("Rohstofflieferkettenprojekt", 21, ["Rohstofflieferketten-", "projekt"]),
        ("Grenzmanagementprogramm", 17, ["Grenzmanagement-", "programm"]),
        ("Предварительное", 12, ["Предвари-", "тельное"]),
        ("XXXXXXXXXXXX", 5, ["XXXXXXXXXXXX"]),  # nowhere to break it
    ],
)
def test_a_word_is_broken_at_a_hyphen_or_a_joint_before_a_syllable(
    word: str, letters: int, pieces: list[str]
) -> None:
    assert broken_word(word, lambda piece: len(piece) <= letters) == pieces


@given(st.from_regex(r"[a-zäöüß]{1,30}(-[a-zа-я]{1,20})?", fullmatch=True), st.integers(5, 40))
def test_no_letter_is_lost_and_what_can_be_broken_fits(word: str, letters: int) -> None:
    pieces = broken_word(word, lambda piece: len(piece) <= letters)
    assert "".join(pieces).replace("-", "") == word.replace("-", "")
    assert all(len(piece) <= letters for piece in pieces[:-1])


def test_lines_of_a_box_fit_and_end_in_an_ellipsis_only_where_words_are_left_out() -> None:
    text = "Zuschuss für das Grenzmanagementprogramm in Zentralasien, zweite Phase"
    whole, cut = (wrapped(text, 120, 14, most, bold=True) for most in (9, 3))
    assert ELLIPSIS not in "".join(whole)
    assert cut[-1].endswith(ELLIPSIS)
    assert cut[:2] == whole[:2]
    assert max(text_width(line, 14, bold=True) for line in (*whole, *cut)) <= 120

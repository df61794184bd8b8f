"""Characters that look like others or like nothing: named, so that somebody can find them in a line."""

import re
import unicodedata
from collections import Counter
from itertools import groupby

# Letters of other alphabets that look like Latin ones.
_LOOKS_LIKE = dict(
    zip(
        "АВЕЗКМНОРСТУХЅІЈаесорхуіѕјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοι",
        "ABE3KMHOPCTYXSIJaecopxyisjhdqwABEZHIKMNOPTYXoi",
        strict=True,
    )
)
_ADDRESS = re.compile(r"https?://\S+")
LONGEST_WORD = 200  # characters; the longest word of a text on record has 40
LONGEST_ADDRESS = 2_000
_BREAKS_NOTHING = "\t\n"
_LATIN = ("LATIN", "FEMININE ORDINAL", "MASCULINE ORDINAL", "MODIFIER LETTER")
_INVISIBLE = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")  # control, format, private, unassigned, ends of lines


def foreign_letter(word: str) -> str:
    """A sentence about the first letter that is not Latin in a word that must be; empty where all are."""
    for position, letter in enumerate(word, start=1):
        if letter.isalpha() and not _is_latin(letter):
            instead = f", not Latin {_LOOKS_LIKE[letter]}" if letter in _LOOKS_LIKE else ""
            return f"letter {position} is {name_of(letter)}{instead}"
    return ""


def in_latin(word: str) -> str:
    """The word with look-alike letters replaced by the Latin ones that were meant."""
    return "".join(_LOOKS_LIKE.get(letter, letter) for letter in word)


def mixed_word(text: str) -> tuple[str, str] | None:
    """The first word that mixes two alphabets, and a sentence about the letter that does not belong.

    `Кazakhstan` with a Cyrillic К is found by no search. Parts of a word are told apart at hyphens, so that a Russian
    ending may follow a Latin name.
    """
    for word in re.findall(r"[^\W\d_]+", text):
        alphabets = [unicodedata.name(letter, "").partition(" ")[0] for letter in word]
        counts = Counter(alphabet for alphabet in alphabets if alphabet in ("LATIN", "CYRILLIC", "GREEK"))
        if len(counts) > 1:
            (usual, _), *_, (odd, _) = counts.most_common()
            position = alphabets.index(odd)
            return (
                word,
                f"letter {position + 1} is {name_of(word[position])}, the others are {usual.capitalize()}",
            )
    return None


def unprintable(text: str) -> tuple[str, str] | None:
    """What must not stand in a text, and what would be right; None where nothing is wrong.

    Control characters make a saved drawing no XML; invisible ones and marks of direction change what is read.
    """
    for position, letter in enumerate(text):
        if letter not in _BREAKS_NOTHING and unicodedata.category(letter) in _INVISIBLE:
            before = text[max(0, position - 20) : position].rsplit("\n", maxsplit=1)[-1]
            where = f"after “{before}”" if before else "at the beginning"
            return (
                f"{name_of(letter)} stands {where} and cannot be seen",
                "remove it: type the text there anew",
            )
    for word in text.split():
        limit = LONGEST_ADDRESS if _ADDRESS.match(word) else LONGEST_WORD
        if len(word) > limit:
            return f"a word of {len(word):,} characters", f"a word has at most {limit:,}; are spaces missing?"
    if any(len(list(marks)) > 4 for combining, marks in groupby(text, _is_mark) if combining):
        return "more than four accents on one letter", "write the letter anew"
    return None


def _is_mark(letter: str) -> bool:
    return unicodedata.combining(letter) > 0


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_LATIN)


def name_of(letter: str) -> str:
    """`Cyrillic а (U+0430)`, `zero width space (U+200B)`, `control character (U+0016)`."""
    code, name = f"U+{ord(letter):04X}", unicodedata.name(letter, "")
    if letter.isalpha():
        return f"{name.split()[0].capitalize()} {letter} ({code})" if name else f"a letter ({code})"
    return f"{name.lower()} ({code})" if name else f"a control character ({code})"

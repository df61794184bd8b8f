"""Words as search compares them: without case, accents and apostrophes; and which words of a text to mark."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

# A word may hold apostrophes and the letter ʻ of Uzbek names.
_WORD = re.compile(r"\w+(?:[’'ʼ‘`]\w+)*", re.UNICODE)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_POSSESSIVE = re.compile(r"[’'ʼ]s$")
# Letters that no decomposition takes apart; the Cyrillic ones are Kazakh, Kyrgyz and Tajik.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "a", "ʻ": None, "ʼ": None, "’": None}
    | {"‘": None, "'": None, "`": None, "_": None}
    | dict(zip("қғңұүөәіҳҷӣӯ", "кгнууоаихчиу", strict=True))
)


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """`Šimkić` and `simkic`, `Қазақстан` and `казакстан` are the same word."""
    letters = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word.casefold()).translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_LETTERS)


def words_of(text: str) -> Iterator[tuple[str, str]]:
    """All words of a text in their order: as written, and folded."""
    for word in _WORD.findall(text):
        yield word, folded(word)


def folded_words(text: str) -> list[str]:
    return [folded(word) for word in _WORD.findall(text)]


@dataclass(frozen=True)
class Wanted:
    """What a query looks for in a text: folded words, beginnings of words, and names of several words."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    names: frozenset[tuple[str, ...]] = frozenset()

    def holds(self, word: str) -> bool:
        return word in self.words or bool(self.beginnings and word.startswith(self.beginnings))


@dataclass(frozen=True)
class MarkedPiece:
    """A stretch of a text, to be marked or not."""

    text: str
    marked: bool


def pieces(text: str, wanted: Wanted) -> tuple[MarkedPiece, ...]:
    """The text cut where marking begins and ends; together the pieces are the text."""
    spans = list(_marked_spans(text, wanted))
    found: list[MarkedPiece] = []
    at = 0
    for start, end in spans:
        if start > at:
            found.append(MarkedPiece(text[at:start], False))
        found.append(MarkedPiece(text[start:end], True))
        at = end
    if at < len(text):
        found.append(MarkedPiece(text[at:], False))
    return tuple(found)


def words_marked(text: str, wanted: Wanted) -> int:
    """How many different words or names of the text would be marked."""
    return len({text[start:end].casefold() for start, end in _marked_spans(text, wanted)})


def excerpt(text: str, wanted: Wanted, length: int = 240) -> str:
    """About `length` characters around the first word to mark, cut between words."""
    if len(text) <= length:
        return text
    first = next(_marked_spans(text, wanted), (0, 0))[0]
    start = 0 if first < length * 2 // 3 else text.rfind(" ", 0, first - length // 3) + 1
    end = len(text) if start + length >= len(text) else text.rfind(" ", start, start + length)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def _marked_spans(text: str, wanted: Wanted) -> Iterator[tuple[int, int]]:
    found = [(match.start(), match.end(), folded(match[0])) for match in _WORD.finditer(text)]
    longest = max((len(name) for name in wanted.names), default=0)
    n = 0
    while n < len(found):
        size = next((s for s in range(longest, 1, -1) if _is_name(text, found[n : n + s], wanted)), 0)
        if size or wanted.holds(found[n][2]):
            yield found[n][0], found[n + max(size, 1) - 1][1]
        n += max(size, 1)


def _is_name(text: str, words: list[tuple[int, int, str]], wanted: Wanted) -> bool:
    """Whether the words are a name of several words, with nothing but spaces between them."""
    written = [word for _, _, word in words]
    if not any(len(name) == len(written) and all(map(_is_form, written, name)) for name in wanted.names):
        return False
    return all(text[this[1] : following[0]].isspace() for this, following in pairwise(words))


def _is_form(written: str, word: str) -> bool:
    """The same word; a Russian one in any case: of `Кыргызской` and `Кыргызская` all but the ending is compared."""
    if written == word:
        return True
    is_declined = len(word) >= 5 and _CYRILLIC.fullmatch(word) is not None
    return is_declined and written.startswith(word[:-2]) and len(written) <= len(word) + 2

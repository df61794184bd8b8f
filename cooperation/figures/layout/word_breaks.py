"""Where a word that is wider than its line may be broken: at its own hyphens, where a German compound is joined, or
between two syllables.

No dictionary: joints are known by what often stands behind them in titles of records, and a syllable ends before a
consonant that a vowel follows, which holds for German and Russian and is seldom far wrong in English. Only words that
would lose letters otherwise are broken.
"""

import re
from collections.abc import Callable
from typing import Final

_FEWEST: Final = 4  # letters on either side of a hyphen of ours
_JOINT: Final = re.compile(
    "(?<=\\w{4})(?=abkommen|aktion|asien|bekämpfung|beteiligung|darlehen|erklärung|fahrplan|finanzierung|fonds"
    "|investition|kette|kongress|kooperation|kraftwerk|lieferkette|management|minister|partnerschaft|plattform"
    "|programm|projekt|rahmen|sicherheit|strategie|studie|verband|veranstaltung|vereinbarung|versorgung|zuschuss"
    "|zuschüsse|zusammenarbeit)"
)
_VOWEL: Final = "[aeiouyäöüаеёиоуыэюя]"
_ONE: Final = (
    "(?:sch|ch|ck|ph|th|qu|[bcdfghjklmnpqrstvwxzßбвгджзйклмнпрстфхцчшщ][ьъ]?)"  # sounds as one consonant
)
_SYLLABLE: Final = re.compile(f"(?<={_VOWEL})(?:{_ONE})??(?={_ONE}{_VOWEL})", re.IGNORECASE)
_OWN_BREAK: Final = re.compile(r"(?<=[^\W\d_][-–/])(?=\w)")


def broken_word(word: str, fits: Callable[[str], bool]) -> list[str]:
    """The word in pieces of which each fits; in one where it does, or where it cannot be broken."""
    if fits(word):
        return [word]
    for way, sign in ((_OWN_BREAK, ""), (_JOINT, "-"), (_SYLLABLE, "-")):
        cuts = [match.end() for match in way.finditer(word) if not sign or _is_inside(word, match.end())]
        heads = [(word[:at] + sign, word[at:]) for at in cuts if fits(word[:at] + sign)]
        if heads:
            head, rest = heads[-1]
            return [head, *broken_word(rest, fits)]
    return [word]


def _is_inside(word: str, at: int) -> bool:
    """Far enough from both ends of the word and from hyphens of its own."""
    around = word[max(0, at - _FEWEST) : at], word[at : at + _FEWEST]
    return all(len(part) == _FEWEST and part.isalpha() for part in around)

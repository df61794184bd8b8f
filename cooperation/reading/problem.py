"""A problem in the data, as a value: where it is, what is wrong, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz, process

_FEW = 30  # words that are all named where none is near
_WIDEST = 400  # characters of a line that are shown; folded texts on record have up to 300

Severity = Literal[
    "error",  # the check fails
    "warning",  # the record is served; somebody should look
    "note",  # nothing to mend; something to know
]


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file. `line` and `column` count from 1; 0 means the file as a whole.

    An error withholds its record from the pages, save where only a link is broken: that is left blank.
    """

    file: str
    line: int
    column: int
    field: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    withholds: bool = True

    @property
    def record_id(self) -> str:
        return Path(self.file).stem

    @property
    def takes_record_away(self) -> bool:
        return self.severity == "error" and self.withholds

    def in_words(self, source: str | None = None) -> str:
        """The problem for the person who wrote the file, with the line of `source` it stands in."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        field = f"  {self.field}" if self.field else ""
        mark = "" if self.severity == "error" else f"{self.severity}: "
        head = f"{place}{field}: {mark}{self.message}"
        lines = source.splitlines() if source else []
        if not 0 < self.line <= len(lines):
            return f"{head}\n    {self.hint}" if self.hint else head
        line, column = _window(lines[self.line - 1], self.column)
        pointer = " " * (column - 1) + "^" + (f" {self.hint}" if self.hint else "")
        return f"{head}\n{self.line:>5} | {line}\n      | {pointer}"


def _window(line: str, column: int) -> tuple[str, int]:
    """The line as a terminal can show it: what cannot be seen as a dot, and of a long line what is around the
    column."""
    seen = "".join(letter if letter.isprintable() else "·" for letter in line)
    if len(seen) <= _WIDEST:
        return seen, column
    start = max(0, min(column - _WIDEST // 2, len(seen) - _WIDEST))
    cut = f"{'…' if start else ''}{seen[start : start + _WIDEST]}{'…' if start + _WIDEST < len(seen) else ''}"
    return cut, column - start + bool(start)


def nearest_word(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that looks most like `word`; None where none is near."""
    near = process.extractOne(word, allowed, scorer=fuzz.ratio, score_cutoff=60)
    return near[0] if near else None


def nearest_words(word: str, allowed: Iterable[str]) -> str:
    """A sentence that offers the nearest allowed word; where none is near, all of a short list, or what ids are."""
    words = list(allowed)
    near = nearest_word(word, words)
    if near:
        return f"did you mean {near}?"
    if len(words) <= _FEW:
        return f"one of: {', '.join(words)}" if words else ""
    return f"none of {len(words)} has a name like it; ids are names of files without .yaml"

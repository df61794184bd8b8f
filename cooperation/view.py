"""One view: a version of the records, what the reader selected, the language, and today. Pages and figures
get nothing else."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import lru_cache, wraps
from threading import Lock
from typing import Generic, TypeVar
from urllib.parse import urlencode

import pandas as pd

from cooperation.counting.lens import Lens
from cooperation.language.translator import Translator
from cooperation.language.wording import verb_in_words
from cooperation.reading.problem import Problem
from cooperation.records.record import LocalizedText, Record
from cooperation.records.scope import Scope
from cooperation.rows.narrowing import narrowed
from cooperation.rows.rows import Rows
from cooperation.selection import Selection
from cooperation.store.catalogue import Catalogue, LoadResult


@dataclass(frozen=True)
class View:
    """What one reader looks at in one run."""

    loaded: LoadResult
    selection: Selection
    today: date

    @property
    def catalogue(self) -> Catalogue:
        return self.loaded.catalogue

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.loaded.problems

    @property
    def scope(self) -> Scope:
        return self.catalogue.scope

    @property
    def t(self) -> Translator:
        return Translator(self.selection.language)

    @property
    def lens(self) -> Lens:
        return self.selection.lens(self.today)

    @property
    def rows(self) -> Rows:
        return _rows(self.catalogue, self.lens, self.today)

    @property
    def key(self) -> str:
        """The same key, the same figures: version, day, and everything selected."""
        return f"{self.catalogue.version}:{self.today}:{urlencode(self.selection.to_address(), doseq=True)}"

    @property
    def is_incomplete(self) -> bool:
        """Whether something is withheld, so that totals may lack it."""
        return any(problem.takes_record_away for problem in self.problems)

    def narrow(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame of `self.rows` that the selection keeps; kept for all readers and never changed."""
        chosen = self.selection
        parts = Selection(
            countries=chosen.countries, themes=chosen.themes, start=chosen.start, end=chosen.end
        )
        return _narrowed(_Frame(rows), parts)  # nothing else narrows, and what is kept serves all languages

    def record(self, record_id: str) -> Record | None:
        return self.catalogue.listed.get(record_id)

    def title(self, record_id: str) -> str:
        record = self.record(record_id)
        return self.text(record.title) if record else record_id

    def short(self, record_id: str) -> str:
        """The label for a figure: the short title where there is one."""
        record = self.record(record_id)
        return self.text(record.short or record.title) if record else record_id

    def event_title(self, record_id: str, number: int) -> str:
        """What happened, in words: the event's own title, else the verb and the record's short title."""
        record = self.record(record_id)
        events = getattr(record, "events", ())
        if record is None or not 0 <= number < len(events):
            return self.title(record_id)
        event = events[number]
        if event.title:
            return self.text(event.title)
        return f"{self.text(record.short or record.title)}: {verb_in_words(self.t, event.verb)}"

    def text(self, text: LocalizedText) -> str:
        return self.t.text(text)

    def organisation(self, organisation_id: str) -> str:
        return self.text(self.catalogue.organisation_name(organisation_id))

    def organisation_short(self, organisation_id: str) -> str:
        return self.text(self.catalogue.organisation_short(organisation_id))

    def area(self, word: str) -> str:
        """The name of an area of action, from the glossary; its word where the glossary has none."""
        name = self.catalogue.glossary.areas.get(word)
        return self.text(name) if name else word

    def nearest(self, asked: str, count: int = 5) -> list[str]:
        """The ids of records whose id is most like the one asked for."""
        return get_close_matches(asked.lower(), self.catalogue.listed, n=count, cutoff=0.4)

    def address(self, page: str, **own: str) -> str:
        """The address of a page that keeps the selection; `own` are the page's own parameters."""
        query = urlencode({**self.selection.to_address(), **own}, doseq=True)
        return f"/{page}?{query}" if query else f"/{page}"

    def with_selection(self, **changes: object) -> "View":
        return replace(self, selection=replace(self.selection, **changes))  # type: ignore[arg-type]


Result = TypeVar("Result")


class Kept(Generic[Result]):
    """Results by their key, the last `most` of them in use. Of what made them nothing is kept; none is ever changed.

    Two threads that miss the same key both make it, and either result will do.
    """

    def __init__(self, most: int) -> None:
        self._results: OrderedDict[Hashable, Result] = OrderedDict()
        self._most = most
        self._changing = Lock()

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        with self._changing:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
        result = make()
        with self._changing:
            self._results[key] = result
            if len(self._results) > self._most:
                self._results.popitem(last=False)
        return result


def cached_per_view(function: Callable[[View], Result]) -> Callable[[View], Result]:
    """`function`, called once for all readers of the same view."""
    kept: Kept[Result] = Kept(500)

    @wraps(function)
    def of(view: View) -> Result:
        return kept.get(view.key, lambda: function(view))

    return of


@dataclass(frozen=True, eq=False)
class _Frame:
    """A frame that is equal to itself only."""

    rows: pd.DataFrame

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frame) and self.rows is other.rows

    def __hash__(self) -> int:
        return id(self.rows)


@lru_cache(maxsize=1000)
def _narrowed(frame: _Frame, selection: Selection) -> pd.DataFrame:
    return narrowed(frame.rows, selection)


@lru_cache(maxsize=64)
def _rows(catalogue: Catalogue, lens: Lens, today: date) -> Rows:
    return Rows(catalogue, lens, today)

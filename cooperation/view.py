"""One view: a version of the records, what the reader selected, the language, and today. Pages and figures
get nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from typing import TypeVar
from urllib.parse import urlencode

import pandas as pd
from rapidfuzz import fuzz, process

from cooperation.counting.lens import Lens
from cooperation.language.translator import Translator
from cooperation.language.wording import verb_in_words
from cooperation.reading.problem import Problem
from cooperation.records.record import LocalizedText, Record
from cooperation.records.scope import Scope
from cooperation.rows.narrowing import narrowed
from cooperation.rows.rows import Rows
from cooperation.selection import Selection
from cooperation.store.catalogue import Catalogue
from cooperation.store.loading import LoadResult


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
        lens, today = self.lens, self.today
        return self.catalogue.cache.get("rows", 64, (lens, today), lambda: Rows(self.catalogue, lens, today))

    @property
    def key(self) -> str:
        """The same key, the same figures: version, day, and everything selected."""
        return f"{self.catalogue.version}:{self.today}:{urlencode(self.selection.to_address(), doseq=True)}"

    @property
    def is_incomplete(self) -> bool:
        """Whether something is withheld or missing, so that totals may lack it."""
        return self.loaded.incomplete_by > 0

    def narrow(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame of `self.rows` that the selection keeps; kept for all readers and never changed."""
        chosen = self.selection
        parts = Selection(
            countries=chosen.countries, themes=chosen.themes, start=chosen.start, end=chosen.end
        )
        # Nothing else narrows, and what is kept serves all languages.
        return self.catalogue.cache.get(
            "narrowed", 1000, (_Frame(rows), parts), lambda: narrowed(rows, parts)
        )

    def record(self, record_id: str) -> Record | None:
        """The record with this id, or that once had it."""
        return self.catalogue.listed.get(self.catalogue.current_id(record_id))

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
        found = process.extract(
            asked.lower(), self.catalogue.listed.keys(), scorer=fuzz.ratio, limit=count, score_cutoff=40
        )
        return [record_id for record_id, _, _ in found]

    def address(self, page: str, **own: str) -> str:
        """The address of a page that keeps the selection; `own` are the page's own parameters."""
        query = urlencode({**self.selection.to_address(), **own}, doseq=True)
        return f"/{page}?{query}" if query else f"/{page}"

    def with_selection(self, **changes: object) -> "View":
        return replace(self, selection=replace(self.selection, **changes))  # type: ignore[arg-type]


Result = TypeVar("Result")


def cached_per_view(function: Callable[[View], Result]) -> Callable[[View], Result]:
    """`function`, called once for all readers of the same view."""

    @wraps(function)
    def cached(view: View) -> Result:
        return view.catalogue.cache.get(function, 500, view.key, lambda: function(view))

    return cached


@dataclass(frozen=True, eq=False)
class _Frame:
    """A frame that is equal to itself only."""

    rows: pd.DataFrame

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frame) and self.rows is other.rows

    def __hash__(self) -> int:
        return id(self.rows)

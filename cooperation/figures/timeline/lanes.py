"""Which things a timeline shows in which lane, each with its label, its words for hover and its shape."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Final, Literal

from cooperation.figures.timeline.axis import Window
from cooperation.figures.timeline.shapes import Life, Shape, agreement_shape, date_shape, roadmap_shape
from cooperation.figures.timeline.words import agreement_hover, event_hover, roadmap_hover
from cooperation.language.wording import (
    AGREEMENT_KIND_WORDS,
    MILESTONE_KIND_WORDS,
    ROADMAP_KIND_WORDS,
    THEME_WORDS,
    place_name,
    verb_in_words,
)
from cooperation.records.milestone import Milestone
from cooperation.records.record import COUNTRIES, SHARED
from cooperation.rows.dates import TimelineRows
from cooperation.rows.iteration import iter_rows
from cooperation.selection import THEMES
from cooperation.view import View

Lanes = Literal["country", "theme", "kind"]
EU_WIDE: Final = ""  # the place of what is context and belongs to no country
_BARS_ON_FIRST_PAGE: Final = 4
_DATES_ON_FIRST_PAGE: Final = 4
_BINDS_NOBODY: Final = 5  # the rank of memoranda, declarations and letters


@dataclass(frozen=True)
class Item:
    """One thing in a lane."""

    id: str
    label: str
    hover: str
    shape: Shape
    rank: tuple[int, ...] = field(default=(), compare=False)  # the smaller, the more telling
    repeats_bar: bool = False  # says no more than the bar of its record


@dataclass(frozen=True)
class Lane:
    """A lane: bars and main dates (labelled, packed), all other dates, and what has no date on record."""

    title: str
    bars: tuple[Item, ...]
    main: tuple[Item, ...] = ()
    others: tuple[Item, ...] = ()
    undated: tuple[Item, ...] = ()
    left_out: int = 0  # how many are on record and not drawn

    def __bool__(self) -> bool:
        return bool(self.bars or self.main or self.others or self.undated)


def lanes_of(view: View, rows: TimelineRows, by: Lanes, window: Window, *, compact: bool) -> list[Lane]:
    """Lanes in their order. A country that is selected has its lane even where nothing is on record."""
    keys = _lane_keys(view, by)
    of_row = partial(_lane_key, view, by)
    bars = _by_lane(_bars(view, rows, window), of_row)
    dates = _by_lane(_dates(view, rows, window), of_row)
    found = []
    for key, title in keys.items():
        if compact and key == EU_WIDE:
            continue  # context; the first page shows what lies between both sides
        lane = _lane(title, bars.get(key, []), dates.get(key, []), window)
        if lane or lane.left_out or (by == "country" and key in _asked_for(view)):
            found.append(_telling(lane) if compact else lane)
    return found


def _asked_for(view: View) -> Sequence[str]:
    return view.selection.countries or COUNTRIES


def _lane_keys(view: View, by: Lanes) -> dict[str, str]:
    t = view.t
    if by == "theme":
        return {theme: t(THEME_WORDS[theme]) for theme in THEMES}
    if by == "kind":
        kinds = {
            **AGREEMENT_KIND_WORDS,
            **ROADMAP_KIND_WORDS,
            **{f"milestone {key}": word for key, word in MILESTONE_KIND_WORDS.items()},
        }
        return {kind: t(word) for kind, word in kinds.items()}
    return {place: place_name(t, place) for place in (SHARED, *COUNTRIES, EU_WIDE)}


def _lane_key(view: View, by: Lanes, row: Any) -> str:
    if by == "theme":
        return str(row.themes[0])
    if by == "country":
        return str(row.place)
    if getattr(row, "noun", "") == Milestone.noun:
        return f"milestone {row.what}"
    return str(row.kind) if hasattr(row, "kind") else str(getattr(view.record(row.id), "kind", ""))


def _by_lane(
    pairs: Iterator[tuple[Any, Item]], key_of: Callable[[Any], str]
) -> dict[str, list[tuple[Any, Item]]]:
    found: dict[str, list[tuple[Any, Item]]] = {}
    for row, item in pairs:
        found.setdefault(key_of(row), []).append((row, item))
    return found


def _lane(title: str, bars: list[tuple[Any, Item]], dates: list[tuple[Any, Item]], window: Window) -> Lane:
    drawn = tuple(item for _, item in bars if window.shows(item.shape))
    with_bar = {item.id for item in drawn}
    seen = [(row, item) for row, item in dates if window.shows(item.shape)]
    seen = [(row, item) for row, item in seen if not (item.repeats_bar and item.id in with_bar)]
    undated = tuple(item for _, item in bars if not item.shape)
    return Lane(
        title,
        bars=drawn,
        main=tuple(item for row, item in seen if row.headline),
        others=tuple(item for row, item in seen if not row.headline),
        undated=undated,
        left_out=len({item.id for _, item in (*bars, *dates)} - with_bar - {item.id for _, item in seen})
        - len(undated),
    )


def _telling(lane: Lane) -> Lane:
    """The few bars and main dates for the first page; no date twice, as a bar and as a point."""
    binding = [item for item in lane.bars if item.rank < (_BINDS_NOBODY,)]
    best = sorted(binding, key=lambda item: item.rank)[:_BARS_ON_FIRST_PAGE]
    bars = tuple(item for item in lane.bars if item in best)
    drawn = {item.id for item in bars}
    main = sorted((item for item in lane.main if item.id not in drawn), key=lambda item: item.rank)[
        :_DATES_ON_FIRST_PAGE
    ]
    shown = {item.id for item in (*bars, *main)}
    left_out = {item.id for item in (*lane.bars, *lane.main, *lane.others, *lane.undated)} - shown
    in_order = tuple(item for item in lane.main if item in main)
    return Lane(lane.title, bars, in_order, left_out=lane.left_out + len(left_out))


def _bars(view: View, rows: TimelineRows, window: Window) -> Iterator[tuple[Any, Item]]:
    """Agreements, then roadmaps, each in the order in which they began."""
    headlined = set(rows.events.loc[rows.events["headline"].astype(bool), "id"])
    lasting = rows.agreements[~rows.agreements["kind"].isin(_MOMENTS)]
    for row in sorted(iter_rows(lasting), key=_beginning):
        life = Life(row.kind, row.state, row.begun, row.done, row.in_force, row.ended)
        shape = agreement_shape(life, window.now, window.reach)
        rank = (
            _agreement_rank(row.kind, row.state),
            row.id not in headlined,
            -_beginning(row)[0].toordinal(),
        )
        yield row, Item(row.id, view.short(row.id), agreement_hover(view, row), shape, rank)
    for row in sorted(iter_rows(rows.roadmaps), key=_beginning):
        shape = roadmap_shape(row.start, row.end, window.now, window.reach)
        rank = (_ROADMAP_RANKS[row.state], row.id not in headlined, -_beginning(row)[0].toordinal())
        yield row, Item(row.id, view.short(row.id), roadmap_hover(view, row), shape, rank)


def _dates(view: View, rows: TimelineRows, window: Window) -> Iterator[tuple[Any, Item]]:
    """Milestones, and what is main or planned of agreements and roadmaps; the rest is in their bars."""
    moments = set(rows.agreements.loc[rows.agreements["kind"].isin(_MOMENTS), "id"])
    for row in iter_rows(rows.events):
        if row.noun == Milestone.noun or row.headline or row.planned or row.id in moments:
            shape = date_shape(
                row.date, planned=bool(row.planned), main=bool(row.headline), reach=window.reach
            )
            rank = (_EVENT_RANKS.get(row.what, 2), -row.date.first.toordinal())
            is_named_by_record = row.noun == Milestone.noun or row.id in moments
            label = view.short(row.id) if is_named_by_record else view.event_title(row.id, row.event)
            repeats = row.noun != Milestone.noun and not _has_own_title(view, row)
            yield row, Item(row.id, label, event_hover(view, row), shape, rank, repeats)


def _has_own_title(view: View, row: Any) -> bool:
    return view.event_title(row.id, row.event) != f"{view.short(row.id)}: {verb_in_words(view.t, row.what)}"


def _beginning(row: Any) -> tuple[date, str]:
    return (row.from_day or date.max, row.id)


# Signed or issued on a day, and running from then to nowhere: drawn as what happened, not as what lasts.
_MOMENTS: Final = ("memorandum", "declaration", "letter-of-intent")
_EVENT_RANKS: Final = {"summit": 0, "forum": 1, "ministerial": 1}
_ROADMAP_RANKS: Final = {"running": 1, "to-begin": 2, "agreed": 3, "period-ended": 4, "to-be-drawn-up": 6}


def _agreement_rank(kind: str, state: str) -> int:
    """What binds stands before what is to bind, and that before what ended or binds nobody."""
    if kind in ("treaty", "trade-preference"):
        return 0 if state == "in-force" else 3 if state == "ended" else 2
    if kind == "strategy":
        return 3 if state == "ended" else 1
    return 4 if kind == "framework" and state == "in-force" else _BINDS_NOBODY

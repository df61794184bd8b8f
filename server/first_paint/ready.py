"""The first page for the usual selections, made before a reader asks for it, in the pauses between readers.

A selection that nobody has made yet costs ten times as much as one that somebody has. With one place or none and one
theme or none there are 77; in the other languages those with one of the two.
"""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from urllib.parse import parse_qs

import brotli
from starlette.requests import Request
from starlette.responses import Response

from cooperation import store
from cooperation.language.translator import LANGUAGES
from cooperation.selection import PLACES, THEMES, Address, Selection
from cooperation.store.files import NoData
from cooperation.store.history import todays_date
from cooperation.store.loading import LoadResult
from server.first_paint import visit
from server.first_paint.element_tree import ElementTree, PageError
from server.first_paint.first_sight import FirstSight, first_sight

LOOK_AGAIN_AFTER = 10.0  # seconds, for other records or another day


@dataclass(frozen=True)
class Ready:
    """`html` is the first sight of the page, `figures` are those in it, three lines each; both compressed."""

    html: bytes
    figures: bytes

    @classmethod
    def of(cls, sight: FirstSight) -> "Ready":
        return cls(*(brotli.compress(part, quality=9) for part in (sight.html.encode(), sight.figures)))


@dataclass
class Shelf:
    """What lies ready, and for which records and day it was made."""

    made_for: tuple[LoadResult, date] | None = None
    pages: dict[Selection, Ready] = field(default_factory=dict)


_LOG = logging.getLogger("cooperation")
_SHELF = Shelf()


async def keep() -> None:
    """For as long as the server lives, in its loop; what takes time is done elsewhere."""
    done = None
    while True:
        now = await asyncio.to_thread(_records_and_day)
        if now and now != done and await make_all(*now):
            done = now
        await asyncio.sleep(LOOK_AGAIN_AFTER)


def usual_selections() -> Iterator[Selection]:
    """The plainest first."""
    places: list[tuple[str, ...]] = [(), *((place,) for place in PLACES)]
    themes: list[tuple[str, ...]] = [(), *((theme,) for theme in THEMES)]
    both = sorted(product(places, themes), key=lambda chosen: len(chosen[0]) + len(chosen[1]))
    for language in LANGUAGES:
        for countries, chosen in both:
            if language == "en" or not (countries and chosen):
                yield Selection(countries=countries, themes=chosen, language=language)


async def make_all(loaded: LoadResult, today: date) -> bool:
    """False where other records or another day have come meanwhile: what is left would be asked for by nobody."""
    _SHELF.pages.clear()
    _SHELF.made_for = (loaded, today)
    for selection in usual_selections():
        made = await _made(selection)
        if await asyncio.to_thread(_records_and_day) != (loaded, today):
            return False
        if made is not None:
            _SHELF.pages[selection] = made
    return True


async def _made(selection: Selection) -> Ready | None:
    """None where the page shows more than its figures and texts, such as a warning, or could not be made."""
    try:
        page = await visit.first_page(selection.to_address())
    except PageError as error:
        _LOG.log(logging.WARNING, "Not made ahead, %s: %r", selection.to_address(), error)
        return None
    return await asyncio.to_thread(_ready, page)


def _ready(page: ElementTree) -> Ready | None:
    sight = first_sight(page)
    return Ready.of(sight) if sight else None


def first_page(query: str) -> str | None:
    """The first sight of the first page at these parameters of its address, where it lies ready, is of these records
    and this day, and nothing else is asked for."""
    asked = parse_qs(query, keep_blank_values=True)
    ready = _ready_for(asked) if asked.keys() <= set(Selection.NAMES) else None
    is_true = ready is not None and _records_and_day() == _SHELF.made_for
    return brotli.decompress(ready.html).decode() if ready and is_true else None


async def drawings(request: Request) -> Response:
    """The figures of the first page for the selection of the address, three lines each, where they lie ready: for a
    browser that draws them while the page itself is still being made. Else nothing, and nothing is made for it.

    Nor is the disk asked whether the records have just changed: it has to be there before the page, which knows.
    """
    ready = _ready_for(parse_qs(request.url.query, keep_blank_values=True))
    if ready is None:
        return Response(status_code=204)
    headers = {"cache-control": "no-cache", "vary": "accept-encoding"}
    figures = ready.figures
    if "br" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "br"
    else:  # as browsers are in a network without https
        figures = brotli.decompress(figures)
    return Response(figures, media_type="text/plain; charset=utf-8", headers=headers)


def _ready_for(asked: Address) -> Ready | None:
    """None too where something of the selection was not understood: the page says what."""
    selection, problems = Selection.from_address(asked)
    return None if problems else _SHELF.pages.get(selection)


def _records_and_day() -> tuple[LoadResult, date] | None:
    """None where there are no records, which every page and /healthz say."""
    try:
        return store.get(), todays_date()
    except NoData:
        return None

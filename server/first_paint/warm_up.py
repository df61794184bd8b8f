"""Fills the cache with the first page for the usual selections, at the start and whenever the records or the day
change, in the pauses between readers.

A selection that nobody has made yet costs ten times as much as one that somebody has. With one place or none and one
theme or none there are 77; in the other languages those with one of the two.
"""

import asyncio
import logging
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Final

from components.sections.first_page import first_page
from components.shell.render_lock import PageAbandonedError, background
from cooperation import store
from cooperation.language.translator import LANGUAGES
from cooperation.selection import PLACES, THEMES, Selection
from cooperation.store.files import NoData
from cooperation.store.history import todays_date
from cooperation.store.loading import LoadResult
from cooperation.view import View
from server.first_paint.answers import first_paint

LOOK_AGAIN_AFTER: Final = 10.0  # seconds, for other records or another day

_LOG = logging.getLogger("cooperation")
Version = tuple[LoadResult, date]


async def keep_warm() -> None:
    """For as long as the server lives; what takes time is done in a thread."""
    done = None
    while True:
        version = await asyncio.to_thread(current_version)
        if version and version != done and await asyncio.to_thread(warm_up, version):
            done = version
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


def warm_up(version: Version) -> bool:
    """False where other records or another day have come meanwhile: what is left would be asked for by nobody."""
    loaded, today = version
    for selection in usual_selections():
        if current_version() != version:
            return False
        _prepare(View(loaded, selection, today))
    return True


def _prepare(view: View) -> None:
    """A page that takes too long is given up, and the log says so."""
    address = view.address("")
    try:
        with background(address):
            first_paint(view, first_page(view))
    except PageAbandonedError:
        _LOG.warning("Without a first paint until a reader comes: %s", address)


def current_version() -> Version | None:
    """None where there are no records, which every page and /healthz say."""
    try:
        return store.get(), todays_date()
    except NoData:
        return None

"""What the first page shows for the usual selections, made before a reader asks for it, in the pauses between readers.

A selection that nobody has made yet costs ten times as much as one that somebody has. With one place or none and one
theme or none there are 77; in the other languages those with one of the two.
"""

import threading
import time
from collections.abc import Iterator
from datetime import date
from itertools import product

from components import turns
from components.date_lists import coming_lines, latest_lines
from components.glance import glance_figures
from components.panel import ahead
from components.panels_map import map_panel
from components.panels_money import bars_for_a_phone, stages_panel
from components.panels_timeline import agreements_panel
from cooperation.catalogue import Loaded, NoData
from cooperation.current import current
from cooperation.history import todays_date
from cooperation.languages import LANGUAGES
from cooperation.selection import PLACES, THEMES, Selection
from cooperation.view import View

FIRST_PAGE = (
    glance_figures, map_panel, bars_for_a_phone, stages_panel, agreements_panel, coming_lines, latest_lines,
)  # fmt: skip
LOOK_AGAIN_AFTER = 10.0  # seconds, for other records or another day


def start() -> None:
    """In a thread of its own, which ends with the server."""
    threading.Thread(target=_keep_ahead, name="ahead", daemon=True).start()


def usual_selections() -> Iterator[Selection]:
    """The plainest first."""
    places: list[tuple[str, ...]] = [(), *((place,) for place in PLACES)]
    themes: list[tuple[str, ...]] = [(), *((theme,) for theme in THEMES)]
    both = sorted(product(places, themes), key=lambda chosen: len(chosen[0]) + len(chosen[1]))
    for language in LANGUAGES:
        for countries, chosen in both:
            if language == "en" or not (countries and chosen):
                yield Selection(countries=countries, themes=chosen, language=language)


def make_first_page(view: View) -> None:
    """All of it that depends on the view alone."""
    for part in FIRST_PAGE:
        with turns.pause(), ahead():
            part(view)


def make_all(loaded: Loaded, today: date) -> bool:
    """False where other records or another day have come meanwhile: what is left would be asked for by nobody."""
    for selection in usual_selections():
        if _records_and_day() != (loaded, today):
            return False
        make_first_page(View(loaded, selection, today))
    return True


def _keep_ahead() -> None:
    done = None
    while True:
        now = _records_and_day()
        if now and now != done and make_all(*now):
            done = now
        time.sleep(LOOK_AGAIN_AFTER)


def _records_and_day() -> tuple[Loaded, date] | None:
    """None where there are no records, which every page and /healthz say."""
    try:
        return current.loaded(), todays_date()
    except NoData:
        return None

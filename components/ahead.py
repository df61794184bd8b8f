"""What the first page shows for the usual selections, made before a reader asks for it, in the pauses between readers.

A selection that nobody has made yet costs ten times as much as one that somebody has. With one place or none and one
theme or none there are 77; in the other languages those with one of the two.
"""

import threading
import time
from collections.abc import Iterator
from datetime import date
from itertools import product

import brotli
from starlette.requests import Request
from starlette.responses import Response

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
_READY: dict[str, bytes] = {}  # compressed, by `view.key`; some 7 KB each
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
    lines: list[bytes] = []
    for part in FIRST_PAGE:
        with turns.pause(), ahead() as made:
            part(view)
        lines += (drawing.with_surroundings({"name": key}) for key, drawing in made.items())
    _READY[view.key] = brotli.compress(b"\n".join(lines), quality=9)


def drawings(request: Request) -> Response:
    """The figures of the first page for the selection of the address, three lines each, where they lie ready; to a
    browser that draws them while the page itself is still being made. Else nothing, and nothing is made for it.

    Not a coroutine: whether the records have changed is looked up on the disk, which must not hold up all others.
    """
    asked = {name: request.query_params.getlist(name) for name in request.query_params}
    now = _records_and_day()
    ready = _READY.get(View(now[0], Selection.from_address(asked)[0], now[1]).key) if now else None
    if ready is None or "br" not in request.headers.get("accept-encoding", ""):
        return Response(status_code=204)
    headers = {"content-encoding": "br", "cache-control": "no-cache", "vary": "accept-encoding"}
    return Response(ready, media_type="text/plain; charset=utf-8", headers=headers)


def make_all(loaded: Loaded, today: date) -> bool:
    """False where other records or another day have come meanwhile: what is left would be asked for by nobody."""
    _READY.clear()
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

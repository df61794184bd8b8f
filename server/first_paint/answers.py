"""What a browser is answered with before Streamlit is there: the first page, or its figures alone.

Both are composed of what is in the cache of the version under the key of the view, so they can never be of other
records or of another day. What is not there yet is not made for the answer.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from components.sections.first_page import FirstPage, find_first_page, whole_page
from cooperation import store
from cooperation.figures.addresses import read_selection
from cooperation.selection import Address, Selection
from cooperation.store.files import NoData
from cooperation.store.history import todays_date
from cooperation.view import View
from server.first_paint.composition import CannotComposeError, compose

BROWSER_ORIGIN: Final = "origin://browser"
"""Stands for the address of the server, which only the browser knows for sure; prefetch.js puts it in. So the composed
page is the same for all readers."""

_CACHE: Final = "first paint"


@dataclass(frozen=True)
class FirstPaint:
    """`page` is the HTML of the first page, `figures` are those in it, three lines each; both compressed."""

    page: bytes
    figures: bytes


def first_paint(view: View, page: FirstPage) -> FirstPaint | None:
    """Composed once for all readers of a view. None where the page shows what only Streamlit can, such as a warning."""
    return view.catalogue.cache.get(_CACHE, 300, view.key, lambda: _make(view, page))


def _make(view: View, page: FirstPage) -> FirstPaint | None:
    try:
        composed = compose(whole_page(view, page, BROWSER_ORIGIN))
    except CannotComposeError:
        return None
    return FirstPaint(
        *(brotli.compress(part, quality=9) for part in (composed.html.encode(), composed.figures))
    )


def first_page_html(query: str) -> str | None:
    """The first page at these parameters of its address; None where it cannot be composed, is not in the cache, or
    where more than a selection is asked for."""
    params = parse_qs(query, keep_blank_values=True)
    found = _find(params) if params.keys() <= set(Selection.NAMES) else None
    return brotli.decompress(found.page).decode() if found else None


async def drawings(request: Request) -> Response:
    """The figures of the first page for the selection of the address, three lines each: for a browser that draws them
    while the page itself is still being made. 204 where they are not in the cache."""
    params = parse_qs(request.url.query, keep_blank_values=True)
    found = await run_in_threadpool(_find, params)
    if found is None:
        return Response(status_code=204)
    headers = {"cache-control": "no-cache", "vary": "accept-encoding"}
    figures = found.figures
    if "br" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "br"
    else:  # as browsers are in a network without https
        figures = brotli.decompress(figures)
    return Response(figures, media_type="text/plain; charset=utf-8", headers=headers)


def _find(params: Address) -> FirstPaint | None:
    """None too where something of the selection was not understood, or a total may lack something: the page says so."""
    today = todays_date()
    selection, problems = read_selection(params, today)
    try:
        view = View(store.get(), selection, today)
    except NoData:
        return None  # which every page and /healthz say
    page = None if problems or view.is_incomplete else find_first_page(view)
    return first_paint(view, page) if page else None

"""The application, and the only way to serve it: `streamlit run app.py`, which `make run` calls.

Everything a reader waits for is done before the first one comes: the records are read, the frames built.
"""

import asyncio
import gc
import itertools
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from components.shell.messages import page_failed
from components.shell.navigation import EVERY_PAGE
from cooperation import store
from cooperation.folders import ROOT
from cooperation.language.translator import LANGUAGES, Translator
from cooperation.search.index import index_of
from cooperation.selection import Selection
from cooperation.store.files import NoData
from cooperation.store.history import todays_date
from cooperation.view import View
from server.first_paint import first_sight, ready
from server.index_page import IndexMiddleware, IndexPage, UnknownPathRedirect
from server.serving import ROUTES, PrecompressedStatic, SecurityHeaders, content_security_policy

SECONDS_TO_COLLECT = 30
SHELL = IndexPage(
    index=Path(st.__file__).parent / "static" / "index.html",
    style=ROOT / "components" / "browser" / "style.css",
    first_sight_head=first_sight.head(),
)


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Reads the records and builds the frames that everybody sees first."""
    try:
        view = View(store.get(), Selection(), todays_date())
    except NoData as nothing:
        logging.getLogger("cooperation").error("%s", nothing)
    else:
        for language in LANGUAGES:
            Translator(language)("Search")  # the first word of a language reads its catalogue
        _ = (view.rows.records, view.rows.events, index_of(view.catalogue))
    beside = [start_background_task(work) for work in (ready.keep(), _keep_garbage_small())]
    stop = Event()
    Thread(target=store.keep_current, args=[stop], name="records", daemon=True).start()
    yield {}
    stop.set()
    for task in beside:
        task.cancel()


def start_background_task(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """Begins what goes on beside the pages. Should it fail, the pages go on without it, and the log says so."""

    def say(task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error:
            logging.getLogger("cooperation").error("No longer done: %s", task.get_name(), exc_info=error)

    task = asyncio.create_task(work, name=work.__qualname__)
    task.add_done_callback(say)
    return task


async def _keep_garbage_small() -> None:
    """Streamlit looks for garbage after every run, through everything that lives; of what has lived for a second it
    need not look again. What of that has died since is found every half minute."""
    for second in itertools.count():
        if second % SECONDS_TO_COLLECT == 0:
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        await asyncio.sleep(1)


app = st.App(
    ROOT / "pages" / "main.py",
    lifespan=lifespan,
    on_script_error=page_failed,
    routes=[Route("/drawings", ready.drawings), *ROUTES],
    middleware=[
        Middleware(SecurityHeaders, policy=content_security_policy(SHELL.with_first_sight("en", ""))),
        Middleware(PrecompressedStatic),
        Middleware(UnknownPathRedirect, pages={page.address for page in EVERY_PAGE}),
        Middleware(IndexMiddleware, shell=SHELL, first_sight=ready.first_page),
    ],
)

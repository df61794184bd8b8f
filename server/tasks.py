"""What goes on while the server lives: warm-up before the first reader, and tasks beside the pages."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from threading import Event, Thread
from typing import Any

from cooperation import store
from cooperation.language.translator import LANGUAGES, Translator
from cooperation.search.index import index_of
from cooperation.selection import Selection
from cooperation.store.files import NoData
from cooperation.store.history import todays_date
from cooperation.view import View
from server.first_paint.warm_up import keep_warm
from server.garbage import collect_between_pages

_LOG = logging.getLogger("cooperation")


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Everything a reader waits for is done before the first one comes; the tasks end with the server."""
    _warm_up()
    tasks = [
        start_background_task(keep_warm(), "first pages of usual selections"),
        start_background_task(collect_between_pages(), "garbage collection"),
    ]
    stop = Event()
    Thread(target=store.keep_current, args=[stop], name="records", daemon=True).start()
    yield {}
    stop.set()
    for task in tasks:
        task.cancel()


def _warm_up() -> None:
    """Reads the records and builds the frames that everybody sees first."""
    try:
        view = View(store.get(), Selection(), todays_date())
    except NoData as nothing:
        _LOG.error("%s", nothing)
        return
    for language in LANGUAGES:
        Translator(language)("Search")  # the first word of a language reads its catalogue
    _ = (view.rows.records, view.rows.events, index_of(view.catalogue))


def start_background_task(work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
    """Starts a task beside the pages. Should it fail, the pages go on without it, and the log says so."""

    def log_failure(task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error:
            _LOG.error("Background task failed and is not started again: %s", task.get_name(), exc_info=error)

    task = asyncio.create_task(work, name=name)
    task.add_done_callback(log_failure)
    return task

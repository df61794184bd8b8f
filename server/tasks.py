"""What goes on while the server lives: warm-up before the first reader, and tasks beside the pages."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from cooperation.language.translator import LANGUAGES, Translator
from cooperation.search.index import index_of
from cooperation.selection import Selection
from cooperation.store.catalogue import NoData
from cooperation.store.history import todays_date
from cooperation.store.loading import current
from cooperation.view import View
from server.first_paint import ready
from server.garbage import collect_between_pages

_LOG = logging.getLogger("cooperation")


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Everything a reader waits for is done before the first one comes; the tasks end with the server."""
    _warm_up()
    tasks = [
        start_background_task(ready.keep(), "first pages ahead of their readers"),
        start_background_task(collect_between_pages(), "garbage collection"),
    ]
    yield {}
    for task in tasks:
        task.cancel()


def _warm_up() -> None:
    """Reads the records and builds the frames that everybody sees first."""
    try:
        view = View(current.loaded(), Selection(), todays_date())
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

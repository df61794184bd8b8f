"""Render lock: pages are rendered one at a time, each for a limited time.

Python runs one thread at a time anyway. Fifty that render pages at once only take the processor from each other, and
from the one that sends what is ready: then fifty readers wait for the last page instead of each for his own.
A page that hangs, on the disk say, loses the lock after `LIMIT`, so that the others do not wait for it.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer, local

from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

LIMIT = 20.0  # seconds that a page waits for its turn at most, and seconds that its turn lasts at most
QUIET = 0.5  # seconds without a reader, after which there is time for other things
PATIENCE = 60.0  # seconds that a collection of garbage waits for quiet

_LOG = logging.getLogger("cooperation")
_lock = Lock()
_last_reader = 0.0
_here = local()  # of the thread that renders a page

TellReader = Callable[[], None]  # writes on the page that it is given up


class PageAbandonedError(Exception):
    """The page was given up, and its reader told."""


class _Hold:
    """One hold of the lock. It is given back once: by the page, or by the clock that is set when it begins."""

    def __init__(self, on_overdue: Callable[[], None]) -> None:
        self._given_back = Lock()  # taken by the first who gives the hold back
        self._on_overdue = on_overdue
        self._clock = Timer(LIMIT, self._take_away)
        self._clock.daemon = True
        add_script_run_ctx(self._clock, get_script_run_ctx(suppress_warning=True))
        self._clock.start()

    def give_back(self) -> bool:
        """False where that has been done before."""
        self._clock.cancel()
        is_first = self._given_back.acquire(blocking=False)
        if is_first:
            _lock.release()
        return is_first

    def _take_away(self) -> None:
        if self.give_back():
            self._on_overdue()


class _Turn:
    """A page's turn to be rendered; one in the background pauses while readers come."""

    def __init__(self, page: str | None, tell_reader: TellReader, *, is_background: bool) -> None:
        self._tell_reader = tell_reader
        self._is_background = is_background
        self._is_abandoned = False
        self._page = page
        self._hold: _Hold | None = None

    def begin(self) -> None:
        """Waits for the lock. Raises PageAbandonedError where a reader's page would wait too long."""
        if not _lock.acquire(timeout=-1 if self._is_background else LIMIT):
            self._abandon("has waited for its turn")
            raise PageAbandonedError(self._page)
        self._hold = _Hold(lambda: self._abandon("has been rendered"))

    def end(self) -> None:
        if self._hold is not None:
            self._hold.give_back()

    def between_parts(self) -> None:
        """Raises PageAbandonedError where the page has been given up meanwhile."""
        if self._is_abandoned:
            raise PageAbandonedError(self._page)
        if self._is_background and not _is_quiet():
            self.end()
            _wait_for_quiet()
            self.begin()

    def _abandon(self, what: str) -> None:
        self._is_abandoned = True
        _LOG.error("A page is given up: it %s for %s s. %s", what, LIMIT, self._page)
        self._tell_reader()


@contextmanager
def foreground(page: str | None, tell_reader: TellReader) -> Iterator[None]:
    """A reader's page is rendered; `page` is its address, for the log. Raises PageAbandonedError."""
    global _last_reader  # noqa: PLW0603  # of this one process, as the lock
    _last_reader = time.monotonic()
    with _turn(page, tell_reader, is_background=False):
        yield


@contextmanager
def background(page: str) -> Iterator[None]:
    """A page is rendered that nobody waits for, once no reader has come for a while. Raises PageAbandonedError."""
    _wait_for_quiet()
    with _turn(page, lambda: None, is_background=True):
        yield


@contextmanager
def _turn(page: str | None, tell_reader: TellReader, *, is_background: bool) -> Iterator[None]:
    turn = _here.turn = _Turn(page, tell_reader, is_background=is_background)
    try:
        turn.begin()
        yield
    finally:
        _here.turn = None
        turn.end()


@contextmanager
def between_pages() -> Iterator[None]:
    """No page is rendered meanwhile. Waits for a pause between readers, but not for ever."""
    _wait_for_quiet(PATIENCE)
    with _lock:
        yield


def yield_to_foreground() -> None:
    """Between two parts of a page: one that nobody waits for is put aside while readers come, and one that has been
    given up ends. Raises PageAbandonedError."""
    turn: _Turn | None = getattr(_here, "turn", None)
    if turn is not None:
        turn.between_parts()


def _is_quiet() -> bool:
    return time.monotonic() - _last_reader >= QUIET


def _wait_for_quiet(patience: float = float("inf")) -> None:
    deadline = time.monotonic() + patience
    while not _is_quiet() and time.monotonic() < deadline:
        time.sleep(QUIET / 5)

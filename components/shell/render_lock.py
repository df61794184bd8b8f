"""Whose turn it is: one page is made at a time.

Python runs one thread at a time anyway. Fifty that make pages at once only take the processor from each other, and from
the one that sends what is ready: then fifty readers wait for the last page instead of each for his own.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, local

QUIET = 0.5  # seconds without a reader, after which there is time for other things

_turn = Lock()
_last_reader = 0.0
_here = local()  # of the thread that makes a page


@contextmanager
def foreground() -> Iterator[None]:
    """A reader's page is made."""
    global _last_reader  # noqa: PLW0603  # of this one process, as the lock
    _last_reader = time.monotonic()
    with _turn:
        yield


@contextmanager
def background() -> Iterator[None]:
    """A page is made that nobody waits for, once no reader has come for a while."""
    _wait_for_a_pause()
    with _turn:
        _here.makes_ahead = True
        try:
            yield
        finally:
            _here.makes_ahead = False


def yield_to_foreground() -> None:
    """Between two parts of a page: one that is made ahead is put aside while readers come."""
    if getattr(_here, "makes_ahead", False) and not _is_quiet():
        _turn.release()
        try:
            _wait_for_a_pause()
        finally:
            _turn.acquire()


def _is_quiet() -> bool:
    return time.monotonic() - _last_reader >= QUIET


def _wait_for_a_pause() -> None:
    while not _is_quiet():
        time.sleep(QUIET / 5)

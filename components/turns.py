"""Whose turn it is: one page is made at a time.

Python runs one thread at a time anyway. Fifty that make pages at once only take the processor from each other, and from
the one that sends what is ready: then fifty readers wait for the last page instead of each for his own.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

QUIET = 0.5  # seconds without a reader, after which there is time for other things

_turn = Lock()
_last_reader = 0.0


@contextmanager
def reader() -> Iterator[None]:
    """A reader's page is made."""
    global _last_reader  # noqa: PLW0603  # of this one process, as the lock
    _last_reader = time.monotonic()
    with _turn:
        yield


@contextmanager
def pause() -> Iterator[None]:
    """Something small is made, once no reader has come for a while."""
    while time.monotonic() - _last_reader < QUIET:
        time.sleep(QUIET / 5)
    with _turn:
        yield

"""The version that is served: read when first asked for, and again whenever something changes."""

import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Lock
from typing import Literal

from cooperation.folders import DATA
from cooperation.store.files import NoData
from cooperation.store.history import todays_date
from cooperation.store.loading import LoadResult, load
from cooperation.store.snapshot import FolderState, folder_state
from cooperation.store.watching import watch_folder

GRACE = 60.0  # seconds that the last good version is served while the folder is away
LOGGED = 20  # problems of one version that are written to the log

_LOG = logging.getLogger("cooperation")
Listener = Callable[[LoadResult], None]
Status = Literal[
    "ok",
    "degraded",  # records are served; something of the folder is not
    "no data",
]


def data_folder() -> Path:
    """COOPERATION_DATA, or the folder `data` of this project."""
    return Path(os.environ.get("COOPERATION_DATA") or DATA)


@dataclass(frozen=True)
class Health:
    """What an operator asks for. `withheld` counts records, `unreadable` folders, links and pipes."""

    status: Status
    version: str | None
    records: int
    withheld: int
    unreadable: int
    why: str


class Store:
    """Holds the one version that is served. A new one is read beside it, and takes its place when it is whole."""

    def __init__(self) -> None:
        self._reading = Lock()
        self._result: LoadResult | None = None
        self._failure: Exception | None = None
        self._failed_at = 0.0
        self._listeners: list[Listener] = []
        self._seen: FolderState = {}

    def get(self) -> LoadResult:
        """The version of now. Raises NoData where there is no folder, or nothing in it.

        While a load fails, and for a while after the folder has gone, the last good version.
        """
        if self._result is None:
            self.refresh(only_first=True)
        failure, result = self._failure, self._result
        if isinstance(failure, NoData) and (result is None or time.monotonic() - self._failed_at > GRACE):
            raise failure
        if result is None:
            raise NoData("The records could not be loaded; the log of the server says why.") from failure
        return result

    def health(self) -> Health:
        try:
            result = self.get()
        except NoData as nothing:
            return Health("no data", None, 0, 0, 0, str(nothing))
        why = [f"the last load failed: {self._failure}"] if self._failure else []
        why += [
            f"{problem.file}: {problem.message}"
            for problem in result.problems
            if problem.takes_record_away or problem.file in result.vanished
        ]
        is_whole = not (why or result.unreadable or result.catalogue.missing_payers)
        return Health(
            "ok" if is_whole else "degraded",
            result.catalogue.version,
            len(result.catalogue.records),
            len(result.withheld),
            len(result.unreadable),
            "; ".join(why[:LOGGED]),
        )

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """`listener` is called with each new version, in the thread that read it. Returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def keep_current(self, stop: Event) -> None:
        """Reads the records again whenever their folder changes and each new day, until `stop`; for a thread."""
        for has_changed in watch_folder(data_folder(), self._seen, stop):
            if has_changed or self._is_another_day() or isinstance(self._failure, NoData):
                self.refresh()

    def refresh(self, *, only_first: bool = False) -> None:
        """Reads the records. One reads at a time; `only_first`: unless another has done so meanwhile."""
        with self._reading:
            if only_first and self._result is not None:
                return
            before = self._result
            self._seen = folder_state(data_folder())
            try:
                drafts = os.environ.get("COOPERATION_DRAFTS") == "yes"
                result = load(data_folder(), todays_date(), before, with_drafts=drafts)
            except Exception as error:  # whatever it is, the last good version stays and the log says why
                self._fail(error)
                return
            self._failure = None
            if before and _is_same(before, result):
                result = replace(result, catalogue=before.catalogue)
            self._result = result
        if before and result.catalogue is not before.catalogue:
            before.catalogue.cache.clear()  # at once, not when the garbage collector comes to it
        if before is None or before.problems != result.problems:
            _log_problems(result)
        if before is None or result.catalogue is not before.catalogue or before.problems != result.problems:
            for listener in tuple(self._listeners):
                listener(result)

    def _fail(self, error: Exception) -> None:
        if self._failure is None:
            self._failed_at = time.monotonic()
        if repr(error) != repr(self._failure):
            _LOG.error("The records were not loaded: %s", error, exc_info=not isinstance(error, NoData))
        self._failure = error

    def _is_another_day(self) -> bool:
        return self._result is not None and self._result.catalogue.read_on != todays_date()


def _is_same(before: LoadResult, after: LoadResult) -> bool:
    """The same facts on the same day: what was computed of them stays."""
    old, new = before.catalogue, after.catalogue
    return (old.version, old.read_on, old.withheld) == (new.version, new.read_on, new.withheld)


def _log_problems(result: LoadResult) -> None:
    away = [problem for problem in result.problems if problem.takes_record_away]
    for problem in away[:LOGGED]:
        _LOG.warning("Withheld: %s", problem.in_words())
    if len(away) > LOGGED:
        _LOG.warning("... and %d more; `cooperation check` names them", len(away) - LOGGED)


_store = Store()


def get() -> LoadResult:
    """The version that this process serves. Raises NoData."""
    return _store.get()


def health() -> Health:
    return _store.health()


def subscribe(listener: Listener) -> Callable[[], None]:
    """`listener` is called with each new version. Returns what ends that."""
    return _store.subscribe(listener)


def keep_current(stop: Event) -> None:
    """Reads the records again whenever they change, until `stop`; for a thread of its own."""
    _store.keep_current(stop)

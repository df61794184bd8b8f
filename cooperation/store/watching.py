"""Notices when something in a folder of records changes: told by the system, and by looking now and then."""

import logging
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Final

from watchfiles import Change, watch

from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.store.editor_files import is_editors_file
from cooperation.store.snapshot import REFERENCE, FolderState, folder_state

TICK: Final = 1.0  # seconds; how often the folders themselves are looked at, which may have been exchanged
LOOK_AFTER: Final = 10.0  # seconds between two looks at the times of all files; one costs about 5 ms
SETTLED: Final = 200  # milliseconds without a change, after which many changes count as one
LONGEST: Final = 2000  # milliseconds that changes may go on before they are told

_LOG = logging.getLogger("cooperation")
Identity = tuple[tuple[str, int, int], ...]


def watch_folder(folder: Path, seen: FolderState, stop: Event) -> Iterator[bool]:
    """True when something has changed since it was `seen`, False after each second without; until `stop`.

    The system is quick to tell, but does not see a network drive, nor what happens before it is asked, and has a
    limit of watches. So the files are looked at as well: whenever watching begins, and every ten seconds.
    """
    is_told = True
    while not stop.is_set():
        looked = 0.0
        try:
            for is_change in _until_exchanged(folder, stop):
                before = seen
                if is_change or time.monotonic() - looked > LOOK_AFTER:
                    seen, looked = folder_state(folder), time.monotonic()
                yield is_change or seen != before
        except (OSError, RuntimeError) as error:  # of watchfiles: a folder that went away, or no more watches
            if is_told:
                _LOG.warning("%s cannot be watched and is looked at each second: %s", folder, error)
            is_told = False
            stop.wait(TICK)
            before, seen = seen, folder_state(folder)
            yield before != seen


def _until_exchanged(folder: Path, stop: Event) -> Iterator[bool]:
    """What the system tells of these very folders, and False each second without; until others take their place."""
    folders = _identity(folder)
    if not folders:
        stop.wait(TICK)
        yield False
        return
    for changes in watch(
        *(path for path, _, _ in folders),
        watch_filter=_is_meant,
        debounce=LONGEST,
        step=SETTLED,
        stop_event=stop,
        rust_timeout=int(TICK * 1000),
        yield_on_timeout=True,
        recursive=False,
        raise_interrupt=False,
        ignore_permission_denied=True,
    ):
        yield bool(changes)
        if _identity(folder) != folders:
            return


def _is_meant(_: Change, path: str) -> bool:
    return not is_editors_file(Path(path).name)


def _identity(folder: Path) -> Identity:
    """Path, device and number of each folder that is there; empty where the folder itself is away."""
    found: list[tuple[str, int, int]] = []
    for path in (folder, *(folder / name for name in (*KIND_BY_FOLDER, REFERENCE))):
        try:
            status = path.stat()
        except OSError:
            if path == folder:
                return ()
            continue
        found.append((str(path), status.st_dev, status.st_ino))
    return tuple(found)

"""Notices when something in a folder of records changes: told by the system, else by looking now and then."""

import logging
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.store.editor_files import is_editors_file
from cooperation.store.snapshot import REFERENCE

TICK = 1.0  # seconds; how often the folder itself is looked at, which may have been moved or come back
SETTLED = 200  # milliseconds without a change, after which many changes count as one
LONGEST = 2000  # milliseconds that changes may go on before they are told

_LOG = logging.getLogger("cooperation")
Identity = tuple[tuple[str, int, int], ...]


def watch_folder(folder: Path, stop: Event) -> Iterator[bool]:
    """True when something has changed, False after each second without; until `stop`.

    The system tells of changes below a folder, not that it was exchanged for another: so the numbers of the folders
    are compared each second. Where the system cannot tell, because its limit of watches is reached, or must not be
    asked (WATCHFILES_FORCE_POLLING, for network drives), times of files are compared.
    """
    is_polling: bool | None = None  # None: as the environment says
    before = _identity(folder)
    while not stop.is_set():
        try:
            yield from _while_unchanged(folder, before, stop, is_polling)
        except (OSError, RuntimeError) as error:  # of watchfiles: a folder that went away, or no more watches
            if _identity(folder) == before:
                _LOG.warning("%s is looked at now and then, not watched: %s", folder, error)
                is_polling = True
                stop.wait(TICK)
        if (now := _identity(folder)) != before:
            before = now
            yield True


def _while_unchanged(folder: Path, before: Identity, stop: Event, is_polling: bool | None) -> Iterator[bool]:
    """What changes in these very folders."""
    while not before and not stop.wait(TICK) and _identity(folder) == before:
        yield False
    if not before:
        return
    for changes in watch(
        *(path for path, _, _ in before),
        watch_filter=_is_meant,
        debounce=LONGEST,
        step=SETTLED,
        stop_event=stop,
        rust_timeout=int(TICK * 1000),
        yield_on_timeout=True,
        force_polling=is_polling,
        recursive=False,
        raise_interrupt=False,
        ignore_permission_denied=True,
    ):
        yield bool(changes)
        if _identity(folder) != before:
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

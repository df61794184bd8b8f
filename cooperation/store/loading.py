"""The version of now, for pages and routes: read when first asked for, read again when a file has changed."""

import os
import threading
import time
from pathlib import Path

from cooperation.store.catalogue import LoadResult, load
from cooperation.store.history import todays_date

DATA = Path(__file__).resolve().parents[2] / "data"
LOOK_AGAIN_AFTER = 2.0  # seconds between two looks at the files' times; a look at 650 files costs about 3 ms


def data_folder() -> Path:
    """COOPERATION_DATA, or the folder `data` of this project."""
    return Path(os.environ.get("COOPERATION_DATA") or DATA)


class Current:
    """Holds the one version that is served. Reading happens once at a time; readers keep the old version
    meanwhile."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded: LoadResult | None = None
        self._key: tuple[object, ...] = ()
        self._looked = 0.0

    def loaded(self) -> LoadResult:
        """The version of now. Raises NoData where there is no folder, or nothing in it."""
        if self._loaded is not None and time.monotonic() - self._looked < LOOK_AGAIN_AFTER:
            return self._loaded
        served = self._loaded
        if not self._lock.acquire(blocking=served is None) and served is not None:
            return served  # somebody else is reading
        try:
            today = todays_date()
            key = (today, *_times(data_folder()))
            if self._loaded is None or key != self._key:
                self._loaded = load(data_folder(), today)
                self._key = key
            self._looked = time.monotonic()
            return self._loaded
        finally:
            self._lock.release()


def _times(folder: Path) -> tuple[object, ...]:
    """What tells one state of the folder from another; a file that goes away meanwhile is not in it."""
    found: list[tuple[str, int, int]] = []
    for path in sorted(folder.glob("*/*.y*ml")):
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return (folder, *found)


current = Current()

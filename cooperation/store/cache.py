"""What was computed from one version of the records, for all readers. It belongs to the version and goes with it."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from cachetools import LRUCache

Result = TypeVar("Result")


class VersionCache:
    """Results by name and key; of each name the last `size` in use. A result is never changed.

    Two threads that miss the same key both make it, and either result will do.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._by_name: dict[Hashable, LRUCache[Hashable, Any]] = {}

    def get(self, name: Hashable, size: int, key: Hashable, make: Callable[[], Result]) -> Result:
        with self._lock:
            cache = self._by_name.setdefault(name, LRUCache(size))
            if key in cache:
                found: Result = cache[key]
                return found
        result = make()
        with self._lock:
            cache[key] = result
        return result

    def find(self, name: Hashable, key: Hashable) -> Any | None:
        """The result where it is there; nothing is made."""
        with self._lock:
            cache = self._by_name.get(name)
            return None if cache is None else cache.get(key)

    def clear(self) -> None:
        """For a version that has been replaced; who still reads it computes again."""
        with self._lock:
            self._by_name.clear()

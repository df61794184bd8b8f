"""Files, the catalogue made of them, and the version that is served now: `store.get()`."""

from cooperation.store.current import get, health, keep_current, subscribe

__all__ = ["get", "health", "keep_current", "subscribe"]

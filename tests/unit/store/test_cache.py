"""What was computed from a version goes with it."""

import gc
import weakref
from typing import Any

import pytest

from cooperation.search.index import index_of
from cooperation.selection import Selection
from cooperation.store.cache import VersionCache
from cooperation.store.current import Store
from cooperation.view import View, cached_per_view
from tests.conftest import TODAY


def test_a_result_is_made_once_while_it_is_among_the_last_in_use() -> None:
    cache = VersionCache()
    made: list[str] = []

    def get(key: str, name: str = "a") -> str:
        def make() -> str:
            made.append(key)
            return key.upper()

        return cache.get(name, 2, key, make)

    assert [get("x"), get("y"), get("x"), get("z"), get("x")] == ["X", "Y", "X", "Z", "X"]
    assert made == ["x", "y", "z"]
    get("y")
    get("x", name="b")
    assert made == ["x", "y", "z", "y", "x"]


def test_a_version_that_was_replaced_is_gone_with_all_that_was_computed_from_it(
    folder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    @cached_per_view
    def ids(view: View) -> list[str]:
        return list(view.narrow(view.rows.funding)["id"])

    monkeypatch.setenv("COOPERATION_DATA", str(folder.path))
    monkeypatch.setenv("COOPERATION_TODAY", TODAY.isoformat())
    store, old = Store(), []
    for number in range(4):
        folder.write("funding", f"loan-{number}", references={"own": str(number)})
        store.refresh()
        catalogue = store.get().catalogue
        assert len(ids(View(store.get(), Selection(), TODAY))) == number + 1
        index_of(catalogue)
        old.append(weakref.ref(catalogue))
    del catalogue
    gc.collect()
    assert [reference() is None for reference in old] == [True, True, True, False]

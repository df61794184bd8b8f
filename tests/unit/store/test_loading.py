"""The version of now, and when it is read again."""

import os
import threading
from typing import Any

import pytest

from cooperation.store import loading as module
from cooperation.store.catalogue import NoData, load
from cooperation.store.loading import Current, data_folder


@pytest.fixture
def served(folder: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("COOPERATION_DATA", str(folder.path))
    monkeypatch.setattr(module, "LOOK_AGAIN_AFTER", 0.0)
    folder.write("milestones", "summit")
    return folder


def test_the_folder_can_be_named_in_the_environment(served: Any) -> None:
    assert data_folder() == served.path


def test_files_are_read_once_until_one_changes(served: Any) -> None:
    current = Current()
    first = current.loaded()
    assert current.loaded() is first
    path = served.write("milestones", "forum")
    assert set(current.loaded().catalogue.records) == {"summit", "forum"}
    path.unlink()
    assert set(current.loaded().catalogue.records) == {"summit"}


def test_between_two_looks_nothing_is_looked_at(served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK_AGAIN_AFTER", 3600.0)
    current = Current()
    first = current.loaded()
    served.write("milestones", "forum")
    assert current.loaded() is first


@pytest.mark.usefixtures("served")
def test_a_new_day_is_a_new_version(monkeypatch: pytest.MonkeyPatch) -> None:
    current = Current()
    monkeypatch.setenv("COOPERATION_TODAY", "2026-11-24")
    current.loaded()
    monkeypatch.setenv("COOPERATION_TODAY", "2026-11-25")
    assert str(current.loaded().catalogue.read_on) == "2026-11-25"


def test_readers_keep_the_old_version_while_the_new_one_is_read(
    served: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = Current()
    old = current.loaded()
    reading, go_on = threading.Event(), threading.Event()

    def slow(*arguments: Any) -> Any:
        reading.set()
        assert go_on.wait(10)
        return load(*arguments)

    monkeypatch.setattr(module, "load", slow)
    served.write("milestones", "forum")
    reader = threading.Thread(target=current.loaded)
    reader.start()
    assert reading.wait(10)
    assert current.loaded() is old
    go_on.set()
    reader.join()
    assert set(current.loaded().catalogue.records) == {"summit", "forum"}


def test_no_folder_is_said_each_time_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("COOPERATION_DATA", os.fspath(tmp_path / "nowhere"))
    current = Current()
    for _ in range(2):
        with pytest.raises(NoData):
            current.loaded()

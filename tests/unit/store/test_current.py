"""The version that is served: when it is read again, and what stays while that fails."""

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cooperation import store
from cooperation.store import current as module
from cooperation.store import loading, watching
from cooperation.store.current import Store, data_folder
from cooperation.store.files import NoData
from cooperation.store.loading import LoadResult

NOTICED_WITHIN = 10.0  # seconds that a test waits for what takes about one


@pytest.fixture
def served(folder: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("COOPERATION_DATA", str(folder.path))
    monkeypatch.setenv("COOPERATION_TODAY", "2026-11-24")
    folder.write("milestones", "summit")
    return folder


@pytest.fixture
def watched(served: Any) -> Iterator[Store]:
    """A store of these records that has been read and is kept current."""
    assert served.path == data_folder()
    found, stop = Store(), threading.Event()
    found.get()
    keeper = threading.Thread(target=found.keep_current, args=[stop], daemon=True)
    keeper.start()
    yield found
    stop.set()
    keeper.join(NOTICED_WITHIN)
    assert not keeper.is_alive()


def ids(found: Store) -> set[str]:
    return set(found.get().catalogue.records)


def comes_true(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + NOTICED_WITHIN
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def fail(*_: Any, **__: Any) -> Any:
    raise RuntimeError("nobody foresaw this")


def test_the_folder_can_be_named_in_the_environment(served: Any) -> None:
    assert data_folder() == served.path


def test_records_are_read_once_until_they_are_read_again(served: Any) -> None:
    found = Store()
    first = found.get()
    path = served.write("milestones", "forum")
    assert found.get() is first
    found.refresh()
    assert ids(found) == {"summit", "forum"}
    path.unlink()
    found.refresh()
    assert ids(found) == {"summit"}


@pytest.mark.usefixtures("served")
def test_the_project_asks_for_the_version_of_now_by_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_store", Store())
    assert set(store.get().catalogue.records) == {"summit"}
    assert store.health().status == "ok"


def test_layout_changes_nothing_that_was_computed(served: Any) -> None:
    found = Store()
    before = found.get()
    path = served.write("milestones", "summit", note={"en": "x"})
    found.refresh()
    noted = found.get()
    assert noted.catalogue is not before.catalogue
    path.write_text(f"# a remark\n{path.read_text()}")
    found.refresh()
    assert found.get().catalogue is noted.catalogue


def test_readers_keep_the_old_version_while_the_new_one_is_read(
    served: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Store()
    old = found.get()
    reading, go_on = threading.Event(), threading.Event()

    def slow(*arguments: Any, **options: Any) -> Any:
        reading.set()
        assert go_on.wait(10)
        return load(*arguments, **options)

    load = loading.load
    monkeypatch.setattr(module, "load", slow)
    served.write("milestones", "forum")
    reader = threading.Thread(target=found.refresh)
    reader.start()
    assert reading.wait(10)
    assert found.get() is old
    go_on.set()
    reader.join()
    assert ids(found) == {"summit", "forum"}


def test_no_folder_is_said_each_time_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("COOPERATION_DATA", os.fspath(tmp_path / "nowhere"))
    found = Store()
    for _ in range(2):
        with pytest.raises(NoData):
            found.get()
    assert found.health().status == "no data"


def test_a_folder_that_comes_later_is_taken_up(served: Any) -> None:
    away = served.path.with_name("away")
    served.path.rename(away)
    found = Store()
    with pytest.raises(NoData):
        found.get()
    away.rename(served.path)
    assert ids(found) == {"summit"}


def test_the_last_good_version_stays_while_the_folder_is_away_for_a_moment_then_the_message(
    served: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Store()
    before = found.get()
    served.path.rename(served.path.with_name("away"))
    found.refresh()
    assert found.get() is before
    health = found.health()
    assert (health.status, health.records) == ("degraded", 1)
    assert "There is no folder" in health.why
    monkeypatch.setattr(module, "GRACE", -1.0)
    with pytest.raises(NoData, match="There is no folder"):
        found.get()
    served.path.with_name("away").rename(served.path)
    found.refresh()
    assert found.health().status == "ok"


def test_a_load_that_fails_in_an_unforeseen_way_leaves_the_last_good_version_and_the_log_says_why(
    served: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    found = Store()
    before = found.get()
    with monkeypatch.context() as patched:
        patched.setattr(module, "load", fail)
        patched.setattr(module, "GRACE", -1.0)
        with caplog.at_level(logging.ERROR, "cooperation"):
            found.refresh()
            found.refresh()
        assert found.get() is before
        assert "nobody foresaw this" in found.health().why
        assert caplog.text.count("Traceback") == 1
        with pytest.raises(NoData, match="log of the server"):
            Store().get()
    served.write("milestones", "forum")
    found.refresh()
    assert ids(found) == {"summit", "forum"}
    assert found.health().status == "ok"


def test_health_counts_what_is_withheld_and_what_is_unreadable_and_the_log_names_it(
    served: Any, caplog: pytest.LogCaptureFixture
) -> None:
    served.write("funding", "bad", instrument="gift")
    (served.path / "funding" / "folder.yaml").mkdir()
    with caplog.at_level(logging.WARNING, "cooperation"):
        health = Store().health()
    assert (health.status, health.records, health.withheld, health.unreadable) == ("degraded", 1, 1, 1)
    for name in ("data/funding/bad.yaml", "data/funding/folder.yaml"):
        assert name in health.why
        assert name in caplog.text


def test_a_broken_file_that_takes_nothing_away_leaves_health_ok(served: Any) -> None:
    served.file("reference/glossary.yaml", "terms: none\n")
    assert Store().health().status == "ok"


@pytest.mark.usefixtures("served")
def test_who_asked_is_told_of_each_new_version_and_of_no_other(served: Any) -> None:
    found = Store()
    found.get()
    told: list[set[str]] = []
    leave = found.subscribe(lambda result: told.append(set(result.catalogue.records)))
    found.refresh()
    served.write("milestones", "forum")
    found.refresh()
    leave()
    served.write("milestones", "party")
    found.refresh()
    assert told == [{"summit", "forum"}]


def test_a_saved_file_is_noticed(served: Any, watched: Store) -> None:
    path = served.write("milestones", "forum")
    assert comes_true(lambda: ids(watched) == {"summit", "forum"})
    path.unlink()
    assert comes_true(lambda: ids(watched) == {"summit"})


def test_a_file_of_a_new_folder_and_an_exchanged_folder_are_noticed(served: Any, watched: Store) -> None:
    served.write("agreements", "treaty")
    assert comes_true(lambda: ids(watched) == {"summit", "treaty"})
    served.write("agreements", "second")
    assert comes_true(lambda: ids(watched) == {"summit", "treaty", "second"})
    copy = served.path.with_name("copy")
    shutil.copytree(served.path, copy)
    (copy / "agreements" / "treaty.yaml").unlink()
    served.path.rename(served.path.with_name("old"))
    copy.rename(served.path)
    assert comes_true(lambda: ids(watched) == {"summit", "second"})
    served.write("milestones", "forum")
    assert comes_true(lambda: ids(watched) == {"summit", "second", "forum"})


def test_a_new_day_is_noticed(monkeypatch: pytest.MonkeyPatch, watched: Store) -> None:
    monkeypatch.setenv("COOPERATION_TODAY", "2026-11-25")
    assert comes_true(lambda: str(watched.get().catalogue.read_on) == "2026-11-25")


def test_many_saves_at_once_are_one_new_version(served: Any, watched: Store) -> None:
    told: list[int] = []
    watched.subscribe(lambda result: told.append(len(result.catalogue.records)))
    for number in range(60):
        served.write("milestones", f"forum-{number}")
    assert comes_true(lambda: bool(told))
    time.sleep(0.5)
    assert told == [61]


@pytest.mark.usefixtures("watched")
def test_what_editors_leave_is_not_even_looked_at(served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[int] = []

    def counted(*arguments: Any, **options: Any) -> LoadResult:
        reads.append(1)
        return loading.load(*arguments, **options)

    monkeypatch.setattr(module, "load", counted)
    (served.path / "milestones" / ".#summit.yaml").symlink_to("somebody@host")
    served.file("milestones/.summit.yaml.swp", "x")
    time.sleep(1.5)
    assert reads == []


def test_where_the_system_cannot_tell_the_folder_is_looked_at_now_and_then(
    served: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_watches_left(*_: Any, **__: Any) -> Any:
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr(watching, "watch", no_watches_left)
    found, stop = Store(), threading.Event()
    found.get()
    keeper = threading.Thread(target=found.keep_current, args=[stop], daemon=True)
    with caplog.at_level(logging.WARNING, "cooperation"):
        keeper.start()
        served.write("milestones", "forum")
        assert comes_true(lambda: ids(found) == {"summit", "forum"})
    stop.set()
    keeper.join(NOTICED_WITHIN)
    assert caplog.text.count("cannot be watched") == 1


def test_a_published_file_that_is_gone_makes_health_degraded_even_where_its_money_still_counts(
    served: Any,
) -> None:
    served.write("funding", "loan", funders=["ebrd"])
    served.file("reference/ids.txt", "organisations/ebrd\nfunding/loan\n")
    found = Store()
    assert found.health().status == "ok"
    (served.path / "organisations" / "ebrd.yaml").unlink()
    found.refresh()
    health = found.health()
    assert (health.status, health.records, health.withheld) == ("degraded", 2, 0)
    assert "data/organisations/ebrd.yaml: was published and is gone" in health.why

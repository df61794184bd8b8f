"""One page is made at a time, and what nobody waits for lets readers pass."""

import time
from collections.abc import Callable
from threading import Event, Thread, Timer

import pytest

from components.shell import render_lock as turns

SECONDS = 10


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "QUIET", 0.05)
    monkeypatch.setattr(turns, "_last_reader", 0.0)


def run(work: Callable[[], None]) -> Thread:
    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_a_page_made_ahead_lets_a_reader_pass_between_two_of_its_parts() -> None:
    happened: list[str] = []
    has_begun, reader_waits = Event(), Event()

    def make_ahead() -> None:
        with turns.background():
            happened.append("one part")
            has_begun.set()
            assert reader_waits.wait(SECONDS)
            turns.yield_to_foreground()
            happened.append("another")

    def read() -> None:
        assert has_begun.wait(SECONDS)
        Timer(0.02, reader_waits.set).start()
        with turns.foreground():
            happened.append("a reader's page")

    threads = [run(make_ahead), run(read)]
    for thread in threads:
        thread.join(SECONDS)
    assert happened == ["one part", "a reader's page", "another"]


def test_without_a_reader_it_goes_on_at_once() -> None:
    with turns.background():
        turns.yield_to_foreground()
        assert turns._turn.locked()
    assert not turns._turn.locked()


def test_a_readers_page_is_put_aside_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait() -> None:
        raise AssertionError("put aside")

    with turns.background():
        pass
    monkeypatch.setattr(turns, "_wait_for_a_pause", wait)
    with turns.foreground():
        turns.yield_to_foreground()


def test_ahead_waits_until_no_reader_has_come_for_a_while() -> None:
    with turns.foreground():
        pass
    before = time.monotonic()
    with turns.background():
        assert time.monotonic() - before >= turns.QUIET * 0.9

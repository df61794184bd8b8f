"""Pages are rendered one at a time, each for a limited time, and what nobody waits for lets readers pass."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Event, Thread, Timer

import pytest

from components.shell import render_lock as turns

SECONDS = 10


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "QUIET", 0.05)
    monkeypatch.setattr(turns, "_last_reader", 0.0)


def told() -> None:
    """A reader is told that the page is given up; most tests never come to that."""
    raise AssertionError("given up")


def run(work: Callable[[], None]) -> Thread:
    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_a_page_made_ahead_lets_a_reader_pass_between_two_of_its_parts() -> None:
    happened: list[str] = []
    has_begun, reader_waits = Event(), Event()

    def make_ahead() -> None:
        with turns.background("/"):
            happened.append("one part")
            has_begun.set()
            assert reader_waits.wait(SECONDS)
            turns.yield_to_foreground()
            happened.append("another")

    def read() -> None:
        assert has_begun.wait(SECONDS)
        Timer(0.02, reader_waits.set).start()
        with turns.foreground("/", told):
            happened.append("a reader's page")

    threads = [run(make_ahead), run(read)]
    for thread in threads:
        thread.join(SECONDS)
    assert happened == ["one part", "a reader's page", "another"]


def test_without_a_reader_it_goes_on_at_once() -> None:
    with turns.background("/"):
        turns.yield_to_foreground()
        assert turns._lock.locked()
    assert not turns._lock.locked()


def test_a_readers_page_is_put_aside_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(_: float = 0) -> None:
        raise AssertionError("put aside")

    with turns.background("/"):
        pass
    monkeypatch.setattr(turns, "_wait_for_quiet", wait)
    with turns.foreground("/", told):
        turns.yield_to_foreground()


def test_ahead_waits_until_no_reader_has_come_for_a_while() -> None:
    with turns.foreground("/", told):
        pass
    before = time.monotonic()
    with turns.background("/"):
        assert time.monotonic() - before >= turns.QUIET * 0.9


Turn = Callable[[Event], AbstractContextManager[None]]


def foreground(was_told: Event) -> AbstractContextManager[None]:
    return turns.foreground("/", was_told.set)


def background(_: Event) -> AbstractContextManager[None]:
    return turns.background("/")  # nobody waits for it who could be told


class Hanging:
    """A page that holds the lock until it is let go, and what its reader is told."""

    def __init__(self, turn: Turn = foreground) -> None:
        self.has_begun, self.may_end, self.was_told = Event(), Event(), Event()
        self.ended_by: BaseException | None = None
        self._turn = turn
        self.thread = run(self._render)
        assert self.has_begun.wait(SECONDS)

    def _render(self) -> None:
        try:
            with self._turn(self.was_told):
                self.has_begun.set()
                assert self.may_end.wait(SECONDS)
                turns.yield_to_foreground()
        except turns.PageAbandonedError as error:
            self.ended_by = error

    def end(self) -> None:
        self.may_end.set()
        self.thread.join(SECONDS)


@pytest.mark.parametrize("turn", [foreground, background])
def test_a_page_that_hangs_loses_the_lock_and_its_reader_is_told_and_the_log(
    turn: Turn,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(turns, "LIMIT", 0.1)
    hanging = Hanging(turn)
    assert turn is background or hanging.was_told.wait(SECONDS)
    while "given up" not in caplog.text:
        time.sleep(0.01)
    monkeypatch.setattr(turns, "LIMIT", SECONDS)
    with turns.foreground("/", told):
        hanging.end()
        assert isinstance(hanging.ended_by, turns.PageAbandonedError)  # at its next part
        assert turns._lock.locked()  # by us: the page that hung gave back what it held only once
    assert not turns._lock.locked()
    assert "A page is given up: it has been rendered for 0.1 s" in caplog.text


def test_a_page_that_waits_too_long_is_given_up_and_leaves_the_lock_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hanging, was_told = Hanging(), Event()
    monkeypatch.setattr(turns, "LIMIT", 0.05)
    with pytest.raises(turns.PageAbandonedError), turns.foreground("/", was_told.set):
        raise AssertionError("rendered beside another page")
    assert was_told.is_set()
    assert turns._lock.locked()
    hanging.end()
    assert not hanging.was_told.is_set()
    assert not turns._lock.locked()
    assert "it has waited for its turn for 0.05 s" in caplog.text


def test_a_page_that_ends_within_its_limit_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LIMIT", 0.05)
    was_told = Event()
    with turns.foreground("/", was_told.set):
        turns.yield_to_foreground()
    assert not was_told.wait(0.15)

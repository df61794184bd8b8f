"""Garbage is collected between pages."""

import asyncio
import gc
from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
import streamlit as st

from components.shell import render_lock
from server import garbage

SECONDS = 10


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render_lock, "QUIET", 0.0)


@pytest.fixture
def happened() -> Iterator[list[str]]:
    """Whatever a test notes, and each collection of all generations."""
    found: list[str] = []

    def note(phase: str, info: dict[str, Any]) -> None:
        if phase == "start" and info["generation"] == 2:
            found.append("collected")

    gc.disable()
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    gc.enable()


def test_while_a_page_is_rendered_nothing_is_collected(happened: list[str]) -> None:
    collects = Event()

    def collect() -> None:
        collects.set()
        garbage.collect()

    with render_lock.foreground("/", lambda: None):
        thread = Thread(target=collect)
        thread.start()
        assert collects.wait(SECONDS)
        thread.join(0.1)  # long enough to collect, were it let
        happened.append("page ended")
    thread.join(SECONDS)
    assert happened == ["page ended", "collected"]


def test_while_something_is_collected_no_page_is_begun(happened: list[str]) -> None:
    has_begun, may_end = Event(), Event()

    def read() -> None:
        has_begun.set()
        with render_lock.foreground("/", lambda: None):
            happened.append("page")

    with render_lock.between_pages():
        thread = Thread(target=read)
        thread.start()
        assert has_begun.wait(SECONDS)
        may_end.wait(0.1)  # long enough to begin, were it let
        happened.append("collection ended")
    thread.join(SECONDS)
    assert happened == ["collection ended", "page"]


def test_garbage_is_collected_when_readers_come_without_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render_lock, "QUIET", float("inf"))
    monkeypatch.setattr(render_lock, "PATIENCE", 0.0)
    with render_lock.between_pages():
        pass


def test_neither_python_nor_streamlit_collects_by_itself() -> None:
    assert st.get_option("runner.postScriptGC") is False

    async def serve() -> bool:
        task = asyncio.create_task(garbage.collect_between_pages())
        await asyncio.sleep(0)
        collects_by_itself = gc.isenabled()
        task.cancel()
        await asyncio.wait([task])
        return collects_by_itself

    assert asyncio.run(serve()) is False
    assert gc.isenabled()  # again, once the server has ended

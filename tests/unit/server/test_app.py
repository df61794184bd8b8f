"""What the application does beside its pages."""

import asyncio

import pytest

from app import start_background_task


def test_what_fails_beside_the_pages_is_said_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def make_ahead() -> None:
        raise ValueError("broken")

    async def serve() -> None:
        task = start_background_task(make_ahead())
        await asyncio.wait([task])

    asyncio.run(serve())
    assert "make_ahead" in caplog.text
    assert "ValueError: broken" in caplog.text


def test_what_ends_with_the_server_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    async def serve() -> None:
        task = start_background_task(asyncio.sleep(60))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])

    asyncio.run(serve())
    assert caplog.text == ""

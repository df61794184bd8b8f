"""What the server does beside its pages."""

import asyncio

import pytest

from server.tasks import start_background_task


def test_a_background_task_that_fails_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise ValueError("broken")

    async def serve() -> None:
        await asyncio.wait([start_background_task(fail(), "index of everything")])

    asyncio.run(serve())
    assert "index of everything" in caplog.text
    assert "ValueError: broken" in caplog.text


def test_a_background_task_that_ends_with_the_server_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    async def serve() -> None:
        task = start_background_task(asyncio.sleep(60), "sleep")
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])

    asyncio.run(serve())
    assert caplog.text == ""

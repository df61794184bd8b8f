"""Garbage collection between pages.

By itself Python collects in the middle of a page, and Streamlit after every run, through everything that lives
(streamlit/streamlit#8977): neither thread nor event loop gets on meanwhile. Streamlit's collection is switched off in
.streamlit/config.toml (runner.postScriptGC), Python's while the task below runs.
"""

import asyncio
import gc
from typing import Final

from components.shell import render_lock

INTERVAL: Final = 30.0  # seconds between two collections


async def collect_between_pages() -> None:
    """Collects every half minute while no page is rendered. What lives at the start, such as the records and the
    modules, is never looked through again."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        while True:
            await asyncio.sleep(INTERVAL)
            await asyncio.to_thread(collect)
    finally:
        gc.enable()
        gc.unfreeze()


def collect() -> None:
    """Waits for a pause between readers, then holds back the next page until it is done."""
    with render_lock.between_pages():
        gc.collect()

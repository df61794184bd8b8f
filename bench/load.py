"""Fifty readers at once on one server process: how long an answer takes, what goes wrong, memory over time.

Every reader is a websocket session that changes a filter every five seconds, each at moments of its own. A
change is answered when the message comes that the script has finished, with everything on the page before it.
"""

import asyncio
import random
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from websockets.exceptions import WebSocketException

from bench.element_tree import PageError
from bench.reader import Reader
from bench.results import percentile
from bench.servers import Server, our_server
from cooperation.selection import PLACES, THEMES, Selection

EVERY = 5.0  # seconds between two changes of one reader
LOOK_EVERY = 5.0  # seconds between two looks at memory
SEED = 1

_ERROR_IN_LOG = re.compile(r"Traceback|\bERROR\b|Uncaught")


@dataclass
class Load:
    """What was seen while readers read."""

    readers: int
    seconds: float
    opened: list[float] = field(default_factory=list)  # seconds until the first page was sent
    changed: list[float] = field(default_factory=list)  # seconds until a change was answered
    late: list[float] = field(default_factory=list)  # those of the last third, when caches are warm
    errors: Counter[str] = field(default_factory=Counter)
    memory: list[tuple[float, float]] = field(default_factory=list)  # seconds since the start, megabytes
    received: int = 0  # bytes

    def as_values(self) -> dict[str, Any]:
        """For JSON; seconds and megabytes."""
        return {
            "readers": self.readers,
            "seconds": self.seconds,
            "changes": len(self.changed),
            "first page": _times(self.opened),
            "change of a filter": _times(self.changed),
            "change of a filter, last third": _times(self.late),
            "errors": dict(self.errors),
            "memory": [{"second": round(second), "MB": round(size, 1)} for second, size in self.memory],
            "sent, MB": round(self.received / 1e6, 1),
        }

    def as_markdown(self) -> str:
        """One table and one line; times in milliseconds."""
        lines = [
            f"{self.readers} readers for {self.seconds:.0f} s, each changing a filter every {EVERY:.0f} s, "
            f"one server process: {len(self.changed)} changes, {self.errors.total()} errors, "
            f"{self.received / 1e6:.0f} MB sent.",
            "",
            "| ms | Median | 95 of 100 | 99 of 100 | Longest |",
            "|---|--:|--:|--:|--:|",
        ]
        for name, values in (
            ("First page, all at once", self.opened),
            ("Change of a filter", self.changed),
            ("The same, last third", self.late),
        ):
            if values:
                lines.append(
                    f"| {name} | {' | '.join(f'{1000 * value:.0f}' for value in _times(values).values())} |"
                )
        if self.memory:
            sizes = [size for _, size in self.memory]
            before, most, after = sizes[0], max(sizes), sizes[-1]
            lines += [
                "",
                f"Memory of the server: {before:.0f} MB before, {most:.0f} at most, {after:.0f} at the end.",
            ]
        lines += [f"- {number} × {error}" for error, number in self.errors.most_common()]
        return "\n".join(lines)


def load_test(readers: int, seconds: float) -> Load:
    """Serve, read, and say what was seen."""
    with our_server() as server:
        server.wait_until_it_rests()
        seen = asyncio.run(_readers(server, readers, seconds))
        written = server.log.read_text(errors="replace").splitlines()
        seen.errors.update(line.strip()[:120] for line in written if _ERROR_IN_LOG.search(line))
    return seen


async def _readers(server: Server, readers: int, seconds: float) -> Load:
    seen = Load(readers, seconds)
    start = time.monotonic()
    watching = asyncio.create_task(_watch_memory(server, seen, start))
    await asyncio.gather(
        *(
            _read(server.address, seen, start + seconds, random.Random(SEED + number))
            for number in range(readers)
        )
    )
    watching.cancel()
    return seen


async def _watch_memory(server: Server, seen: Load, start: float) -> None:
    while (size := server.resident_megabytes()) is not None:
        seen.memory.append((time.monotonic() - start, size))
        await asyncio.sleep(LOOK_EVERY)


async def _read(address: str, seen: Load, until: float, chance: random.Random) -> None:
    """One reader: opens the first page and changes a filter until the time is over."""
    warm = until - seen.seconds / 3
    try:
        async with Reader(address) as reader:
            seen.opened.append(await reader.open())
            selection = Selection()
            await asyncio.sleep(chance.uniform(0, EVERY))
            while time.monotonic() < until:
                begin = time.monotonic()
                selection = _changed(selection, chance)
                query = urlencode(selection.to_address(), doseq=True)
                asked_ahead = asyncio.create_task(asyncio.to_thread(_ask_ahead, address, query))
                answered = await reader.open(query=query)
                await asked_ahead
                seen.changed.append(answered)
                if begin > warm:
                    seen.late.append(answered)
                await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - begin)))
            seen.received += reader.received
    except (PageError, WebSocketException, TimeoutError, OSError) as error:
        seen.errors[f"{type(error).__name__}: {error}"[:120]] += 1


def _changed(selection: Selection, chance: random.Random) -> Selection:
    """Another place, twice as often as another theme; once in a while none, which shows all."""
    if chance.random() < 2 / 3:
        return replace(selection, countries=_one_or_none(PLACES, chance))
    return replace(selection, themes=_one_or_none(THEMES, chance))


def _one_or_none(words: Sequence[str], chance: random.Random) -> tuple[str, ...]:
    word = chance.choice((*words, None))
    return (word,) if word else ()


def _ask_ahead(address: str, query: str) -> None:
    """As a browser does meanwhile: for the figures that lie ready."""
    with urlopen(
        Request(f"{address}/drawings?{query}", headers={"accept-encoding": "br"}), timeout=30
    ) as answer:
        answer.read()


def _times(values: Sequence[float]) -> dict[str, float]:
    if not values:
        return {}
    return {
        "median": percentile(values, 0.5),
        "95 of 100": percentile(values, 0.95),
        "99 of 100": percentile(values, 0.99),
        "longest": max(values),
    }

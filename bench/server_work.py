"""What the server does without a browser: checking all records, rows and totals of a selection, a search."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench import ROOT, TODAY
from bench.results import Spread
from cooperation.counting.receipts import receipt
from cooperation.counting.totals import own_and_shared, total
from cooperation.rows.rows import Rows
from cooperation.search.query import search
from cooperation.selection import Selection
from cooperation.store.current import data_folder
from cooperation.store.loading import load
from cooperation.view import View

TIMES = 5
QUERY = "critical raw materials kazakhstan"


def work_of_the_server() -> dict[str, Spread]:
    """Seconds of each piece of work, over five times."""
    today = date.fromisoformat(TODAY)
    loaded = load(data_folder(), today)
    narrowed = View(loaded, Selection(countries=("KAZ",)), today)
    search(narrowed, QUERY)  # builds the index, once for a version

    def rows() -> None:
        made = Rows(loaded.catalogue, narrowed.lens, today)
        _ = (
            made.funding,
            made.agreements,
            made.roadmaps,
            made.events,
            made.milestones,
            made.sites,
            made.records,
        )

    def totals() -> None:
        funding = narrowed.narrow(narrowed.rows.funding)
        stages = narrowed.selection.counted_stages
        _ = (total(funding, stages), own_and_shared(funding, stages), receipt(funding, stages))

    totals()
    return {
        "`cooperation check`, all records, as a process": _timed(_check),
        "reading and checking all records, in the server": _timed(lambda: load(data_folder(), today)),
        "building the rows of a lens": _timed(rows),
        "narrowing, totals and receipt of a selection": _timed(totals),
        "one search": _timed(lambda: search(narrowed, QUERY)),
    }


def _check() -> None:
    command = Path(sys.executable).with_name("cooperation")
    subprocess.run([command, "check"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _timed(work: Callable[[], object]) -> Spread:
    seconds = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return Spread.of(seconds)

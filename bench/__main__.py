"""`python -m bench` measures the first page and the work of the server; `every-page`, `load`: as they say."""

import argparse
import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit

from bench import ROOT
from bench.browser import Screen
from bench.every_page import PageRound, compare_pages, every_page_round, pages_as_markdown, server_seconds
from bench.floor.static_page import pages_sent, write_static_pages
from bench.journeys import Measured, Visited, one_round
from bench.load import load_test
from bench.results import EVERY_PAGE, Spread, as_markdown, as_values, compared, put_between_markers
from bench.server_work import work_of_the_server
from bench.servers import blank_server, our_server, static_server
from tests.browser.chromium import running_chromium

HERE = Path(__file__).resolve().parent
FEWEST_ROUNDS = 5  # fewer say too little to be kept


def main() -> None:
    arguments = _arguments()
    if arguments.what == "load":
        seen = load_test(arguments.readers, arguments.seconds)
        print(seen.as_markdown())
        if arguments.keep:
            _keep({"load": {"machine": _machine(), **seen.as_values()}})
        return
    if arguments.what == "every-page":
        _measure_every_page(arguments)
        return
    rounds = _rounds(arguments.rounds)
    lines = compared(rounds)
    table = as_markdown(lines)
    stalled = sum(int(page["stalled"]) for one in rounds for page in one.values())
    print(f"\n{table}\n\nVisits repeated because Chromium's slow network had stalled: {stalled}\n")
    work = work_of_the_server()
    print(_work_as_markdown(work))
    if arguments.keep and arguments.rounds >= FEWEST_ROUNDS:
        _keep(
            {
                "machine": _machine(),
                "pages": as_values(lines),
                "work": {name: asdict(spread) for name, spread in work.items()},
                "rounds": rounds,
            }
        )
        for file in (HERE / "README.md", ROOT / "README.md"):
            put_between_markers(file, f"{_when()}\n\n{table}\n\n{_work_as_markdown(work)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("first-page", "every-page", "load"), default="first-page")
    parser.add_argument(
        "--rounds", type=int, default=7, help=f"of the pages; fewer than {FEWEST_ROUNDS} are not kept"
    )
    parser.add_argument("--readers", type=int, default=50, help="of the load test")
    parser.add_argument("--seconds", type=float, default=180, help="of the load test")
    parser.add_argument("--no-keep", dest="keep", action="store_false", help="print only, change no file")
    return parser.parse_args()


def _rounds(number: int) -> list[dict[str, Measured]]:
    """So many rounds over our page and both floors, after one that does not count and fills the caches."""
    with our_server() as ours, blank_server() as blank, TemporaryDirectory() as folder:
        ours.wait_until_it_rests()
        sent = pages_sent(ours.address)
        write_static_pages(sent, Path(folder))
        with static_server(Path(folder)) as static, running_chromium() as browser:
            pages = [
                Visited.with_figures("ours", ours.address, sent),
                Visited.with_figures("static", static.address, sent),
                Visited("blank", blank.address, Screen("x", figures=0)),
            ]
            one_round(browser, pages, 0)
            rounds = []
            for at in range(number):
                rounds.append(one_round(browser, pages, at))
                print(
                    f"round {at + 1} of {number}",
                    {name: round(each["cold"], 2) for name, each in rounds[-1].items()},
                    flush=True,
                )
    return rounds


def _measure_every_page(arguments: argparse.Namespace) -> None:
    """Prints the table of all pages; keeps it where there were rounds enough."""
    rounds: list[PageRound] = []
    with our_server() as ours, blank_server() as blank:
        ours.wait_until_it_rests()
        server = server_seconds(ours.address)
        with running_chromium() as browser:
            every_page_round(browser, ours.address, blank.address, 0)
            for number in range(arguments.rounds):
                rounds.append(every_page_round(browser, ours.address, blank.address, number))
                print(f"round {number + 1} of {arguments.rounds}", flush=True)
    lines = compare_pages(rounds, server)
    table = pages_as_markdown(lines)
    print(f"\n{table}\n")
    if arguments.keep and arguments.rounds >= FEWEST_ROUNDS:
        _keep({"every page": {"machine": _machine(), "pages": [asdict(line) for line in lines]}})
        put_between_markers(HERE / "README.md", f"{_when()}\n\n{table}", EVERY_PAGE)


def _work_as_markdown(work: Mapping[str, Spread]) -> str:
    rows = []
    for name, each in work.items():
        median, low, high = (1000 * value for value in (each.median, each.low, each.high))
        rows.append(f"| {name[0].upper()}{name[1:]} | {median:.1f} ({low:.1f}–{high:.1f}) |")
    return "\n".join(["| Work of the server | ms, median of five |", "|---|--:|", *rows])


def _keep(values: Mapping[str, Any]) -> None:
    """Put these values into results.json; others in it stay."""
    file = HERE / "results.json"
    before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    file.write_text(json.dumps({**before, **values}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _machine() -> dict[str, Any]:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "measured": datetime.now(UTC).isoformat(timespec="minutes"),
        "processors": os.cpu_count(),
        "load after it": load,
        "python": platform.python_version(),
        "streamlit": streamlit.__version__,
    }


def _when() -> str:
    day = f"{datetime.now(UTC):%d %B %Y}"
    return f"Measured on {day}, {os.cpu_count()} processors, Chromium drawing in software."


if __name__ == "__main__":
    main()

"""Every page of the menu and one of each kind besides: opened by its address, and switched to from the first page.

Both are compared with a cold visit to the blank Streamlit page of the same round. `server` is the part that is ours:
the seconds that the page's script takes, asked over the websocket without a browser.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from bench.browser import AnyPageBut, Screen, new_reader, open_page, seconds_after_click, title
from bench.reader import Reader
from bench.results import Spread

PAGES = (
    "/", "/timeline", "/map", "/funding", "/roadmaps", "/promised", "/changes", "/country?country=KAZ",
    "/search?q=uranium", "/method", "/record?id=ebrd-crm-ta-facility", "/figure?name=timeline",
)  # fmt: skip
COLD_ALLOWED = 1.7  # times a cold visit to blank Streamlit
SWITCH_ALLOWED = 0.5

PageRound = dict[str, float]  # seconds, by "cold PAGE", "switch PAGE" and "blank"


@dataclass(frozen=True)
class PageTimes:
    """One page over all rounds; `switch` is None where the menu has no link to it. Ratios are taken in each round."""

    page: str
    cold: Spread
    cold_ratio: float
    switch: Spread | None
    switch_ratio: float | None
    server: float


def every_page_round(browser: Browser, ours: str, blank: str, number: int) -> PageRound:
    """One visit to each page, each round beginning with another."""
    turn = number % len(PAGES)
    seconds: PageRound = {}
    with new_reader(browser) as reader:
        seconds["blank"] = open_page(reader.new_page(), blank, Screen("x", figures=0)).drawn
    for page in PAGES[turn:] + PAGES[:turn]:
        with new_reader(browser) as reader:
            seconds[f"cold {page}"] = open_page(reader.new_page(), f"{ours}{page}", AnyPageBut()).in_place
        with new_reader(browser) as reader:
            tab = reader.new_page()
            open_page(tab, f"{ours}/", AnyPageBut())
            link = f'.menu a[href="{urlsplit(page).path}"]'
            if page != "/" and tab.locator(link).count():
                tab.evaluate(OPEN_THE_MENUS)
                seconds[f"switch {page}"] = seconds_after_click(
                    tab, f"{link}:visible", AnyPageBut(title(tab))
                )
    return seconds


OPEN_THE_MENUS = '() => document.querySelectorAll(".menu details").forEach((menu) => { menu.open = true; })'


def server_seconds(ours: str, times: int = 3) -> dict[str, float]:
    """By page, the median of the seconds its script takes for a new session, after a first one that does not count."""
    return {page: asyncio.run(_server_seconds(ours, page, times)) for page in PAGES}


async def _server_seconds(ours: str, page: str, times: int) -> float:
    parts = urlsplit(page)
    seconds = []
    for _ in range(times + 1):
        async with Reader(ours) as reader:
            seconds.append(await reader.open(parts.path.strip("/"), parts.query))
    return median(seconds[1:])


def compare_pages(rounds: Sequence[PageRound], server: dict[str, float]) -> tuple[PageTimes, ...]:
    """One line a page. Raises ValueError where a page was never measured."""
    return tuple(_page_times(rounds, page, server[page]) for page in PAGES)


def _page_times(rounds: Sequence[PageRound], page: str, server: float) -> PageTimes:
    cold, switch = (
        [(one[f"{kind} {page}"], one["blank"]) for one in rounds if f"{kind} {page}" in one]
        for kind in ("cold", "switch")
    )
    return PageTimes(
        page,
        Spread.of([ours for ours, _ in cold]),
        median(ours / blank for ours, blank in cold),
        Spread.of([ours for ours, _ in switch]) if switch else None,
        median(ours / blank for ours, blank in switch) if switch else None,
        server,
    )


def pages_as_markdown(lines: Sequence[PageTimes]) -> str:
    rows = [
        "| Page | Cold, in place | Times blank Streamlit | Switch | Times blank Streamlit | Script |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for line in lines:
        switch = f"{line.switch.median:.2f} s" if line.switch else "–"
        rows.append(
            f"| `{line.page}` | {line.cold.median:.2f} s | {_ratio(line.cold_ratio, COLD_ALLOWED)} "
            f"| {switch} | {_ratio(line.switch_ratio, SWITCH_ALLOWED)} | {line.server:.2f} s |"
        )
    return "\n".join(rows)


def _ratio(ratio: float | None, allowed: float) -> str:
    """Bold where it is above what is allowed."""
    if ratio is None:
        return "–"
    return f"{ratio:.2f}" if ratio <= allowed else f"**{ratio:.2f}**"

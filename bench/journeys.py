"""What a reader does, timed. One round visits every page once, the pages in turn: noise meets all alike."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from playwright.sync_api import Browser, BrowserContext

from bench.browser import (
    Screen,
    StalledError,
    Traffic,
    draws,
    new_reader,
    open_page,
    seconds_after_back,
    seconds_after_click,
)
from bench.floor.static_page import COUNTRY, Sent

COUNTRY_LINK = f".places a:has-text('{COUNTRY}')"
TIMELINE_LINK = ".menu-wide a:has-text('Timeline')"

MOST_STALLS = 4

Measured = dict[str, float]  # by the name of the measure; seconds, and megabytes where it says bytes


@dataclass(frozen=True)
class Visited:
    """A site that is measured, and what stands on its screens; `timeline` is None where there is one page."""

    name: str
    address: str
    first: Screen
    timeline: Screen | None = None
    redrawn: int = 0  # figures that a filter changes

    @classmethod
    def with_figures(cls, name: str, address: str, sent: Sent) -> "Visited":
        return cls(
            name,
            address,
            Screen(sent.glance.title, len(sent.glance.shown)),
            Screen(sent.timeline.title, len(sent.timeline.shown)),
            sent.redrawn,
        )


def one_round(browser: Browser, pages: list[Visited], number: int) -> dict[str, Measured]:
    """All measures of all pages; every round begins with another page."""
    turn = number % len(pages)
    order = pages[turn:] + pages[:turn]
    measured: dict[str, Measured] = {page.name: {} for page in pages}
    for page in order:
        with new_reader(browser) as reader:
            measured[page.name].update(_visits(reader, page))
    for page in order:
        measured[page.name].update(_on_a_slow_network(browser, page))
    return measured


def _visits(reader: BrowserContext, page: Visited) -> Iterator[tuple[str, float]]:
    """The first visit, the second, and what somebody does who stays."""
    for visit in ("cold", "second visit"):
        for earlier in reader.pages:
            earlier.close()
        tab = reader.new_page()
        opened = open_page(tab, page.address, page.first)
        yield visit, opened.drawn
        yield f"{visit}, in place", opened.in_place
    if page.timeline is None:
        return
    filtered = replace(page.first, draws=draws(tab) + page.redrawn)
    yield "filter", seconds_after_click(tab, COUNTRY_LINK, filtered)
    open_page(tab, page.address, page.first)
    yield "page switch", seconds_after_click(tab, TIMELINE_LINK, page.timeline)
    yield "back", seconds_after_back(tab, page.first)


def _on_a_slow_network(browser: Browser, page: Visited) -> Measured:
    """Also the bytes. A visit on which Chromium has stalled is made again; `stalled` says how often."""
    for stalled in range(MOST_STALLS):
        with new_reader(browser) as reader:
            tab = reader.new_page()
            traffic = Traffic(tab)
            try:
                opened = open_page(tab, page.address, page.first)
            except StalledError:
                continue
            return {
                "slow network": opened.drawn,
                "slow network, in place": opened.in_place,
                "bytes": traffic.bytes / 1e6,
                "requests": traffic.requests,
                "stalled": stalled,
            }
    raise TimeoutError(f"{page.address} stalled {MOST_STALLS} times in a row")

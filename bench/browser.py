"""A reader's Chromium, and how long the figures on its page go on changing.

A script that is there before the page notes when a click came and when a drawing last changed, on one clock
for all documents. A page is drawn once everything expected is there and nothing has changed for a while; the
time that counts is that of the last change, not the one at which we looked. On a page without figures every
change counts. What a page shows first and then replaces counts as long as it stands: a page rests when it is gone.
"""

import base64
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page

QUIET = 0.7  # seconds without a change
LOOK_EVERY = 0.1
STALLED_AFTER = 20  # seconds without a single heading
SECONDS_TO_DRAW = 60
SLOW = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}

_WATCH = """() => {
    const now = () => performance.timeOrigin + performance.now();
    window.bench = { drawing: 0, anything: 0, inPlace: 0, mark: () => sessionStorage.setItem("bench", now()) };
    addEventListener("click", window.bench.mark, true);
    const isDrawing = ({ target, attributeName }) =>
        attributeName === "data-draw-count" || target.parentElement?.closest(".figure-plot");
    const takesFirstSightAway = ({ removedNodes }) => [...removedNodes].some(({ id }) => id === "first-paint");
    new MutationObserver((changes) => {
        window.bench.anything = now();
        if (changes.some(isDrawing)) window.bench.drawing = now();
        if (changes.some(takesFirstSightAway)) window.bench.inPlace = now();
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}"""
_STATE = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    const heading = document.querySelector("h1") ?? document.querySelector("[data-testid=stMarkdown]");
    const drawings = [...document.querySelectorAll(".figure-drawing")].filter((each) => each.offsetWidth);
    return {
        opened: performance.timeOrigin,
        marked: Number(sessionStorage.getItem("bench")),
        inPlace: window.bench.inPlace,
        last: drawings.length ? window.bench.drawing : window.bench.anything,
        now: performance.timeOrigin + performance.now(),
        loaded: document.readyState === "complete",
        resting: document.readyState === "complete" && !document.getElementById("first-paint")
            && (!app || app.dataset.testScriptState === "notRunning"),
        title: heading?.textContent ?? "",
        drawn: drawings.filter((each) => each.dataset.drawCount).length,
        waiting: drawings.filter((each) => !each.dataset.drawCount).length,
        draws: drawings.reduce((sum, each) => sum + Number(each.dataset.drawCount ?? 0), 0),
    };
}"""


class StalledError(Exception):
    """Chromium has stopped reading what the server has sent; see bench/README.md."""


State = Mapping[str, Any]  # what `_STATE` says of a page


class Expectation(Protocol):
    """What a screen must show before its time is taken."""

    def is_met(self, state: State) -> bool: ...


@dataclass(frozen=True)
class Screen:
    """What is expected on the screen: the title, how many figures, after a filter how many draws in all."""

    title: str
    figures: int
    draws: int = 0

    def is_met(self, state: State) -> bool:
        return (
            state["title"] == self.title
            and (state["drawn"], state["waiting"]) == (self.figures, 0)
            and state["draws"] >= self.draws
        )


@dataclass(frozen=True)
class AnyPageBut:
    """Some page with a title other than this one, all its figures drawn."""

    title: str = ""

    def is_met(self, state: State) -> bool:
        return state["title"] not in ("", self.title) and state["waiting"] == 0


@contextmanager
def new_reader(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who has never been here: nothing kept, nothing compiled."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light", locale="en")
    context.add_init_script(f"({_WATCH})()")
    yield context
    context.close()


@dataclass(frozen=True)
class Opened:
    """Seconds from the start of the navigation: until a drawing changed for the last time, and until the page stood
    where before it only the first paint was (never before the former)."""

    drawn: float
    in_place: float


def open_page(page: Page, address: str, expected: Expectation) -> Opened:
    page.goto(address, wait_until="commit")
    state = _drawn(page, expected)
    drawn, in_place = ((float(state[name]) - float(state["opened"])) / 1000 for name in ("last", "inPlace"))
    return Opened(drawn, max(drawn, in_place))


def seconds_after_click(page: Page, selector: str, expected: Expectation) -> float:
    """From the click to the last change of a drawing, on the same page or the next."""
    page.locator(selector).first.click(no_wait_after=True)
    return _since_mark(_drawn(page, expected, after_mark=True))


def seconds_after_back(page: Page, expected: Expectation) -> float:
    page.evaluate("() => { window.bench.mark(); history.back(); }")
    return _since_mark(_drawn(page, expected, after_mark=True))


def title(page: Page) -> str:
    return str(page.evaluate(_STATE)["title"])


def draws(page: Page) -> int:
    """How many times the figures on the screen have been drawn, all together."""
    return int(page.evaluate(_STATE)["draws"])


def _since_mark(state: dict[str, Any]) -> float:
    return (float(state["last"]) - float(state["marked"])) / 1000


def _drawn(page: Page, expected: Expectation, *, after_mark: bool = False) -> dict[str, Any]:
    """The state of the page once it shows what is expected and has come to rest."""
    start = time.monotonic()
    state: dict[str, Any] = {}
    while (waited := time.monotonic() - start) < SECONDS_TO_DRAW:
        page.wait_for_timeout(LOOK_EVERY * 1000)
        try:
            state = page.evaluate(_STATE)
        except Error as error:
            if "context was destroyed" in str(error) or "navigat" in str(error):
                continue  # asked between two documents
            raise
        if (
            state["resting"]
            and expected.is_met(state)
            and state["last"] > (state["marked"] if after_mark else state["opened"])
            and state["now"] - state["last"] > QUIET * 1000
        ):
            return state
        if waited > STALLED_AFTER and not state["loaded"] and not state["title"]:
            raise StalledError(page.url)
    raise TimeoutError(f"{page.url} did not come to rest: expected {expected}, found {state}")


class Traffic:
    """Puts a page on a network of 10 Mbit/s and 40 ms, and counts all it is sent, websocket included."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        self.requests = 0
        session: CDPSession = page.context.new_cdp_session(page)
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._frame)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)

    def _loaded(self, event: dict[str, Any]) -> None:
        self.requests += 1
        self.bytes += int(event["encodedDataLength"])

    def _frame(self, event: dict[str, Any]) -> None:
        # Only binary frames are sent as base64. The length is that before compression, which is off.
        frame = event["response"]
        text = frame["payloadData"]
        self.bytes += len(base64.b64decode(text)) if frame["opcode"] == 2 else len(text.encode())

"""A fresh server and a real Chromium that can reach nothing but that server."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, sync_playwright

from components.navigation import MAIN, NOT_IN_THE_MENU, SECTIONS

ROOT = Path(__file__).resolve().parent.parent.parent
HAND_WRITTEN = ROOT / "tests" / "pages" / "data"
AXE = Path(__file__).resolve().parent / "axe.min.js"
TODAY = "2026-11-24"
SECONDS = 60  # a server or a page that needs longer, on whatever machine, is broken

PAGES = [entry.address for part in (MAIN, *SECTIONS.values(), NOT_IN_THE_MENU) for entry in part]
OWN_PARAMETERS = {"record": "id=eu-kaz-epca", "country": "country=KAZ", "search": "q=rail"}

# Console errors of Streamlit's own, none of them ours to mend, each with its reason.
STREAMLITS_OWN_ERRORS = (
    # A deep link first asks below its own path whether Streamlit is served there.
    "/_stcore/health",
    "/_stcore/host-config",
)

# Findings of axe-core that lie in Streamlit's own elements, each with its reason: (rule, part of the selector).
STREAMLITS_OWN_FINDINGS: tuple[tuple[str, str], ...] = ()


def address_of(page: str, *parameters: str) -> str:
    """The address of a page of the registry with what it needs to show something."""
    query = "&".join(filter(None, (OWN_PARAMETERS.get(page, ""), *parameters)))
    return f"/{page}?{query}" if query else f"/{page}"


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A running server; `log` is where it writes. `first_page` is what its very first visitor saw."""

    address: str
    process: "subprocess.Popen[bytes]"
    log: Path
    data: Path
    first_page: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, **headers: str) -> Answer:
        """What the server answers to a request without a browser."""
        request = Request(
            f"{self.address}{path}", headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        try:
            with urlopen(request, timeout=SECONDS) as answer:
                return Answer(answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read())
        except HTTPError as error:
            return Answer(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read())


@contextmanager
def serving(log: Path, data: Path = ROOT / "data") -> Iterator[Server]:
    """A server of this project on a free port, until the block ends."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    environment = {**os.environ, "COOPERATION_TODAY": TODAY, "COOPERATION_DATA": str(data)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, env=environment
        )
        try:
            _wait_until_healthy(f"http://localhost:{port}", process, log)
            yield Server(f"http://localhost:{port}", process, log, data)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_healthy(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"The server did not come up:\n{log.read_text()[-3000:]}")


LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium_path() -> str | None:
    """The system's Chromium; None where there is none, for Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=LAUNCH)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Server]:
    """One server over the project's own records; its very first visitor comes by a deep link to a page."""
    with serving(tmp_path_factory.mktemp("server") / "log") as running:
        running.first_page = _seen_by_the_first(chromium, running, "/timeline?country=KAZ&lang=de")
        yield running


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Server]:
    """One server over a copy of the hand-written records, which tests may break; first visited at a record."""
    folder = tmp_path_factory.mktemp("copied")
    shutil.copytree(HAND_WRITTEN, folder / "data")
    with serving(folder / "log", folder / "data") as running:
        running.first_page = _seen_by_the_first(chromium, running, "/record?id=kaz-grant&lang=ru")
        yield running


def _seen_by_the_first(chromium: Browser, server: Server, path: str) -> dict[str, str]:
    context = chromium.new_context()
    reader = Reader(context.new_page(), server.address)
    reader.open(path)
    seen = {"title": reader.title, "language": reader.language, "chosen": reader.places}
    context.close()
    return seen


# Asked for again and again from here: the page's policy forbids Playwright's own way of waiting, which needs eval.
_IS_SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const figures = [...document.querySelectorAll('[class*=st-key-figure_]')].filter((each) => each.offsetWidth);
    const isOurs = !document.querySelector('.st-key-document') || document.documentElement.dataset.links;
    const isComing = document.querySelector('[data-stale=true], [data-testid=stSkeleton]'); // or its script is
    return app && app.dataset.testScriptState === 'notRunning' && !isComing && isOurs
        && figures.every((each) => each.querySelector('.figure-drawing')?.dataset.draws);
}"""

# What is wider than the screen and does not scroll in a box of its own; the menu of a wide table may.
_TOO_WIDE = """() => {
    const screen = document.documentElement.clientWidth;
    if (document.querySelector('[data-testid=stMain]').scrollWidth <= screen) return [];
    return [...document.querySelectorAll('[data-testid=stMain] *')]
        .filter(each => each.getBoundingClientRect().right > screen + 1)
        .map(each => `${each.tagName} ${each.className} ${each.getBoundingClientRect().right}`).slice(0, 5);
}"""

# Words of which a part cannot be seen, because their box hides what it has no room for. Scrolling boxes show all.
_CUT = """() => {
    const hides = (style) => ['hidden', 'clip'].includes(style.overflowX) || style.textOverflow === 'ellipsis';
    return [...document.querySelectorAll('[data-testid=stMain] *')]
        .filter((each) => each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1 && each.checkVisibility())
        .filter((each) => !each.closest('svg, .figure-plot, .stDataFrame') && hides(getComputedStyle(each)))
        .filter((each) => each.innerText?.trim())
        .map((each) => `${each.tagName} ${each.className} ${each.innerText.slice(0, 80)}`).slice(0, 5);
}"""

# Where a point of a figure is on the screen: the first whose id passes, else nothing. A country is taken where no
# site lies near: of several things under the pointer Plotly takes the nearest.
_POINT = """([key, wanted]) => {
    const middle = (mark) => {
        const box = mark.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2, width: box.width, height: box.height };
    };
    const points = [...document.querySelectorAll(`.st-key-${key} .point`)].map(middle);
    const isFree = ({ x, y }) => points.every((point) => Math.hypot(point.x - x, point.y - y) > 25);
    const within = (path) => {
        const { x, y, width, height } = middle(path);
        const steps = [0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3];
        const at = (across, down) => ({ x: x + across * width, y: y + down * height });
        const places = steps.flatMap((across) => steps.map((down) => at(across, down)));
        const toPath = path.getScreenCTM().inverse();
        const inside = (point) => path.isPointInFill(new DOMPoint(point.x, point.y).matrixTransform(toPath));
        return places.find((point) => inside(point) && isFree(point));
    };
    for (const mark of document.querySelectorAll(`.st-key-${key} .point, .st-key-${key} .choroplethlocation`)) {
        const computed = mark.closest('.trace').__data__;
        const number = mark.__data__.i ?? mark.__data__.index ?? computed.indexOf(mark.__data__);
        const data = computed[0].trace.customdata?.[number];
        const id = Array.isArray(data) ? data[0] : data;
        const isCountry = mark.matches('.choroplethlocation');
        if (!id || (wanted && id !== wanted) || (!wanted && isCountry)) continue;
        const at = isCountry ? within(mark) : middle(mark);
        if (at) return { id, x: at.x, y: at.y };
    }
    return null;
}"""

# The size of what is clicked is new in WCAG 2.2, and axe looks at it only when told to.
_AXE = """contrast => axe.run({
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: contrast }, 'target-size': { enabled: true } },
}).then((found) => JSON.stringify(found.violations))"""


@dataclass
class Reader:
    """A reader's browser, and everything in it that should not have happened."""

    page: Page
    address: str
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """As typed into the address bar."""
        self.page.goto(f"{self.address}{path}")
        self.settle()

    def go(self, path: str) -> None:
        """As by a link of ours, without loading everything anew."""
        ask = "path => document.dispatchEvent(new CustomEvent('cooperation-open', { detail: path }))"

        def has_gone() -> bool:
            self.page.evaluate(ask, path)  # nobody listens before the page's own script is there
            return self.path == path

        self.until(has_gone)
        self.settle()

    def settle(self) -> None:
        """Until the run is over and every figure is drawn."""
        # Alone in a frame a figure has no h1.
        self.page.locator("h1, h2").first.wait_for(timeout=SECONDS * 1000)
        calm = 0
        deadline = time.monotonic() + SECONDS
        while calm < 5:  # a run can be about to begin: calm means calm for a while
            assert time.monotonic() < deadline, "the page did not come to rest"
            calm = calm + 1 if self.page.evaluate(_IS_SETTLED) else 0
            self.page.wait_for_timeout(60)

    def until(self, holds: Callable[[], bool], what: str = "") -> None:
        """Wait until it holds."""
        deadline = time.monotonic() + SECONDS
        while not holds():
            assert time.monotonic() < deadline, what or "what was waited for did not come"
            self.page.wait_for_timeout(60)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    @property
    def title(self) -> str:
        return self.page.locator("h1").first.inner_text()

    @property
    def language(self) -> str:
        return str(self.page.evaluate("document.documentElement.lang"))

    @property
    def words(self) -> str:
        return self.page.locator("[data-testid=stMain]").inner_text()

    @property
    def places(self) -> str:
        """The places chosen in the bar."""
        return ", ".join(self.page.locator(".places a[aria-pressed=true]").all_inner_texts())

    def choose(self, place: str) -> None:
        self.page.locator(".places a").filter(has_text=place).click()

    def chosen(self, key: str) -> str:
        """The label chosen in a switch of a page's own."""
        return ", ".join(self.page.locator(f".st-key-{key} button[aria-checked=true]").all_inner_texts())

    def panel(self, label: str) -> Locator:
        """A panel of the bar, opened by its button."""
        self.page.locator(".bar summary").filter(has_text=label).click()
        opened = self.page.locator(".bar details[open] .panel")
        opened.wait_for()
        return opened

    def point(self, figure: str, wanted: str = "") -> dict[str, Any]:
        """Where a point of a figure is that leads somewhere, brought onto the screen."""
        self.page.locator(f".st-key-{figure}").first.scroll_into_view_if_needed()
        found: dict[str, Any] | None = self.page.evaluate(_POINT, [figure, wanted])
        assert found, f"{figure} has no point {wanted}"
        return found

    def click(self, figure: str, wanted: str = "") -> str:
        """Click a point of a figure; gives its id."""
        at = self.point(figure, wanted)
        self.page.mouse.move(at["x"] - 5, at["y"] - 5)
        self.page.mouse.move(at["x"], at["y"], steps=4)
        self.page.wait_for_timeout(150)  # Plotly clicks what it hovers, and looks for that every 50 ms
        self.page.mouse.click(at["x"], at["y"])
        return str(at["id"])

    def too_wide(self) -> list[str]:
        """What makes the page scroll sideways."""
        return list(self.page.evaluate(_TOO_WIDE))

    def cut_off(self) -> list[str]:
        """Words that have no room."""
        return list(self.page.evaluate(_CUT))

    def accessibility_findings(self, *, contrast: bool = True) -> list[str]:
        """What axe-core calls serious or critical, without Streamlit's own faults. Needs a reader with axe."""
        found = self.page.evaluate(_AXE, contrast)
        said = []
        for violation in json.loads(found):
            if violation["impact"] not in ("serious", "critical"):
                continue
            for node in violation["nodes"]:
                where = " ".join(map(str, node["target"]))
                if not any(
                    rule == violation["id"] and part in where + node["html"]
                    for rule, part in STREAMLITS_OWN_FINDINGS
                ):
                    said.append(f"{violation['id']}: {where}: {node['html'][:200]}")
        return said

    def assert_clean(self) -> None:
        """Nothing asked for elsewhere, no error in the console."""
        assert self.elsewhere == []
        assert self.errors == []


def make_reader(
    chromium: Browser,
    server: Server,
    *,
    width: int = 1440,
    height: int = 900,
    dark: bool = False,
    axe: bool = False,
) -> Reader:
    """A reader of a server, with a browser's context of its own, who notes what should not happen."""
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        accept_downloads=True,
    )
    if axe:
        context.add_init_script(path=AXE)
    page = context.new_page()
    reader = Reader(page, server.address)

    def only_the_server(route: Route) -> None:
        if route.request.url.startswith((server.address, "data:", "blob:")):
            route.continue_()
        else:
            reader.elsewhere.append(route.request.url)
            route.abort()

    def note(message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error" and not any(
            own in f"{message.text} {where}" for own in STREAMLITS_OWN_ERRORS
        ):
            reader.errors.append(f"{message.text} ({where})")

    context.route("**/*", only_the_server)
    page.on("console", note)
    page.on("pageerror", lambda error: reader.errors.append(str(error)))
    return reader


@pytest.fixture
def new_reader(chromium: Browser) -> Iterator[Callable[..., Reader]]:
    """A function that gives a reader of a server; what went wrong in any of them fails the test."""
    readers: list[Reader] = []

    def make(server: Server, **options: Any) -> Reader:
        readers.append(make_reader(chromium, server, **options))
        return readers[-1]

    yield make
    for reader in readers:
        reader.page.context.close()
    for reader in readers:
        reader.assert_clean()


@pytest.fixture
def reader(server: Server, new_reader: Callable[..., Reader]) -> Reader:
    return new_reader(server)

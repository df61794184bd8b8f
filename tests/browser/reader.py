"""A reader's browser: a real Chromium that can reach nothing but the server, and what in it should not happen."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route

from cooperation.pages import PAGES as TABLE_OF_PAGES
from tests.browser import in_page
from tests.browser.servers import SECONDS, Server

AXE = Path(__file__).resolve().parent / "axe.min.js"
PAGES = [page.address for page in TABLE_OF_PAGES]
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
            calm = calm + 1 if self.page.evaluate(in_page.IS_SETTLED) else 0
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
        found: dict[str, Any] | None = self.page.evaluate(in_page.POINT, [figure, wanted])
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
        return list(self.page.evaluate(in_page.TOO_WIDE))

    def cut_off(self) -> list[str]:
        """Words that have no room."""
        return list(self.page.evaluate(in_page.CUT))

    def accessibility_findings(self, *, contrast: bool = True) -> list[str]:
        """What axe-core calls serious or critical, without Streamlit's own faults. Needs a reader with axe."""
        found = self.page.evaluate(in_page.AXE, contrast)
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

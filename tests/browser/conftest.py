"""A fresh server and a real Chromium that can reach nothing but that server."""

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
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
TODAY = "2026-11-24"
SECONDS_TO_START = 60

# Streamlit's own, none of them ours to mend, each with its reason.
STREAMLITS_OWN_ERRORS = (
    # A deep link first asks below its own path whether Streamlit is served there.
    "/_stcore/health",
    "/_stcore/host-config",
)


@dataclass
class Server:
    """A running server; `log` is where it writes."""

    address: str
    process: "subprocess.Popen[bytes]"
    log: Path


@contextmanager
def serving(log: Path, **environment: str) -> Iterator[Server]:
    """A server of this project on a free port, until the block ends."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, "COOPERATION_TODAY": TODAY, **environment},
        )  # fmt: skip
        try:
            _wait_until_healthy(f"http://localhost:{port}", process, log)
            yield Server(f"http://localhost:{port}", process, log)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_healthy(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"The server did not come up:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that do not need their own."""
    with serving(tmp_path_factory.mktemp("server") / "log") as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--no-first-run",
            ],  # fmt: skip
        )
        yield browser
        browser.close()

# Asked for again and again from here: the page's policy forbids Playwright's own way of waiting, which needs eval.
_IS_SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const figures = [...document.querySelectorAll('.figure-drawing')];
    return app && app.dataset.testScriptState === 'notRunning' && figures.every(figure => figure.dataset.draws || !figure.offsetWidth);
}"""


@dataclass
class Reader:
    """A reader's browser, and everything in it that should not have happened."""

    page: Page
    address: str
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")
        self.settle()

    def settle(self) -> None:
        """Until the run is over and every figure is drawn."""
        page = self.page
        page.locator("h1").first.wait_for(timeout=30_000)
        deadline = time.monotonic() + 30
        while not page.evaluate(_IS_SETTLED):
            assert time.monotonic() < deadline, "the page did not come to rest"
            page.wait_for_timeout(50)
        page.wait_for_timeout(250)

    def assert_clean(self) -> None:
        """Nothing asked for elsewhere, no error in the console."""
        assert self.elsewhere == []
        assert self.errors == []


@pytest.fixture
def new_reader(chromium: Browser) -> Iterator[Callable[..., Reader]]:
    """A function that gives a reader of a server; what went wrong in any of them fails the test."""
    contexts: list[BrowserContext] = []
    readers: list[Reader] = []

    def make(server: Server, *, width: int = 1440, height: int = 900, dark: bool = False) -> Reader:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        reader = Reader(page, server.address)
        readers.append(reader)

        def only_the_server(route: Route) -> None:
            if route.request.url.startswith((server.address, "data:", "blob:")):
                route.continue_()
            else:
                reader.elsewhere.append(route.request.url)
                route.abort()

        def note(message: ConsoleMessage) -> None:
            where = message.location.get("url", "")
            if message.type == "error" and not any(own in f"{message.text} {where}" for own in STREAMLITS_OWN_ERRORS):
                reader.errors.append(f"{message.text} ({where})")

        context.route("**/*", only_the_server)
        page.on("console", note)
        page.on("pageerror", lambda error: reader.errors.append(str(error)))
        return reader

    yield make
    for reader in readers:
        reader.assert_clean()
    for context in contexts:
        context.close()


@pytest.fixture
def reader(server: Server, new_reader: Callable[..., Reader]) -> Reader:
    return new_reader(server)

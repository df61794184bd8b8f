"""Servers and readers for the tests in a real Chromium."""

import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import running_chromium
from tests.browser.reader import Reader, make_reader
from tests.browser.servers import ROOT, Server, serving

HAND_WRITTEN = ROOT / "tests" / "pages" / "data"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with running_chromium() as browser:
        yield browser


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


@pytest.fixture
def other_site() -> Iterator[tuple[str, dict[str, str]]]:
    """A site on another origin; what the test puts under `body` it serves as its only page."""
    served = {"body": ""}

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>Briefing</title>{served['body']}".encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}/", served
        site.shutdown()

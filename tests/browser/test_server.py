"""The server as a whole: what it answers, what it does without records, and how it starts."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import brotli
import pytest

from app import app as application
from components.shell.messages import page_failed
from tests.browser.reader import Reader
from tests.browser.servers import ROOT, Server, serving


def test_health_is_ok_with_counts(server: Server) -> None:
    answer = server.ask("/healthz")
    assert answer.status == 200
    assert b'"status":"ok"' in answer.body
    assert b'"withheld":0' in answer.body


@pytest.mark.parametrize(
    "path", ["/", "/timeline?lang=de", "/healthz", "/assets/icon.png", "/_stcore/metrics", "/assets/nothing"]
)
def test_every_answer_has_security_headers(server: Server, path: str) -> None:
    headers = server.ask(path, Accept="text/html").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/assets/nothing.js", "/assets/", "/api/nothing"])
def test_what_is_not_there_or_not_for_readers_is_not_found(server: Server, path: str) -> None:
    assert server.ask(path).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/assets/%2e%2e/app.py",
        "/assets/..%2fapp.py",
        "/assets/../app.py",
        "/static/../../app.py",
        "/assets/%00",
    ],
)
def test_no_address_leaves_the_folder_of_files(server: Server, path: str) -> None:
    """Streamlit refuses such an address before our route sees it; without that it is a 404, see tests/unit."""
    answer = server.ask(path)
    assert (answer.status, answer.body) == (400, b"Bad Request")


def test_streamlits_files_travel_compressed_and_are_kept(server: Server) -> None:
    page = server.ask("/", Accept="text/html").body.decode()
    script = page.split('src="./static/js/', 1)[1].split('"', 1)[0]
    plain = server.ask(f"/static/js/{script}")
    packed = server.ask(f"/static/js/{script}", Accept_Encoding="br")
    assert packed.headers["content-encoding"] == "br"
    assert "immutable" in packed.headers["cache-control"]
    assert len(packed.body) < len(plain.body) / 2
    assert brotli.decompress(packed.body) == plain.body
    again = server.ask(f"/static/js/{script}", Accept_Encoding="br", If_None_Match=packed.headers["etag"])
    assert again.status == 304


def test_without_records_there_is_a_sentence_and_health_says_so(
    tmp_path: Path, new_reader: Callable[..., Reader]
) -> None:
    folder = tmp_path / "later"
    with serving(tmp_path / "log", folder) as server:
        assert server.ask("/healthz").status == 503
        reader = new_reader(server)
        reader.page.goto(f"{server.address}/timeline")
        said = reader.page.locator("[data-testid=stAlert]").inner_text(timeout=60_000)
        assert f"There is no folder {folder}" in said
        assert "Traceback" not in reader.page.content()
        folder.mkdir()
        reader.page.wait_for_timeout(2_100)  # the folder is looked at again after two seconds
        reader.page.reload()
        reader.until(lambda: "holds no records" in reader.page.locator("[data-testid=stMain]").inner_text())
        assert server.ask("/healthz").status == 503
        log = server.log.read_text()
    assert "Traceback" not in log


def test_a_broken_file_withholds_its_record_until_it_is_mended(
    copied: Server, new_reader: Callable[..., Reader]
) -> None:
    file = copied.data / "funding" / "kaz-loan.yaml"
    whole = file.read_text(encoding="utf-8")
    reader = new_reader(copied)
    reader.open("/funding")
    assert "EUR 68 m" in reader.words
    try:
        file.write_text(whole.replace("funders:", "fnuders:"), encoding="utf-8")
        time.sleep(2.1)  # files are looked at again after two seconds
        reader.page.reload()
        reader.settle()
        assert "1 record cannot be read and is left out: totals are incomplete" in reader.words
        assert "EUR 48 m" in reader.words
        assert b'"withheld":1' in copied.ask("/healthz").body
    finally:
        file.write_text(whole, encoding="utf-8")
    time.sleep(2.1)
    reader.page.reload()
    reader.settle()
    assert "cannot be read" not in reader.words
    assert "EUR 68 m" in reader.words


def test_a_port_in_use_is_one_sentence() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        script = str(ROOT / "scripts" / "serve.py")
        result = subprocess.run(
            [sys.executable, script, str(port)], capture_output=True, text=True, check=False
        )
    assert result.returncode == 1
    assert result.stderr == f"Port {port} is in use. Choose another: make run PORT={port + 1}\n"


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make_run_says_the_same() -> None:
    """Only where the environment is set up, so that no test installs anything."""
    ready = subprocess.run(["make", "--question", ".venv/.ready"], cwd=ROOT, capture_output=True, check=False)
    if ready.returncode != 0:
        pytest.skip("make would first set up the environment")
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(
            ["make", "run", f"PORT={port}"], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert f"Port {port} is in use. Choose another: make run PORT={port + 1}" in result.stderr
    assert "Traceback" not in result.stderr


FAILING = """
import streamlit as st
from components.shell.messages import page_failed

app = st.App({page!r}, on_script_error=page_failed)
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "could not be made"), ("ru", "не удалось составить"), ("xx", "could not be made")],
)
def test_a_page_that_fails_says_so_and_nothing_of_why(
    failing: Server, new_reader: Callable[..., Reader], language: str, said: str
) -> None:
    reader = new_reader(failing)
    reader.open(f"/?lang={language}")
    assert said in reader.words
    for secret in ("a secret of the server", "Traceback", "ValueError"):
        assert secret not in reader.page.locator("body").inner_text()
    links = [each.get_attribute("href") for each in reader.page.locator("a[href]").all()]
    assert [href for href in links if href and not href.startswith(("/", "#"))] == []
    assert "a secret of the server" in failing.log.read_text()


def test_our_pages_fail_so_too() -> None:
    assert application._on_script_error is page_failed


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose only page raises an exception."""
    folder = tmp_path_factory.mktemp("failing")
    page = folder / "page.py"
    page.write_text("import streamlit as st\nst.title('Page')\nraise ValueError('a secret of the server')\n")
    (folder / "failing.py").write_text(FAILING.format(page=str(page)))
    with serving(folder / "log", app=folder / "failing.py") as running:
        yield running

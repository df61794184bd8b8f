"""The server as a whole: what it answers, what it does without records, and how it starts."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import app as application
from components.shell.messages import page_failed
from tests.browser.reader import Reader
from tests.browser.servers import Server, serving


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

"""A page that hangs keeps nobody else waiting for long."""

from collections.abc import Iterator

import pytest
from websockets.exceptions import ConnectionClosedError

from tests.browser.servers import Server, serving
from tests.server.session import session

APP = """
import streamlit as st
from components.shell.messages import page_failed

app = st.App({page!r}, on_script_error=page_failed)
"""
PAGE = """
import time
import streamlit as st
from components.shell import render_lock
from components.shell.messages import page_given_up
from cooperation.language.translator import Translator

render_lock.LIMIT = 1.0
with render_lock.foreground("/", lambda: page_given_up(Translator("ru"))):
    st.write("rendering")
    if "hangs" in st.query_params:
        time.sleep(4)
        render_lock.yield_to_foreground()
    st.write("rendered to its end")
"""
SENTENCE = "Эта страница готовилась слишком долго"


@pytest.fixture(scope="module")
def hanging(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose only page hangs where the address asks for that."""
    folder = tmp_path_factory.mktemp("hanging")
    (folder / "page.py").write_text(PAGE)
    (folder / "hanging.py").write_text(APP.format(page=str(folder / "page.py")))
    with serving(folder / "log", app=folder / "hanging.py") as running:
        yield running


def test_a_page_that_hangs_is_given_up_and_the_next_reader_is_served(hanging: Server) -> None:
    with session(hanging) as one, session(hanging) as other:
        one.start_page("hangs=yes")
        one.until("rendering")
        other.open_page()
        assert "rendered to its end" in other.words
        one.until_finished()
    assert SENTENCE in one.words
    assert "rendered to its end" not in one.words
    assert SENTENCE not in other.words
    assert "A page is given up: it has been rendered for 1.0 s" in hanging.log.read_text()


def test_a_message_larger_than_any_of_ours_ends_the_session_and_is_logged(hanging: Server) -> None:
    with pytest.raises(ConnectionClosedError) as closed, session(hanging) as one:
        one.connection.send(b"\0" * 2_000_000)
        one.until_finished()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1009
    assert "exceeds the limit of 1000000 bytes" in hanging.log.read_text()

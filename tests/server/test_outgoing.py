"""The server connects to nobody, not when it starts and not for a reader."""

import subprocess
import sys
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from tests.browser.servers import Server
from tests.server.conftest import AUDIT, PUBLIC_ORIGIN
from tests.server.session import session


def test_nobody_is_asked_at_the_start_nor_for_a_reader_nor_for_another_site(
    server: Server, connections: Path
) -> None:
    for origin in (None, server.address, PUBLIC_ORIGIN):
        with session(server, origin) as own:
            own.open_page()
    for number in range(10):
        with pytest.raises(InvalidStatus), session(server, f"http://elsewhere-{number}.example"):
            pass
    assert server.ask("/healthz").status == 200
    asked = connections.read_text().splitlines() if connections.exists() else []
    assert asked == []


def test_a_connection_would_have_been_written_down(tmp_path: Path) -> None:
    """Else the test above could not fail."""
    code = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
    environment = {"PYTHONPATH": str(AUDIT), "CONNECTIONS_FILE": str(tmp_path / "connections")}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert (tmp_path / "connections").read_text() == "socket.connect ('127.0.0.1', 9)\n"

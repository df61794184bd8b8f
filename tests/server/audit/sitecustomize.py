"""Put on the path of a server by its tests: writes down whom the process connects to, or asks the names of."""

import os
import sys
from typing import Any

_FILE = os.environ.get("CONNECTIONS_FILE")
_EVENTS = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


def _write_down(event: str, arguments: tuple[Any, ...]) -> None:
    if _FILE and event in _EVENTS:
        with open(_FILE, "a", encoding="utf-8") as file:  # noqa: PTH123  # pathlib is not loaded yet
            file.write(f"{event} {arguments[-1] if event == 'socket.connect' else arguments}\n")


sys.addaudithook(_write_down)

"""A reader without a browser: speaks Streamlit's protobuf over its websocket, and keeps the page it was sent.

The messages are Streamlit's own (`streamlit.proto`); what a browser would draw is kept as a tree of elements.
"""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

SECONDS_TO_ANSWER = 30
FINISHED = ForwardMsg.FINISHED_SUCCESSFULLY
STARTED_AGAIN = (
    ForwardMsg.FINISHED_EARLY_FOR_RERUN
)  # Streamlit switches pages by breaking off and starting again

Path = tuple[int, ...]


class PageError(Exception):
    """The page showed an exception, or its script did not finish."""


@dataclass
class Element:
    """One element or block of a page; `message` is its protobuf, `kind` the name of what is in it."""

    path: Path
    kind: str
    message: Any

    @property
    def key(self) -> str:
        """The key that the page's script gave it, or an empty text."""
        parts = str(getattr(self.message, "id", "")).split("-", 2)
        return parts[2] if len(parts) == 3 and parts[2] != "None" else ""


@dataclass
class Reader:
    """One session. Use it as `async with Reader(address) as reader`."""

    address: str
    elements: dict[Path, Element] = field(default_factory=dict)
    received: int = 0  # bytes
    _socket: ClientConnection | None = None
    _query: str = ""
    _page: str = ""
    _pages: dict[str, str] = field(default_factory=dict)

    async def __aenter__(self) -> "Reader":
        stream = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket = await connect(stream, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def open(self, page: str = "", query: str = "") -> float:
        """Go to a page by its address; seconds until its script had finished."""
        self._query = query
        self._page = self._pages.get(page, "")
        message = self._rerun()
        if page and not self._page:
            message.rerun_script.page_name = page  # as a browser that comes with a deep link
        return await self._run(message)

    def in_order(self) -> Iterator[Element]:
        """All elements and blocks from top to bottom, a block before what is in it."""
        return (self.elements[path] for path in sorted(self.elements))

    def _rerun(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = self._query
        message.rerun_script.page_script_hash = self._page
        return message

    async def _run(self, message: BackMsg) -> float:
        """Send, and take what comes until the script has finished."""
        assert self._socket is not None, "use it as `async with Reader(...)`"
        self.elements = {}
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(SECONDS_TO_ANSWER):
            while True:
                answer = await self._socket.recv()
                assert isinstance(answer, bytes)
                self.received += len(answer)
                if self._take(ForwardMsg.FromString(answer)):
                    return time.perf_counter() - start

    def _take(self, answer: ForwardMsg) -> bool:
        """Keep what a message says; whether it was the last one of a run."""
        match answer.WhichOneof("type"):
            case "new_session":
                self.elements = {}
            case "navigation":
                self._page = answer.navigation.page_script_hash
                self._pages = {
                    page.url_pathname: page.page_script_hash for page in answer.navigation.app_pages
                }
            case "page_info_changed":
                self._query = answer.page_info_changed.query_string
            case "delta":
                self._keep(tuple(answer.metadata.delta_path), answer.delta)
            case "script_finished":
                if answer.script_finished == STARTED_AGAIN:
                    return False
                if answer.script_finished != FINISHED:
                    raise PageError(ForwardMsg.ScriptFinishedStatus.Name(answer.script_finished))
                return True
        return False

    def _keep(self, path: Path, delta: Any) -> None:
        sort = delta.WhichOneof("type")
        if sort == "add_block":
            self.elements[path] = Element(
                path, delta.add_block.WhichOneof("type") or "block", delta.add_block
            )
        elif sort == "new_element":
            kind = delta.new_element.WhichOneof("type")
            if kind == "exception":
                raise PageError(delta.new_element.exception.message)
            self.elements[path] = Element(path, kind, getattr(delta.new_element, kind))

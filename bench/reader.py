"""A reader without a browser: speaks Streamlit's protobuf over its websocket, and keeps the page it was sent."""

import asyncio
import time
from dataclasses import dataclass, field
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.element_tree import ElementTree

SECONDS_TO_ANSWER = 30


@dataclass
class Reader:
    """One session. Use it as `async with Reader(address) as reader`."""

    address: str
    page: ElementTree = field(default_factory=ElementTree)
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

    def _rerun(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = self._query
        message.rerun_script.page_script_hash = self._page
        return message

    async def _run(self, message: BackMsg) -> float:
        """Send, and take what comes until the script has finished."""
        assert self._socket is not None, "use it as `async with Reader(...)`"
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
            case "navigation":
                self._page = answer.navigation.page_script_hash
                self._pages = {
                    page.url_pathname: page.page_script_hash for page in answer.navigation.app_pages
                }
            case "page_info_changed":
                self._query = answer.page_info_changed.query_string
        return self.page.take(answer)

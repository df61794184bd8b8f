"""A reader without a browser: Streamlit's websocket, and what comes over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from google.protobuf import text_format  # type: ignore[import-untyped]  # its stubs are not pinned
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser.servers import SECONDS, Server

BROKEN_OFF = ForwardMsg.FINISHED_EARLY_FOR_RERUN  # when Streamlit switches from one page to another


@dataclass
class Session:
    """One connection, and the messages that have come over it so far."""

    connection: ClientConnection
    id: str = ""
    words: str = ""

    def open_page(self, query: str = "") -> None:
        """Asks for the first page and waits until it is rendered."""
        self.start_page(query)
        self.until_finished()

    def start_page(self, query: str = "") -> None:
        ask = BackMsg()
        ask.rerun_script.query_string = query
        self.connection.send(ask.SerializeToString())

    def until_finished(self) -> None:
        while not self._is_last(self._next()):
            pass

    def until(self, word: str) -> None:
        while word not in self.words:
            self._next()

    def _next(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self.connection.recv(timeout=SECONDS, decode=False))
        if message.WhichOneof("type") == "new_session":
            self.id = message.new_session.initialize.session_id
        self.words += text_format.MessageToString(message, as_utf8=True)
        return message

    @staticmethod
    def _is_last(message: ForwardMsg) -> bool:
        return message.WhichOneof("type") == "script_finished" and message.script_finished != BROKEN_OFF


@contextmanager
def session(server: Server, origin: str | None = None, path: str = "/_stcore/stream") -> Iterator[Session]:
    """Raises websockets.InvalidStatus where the server lets nobody in."""
    address = f"ws://{urlsplit(server.address).netloc}{path}"
    ours = Origin(origin) if origin else None
    with connect(address, origin=ours, subprotocols=[Subprotocol("streamlit")], max_size=None) as connection:
        yield Session(connection)

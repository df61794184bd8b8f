"""ASGI applications asked without a server."""

import asyncio
import gzip
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import brotli
import streamlit
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp

INDEX_FILE = Path(streamlit.__file__).parent / "static" / "index.html"
INDEX = INDEX_FILE.read_text(encoding="utf-8")
BROWSER = {"accept": "text/html,application/xhtml+xml", "accept-encoding": "gzip, deflate, br"}
STREAMLITS = PlainTextResponse("from Streamlit")


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        match self.headers.get("content-encoding"):
            case "br":
                return bytes(brotli.decompress(self.body)).decode()
            case "gzip":
                return gzip.decompress(self.body).decode()
        return self.body.decode()


def ask(app: ASGIApp, address: str, headers: dict[str, str] | None = None, method: str = "GET") -> Answer:
    """What an ASGI application answers to one request."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "method": method, "path": unquote(path), "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
        "http_version": "1.1", "scheme": "http", "server": ("localhost", 80), "client": ("localhost", 1),
        "root_path": "",
    }  # fmt: skip
    sent: list[dict[str, object]] = []
    to_come: list[dict[str, object]] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, object]:
        if not to_come:
            await asyncio.Event().wait()  # the reader stays until the answer is there
        return to_come.pop()

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    start = next(each for each in sent if each["type"] == "http.response.start")
    body = b"".join(each.get("body", b"") for each in sent if each["type"] == "http.response.body")  # type: ignore[misc]
    got = {name.decode(): value.decode() for name, value in start["headers"]}  # type: ignore[attr-defined]
    return Answer(int(start["status"]), got, body)  # type: ignore[call-overload]

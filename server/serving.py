"""How the server answers: headers, compressed files, our own files, health. Pure ASGI."""

import base64
import mimetypes
import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from cooperation import store
from cooperation.folders import ROOT, STATIC

COMPRESSED = ROOT / "build" / "compressed"  # made by scripts/compress.py; without it files go out as they are
COMPONENT_FILES = ROOT / "components" / "browser"
ICONS = STATIC / "fonts" / "icons.woff2"  # grows with the pages, under the same name
ICONS_ADDRESS = f"/assets/{ICONS.relative_to(STATIC).as_posix()}"
FOREVER = "public, max-age=31536000, immutable"
ASSET_NAME = r"[A-Za-z0-9._/-]{0,199}[A-Za-z0-9]"  # others make the file system raise
CLOSED = ("/_stcore/metrics", "/_stcore/agent")  # nothing of a reader's use is published

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


def content_security_policy(page: str) -> str:
    """Everything from here only; the inline scripts of `page` by their hashes. Streamlit writes its styles inline."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(sha256(s.encode()).digest()).decode()}'" for s in scripts)
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors *"
    )


class SecurityHeaders:
    """Security headers on every answer, and closed doors where Streamlit would publish the use of the server."""

    def __init__(self, app: App, policy: str) -> None:
        self._app = app
        self._headers = [
            (b"content-security-policy", policy.encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), interest-cohort=()"),
            (b"cross-origin-opener-policy", b"same-origin"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        if scope["path"].startswith(CLOSED):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, with_headers)
            return
        await self._app(scope, receive, with_headers)


class PrecompressedStatic:
    """Sends the compressed copy of Streamlit's and our packaged files where there is one and the browser takes it.

    Names of Streamlit's files hold a hash: kept for ever. Ours do not: the browser asks each time whether they changed.
    The copies (7 MB) are held in memory, so that making them anew takes nothing away from a running server.
    """

    def __init__(self, app: App, folder: Path = COMPRESSED) -> None:
        self._app = app
        self._files = {
            f"/{path.relative_to(folder).as_posix().removesuffix('.br')}": path.read_bytes()
            for path in folder.rglob("*.br")
            if not _is_older_than_ours(path)
        }
        self._tags = {address: f'"{sha256(body).hexdigest()[:16]}"' for address, body in self._files.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = (
            self._files.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        )
        asked = dict(scope["headers"]) if found else {}
        if found is None or b"br" not in asked.get(b"accept-encoding", b""):
            await self._app(scope, receive, send)
            return
        tag = self._tags[scope["path"]]
        caching = FOREVER if scope["path"].startswith("/static/") else "no-cache"
        headers = {"content-encoding": "br", "vary": "accept-encoding", "cache-control": caching, "etag": tag}
        if asked.get(b"if-none-match", b"").decode("latin-1") == tag:
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        kind = mimetypes.guess_type(scope["path"])[0] or "application/octet-stream"
        await Response(found, media_type=kind, headers=headers)(scope, receive, send)


def _is_older_than_ours(compressed: Path) -> bool:
    """A copy of a file of ours that has changed since; sent, it would undo the change."""
    original = COMPONENT_FILES / compressed.name.removesuffix(".br")
    is_ours = compressed.parent.name.startswith("components.")
    return is_ours and (not original.is_file() or original.stat().st_mtime > compressed.stat().st_mtime)


async def asset(request: Request) -> Response:
    """A file of static/; anything else is not found, whatever the address tries."""
    asked: str = request.path_params["path"]
    if not re.fullmatch(ASSET_NAME, asked):
        raise HTTPException(404)
    path = (STATIC / asked).resolve()
    if not path.is_relative_to(STATIC) or not path.is_file():
        raise HTTPException(404)
    headers = {
        "cache-control": FOREVER if path.suffix == ".woff2" and path != ICONS else "public, max-age=3600",
        "access-control-allow-origin": "*",
    }
    return FileResponse(path, media_type=_KINDS.get(path.suffix), headers=headers)


async def icon(_: Request) -> Response:
    """Ours, under the address at which Streamlit's script looks for one whatever the page says."""
    return FileResponse(STATIC / "icon.png", headers={"cache-control": "public, max-age=3600"})


_KINDS = {
    ".geojson": "application/geo+json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
}


async def health(_: Request) -> Response:
    """200 while there are records to show, whatever else is wrong; 503 without any."""
    found = await run_in_threadpool(store.health)
    return JSONResponse(asdict(found), status_code=503 if found.status == "no data" else 200)


async def _not_found(_: Request) -> Response:
    return PlainTextResponse("Not found", status_code=404)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/healthz", health),
    Route("/favicon.png", icon),
    Route("/assets/{path:path}", asset),
    Route("/api/{path:path}", _not_found),
)

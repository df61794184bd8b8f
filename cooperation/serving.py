"""How the server answers: headers, the language of the page, compressed files, health. Pure ASGI."""

import base64
import mimetypes
import re
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from hashlib import sha256
from html import escape
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from cooperation.catalogue import NoData
from cooperation.current import current
from cooperation.languages import LANGUAGES, Translator

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"
COMPRESSED = ROOT / "build" / "compressed"  # made by scripts/compress.py; without it files go out as they are
COMPONENT_FILES = ROOT / "cooperation" / "figures" / "browser"
ICONS = STATIC / "fonts" / "icons.woff2"  # grows with the pages, under the same name
EARLY_FONTS = ("ibm-plex-sans-latin-wght-normal.woff2", "source-serif-4-latin-600-normal.woff2")
EARLY_SCRIPTS = (
    *(
        f"/_stcore/bidi-components/cooperation.figure/{name}.js"
        for name in ("figure", "points", "download", "plotly")
    ),
    "/_stcore/bidi-components/cooperation.document/document.js",
)
EARLY_SHAPES = "/assets/shapes/central-asia.geojson"  # of the map on the first page
EARLY_CHUNKS = (  # Streamlit's, by the beginning of their names, which go on with a hash
    "_arrayReduce", "BidiComponent", "Html", "purify.es", "recordbatch", "serialization",
)  # fmt: skip
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


class Headers:
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


class PageInTheReadersLanguage:
    """Answers every page address with Streamlit's index.html, in whose head the language, the title, our icon and our
    style sheet stand.

    Streamlit writes `lang="en"` whatever the language is (WCAG 3.1.1). The component `document` goes on from there.
    """

    def __init__(self, app: App, index: Path, style: Path) -> None:
        self._app = app
        page = index.read_text(encoding="utf-8")
        # Within `body`, our rules win over those that Streamlit writes later for its own classes.
        rules = f"<style>body {{\n{style.read_text(encoding='utf-8')}}}</style>\n"
        early = f"{''.join(_early_links(index.parent / 'static' / 'js'))}{rules}"
        shapes = f'<link rel="preload" href="{EARLY_SHAPES}" as="fetch" crossorigin>\n'
        self._pages = {
            (language, is_first): page_head(page, language, early + shapes if is_first else early).encode()
            for language, is_first in product(LANGUAGES, (True, False))
        }
        self._packed = {which: brotli.compress(page) for which, page in self._pages.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _asks_for_a_page(scope):
            await self._app(scope, receive, send)
            return
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", ["en"])[0]
        which = (asked if asked in LANGUAGES else "en", scope["path"] == "/")
        headers = {"cache-control": "no-cache", "vary": "accept-encoding"}
        page = self._pages[which]
        if b"br" in dict(scope["headers"]).get(b"accept-encoding", b""):
            page = self._packed[which]
            headers["content-encoding"] = "br"
        await Response(page, media_type="text/html", headers=headers)(scope, receive, send)


def page_head(index: str, language: str, early: str = "") -> str:
    """`index` with the reader's language, our title and icon, the links of `early`, and without the font that our
    theme does not use."""
    t = Translator(language)
    page = index.replace('<html lang="en">', f'<html lang="{language}">')
    page = page.replace("<title>Streamlit</title>", f"<title>{escape(t('EU and Central Asia'))}</title>")
    page = page.replace('href="./favicon.png"', 'href="/favicon.png"')
    page = re.sub(r"<link\s+rel=\"preload\"[^>]*SourceSans[^>]*/>\s*", "", page)
    return page.replace("</head>", f"{early}</head>")


def _early_links(chunks: Path) -> Iterator[str]:
    """Asks the browser for what every page draws with, before the script of the page has run and named it."""
    for font in EARLY_FONTS:
        yield f'<link rel="preload" href="/assets/fonts/{font}" as="font" type="font/woff2" crossorigin>\n'
    found = (
        f"/static/js/{path.name}" for name in EARLY_CHUNKS for path in sorted(chunks.glob(f"{name}.*.js"))
    )
    for script in (*EARLY_SCRIPTS, *found):
        yield f'<link rel="modulepreload" href="{script}">\n'


def _asks_for_a_page(scope: Scope) -> bool:
    """A browser that opens an address; not a file, not Streamlit's own paths, not ours."""
    path = scope["path"]
    if scope["method"] not in ("GET", "HEAD") or path.startswith(
        ("/_stcore/", "/static/", "/assets/", "/media/", "/component/", "/api/", "/healthz", "/drawings")
    ):
        return False
    accepts = next((value for name, value in scope["headers"] if name == b"accept"), b"")
    return path == "/" or (b"text/html" in accepts and "." not in path.rsplit("/", 1)[-1])


class Compressed:
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
    is_ours = compressed.parent.name.startswith("cooperation.")
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
    """200 only when there are records to show; a folder that comes later is taken up by asking."""
    try:
        loaded = await run_in_threadpool(current.loaded)
    except NoData as nothing:
        return JSONResponse({"status": "no data", "why": str(nothing)}, status_code=503)
    return JSONResponse(
        {
            "status": "ok",
            "version": loaded.catalogue.version,
            "records": len(loaded.catalogue.records),
            "withheld": len(loaded.catalogue.withheld),
        }
    )


async def _not_found(_: Request) -> Response:
    return PlainTextResponse("Not found", status_code=404)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/healthz", health),
    Route("/favicon.png", icon),
    Route("/assets/{path:path}", asset),
    Route("/api/{path:path}", _not_found),
)

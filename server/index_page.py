"""The page that a browser gets for every address: Streamlit's index.html, with our head, and for some addresses with
what is to be seen before Streamlit is there."""

import re
from collections.abc import Callable, Collection
from functools import cached_property
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from cooperation.language.translator import LANGUAGES, Translator
from server import notices
from server.compression import accepted_encodings
from server.files import ICONS_ADDRESS

EARLY_FONTS = ("ibm-plex-sans-latin-wght-normal.woff2", "source-serif-4-latin-600-normal.woff2")
COMPONENTS = "/_stcore/bidi-components"
FIGURE_SCRIPTS = ("figure", "drawing", "prefetch", "points", "download", "plotly")
DOCUMENT_SCRIPTS = ("document", "navigation", "panels", "inputs", "printing", "anchor", "theme")
EARLY_SCRIPTS = (
    *(f"{COMPONENTS}/components.figure/{name}.js" for name in FIGURE_SCRIPTS),
    *(f"{COMPONENTS}/components.document/{name}.js" for name in DOCUMENT_SCRIPTS),
)
FIRST_PAINT_SCRIPT = f"{COMPONENTS}/components.figure/first_paint.js"
EARLY_SHAPES = "/assets/shapes/central-asia.geojson"  # of the map on the first page
EARLY_CHUNKS = (  # Streamlit's, by the beginning of their names, which go on with a hash
    "_arrayReduce", "BidiComponent", "Html", "purify.es", "recordbatch", "serialization",
)  # fmt: skip
STREAMLITS_SCRIPT = '<script type="module"'  # with which in its head begins what starts it
ROOT = '<div id="root"></div>'

FirstPaintOf = Callable[[str], str | None]  # of the first page, by the parameters of its address


class IndexPage:
    """Streamlit's `index` with our language, title, icon, and `style` in its head; with `first_paint_head` too where
    something is to be seen first."""

    def __init__(self, index: Path, style: Path, first_paint_head: str = "") -> None:
        self._index = index.read_text(encoding="utf-8")
        self._chunks = index.parent / "static" / "js"
        self._first_paint_head = first_paint_head
        # Within `body`, our rules win over those that Streamlit writes later for its own classes.
        self._rules = f"<style>body {{\n{style.read_text(encoding='utf-8')}}}</style>\n"

    def page(self, language: str, *, is_first: bool = False) -> str:
        """`is_first`: the page at /, which has a map."""
        shapes = [_preload(EARLY_SHAPES, "fetch")] if is_first else []
        return self._with_head(language, [*self._early, *self._early_chunks, *shapes, self._rules])

    def with_first_paint(self, language: str, paint: str) -> str:
        """What starts Streamlit waits in a template, for the script of the first paint to put it into the head."""
        head = [
            *self._early, _preload(ICONS_ADDRESS, "font"), _preload(EARLY_SHAPES, "fetch"), self._rules,
            self._first_paint_head,
            f'<script type="module" src="{FIRST_PAINT_SCRIPT}"></script>\n',
        ]  # fmt: skip
        ours, streamlits = self._with_head(language, []).split(STREAMLITS_SCRIPT, 1)
        starts, body = streamlits.split("</head>", 1)
        later = f"{''.join(self._early_chunks)}{STREAMLITS_SCRIPT}{starts}"
        return (
            f'{ours}{"".join(head)}<template id="streamlit">{later}</template>\n</head>'
            f"{body.replace(ROOT, f'{paint}{ROOT}')}"
        )

    def _with_head(self, language: str, more: list[str]) -> str:
        """With our notices, and without what our readers do not use: a font, an interface for programs."""
        title = escape(Translator(language)("EU and Central Asia"))
        page = self._index.replace('<html lang="en">', f'<html lang="{language}">')
        page = page.replace("<title>Streamlit</title>", f"<title>{title}</title>\n{notices.script()}")
        page = page.replace('href="./favicon.png"', 'href="/favicon.png"')
        page = re.sub(r"<link\s+rel=\"preload\"[^>]*SourceSans[^>]*/>\s*", "", page)
        page = re.sub(
            r"<link\s+rel=\"service-desc\"[^>]*/>\s*", "", page
        )  # a closed door, see server.serving
        page = re.sub(r"<noscript>.*?</noscript>\s*", "", page, flags=re.DOTALL)
        page = page.replace("<body>", f"<body>\n{notices.body(language)}")
        return page.replace("</head>", f"{''.join(more)}</head>")

    @property
    def _early(self) -> list[str]:
        """Asks the browser for what every page draws with, before the script of the page has run and named it."""
        fonts = (_preload(f"/assets/fonts/{font}", "font") for font in EARLY_FONTS)
        return [*fonts, *map(_module_preload, EARLY_SCRIPTS)]

    @cached_property
    def _early_chunks(self) -> list[str]:
        found = (path for name in EARLY_CHUNKS for path in sorted(self._chunks.glob(f"{name}.*.js")))
        return [_module_preload(f"/static/js/{path.name}") for path in found]


def _preload(address: str, kind: str) -> str:
    sort = ' type="font/woff2"' if kind == "font" else ""
    return f'<link rel="preload" href="{address}" as="{kind}"{sort} crossorigin>\n'


def _module_preload(address: str) -> str:
    return f'<link rel="modulepreload" href="{address}">\n'


class IndexMiddleware:
    """Answers every page address with the shell.

    Streamlit writes `lang="en"` whatever the language is (WCAG 3.1.1). The component `document` goes on from there.
    """

    def __init__(self, app: ASGIApp, shell: IndexPage, first_paint: FirstPaintOf = lambda _: None) -> None:
        self._app = app
        self._shell = shell
        self._first_paint = first_paint
        self._pages = {
            (language, is_first): shell.page(language, is_first=is_first).encode()
            for language in LANGUAGES
            for is_first in (True, False)
        }
        self._packed = {which: brotli.compress(page) for which, page in self._pages.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _asks_for_a_page(scope):
            await self._app(scope, receive, send)
            return
        query = scope.get("query_string", b"").decode("latin-1")
        asked = parse_qs(query).get("lang", ["en"])[0]
        language, is_first = asked if asked in LANGUAGES else "en", scope["path"] == "/"
        takes_packed = accepted_encodings(scope)[:1] == ("br",)
        page = None
        if is_first:
            page = await run_in_threadpool(self._with_first_paint, language, query, takes_packed=takes_packed)
        if page is None:
            page = (self._packed if takes_packed else self._pages)[language, is_first]
        headers = {"cache-control": "no-cache", "vary": "accept-encoding"}
        if takes_packed:
            headers["content-encoding"] = "br"
        await Response(page, media_type="text/html", headers=headers)(scope, receive, send)

    def _with_first_paint(self, language: str, query: str, *, takes_packed: bool) -> bytes | None:
        paint = self._first_paint(query)
        if paint is None:
            return None
        page = self._shell.with_first_paint(language, paint).encode()
        return bytes(brotli.compress(page, quality=5)) if takes_packed else page


class UnknownPathRedirect:
    """Leads from an address that is no page to the page that was meant, or to the search for its words.

    Streamlit would answer too, with a page that seeks its scripts below that address and stays blank, or with words
    that are English in every language.
    """

    def __init__(self, app: ASGIApp, pages: Collection[str]) -> None:
        self._app = app
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _asks_for_a_page(scope):
            await self._app(scope, receive, send)
            return
        name = scope["path"].rstrip("/").rsplit("/", 1)[-1]
        if name in self._pages and scope["path"] == f"/{name}":
            await self._app(scope, receive, send)
            return
        query = scope.get("query_string", b"").decode("latin-1")
        if name in self._pages:
            address = f"/{name}?{query}" if query else f"/{name}"
        else:
            languages = [("lang", each) for each in parse_qs(query).get("lang", [])]
            address = f"/search?{urlencode([('q', re.sub('[-_]', ' ', name)), *languages])}"
        await RedirectResponse(address, headers={"cache-control": "no-cache"})(scope, receive, send)


def _asks_for_a_page(scope: Scope) -> bool:
    """A browser, or a program such as a checker of links, that opens an address; not a file, not Streamlit's own
    paths, not ours."""
    path = scope["path"]
    if scope["method"] not in ("GET", "HEAD") or path.startswith(
        ("/_stcore/", "/static/", "/assets/", "/media/", "/component/", "/api/", "/healthz", "/drawings")
    ):
        return False
    accepts = next((value for name, value in scope["headers"] if name == b"accept"), b"*/*")
    # Streamlit's script looks for its own paths below a page, and takes anything: `/timeline/_stcore/health`.
    takes_a_page = b"text/html" in accepts or (b"*/*" in accepts and path.count("/") == 1)
    is_file = "/." in path or "." in path.rsplit("/", 1)[-1]
    return path == "/" or (takes_a_page and not is_file)

"""The page that a browser gets for every address, asked without a server."""

import asyncio
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from cooperation.language.translator import LANGUAGES, Translator
from server import notices
from server.first_paint.head import head
from server.headers import content_security_policy
from server.index_page import (
    DOCUMENT_SCRIPTS,
    FIGURE_SCRIPTS,
    FIRST_PAINT_SCRIPT,
    ROOT,
    IndexMiddleware,
    IndexPage,
    UnknownPathRedirect,
)
from tests.asgi_client import BROWSER, INDEX, INDEX_FILE, STREAMLITS, ask

STYLE = Path(__file__).resolve().parents[3] / "components" / "browser" / "style.css"
SIGHT = '<div id="first-paint">Words</div>'


@pytest.fixture
def shell() -> IndexPage:
    return IndexPage(INDEX_FILE, STYLE, head())


@pytest.fixture
def pages(shell: IndexPage) -> ASGIApp:
    """A server that has a first paint for Kazakhstan."""
    return IndexMiddleware(STREAMLITS, shell, lambda query: SIGHT if "country=KAZ" in query else None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_arrives_in_its_language_from_the_first_byte(pages: ASGIApp, language: str) -> None:
    answer = ask(pages, f"/timeline?country=KAZ&lang={language}", BROWSER)
    assert f'<html lang="{language}">' in answer.text
    assert f"<title>{Translator(language)('EU and Central Asia')}</title>" in answer.text
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-cache"


def test_a_page_brings_our_style_sheet_and_is_the_same_compressed(pages: ASGIApp) -> None:
    plain, packed = ask(pages, "/map", {"accept": "text/html"}), ask(pages, "/map", BROWSER)
    assert f"<style>body {{\n{STYLE.read_text(encoding='utf-8')}}}</style>" in plain.text
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == ("br", "accept-encoding")
    assert len(packed.body) < len(plain.body) / 2
    assert packed.text == plain.text


@pytest.mark.parametrize("query", ["", "?lang=", "?lang=fr", '?lang="><script>', "?lang=%FF"])
def test_a_language_that_is_none_of_ours_is_english(pages: ASGIApp, query: str) -> None:
    answer = ask(pages, f"/{query}", BROWSER)
    assert '<html lang="en">' in answer.text
    assert answer.body == ask(pages, "/", BROWSER).body


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/health",
        "/static/js/index.js",
        "/assets/icon.png",
        "/healthz",
        "/media/x",
        "/favicon.png",
        "/api/v1/x",
    ],
)
def test_what_is_no_page_is_left_to_others(pages: ASGIApp, path: str) -> None:
    assert ask(pages, path, BROWSER).text == "from Streamlit"


def test_a_program_that_asks_for_no_html_is_left_to_streamlit(pages: ASGIApp) -> None:
    assert ask(pages, "/timeline", {"accept": "application/json"}).text == "from Streamlit"
    assert ask(pages, "/timeline", BROWSER, method="POST").text == "from Streamlit"


@pytest.mark.parametrize("headers", [{}, {"accept": "*/*"}])
def test_a_program_that_takes_anything_gets_the_page_as_a_browser_does(
    pages: ASGIApp, headers: dict[str, str]
) -> None:
    assert '<html lang="de">' in ask(pages, "/timeline?lang=de", headers).text
    assert ask(pages, "/timeline/_stcore/health", headers).text == "from Streamlit"
    assert ask(pages, "/robots.txt", headers).text == "from Streamlit"


def test_streamlits_page_still_has_what_we_change_in_it() -> None:
    """A new Streamlit that writes its head differently would silently undo the language."""
    changed = IndexPage(INDEX_FILE, STYLE).page("ru")
    assert '<html lang="ru">' in changed
    assert 'href="/favicon.png"' in changed
    assert "SourceSans" not in changed
    assert "<title>Streamlit</title>" not in changed


def test_what_is_no_request_passes_untouched(shell: IndexPage) -> None:
    seen: list[str] = []

    async def inner(scope: dict[str, str], _receive: object, _send: object) -> None:
        seen.append(scope["type"])

    asyncio.run(IndexMiddleware(inner, shell)({"type": "websocket", "path": "/"}, None, None))  # type: ignore[arg-type]
    assert seen == ["websocket"]


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/timeline/", "/timeline"),
        ("/timeline/?country=KAZ&lang=de", "/timeline?country=KAZ&lang=de"),
        ("/de/timeline", "/timeline"),
        ("//", "/"),
        ("/kazakhstan", "/search?q=kazakhstan"),
        ("/critical-raw_materials?lang=ru&country=KAZ", "/search?q=critical+raw+materials&lang=ru"),
        ("//evil.example/x", "/search?q=x"),
        ("/a%26b%3Dc%0D%0Ad", "/search?q=a%26b%3Dc%0D%0Ad"),
    ],
)
def test_an_address_that_is_no_page_leads_to_the_nearest(asked: str, leads_to: str) -> None:
    answer = ask(UnknownPathRedirect(STREAMLITS, {"", "timeline"}), asked, BROWSER)
    assert (answer.status, answer.headers["location"]) == (307, leads_to)


@pytest.mark.parametrize("asked", ["/", "/?lang=de", "/timeline", "/timeline?country=KAZ", "/static/js/x.js"])
def test_what_is_a_page_or_a_file_is_left_alone(asked: str) -> None:
    assert ask(UnknownPathRedirect(STREAMLITS, {"", "timeline"}), asked, BROWSER).text == "from Streamlit"


def test_where_there_is_a_first_paint_it_is_in_the_page_and_streamlit_waits(pages: ASGIApp) -> None:
    page = ask(pages, "/?country=KAZ&lang=de", BROWSER).text
    head, body = page.split("</head>")
    before, template, after = re.split(r'<template id="streamlit">|</template>', head)
    assert f"{SIGHT}{ROOT}" in body
    assert '<html lang="de">' in before
    assert f'<script type="module" src="{FIRST_PAINT_SCRIPT}"></script>' in before
    assert "<style>" in before
    assert "static/js/index." in template
    for outside in (before, after, body):
        assert "/static/js/" not in outside
    assert template.count("<script") == 1


def test_the_page_without_a_first_paint_starts_streamlit_itself(pages: ASGIApp) -> None:
    for page in (ask(pages, "/?country=UZB", BROWSER), ask(pages, "/timeline?country=KAZ", BROWSER)):
        assert 'id="first-paint"' not in page.text
        assert '<template id="streamlit">' not in page.text
        assert '<script type="module" crossorigin src="./static/js/index.' in page.text


def test_a_browser_that_takes_nothing_compressed_gets_the_same_as_it_is(pages: ASGIApp) -> None:
    plain, packed = (ask(pages, "/?country=KAZ", each) for each in ({"accept": "text/html"}, BROWSER))
    assert "content-encoding" not in plain.headers
    assert SIGHT in plain.text
    assert packed.text == plain.text
    assert len(packed.body) < len(plain.body) / 2


def test_the_policy_knows_the_inline_scripts_of_a_first_paint_too(shell: IndexPage) -> None:
    page = shell.with_first_paint("en", SIGHT)
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(inline) == INDEX.count("<script>") + 1
    assert content_security_policy(page).count("'sha256-") == len(inline)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_our_words_stand_in_the_page_and_none_of_streamlits(
    pages: ASGIApp, language: str
) -> None:
    page = ask(pages, f"/?country=KAZ&lang={language}", BROWSER).text
    (said,) = re.findall(r"<noscript>(.*?)</noscript>", page, re.DOTALL)
    assert Translator(language)(notices.NO_SCRIPT) in unescape(said)
    assert "openapi.json" not in page
    assert "MCP" not in page


def test_what_is_preloaded_of_ours_is_what_our_scripts_import() -> None:
    def imported(name: str) -> set[str]:
        code = (STYLE.parent / f"{name}.js").read_text(encoding="utf-8")
        return set(re.findall(r'^import (?:.* from )?"\./([\w-]+)\.js"', code, re.MULTILINE))

    for entry, listed in (("figure", FIGURE_SCRIPTS), ("document", DOCUMENT_SCRIPTS)):
        found, left = {entry}, [entry]
        while left:
            new = imported(left.pop()) - found
            found |= new
            left += new
        assert set(listed) == found, entry

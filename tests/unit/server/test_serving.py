"""How the server answers, asked without a server: the parts of server.serving as ASGI applications."""

import asyncio
import os
import re
import shutil
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette

from cooperation.store import current
from cooperation.store.current import Store
from server import serving
from server.serving import (
    ROUTES,
    STATIC,
    App,
    PrecompressedStatic,
    SecurityHeaders,
    content_security_policy,
)
from tests.asgi_client import BROWSER, INDEX, STREAMLITS, ask
from tests.conftest import RecordFolder


@pytest.fixture
def routes() -> App:
    return Starlette(routes=list(ROUTES))


def test_the_policy_lets_nothing_in_from_elsewhere_and_knows_streamlits_inline_scripts() -> None:
    policy = dict(part.strip().split(" ", 1) for part in content_security_policy(INDEX).split(";"))
    scripts = re.findall(r"<script>(.*?)</script>", INDEX, re.DOTALL)
    for script in scripts:
        assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy["script-src"]
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    for name, allowed in policy.items():
        assert "http" not in allowed
        assert "*" not in allowed or name == "frame-ancestors"  # a page may be embedded
        assert "unsafe-eval" not in allowed
    assert "unsafe-inline" not in policy["script-src"]


@pytest.mark.parametrize("path", ["/", "/timeline", "/_stcore/metrics", "/_stcore/health"])
def test_every_answer_has_the_security_headers(path: str) -> None:
    answer = ask(SecurityHeaders(STREAMLITS, "default-src 'self'"), path)
    assert answer.headers["content-security-policy"] == "default-src 'self'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/agent"])
def test_nothing_of_a_readers_use_is_published(path: str) -> None:
    assert ask(SecurityHeaders(STREAMLITS, ""), path).status == 404


def test_what_is_no_request_passes_untouched() -> None:
    seen: list[str] = []

    async def inner(scope: dict[str, str], _receive: object, _send: object) -> None:
        seen.append(scope["type"])

    for wrapped in (
        SecurityHeaders(inner, ""),
        PrecompressedStatic(inner, Path("nowhere")),
    ):  # type: ignore[arg-type]
        asyncio.run(wrapped({"type": "websocket", "path": "/_stcore/stream"}, None, None))  # type: ignore[arg-type]
    assert seen == ["websocket"] * 2


def test_the_icon_is_ours_where_streamlits_script_looks_for_it(routes: App) -> None:
    assert ask(routes, "/favicon.png").body == (STATIC / "icon.png").read_bytes()


def test_a_compressed_copy_goes_only_to_a_browser_that_takes_it(tmp_path: Path) -> None:
    _compressed(tmp_path / "static" / "js" / "index.abc.js.br", b"const x = 1;")
    app = PrecompressedStatic(STREAMLITS, tmp_path)
    answer = ask(app, "/static/js/index.abc.js", BROWSER)
    assert brotli.decompress(answer.body) == b"const x = 1;"
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["vary"] == "accept-encoding"
    assert "javascript" in answer.headers["content-type"]
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert ask(app, "/static/js/index.abc.js", {"accept-encoding": "gzip"}).text == "from Streamlit"
    assert ask(app, "/static/js/other.js", BROWSER).text == "from Streamlit"


def test_a_browser_that_has_the_copy_is_told_that_it_is_still_right(tmp_path: Path) -> None:
    _compressed(tmp_path / "static" / "a.css.br", b"a { color: red }")
    app = PrecompressedStatic(STREAMLITS, tmp_path)
    tag = ask(app, "/static/a.css", BROWSER).headers["etag"]
    again = ask(app, "/static/a.css", {**BROWSER, "if-none-match": tag})
    assert (again.status, again.body) == (304, b"")
    assert ask(app, "/static/a.css", {**BROWSER, "if-none-match": '"other"'}).status == 200


def test_a_copy_older_than_our_file_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = tmp_path / "browser" / "figure.js"
    copy = tmp_path / "packed" / "_stcore" / "bidi-components" / "components.figure" / "figure.js.br"
    ours.parent.mkdir()
    ours.write_text("new")
    _compressed(copy, b"old")
    monkeypatch.setattr(serving, "COMPONENT_FILES", ours.parent)
    address = "/_stcore/bidi-components/components.figure/figure.js"
    os.utime(copy, (1, 1))
    assert (
        ask(PrecompressedStatic(STREAMLITS, tmp_path / "packed"), address, BROWSER).text == "from Streamlit"
    )
    os.utime(ours, (0, 0))
    fresh = ask(PrecompressedStatic(STREAMLITS, tmp_path / "packed"), address, BROWSER)
    assert brotli.decompress(fresh.body) == b"old"
    assert fresh.headers["cache-control"] == "no-cache"  # its name holds no hash


def test_a_file_of_ours_comes_with_its_kind_and_may_be_kept(routes: App) -> None:
    shapes = ask(routes, "/assets/shapes/central-asia.geojson")
    assert shapes.headers["content-type"].startswith("application/geo+json")
    assert shapes.headers["cache-control"] == "public, max-age=3600"
    font = ask(routes, "/assets/fonts/ibm-plex-sans-latin-wght-normal.woff2")
    assert font.headers["content-type"] == "font/woff2"
    assert "immutable" in font.headers["cache-control"]
    assert font.body == (STATIC / "fonts" / "ibm-plex-sans-latin-wght-normal.woff2").read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "nothing.js", "", "shapes", "../app.py", "../pyproject.toml", "fonts/../../app.py", "..%2fapp.py",
        "/etc/passwd",
        "//etc/passwd", "..\\app.py", "\x00", "icon.png\x00.txt", "a" * 5000, "~/x", "shapes/central-asia.geojson/",
    ],
    ids=repr,
)  # fmt: skip
def test_whatever_else_is_asked_for_below_assets_is_not_found(routes: App, path: str) -> None:
    assert ask(routes, f"/assets/{path}").status == 404


def test_below_api_nothing_answers_with_a_page(routes: App) -> None:
    assert ask(routes, "/api/v2/nothing").status == 404


def test_health_gives_counts_when_records_are_there(
    routes: App, folder: RecordFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("funding", "one")
    folder.write("funding", "two", amount={"value": "three", "currency": "EUR"})
    _serve(folder.path, monkeypatch)
    answer = ask(routes, "/healthz")
    assert answer.status == 200
    for part in ('"status":"degraded"', '"records":1', '"withheld":1', '"unreadable":0', '"version":"'):
        assert part in answer.text


def test_health_is_503_without_records_and_200_once_they_come(
    routes: App, folder: RecordFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _serve(tmp_path / "later", monkeypatch)
    assert ask(routes, "/healthz").status == 503
    folder.write("funding", "one")
    shutil.copytree(folder.path, tmp_path / "later")
    assert ask(routes, "/healthz").status == 200


def _serve(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPERATION_DATA", str(path))
    monkeypatch.setattr(current, "_store", Store())


def _compressed(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(brotli.compress(content))

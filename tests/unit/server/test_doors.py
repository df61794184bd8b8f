"""What is let in, asked without a server."""

import asyncio
import logging
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from server.doors import SOCKET, Doors, SameOrigin
from server.files import FOLDERS, STREAMLIT_ADDRESS
from server.routes import ROUTES
from tests.asgi_client import STREAMLITS, ask

DOORS = Doors(STREAMLITS, ROUTES)


def knock(origins: list[str], host: str = "site.example:8501", allowed: tuple[str, ...] = ()) -> list[Any]:
    """What a websocket with these Origin headers is sent; where it is let in, the headers that Streamlit sees."""
    seen: list[Any] = []

    async def streamlit(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(dict(scope["headers"]))

    async def send(message: Any) -> None:
        seen.append(message)

    headers = [(b"host", host.encode()), *((b"origin", origin.encode("latin-1")) for origin in origins)]
    scope = {"type": "websocket", "path": SOCKET, "headers": headers}
    asyncio.run(SameOrigin(streamlit, allowed)(scope, None, send))  # type: ignore[arg-type]
    return seen


@pytest.mark.parametrize(
    ("origins", "host"),
    [
        (["http://site.example:8501"], "site.example:8501"),
        (["https://site.example"], "site.example"),
        (["https://SITE.example"], "site.example"),
        (["http://[::1]:8501"], "[::1]:8501"),
        ([], "site.example:8501"),  # no browser: they all send one
    ],
)
def test_a_websocket_of_our_own_page_is_let_in(origins: list[str], host: str) -> None:
    assert knock(origins, host) == [{b"host": host.encode()}]


@pytest.mark.parametrize(
    "origins",
    [
        ["http://elsewhere.example"],
        ["http://localhost:8501"],
        ["http://site.example"],
        ["http://site.example:8501.elsewhere.example"],
        ["http://elsewhere.example/site.example:8501"],
        ["null"],
        [""],
        ["http://["],
        ["site.example:8501"],
        ["http://elsewhere.example\xff"],
        ["http://site.example:8501", "http://elsewhere.example"],
    ],
    ids=repr,
)
def test_a_websocket_of_another_site_is_refused_and_logged(
    origins: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    (answer,) = knock(origins)
    assert answer["type"] == "websocket.close"  # before it is accepted: a server answers that with 403
    assert repr(origins) in caplog.text


def test_without_a_host_header_an_empty_origin_is_still_refused() -> None:
    assert knock(["http:///"], host="")[0]["type"] == "websocket.close"


def test_an_origin_of_the_list_is_let_in_and_not_handed_on() -> None:
    for origin in ("https://public.example", "https://Public.example/"):
        assert knock([origin], allowed=("https://public.example/",)) == [{b"host": b"site.example:8501"}]
    (answer,) = knock(["https://other.example"], allowed=("https://public.example",))
    assert answer["type"] == "websocket.close"


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/session/file", "/_stcore/upload_file", "/_stcore/metrics", "/_stcore/metrics/",
        "/_stcore/agent/mcp", "/_stcore/agent", "/_stcore/script-health-check", "/_stcore/new-in-the-next-release",
        "/_stcore/health/", "/component/x/index.html", "/auth/login", "/oauth2callback", "/app/static/x",
        "/robots.txt", "/.env", "/.git/config", "/manifest.json", "/index.html", "/static/js/nothing.js",
        "/static/", "/static", "/wp-login.php", "/api/v2/nothing", "/sitemap.xml", "/_stcore", "//x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_what_no_page_of_ours_needs_is_not_found_by_any_method(path: str, method: str) -> None:
    assert ask(DOORS, path, method=method).status == 404


def test_what_our_pages_need_is_left_to_streamlit() -> None:
    folder = FOLDERS[STREAMLIT_ADDRESS]
    script = next((folder / "js").glob("index.*.js")).relative_to(folder).as_posix()
    for path in (
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/bidi-components/components.figure/figure.js",
        "/media/abc.csv",
        f"/static/{script}",
        "/healthz",
        "/assets/icon.png",
        "/favicon.png",
    ):
        assert ask(DOORS, path).text == "from Streamlit"


def test_only_streamlits_own_websocket_is_open() -> None:
    async def knock_at(path: str) -> list[Any]:
        sent: list[Any] = []

        async def streamlit(_scope: Scope, _receive: Receive, _send: Send) -> None:
            sent.append("let in")

        async def send(message: Any) -> None:
            sent.append(message)

        await Doors(streamlit, ROUTES)({"type": "websocket", "path": path, "headers": []}, None, send)  # type: ignore[arg-type]
        return sent

    assert asyncio.run(knock_at(SOCKET)) == ["let in"]
    (answer,) = asyncio.run(knock_at("/assets/socket"))
    assert answer["type"] == "websocket.close"

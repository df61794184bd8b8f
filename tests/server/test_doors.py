"""The doors of a running server, one test a door."""

from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from websockets.exceptions import InvalidStatus

from tests.browser.servers import SECONDS, Server
from tests.server.conftest import PUBLIC_ORIGIN
from tests.server.session import session


def status(server: Server, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> int:
    request = Request(f"{server.address}{path}", data=body, method=method, headers=headers)
    try:
        with urlopen(request, timeout=SECONDS) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", "http://localhost:1"])
def test_a_websocket_of_another_site_is_answered_with_403_and_logged(server: Server, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused, session(server, origin):
        pass
    assert refused.value.response.status_code == 403
    assert f"Refused a websocket of another site: its origin is ['{origin}']" in server.log.read_text()


def test_a_websocket_of_our_own_page_is_let_in(server: Server) -> None:
    with session(server, server.address) as own:
        own.open_page()
        assert "st-key" in own.words or "bidi_component" in own.words


def test_a_websocket_of_a_listed_origin_is_let_in_behind_a_proxy(server: Server) -> None:
    with session(server, PUBLIC_ORIGIN) as own:
        own.open_page()
        assert own.id


def test_no_other_websocket_is_open(server: Server) -> None:
    with pytest.raises(InvalidStatus) as refused, session(server, server.address, "/timeline/_stcore/stream"):
        pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS", "GET"])
def test_uploads_are_closed_even_to_a_reader_with_a_session(server: Server, method: str) -> None:
    with session(server, server.address) as own:
        own.open_page()
        cookie = server.ask("/_stcore/health").headers.get("set-cookie", "").split(";")[0]
        token = cookie.partition("=")[2]
        path = f"/_stcore/upload_file/{own.id}/file"
        assert own.id
        assert status(server, path, method, b"x" * 1000, **{"X-Xsrftoken": token, "Cookie": cookie}) == 404


@pytest.mark.parametrize(
    "path",
    [
        "/robots.txt",
        "/.env",
        "/.git/HEAD",
        "/index.html",
        "/manifest.json",
        "/static/js/nothing.js",
        "/static/",
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_an_unknown_file_is_not_found(server: Server, path: str, accept: str) -> None:
    assert status(server, path, Accept=accept) == 404


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/agent/openapi.json", "/_stcore/script-health-check"],
)
def test_what_streamlit_offers_and_no_page_of_ours_needs_is_not_found(server: Server, path: str) -> None:
    assert status(server, path) == 404


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config", "/healthz", "/favicon.png"])
def test_what_a_page_asks_for_is_there(server: Server, path: str) -> None:
    assert status(server, path) == 200


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_a_page_address_that_is_unknown_leads_to_the_page_that_was_meant(server: Server, accept: str) -> None:
    answer = server.ask("/kazakhstan", Accept=accept)  # the redirect is followed
    assert answer.status == 200
    assert b'<html lang="en">' in answer.body


@pytest.mark.parametrize("path", ["/assets/icon.png", "/assets/shapes/central-asia.geojson"])
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_an_asset_that_the_browser_has_is_not_sent_again(server: Server, path: str, encoding: str) -> None:
    tag = server.ask(path, Accept_Encoding=encoding).headers["etag"]
    again = server.ask(path, Accept_Encoding=encoding, If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


def test_health_is_ok_with_counts(server: Server) -> None:
    answer = server.ask("/healthz")
    assert answer.status == 200
    assert b'"status":"ok"' in answer.body
    assert b'"withheld":0' in answer.body


@pytest.mark.parametrize(
    "path", ["/", "/timeline?lang=de", "/healthz", "/assets/icon.png", "/_stcore/metrics", "/assets/nothing"]
)
def test_every_answer_has_security_headers(server: Server, path: str) -> None:
    headers = server.ask(path, Accept="text/html").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/assets/nothing.js", "/assets/", "/api/nothing"])
def test_what_is_not_there_or_not_for_readers_is_not_found(server: Server, path: str) -> None:
    assert server.ask(path).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/assets/%2e%2e/app.py",
        "/assets/..%2fapp.py",
        "/assets/../app.py",
        "/static/../../app.py",
        "/assets/%00",
    ],
)
def test_no_address_leaves_the_folder_of_files(server: Server, path: str) -> None:
    """What the doors leave open Streamlit refuses before our route sees it, which finds nothing either."""
    answer = server.ask(path)
    assert (answer.status, answer.body) in ((400, b"Bad Request"), (404, b"Not found"))

"""Our own routes, asked without a server."""

import shutil
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from cooperation.store.loading import Current
from server import routes
from server.files import STATIC
from server.routes import ROUTES
from tests.asgi_client import ask
from tests.conftest import RecordFolder


@pytest.fixture
def ours() -> ASGIApp:
    return Starlette(routes=list(ROUTES))


def test_the_icon_is_ours_where_streamlits_script_looks_for_it(ours: ASGIApp) -> None:
    assert ask(ours, "/favicon.png").body == (STATIC / "icon.png").read_bytes()


def test_a_file_of_ours_comes_with_its_kind_and_may_be_kept(ours: ASGIApp) -> None:
    shapes = ask(ours, "/assets/shapes/central-asia.geojson")
    assert shapes.headers["content-type"].startswith("application/geo+json")
    assert shapes.headers["cache-control"] == "public, max-age=3600"
    assert shapes.headers["access-control-allow-origin"] == "*"
    font = ask(ours, "/assets/fonts/ibm-plex-sans-latin-wght-normal.woff2")
    assert font.headers["content-type"] == "font/woff2"
    assert "immutable" in font.headers["cache-control"]
    assert font.body == (STATIC / "fonts" / "ibm-plex-sans-latin-wght-normal.woff2").read_bytes()


def test_our_icons_are_not_kept_for_ever_because_they_grow_under_the_same_name(ours: ASGIApp) -> None:
    assert ask(ours, "/assets/fonts/icons.woff2").headers["cache-control"] == "public, max-age=3600"


@pytest.mark.parametrize("path", ["icon.png", "shapes/hatch.geojson", "fonts/icons.woff2", "wordmark.svg"])
def test_a_browser_that_has_an_asset_is_told_that_it_is_still_right(ours: ASGIApp, path: str) -> None:
    tag = ask(ours, f"/assets/{path}").headers["etag"]
    again = ask(ours, f"/assets/{path}", {"if-none-match": tag})
    assert (again.status, again.body) == (304, b"")
    assert "max-age" in again.headers["cache-control"]
    assert ask(ours, f"/assets/{path}", {"if-none-match": '"other"'}).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "nothing.js", "", "shapes", "../app.py", "../pyproject.toml", "fonts/../../app.py", "..%2fapp.py",
        "/etc/passwd", "//etc/passwd", "..\\app.py", "\x00", "icon.png\x00.txt", "a" * 5000, "~/x",
    ],
    ids=repr,
)  # fmt: skip
def test_whatever_else_is_asked_for_below_assets_is_not_found(ours: ASGIApp, path: str) -> None:
    assert ask(ours, f"/assets/{path}").status == 404


def test_health_gives_counts_when_records_are_there(
    ours: ASGIApp, folder: RecordFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("funding", "one")
    folder.write("funding", "two", amount={"value": "three", "currency": "EUR"})
    _serve(folder.path, monkeypatch)
    answer = ask(ours, "/healthz")
    assert answer.status == 200
    for part in ('"status":"ok"', '"records":1', '"withheld":1', '"version":"'):
        assert part in answer.text


def test_health_is_503_without_records_and_200_once_they_come(
    ours: ASGIApp, folder: RecordFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _serve(tmp_path / "later", monkeypatch)
    assert ask(ours, "/healthz").status == 503
    folder.write("funding", "one")
    shutil.copytree(folder.path, tmp_path / "later")
    assert ask(ours, "/healthz").status == 200


def _serve(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPERATION_DATA", str(path))
    monkeypatch.setattr(routes, "current", Current())

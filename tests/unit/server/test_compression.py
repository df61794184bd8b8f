"""Compressed copies, and what a browser takes, asked without a server."""

import asyncio
import gzip
import os
from pathlib import Path

import brotli
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from server.compression import AcceptedEncodings, PrecompressedStatic, acceptable
from tests.asgi_client import BROWSER, STREAMLITS, ask


class Folder:
    """Files below /static/ and their compressed copies."""

    def __init__(self, path: Path) -> None:
        self.files, self.copies = path / "files", path / "copies"

    def write(self, name: str, content: bytes, *, copies: tuple[str, ...] = ("br", "gz")) -> None:
        for path, written in (
            (self.files / name, content),
            (self.copies / "static" / f"{name}.br", brotli.compress(content)),
            (self.copies / "static" / f"{name}.gz", gzip.compress(content)),
        ):
            if path.is_relative_to(self.files) or path.suffix[1:] in copies:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(written)

    @property
    def app(self) -> PrecompressedStatic:
        return PrecompressedStatic(STREAMLITS, self.copies, {"/static/": self.files})


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("gzip, deflate, br, zstd", ("br", "gzip")),
        ("gzip, deflate", ("gzip",)),
        ("br;q=0, gzip", ("gzip",)),
        ("gzip;q=0", ()),
        ("gzip;q=0.000, br;q=0.001", ("br",)),
        ("gzip;q=1.0, br;q=0.5", ("gzip",)),
        ("gzip;q=0.5, br;q=1.0", ("br", "gzip")),
        ("*", ("br", "gzip")),
        ("*;q=0, gzip", ("gzip",)),
        ("br;q=0, *", ("gzip",)),
        ("GZIP ; Q=0.8", ("gzip",)),
        ("identity", ()),
        ("", ()),
        ("supergzip, brotli", ()),
        ("gzip;q=much, br;level=9", ()),
        (",,;q=1,gzip", ("gzip",)),
    ],
)
def test_of_an_accept_encoding_header_each_name_and_weight_is_respected(
    header: str, taken: tuple[str, ...]
) -> None:
    assert acceptable(header) == taken


def test_what_lies_behind_sees_only_the_encodings_that_are_taken() -> None:
    async def echo(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse(repr(Request(scope).headers.getlist("accept-encoding")))(scope, receive, send)

    assert ask(AcceptedEncodings(echo), "/", {"accept-encoding": "gzip;q=0, br"}).text == "['br']"
    assert ask(AcceptedEncodings(echo), "/").text == "['']"


@pytest.mark.parametrize(("header", "encoding"), [("gzip, deflate, br", "br"), ("gzip, deflate", "gzip")])
def test_a_compressed_copy_goes_to_a_browser_that_takes_it(
    folder: Folder, header: str, encoding: str
) -> None:
    folder.write("js/index.abc.js", b"const x = 1;")
    answer = ask(folder.app, "/static/js/index.abc.js", {"accept-encoding": header})
    assert answer.text == "const x = 1;"
    assert answer.headers["content-encoding"] == encoding
    assert answer.headers["vary"] == "accept-encoding"
    assert "javascript" in answer.headers["content-type"]
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("path", "header"),
    [("index.abc.js", "br;q=0, gzip;q=0"), ("index.abc.js", ""), ("other.js", "br"), ("only-br.js", "gzip")],
)
def test_without_a_copy_that_the_browser_takes_the_file_goes_out_as_it_is(
    folder: Folder, path: str, header: str
) -> None:
    folder.write("index.abc.js", b"const x = 1;")
    folder.write("only-br.js", b"const y = 2;", copies=("br",))
    assert ask(folder.app, f"/static/{path}", {"accept-encoding": header}).text == "from Streamlit"


def test_only_to_be_read_is_a_copy_sent(folder: Folder) -> None:
    folder.write("a.css", b"a { color: red }")
    assert ask(folder.app, "/static/a.css", BROWSER, method="POST").text == "from Streamlit"
    assert ask(folder.app, "/static/a.css", BROWSER, method="HEAD").headers["content-encoding"] == "br"


def test_a_browser_that_has_the_copy_is_told_that_it_is_still_right(folder: Folder) -> None:
    folder.write("a.css", b"a { color: red }")
    tags = {
        header: ask(folder.app, "/static/a.css", {"accept-encoding": header}).headers["etag"]
        for header in ("br", "gzip")
    }
    assert tags["br"] != tags["gzip"]
    for header, tag in tags.items():
        for known in (tag, f"W/{tag}", f'"other", {tag}'):
            again = ask(folder.app, "/static/a.css", {"accept-encoding": header, "if-none-match": known})
            assert (again.status, again.body) == (304, b"")
    assert ask(folder.app, "/static/a.css", {**BROWSER, "if-none-match": '"other"'}).status == 200


def test_a_copy_older_than_its_file_is_not_sent(folder: Folder) -> None:
    folder.write("figure.js", b"old")
    (folder.files / "figure.js").write_bytes(b"new")
    for copy in folder.copies.rglob("*.js.*"):
        os.utime(copy, (1, 1))
    assert ask(folder.app, "/static/figure.js", BROWSER).text == "from Streamlit"
    os.utime(folder.files / "figure.js", (0, 0))
    assert ask(folder.app, "/static/figure.js", BROWSER).text == "old"


def test_a_copy_whose_file_is_gone_is_not_sent(folder: Folder) -> None:
    folder.write("old-release.js", b"const x = 1;")
    (folder.files / "old-release.js").unlink()
    assert ask(folder.app, "/static/old-release.js", BROWSER).text == "from Streamlit"


def test_what_is_no_request_passes_untouched() -> None:
    seen: list[str] = []

    async def inner(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope["type"])

    scope = {"type": "websocket", "path": "/_stcore/stream"}
    for wrapped in (PrecompressedStatic(inner, Path("nowhere")), AcceptedEncodings(inner)):
        asyncio.run(wrapped(scope, None, None))  # type: ignore[arg-type]
    assert seen == ["websocket"] * 2

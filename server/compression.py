"""Answers compressed as the browser takes them: brotli, or gzip where the site is not reached by https.

Files are compressed once, by scripts/compress.py; what is made for one request is left to Starlette's GZipMiddleware.
"""

import mimetypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server.files import COMPRESSED, FOLDERS, cache_headers, original

Encoding = Literal["br", "gzip"]
SUFFIXES: Final[Mapping[Encoding, str]] = {"br": ".br", "gzip": ".gz"}  # of the copies; the better one first
_WEIGHT: Final = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*")


@lru_cache(maxsize=128)
def acceptable(header: str) -> tuple[Encoding, ...]:
    """Of our encodings those that an Accept-Encoding header takes, the better one first (RFC 9110, 12.5.3).

    A weight that is none refuses its encoding; brotli is left out where gzip is preferred to it.
    """
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        coding, separator, weight = part.partition(";")
        match = _WEIGHT.fullmatch(weight)
        weights[coding.strip()] = float(match[1]) if match else float(not separator)
    brotli, gzip = (weights.get(encoding, weights.get("*", 0.0)) for encoding in SUFFIXES)
    return (*(("br",) if brotli and brotli >= gzip else ()), *(("gzip",) if gzip else ()))


class AcceptedEncodings:
    """Rewrites Accept-Encoding to those of our encodings that it takes, so that everything behind may look for a name.

    Starlette looks for "gzip" in the header and finds it in `gzip;q=0` (Kludex/starlette#3495).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            taken = ", ".join(accepted_encodings(scope)).encode()
            others = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope = {**scope, "headers": [*others, (b"accept-encoding", taken)]}
        await self._app(scope, receive, send)


def accepted_encodings(scope: Scope) -> tuple[Encoding, ...]:
    return acceptable(", ".join(Headers(scope=scope).getlist("accept-encoding")))


@dataclass(frozen=True)
class CompressedCopy:
    body: bytes
    tag: str


class PrecompressedStatic:
    """Sends the compressed copy of a file, of Streamlit's or of ours, where there is one and the browser takes it.

    The copies (16 MB) are held in memory, so that making them anew takes nothing away from a running server.
    """

    def __init__(
        self, app: ASGIApp, copies: Path = COMPRESSED, folders: Mapping[str, Path] = FOLDERS
    ) -> None:
        self._app = app
        self._copies = {
            (address, encoding): CompressedCopy(body, f'"{sha256(body).hexdigest()[:16]}"')
            for address, encoding, body in _read(copies, folders)
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = self._response(scope) if scope["type"] == "http" else None
        await (response or self._app)(scope, receive, send)

    def _response(self, scope: Scope) -> Response | None:
        if scope["method"] not in ("GET", "HEAD"):
            return None
        address = scope["path"]
        found = ((encoding, self._copies.get((address, encoding))) for encoding in accepted_encodings(scope))
        encoding, copy = next(((name, copy) for name, copy in found if copy), (None, None))
        if encoding is None or copy is None:
            return None
        headers = {"content-encoding": encoding, "vary": "accept-encoding", "etag": copy.tag}
        headers |= cache_headers(address)
        known = Headers(scope=scope).get("if-none-match", "")
        if copy.tag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
            return Response(status_code=304, headers=headers)
        kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
        return Response(copy.body, media_type=kind, headers=headers)


def _read(copies: Path, folders: Mapping[str, Path]) -> Iterator[tuple[str, Encoding, bytes]]:
    """Address, encoding and content of each copy that is not older than its file; sent, it would undo a change."""
    for encoding, suffix in SUFFIXES.items():
        for path in copies.rglob(f"*{suffix}"):
            address = f"/{path.relative_to(copies).as_posix().removesuffix(suffix)}"
            file = original(address, folders)
            if file and file.is_file() and file.stat().st_mtime <= path.stat().st_mtime:
                yield address, encoding, path.read_bytes()

"""A small server of static files, compressed and kept by browsers as ours are.

python -m bench.floor.static_server FOLDER PORT
"""

import mimetypes
import sys
from hashlib import sha256
from pathlib import Path

import brotli
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

COMPRESSED = {".html", ".js", ".json", ".geojson", ".css", ".svg"}
KEPT_FOR_EVER = {".woff2"}
mimetypes.add_type("application/geo+json", ".geojson")
mimetypes.add_type("font/woff2", ".woff2")


class StoredFile:
    """A file in memory, ready to be sent."""

    def __init__(self, path: Path) -> None:
        plain = path.read_bytes()
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.tag = f'"{sha256(plain).hexdigest()[:16]}"'
        self.headers = {
            "content-type": kind,
            "etag": self.tag,
            "cache-control": "public, max-age=31536000, immutable"
            if path.suffix in KEPT_FOR_EVER
            else "no-cache",
        }
        self.body = plain
        if path.suffix in COMPRESSED:
            self.body = brotli.compress(plain, quality=9)
            self.headers["content-encoding"] = "br"

    def answer(self, request: Request) -> Response:
        if request.headers.get("if-none-match") == self.tag:
            return Response(status_code=304, headers={"etag": self.tag})
        return Response(self.body, headers=self.headers)


def application(folder: Path) -> Starlette:
    """Everything below `folder`; a page answers at its name without `.html`, and the first one at `/`."""
    files = {
        f"/{path.relative_to(folder).as_posix()}": StoredFile(path)
        for path in folder.rglob("*")
        if path.is_file()
    }
    addresses = {name.removesuffix(".html"): file for name, file in files.items()}
    addresses["/"] = addresses["/index"]

    async def file(request: Request) -> Response:
        found = addresses.get(request.url.path)
        return found.answer(request) if found else Response("Not found", status_code=404)

    return Starlette(routes=[Route("/{path:path}", file)])


if __name__ == "__main__":
    uvicorn.run(application(Path(sys.argv[1])), port=int(sys.argv[2]), host="localhost", log_level="warning")

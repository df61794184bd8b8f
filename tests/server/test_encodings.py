"""Every text goes out compressed as the browser takes it."""

import gzip

import brotli
import pytest

from server.files import COMPRESSED, FOLDERS, STREAMLIT_ADDRESS
from tests.browser.servers import Answer, Server

HEADERS = {
    "gzip, deflate, br, zstd": "br",
    "gzip, deflate": "gzip",  # as browsers send it where the site is not reached by https
    "gzip, br;q=0": "gzip",
    "br, gzip;q=0": "br",
    "gzip;q=1, br;q=0.1": "gzip",
    "*": "br",
    "br;q=0, gzip;q=0": None,
    "identity": None,
    "": None,
}
PAGES = ("/", "/?country=KAZ&lang=de", "/timeline", "/method?lang=ru")
FILES = (
    "/assets/shapes/central-asia.geojson",
    "/assets/wordmark.svg",
    "/assets/licences/plotly.txt",
    "/_stcore/bidi-components/components.figure/figure.js",
    "/_stcore/bidi-components/components.figure/plotly.js",
    "/_stcore/bidi-components/components.document/document.js",
)


def streamlits_files() -> list[str]:
    folder = FOLDERS[STREAMLIT_ADDRESS]
    found = [next((folder / "js").glob(f"{name}.*.js")) for name in ("index", "protobuf", "react-dom")]
    return [f"{STREAMLIT_ADDRESS}{path.relative_to(folder).as_posix()}" for path in found]


def plain(answer: Answer) -> bytes:
    match answer.headers.get("content-encoding"):
        case "br":
            return bytes(brotli.decompress(answer.body))
        case "gzip":
            return gzip.decompress(answer.body)
    return answer.body


@pytest.mark.parametrize("header", HEADERS, ids=repr)
@pytest.mark.parametrize("path", [*PAGES, *FILES, *streamlits_files()])
def test_a_text_is_encoded_as_the_browser_takes_it_and_is_the_same(
    server: Server, path: str, header: str
) -> None:
    if not COMPRESSED.is_dir() and HEADERS[header] == "br":
        pytest.skip("scripts/compress.py has not run; make does that")
    answer = server.ask(path, Accept="text/html", Accept_Encoding=header)
    assert answer.status == 200
    assert answer.headers.get("content-encoding") == HEADERS[header]
    assert "accept-encoding" in answer.headers["vary"].lower() or HEADERS[header] is None
    whole = server.ask(path, Accept="text/html", Accept_Encoding="identity").body
    assert plain(answer) == whole
    assert header is None or HEADERS[header] is None or len(answer.body) < len(whole)


@pytest.mark.parametrize("header", [header for header, encoding in HEADERS.items() if encoding])
def test_figures_fetched_ahead_are_compressed_too(server: Server, header: str) -> None:
    answer = server.ask("/drawings", Accept_Encoding=header)
    assert answer.status in (200, 204)  # nothing where the page is not made yet
    assert answer.status == 204 or answer.headers["content-encoding"] in ("br", "gzip")


def test_what_is_compressed_already_is_sent_as_it_is(server: Server) -> None:
    font = server.ask("/assets/fonts/ibm-plex-sans-latin-wght-normal.woff2", Accept_Encoding="gzip, br")
    assert "content-encoding" not in font.headers


def test_streamlits_files_travel_compressed_and_are_kept(server: Server) -> None:
    page = server.ask("/", Accept="text/html").body.decode()
    script = page.split('src="./static/js/', 1)[1].split('"', 1)[0]
    plain = server.ask(f"/static/js/{script}")
    packed = server.ask(f"/static/js/{script}", Accept_Encoding="br")
    assert packed.headers["content-encoding"] == "br"
    assert "immutable" in packed.headers["cache-control"]
    assert len(packed.body) < len(plain.body) / 2
    assert brotli.decompress(packed.body) == plain.body
    again = server.ask(f"/static/js/{script}", Accept_Encoding="br", If_None_Match=packed.headers["etag"])
    assert again.status == 304

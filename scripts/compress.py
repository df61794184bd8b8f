"""Compress once what browsers ask for, Streamlit's files and ours, into build/compressed/: with brotli and with gzip.

The copies of Streamlit's stylesheet name our fonts in place of two of Streamlit's, which it loads whatever the theme's
fonts are: half a megabyte that nobody would see. Its own file stays as it is, and is sent where there is no copy.
"""

import gzip
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

from server.compression import SUFFIXES
from server.files import COMPRESSED, FOLDERS, ICONS_ADDRESS, STREAMLIT_ADDRESS

STREAMLIT = FOLDERS[STREAMLIT_ADDRESS]
KINDS = {".js", ".css", ".svg", ".json", ".geojson", ".txt", ".html"}
UNUSED = 1_000_000  # bytes; Streamlit's larger files draw charts and editors that no page of ours has
FONTS = {
    "MaterialSymbols-Rounded": ICONS_ADDRESS,
    "SourceSansVF-Upright": "/assets/fonts/ibm-plex-sans-latin-wght-normal.woff2",
}


def main() -> None:
    jobs = list(_jobs())
    shutil.rmtree(COMPRESSED, ignore_errors=True)
    with ProcessPoolExecutor() as pool:
        sizes = pool.map(_compress, *zip(*jobs, strict=True), chunksize=8)
        plain, brotlied, gzipped = (sum(column) / 1e6 for column in zip(*sizes, strict=True))
    print(
        f"Compressed {len(jobs)} files for browsers: {plain:.1f} MB to {brotlied:.1f} (brotli), {gzipped:.1f} (gzip)"
    )


def _jobs() -> Iterator[tuple[Path, Path]]:
    """Each file, and the path of its copies without the suffix."""
    for address, folder in FOLDERS.items():
        for path in sorted(folder.rglob("*")):
            if path.suffix in KINDS:
                yield path, COMPRESSED / address.strip("/") / path.relative_to(folder)


def with_our_fonts(stylesheet: str) -> str:
    """Streamlit's stylesheet with our files where the rules for its fonts name its own."""
    for font, ours in FONTS.items():
        stylesheet = re.sub(rf"url\([^)]*/{font}\.[^)]*\)", f"url({ours})", stylesheet)
    return stylesheet


def _compress(source: Path, target: Path) -> tuple[int, int, int]:
    """Writes both copies; the bytes of the file and of each."""
    plain = source.read_bytes()
    is_streamlits = source.is_relative_to(STREAMLIT)
    if b"@font-face" in plain and is_streamlits:
        plain = with_our_fonts(plain.decode()).encode()
    is_used = len(plain) < UNUSED or not is_streamlits
    copies = {
        "br": brotli.compress(plain, quality=11 if is_used else 5),
        "gzip": gzip.compress(plain, mtime=0),
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    for encoding, suffix in SUFFIXES.items():
        target.with_name(f"{target.name}{suffix}").write_bytes(copies[encoding])
    return len(plain), len(copies["br"]), len(copies["gzip"])


if __name__ == "__main__":
    main()

"""Compress once what browsers ask for: Streamlit's own files and our figure component, into build/compressed/.

The copy of Streamlit's stylesheet names our fonts in place of two of Streamlit's, which it loads whatever the theme's
fonts are: half a megabyte that nobody would see. Its own file stays as it is, and is sent where there is no copy.
"""

import re
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli
import streamlit

from server.serving import COMPONENT_FILES, COMPRESSED, ICONS_ADDRESS

STREAMLIT = Path(streamlit.__file__).parent / "static" / "static"
KINDS = {".js", ".css", ".svg", ".json", ".html"}
UNUSED = 1_000_000  # bytes; Streamlit's larger files draw charts and editors that no page of ours has
FONTS = {
    "MaterialSymbols-Rounded": ICONS_ADDRESS,
    "SourceSansVF-Upright": "/assets/fonts/ibm-plex-sans-latin-wght-normal.woff2",
}


def main() -> None:
    jobs = [*_jobs(STREAMLIT, "static")]
    # Components are packaged files; Streamlit serves them below this address.
    for component in ("figure", "document", "records_table"):
        jobs += _jobs(COMPONENT_FILES, f"_stcore/bidi-components/components.{component}")
    shutil.rmtree(COMPRESSED, ignore_errors=True)
    with ProcessPoolExecutor() as pool:
        before, after = (sum(sizes) for sizes in zip(*pool.map(_compress, jobs, chunksize=8), strict=True))
    print(f"Compressed {len(jobs)} files for browsers: {before / 1e6:.1f} MB to {after / 1e6:.1f} MB")


def _jobs(folder: Path, address: str) -> list[tuple[Path, Path]]:
    return [
        (path, COMPRESSED / address / f"{path.relative_to(folder).as_posix()}.br")
        for path in sorted(folder.rglob("*"))
        if path.suffix in KINDS
    ]


def with_our_fonts(stylesheet: str) -> str:
    """Streamlit's stylesheet with our files where the rules for its fonts name its own."""
    for font, ours in FONTS.items():
        stylesheet = re.sub(rf"url\([^)]*/{font}\.[^)]*\)", f"url({ours})", stylesheet)
    return stylesheet


def _compress(job: tuple[Path, Path]) -> tuple[int, int]:
    source, target = job
    plain = source.read_bytes()
    if b"@font-face" in plain and source.is_relative_to(STREAMLIT):
        plain = with_our_fonts(plain.decode()).encode()
    is_used = len(plain) < UNUSED or source.is_relative_to(COMPONENT_FILES)
    packed = brotli.compress(plain, quality=11 if is_used else 5)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed)
    return len(plain), len(packed)


if __name__ == "__main__":
    main()

"""Compress once what browsers ask for: Streamlit's own files and our figure component, into build/compressed/."""

import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli
import streamlit

from cooperation.serving import COMPONENT_FILES, COMPRESSED

KINDS = {".js", ".css", ".svg", ".json", ".html"}
UNUSED = 1_000_000  # bytes; Streamlit's larger files draw charts and editors that no page of ours has
SMALLEST = 1_000  # bytes; below, compressing saves nothing


def main() -> None:
    jobs = [*_jobs(Path(streamlit.__file__).parent / "static" / "static", "static")]
    # Components are packaged files; Streamlit serves them below this address.
    for component in ("figure", "document"):
        jobs += _jobs(COMPONENT_FILES, f"_stcore/bidi-components/cooperation.{component}")
    shutil.rmtree(COMPRESSED, ignore_errors=True)
    with ProcessPoolExecutor() as pool:
        before, after = (sum(sizes) for sizes in zip(*pool.map(_compress, jobs, chunksize=8), strict=True))
    print(f"Compressed {len(jobs)} files for browsers: {before / 1e6:.1f} MB to {after / 1e6:.1f} MB")


def _jobs(folder: Path, address: str) -> list[tuple[Path, Path]]:
    return [
        (path, COMPRESSED / address / f"{path.relative_to(folder).as_posix()}.br")
        for path in sorted(folder.rglob("*"))
        if path.suffix in KINDS and path.stat().st_size >= SMALLEST
    ]


def _compress(job: tuple[Path, Path]) -> tuple[int, int]:
    source, target = job
    plain = source.read_bytes()
    is_used = len(plain) < UNUSED or source.is_relative_to(COMPONENT_FILES)
    packed = brotli.compress(plain, quality=11 if is_used else 5)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed)
    return len(plain), len(packed)


if __name__ == "__main__":
    main()

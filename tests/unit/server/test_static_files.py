"""The files a browser is given are those we listed, and none of ours sends it, or pip, elsewhere."""

import re
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from cooperation.figures.map.maps import HATCHES, PARTNERS, SHAPES
from tests.conftest import script

ROOT = Path(__file__).resolve().parents[3]
LISTED = tomllib.loads((ROOT / "static" / "MANIFEST.toml").read_text(encoding="utf-8"))["file"]
NOT_LISTED = {"static/MANIFEST.toml"}
FOLDERS = (
    "app.py",
    "pages",
    "components",
    "cooperation",
    "scripts",
    "bench",
    "deploy",
    ".streamlit",
    ".ci",
    "static/shapes",
)
FILES = (
    "Makefile",
    "README.md",
    "CHANGELOG.md",
    "pyproject.toml",
    "requirements.lock",
    "requirements-work.lock",
)
WRITTEN = {
    ".py",
    ".toml",
    ".css",
    ".js",
    ".mjs",
    ".json",
    ".sh",
    ".lock",
    ".txt",
    ".yml",
    ".yaml",
    ".conf",
    ".svg",
    ".geojson",
    "",
}
# It names a host of maps; that nobody asks it is seen in tests/browser, where the network ends at our server.
NOT_OURS = {"components/browser/plotly.js"}
REGISTRIES = re.compile(
    r"https?://[^\s\"']*(?:pypi\.|pythonhosted\.|npmjs\.|registry\.|jsdelivr\.|unpkg\.|cdnjs\.|esm\.sh|artifactory|nexus)"
    r"|(?:extra-)?index-url|find-links|trusted-host",
    re.IGNORECASE,
)


def ours() -> list[Path]:
    """Every file we wrote ourselves that a server, a browser or an installer reads."""
    found = [
        path
        for name in FOLDERS
        for path in ([ROOT / name] if (ROOT / name).is_file() else (ROOT / name).rglob("*"))
    ]
    found += [ROOT / name for name in FILES]
    return [
        path
        for path in found
        if path.is_file()
        and path.suffix in WRITTEN
        and not {"node_modules", "__pycache__"} & set(path.parts)
        and path.relative_to(ROOT).as_posix() not in NOT_OURS
    ]


@pytest.mark.parametrize("listed", LISTED, ids=lambda listed: listed["path"])
def test_a_listed_file_is_the_one_that_was_listed(listed: dict[str, str]) -> None:
    assert sha256((ROOT / listed["path"]).read_bytes()).hexdigest() == listed["sha256"]
    assert listed["licence"]
    if "licence_text" in listed:
        assert (ROOT / listed["licence_text"]).is_file()
    if "package" in listed:
        assert re.fullmatch(r"\d+(\.\d+)+", listed["version"])


def test_every_file_that_is_served_is_listed_or_a_licence() -> None:
    listed = {each["path"] for each in LISTED} | {each.get("licence_text") for each in LISTED}
    served = {path.relative_to(ROOT).as_posix() for path in (ROOT / "static").rglob("*") if path.is_file()}
    assert served - listed == NOT_LISTED


@pytest.mark.parametrize("path", ours(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_names_a_package_registry(path: Path) -> None:
    assert REGISTRIES.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "path", [path for path in ours() if path.suffix in (".css", ".js", ".svg")], ids=lambda path: path.name
)
def test_what_a_browser_reads_names_no_other_host(path: Path) -> None:
    addresses = set(re.findall(r"https?://[^\s\"'`)]+", path.read_text(encoding="utf-8")))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}  # names, never fetched


def test_fonts_come_from_this_server() -> None:
    faces = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][
        "fontFaces"
    ]
    for face in faces:
        assert face["url"].startswith("/assets/")
        assert (ROOT / "static" / face["url"].removeprefix("/assets/")).is_file()


def test_our_icon_font_has_every_icon_that_is_drawn() -> None:
    """Where it has not, a page shows the name of the icon instead: run scripts/icons.py."""
    (font,) = (each for each in LISTED if "icons" in each)
    drawn_as_a_picture = {"star_filled"}  # by Streamlit, and in no font
    assert script("icons").icons_drawn() - drawn_as_a_picture == set(font["icons"])


def test_the_copy_of_streamlits_stylesheet_names_our_fonts_in_place_of_two_of_its_own() -> None:
    compress = script("compress")
    (stylesheet,) = (compress.STREAMLIT / "css").glob("index.*.css")
    plain = stylesheet.read_text(encoding="utf-8")
    ours = compress.with_our_fonts(plain)
    for font, address in compress.FONTS.items():
        assert font in plain  # else a new Streamlit has other fonts, and readers fetch them
        assert font not in ours
        assert f"url({address})" in ours
        assert (ROOT / "static" / address.removeprefix("/assets/")).is_file()


def test_shapes_come_from_this_server() -> None:
    for address in (SHAPES, HATCHES, PARTNERS):
        assert address.startswith("/assets/")
        assert (ROOT / "static" / address.removeprefix("/assets/")).is_file()


def test_lock_files_pin_every_package_with_hashes() -> None:
    for name in ("requirements.lock", "requirements-work.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = re.findall(r"^([A-Za-z0-9._-]+)(\S*)", text, re.MULTILINE)
        assert packages
        assert all(re.fullmatch(r"(\[[a-z,]+\])?==\S+", pinned) for _, pinned in packages)
        for block in re.split(r"\n(?=[A-Za-z0-9])", text):
            assert "--hash=sha256:" in block

"""Files that a browser may ask for: where they lie, under which address, and how long it may keep them."""

import mimetypes
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import streamlit

ROOT: Final = Path(__file__).resolve().parent.parent
STATIC: Final = ROOT / "static"
COMPONENT_FILES: Final = ROOT / "components" / "browser"
STREAMLIT: Final = Path(streamlit.__file__).parent / "static"
COMPRESSED: Final = (
    ROOT / "build" / "compressed"
)  # made by scripts/compress.py; without it files go out as they are

STREAMLIT_ADDRESS: Final = "/static/"
ASSETS_ADDRESS: Final = "/assets/"
COMPONENTS_ADDRESS: Final = "/_stcore/bidi-components/"
ICONS_ADDRESS: Final = f"{ASSETS_ADDRESS}fonts/icons.woff2"  # grows with the pages, under the same name


def _components() -> list[str]:
    """The names of our components, as Streamlit reads them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [component["name"] for component in project["tool"]["streamlit"]["component"]["components"]]


FOLDERS: Final[Mapping[str, Path]] = {
    STREAMLIT_ADDRESS: STREAMLIT / "static",
    ASSETS_ADDRESS: STATIC,
    **{f"{COMPONENTS_ADDRESS}components.{name}/": COMPONENT_FILES for name in _components()},
}
"""The folder behind the beginning of an address."""

for _kind, _suffix in (("application/geo+json", ".geojson"), ("font/woff2", ".woff2")):
    mimetypes.add_type(_kind, _suffix)  # not every machine's list has them


def original(address: str, folders: Mapping[str, Path] = FOLDERS) -> Path | None:
    """The file at an address, whether it exists or not; None where the address is in none of the folders."""
    return next(
        (
            folder / address.removeprefix(start)
            for start, folder in folders.items()
            if address.startswith(start)
        ),
        None,
    )


def cache_headers(address: str) -> dict[str, str]:
    """How long a browser may keep the file at `address`: for ever where its name changes with its content, an hour
    for our other assets, which other sites may use too; else it asks each time whether the file has changed."""
    is_asset = address.startswith(ASSETS_ADDRESS)
    is_font = is_asset and address.endswith(".woff2") and address != ICONS_ADDRESS
    if is_font or address.startswith(STREAMLIT_ADDRESS):
        caching = "public, max-age=31536000, immutable"
    else:
        caching = "public, max-age=3600" if is_asset else "no-cache"
    return {"cache-control": caching, **({"access-control-allow-origin": "*"} if is_asset else {})}

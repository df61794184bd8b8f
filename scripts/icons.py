"""Make static/fonts/icons.woff2: of Streamlit's icon font only the icons that Streamlit and we draw, 3 % of its bytes.

Needs fonttools and brotli, which nothing else here does. Run it again when a page draws a new icon or Streamlit is
upgraded; tests/unit/server/test_static_files.py says so.
"""

import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = ROOT / "static" / "MANIFEST.toml"
MARK = "# Written by scripts/icons.py"  # scripts/browser/build.mjs keeps what stands below it
STREAMLIT = Path(streamlit.__file__).parent / "static" / "static"
FONT = ROOT / "static" / "fonts" / "icons.woff2"
OURS = ("components", "pages", "cooperation")
NAME = re.compile(r":material/([a-z0-9_]+):")
# Ligatures: an icon is drawn where its name is written, so the font must have these letters too.
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def icons_drawn() -> set[str]:
    """The names of all icons in our code and in Streamlit's."""
    files = [path for folder in OURS for path in (ROOT / folder).rglob("*.py")]
    files += (STREAMLIT / "js").glob("*.js")
    return {name for path in files for name in NAME.findall(path.read_text(encoding="utf-8"))}


def _ligatures(font: Any) -> dict[str, str]:
    """The glyph of each name that the font knows."""
    letter = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letter[glyph] for glyph in (first, *each.Component)): each.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, ligatures in table.ExtSubTable.ligatures.items()
        for each in ligatures
    }


def main() -> None:
    from fontTools import subset  # noqa: PLC0415  # in no lock file; a test reads this module without it
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    source = next((STREAMLIT / "media").glob("MaterialSymbols-Rounded.*.woff2"))
    font = TTFont(source, recalcTimestamp=False)
    names = icons_drawn()
    drawn = {name: glyph for name, glyph in _ligatures(font).items() if name in names}
    options = subset.Options(flavor="woff2", layout_closure=False, layout_features=["*"], hinting=False)
    smaller = subset.Subsetter(options)
    smaller.populate(glyphs=drawn.values(), text=f"{LETTERS} ")
    smaller.subset(font)
    subset.save_font(font, str(FONT), options)
    icons = "\n".join(f'  "{name}",' for name in sorted(drawn))
    rest = MANIFEST.read_text(encoding="utf-8").split(MARK)[0].rstrip()
    MANIFEST.write_text(
        f"""{rest}

{MARK}

[[file]]
path = "{FONT.relative_to(ROOT).as_posix()}"
package = "streamlit"
version = "{streamlit.__version__}"
licence = "Apache-2.0"
licence_text = "static/licences/material-symbols.txt"
sha256 = "{sha256(FONT.read_bytes()).hexdigest()}"
icons = [
{icons}
]
""",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()

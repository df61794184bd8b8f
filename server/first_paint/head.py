"""What belongs into the head of a page with a first paint."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from server.files import COMPONENT_FILES, ICONS_ADDRESS

CONFIGURATION: Final = Path(__file__).resolve().parent.parent.parent / ".streamlit" / "config.toml"


@cache
def head() -> str:
    """Its style, with the fonts and colours of the theme."""
    theme = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["theme"]
    styles = (COMPONENT_FILES / "first_paint.css", COMPONENT_FILES / "figure.css")
    rules = (
        *map(_font_face, theme["fontFaces"]),
        f"@font-face {{ font-family: 'Material Symbols Rounded'; src: url({ICONS_ADDRESS}); font-display: block; }}\n",
        *_colours(theme),
        *(path.read_text(encoding="utf-8") for path in styles),
    )
    return f"<style>{''.join(rules)}</style>\n"


def _font_face(face: Mapping[str, str]) -> str:
    return (
        f"@font-face {{ font-family: {face['family']}; src: url({face['url']}) format('woff2'); "
        f"font-style: {face['style']}; font-weight: {face['weight']}; unicode-range: {face['unicodeRange']}; }}\n"
    )


def _colours(theme: Mapping[str, Any]) -> Iterator[str]:
    """Light or dark as the reader's system is, or as this reader has chosen, see theme.js."""
    light, dark = (_variables(theme, which) for which in ("light", "dark"))
    yield f"#first-paint {{ {light} }}\n"
    yield f"@media (prefers-color-scheme: dark) {{ #first-paint {{ {dark} }} }}\n"
    yield f"[data-theme=Light] #first-paint {{ {light} }}\n"
    yield f"[data-theme=Dark] #first-paint {{ {dark} }}\n"


def _variables(theme: Mapping[str, Any], which: str) -> str:
    """Under the names that Streamlit gives them for components."""
    colours = theme[which]
    return (
        f"color-scheme: {which}; --st-font: {theme['font']}; --st-button-radius: {theme['buttonRadius']}; "
        f"--st-background-color: {colours['backgroundColor']}; --st-text-color: {colours['textColor']}; "
        f"--st-primary-color: {colours['primaryColor']}; --st-gray-text-color: {colours['grayTextColor']};"
    )

"""Where the project's own files lie."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
DATA: Final = ROOT / "data"
LOCALES: Final = ROOT / "locales"
STATIC: Final = ROOT / "static"

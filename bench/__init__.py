"""The benchmark: our first page against two floors, the work of the server, and fifty readers at once.

`make bench` runs `python -m bench`; bench/README.md says what is measured and how.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-24"  # the day the pages are drawn for, so that two runs draw the same

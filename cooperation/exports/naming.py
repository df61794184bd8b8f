"""Names of files: what is in them, of which day and version, so that no two are mistaken for each other."""

import re
from collections.abc import Sequence
from typing import Final

from cooperation.exports.citation import Subject
from cooperation.view import View

START: Final = "eu-central-asia"
FIRST_PAGE_NAME: Final = "at-a-glance"
MOST_THEMES = 2  # named one by one; more are counted, or the name grows too long for a folder


def file_name(view: View, subject: Subject, frame: str, ending: str) -> str:
    """What, the selection where it narrows, the day, the data version; no `frame` means all tables.

    For example `eu-central-asia-funding-by-theme-kaz-energy-usd-2026-11-24-b383f7cd6e6c.csv`.
    """
    about = _record(subject, frame) if subject.record_id else (*_page(subject, frame), *_narrowing(view))
    parts = (START, *about, *_lens(view), view.lens.as_of.isoformat(), view.catalogue.version)
    return f"{_slug(parts)}.{ending}"


def _record(subject: Subject, frame: str) -> Sequence[str]:
    return (frame or "record", subject.record_id)


def _page(subject: Subject, frame: str) -> Sequence[str]:
    """The same table of two pages has two names, because each file says from which page it is."""
    page = subject.page or FIRST_PAGE_NAME
    own = (f"{name}-{value}" for name, value in subject.own.items())
    return (page, *own, *((frame,) if frame not in ("", page) else ()))


def _narrowing(view: View) -> Sequence[str]:
    chosen = view.selection
    themes = chosen.themes if len(chosen.themes) <= MOST_THEMES else (f"{len(chosen.themes)}-themes",)
    start = (f"from-{chosen.start}",) if chosen.start else ()
    end = (f"to-{chosen.end}",) if chosen.end else ()
    return (*chosen.countries, *themes, *start, *end, *((chosen.stage,) if chosen.stage else ()))


def _lens(view: View) -> Sequence[str]:
    """What differs from the default: the count, the currency, ceilings, the language."""
    return (
        *(("eu-money",) if view.lens.count == "eu" else ()),
        *((view.lens.currency,) if view.lens.currency != "EUR" else ()),
        *(("with-ceilings",) if view.lens.ceilings else ()),
        *((view.selection.language,) if view.selection.language != "en" else ()),
    )


def _slug(parts: Sequence[str]) -> str:
    return re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-")

"""Narrowing marked rows to what the reader selected. It drops rows and never changes one."""

from datetime import date

import pandas as pd

from cooperation.records.record import SHARED
from cooperation.selection import Selection


def narrowed(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Rows that name a selected country (shared ones that name it included), any selected theme, and meet the
    period.

    The selection "shared" keeps what belongs to several countries. A row without days is kept by every
    period.
    """
    if rows.empty or not selection.narrows:
        return rows
    keep = [True] * len(rows)
    if selection.countries:
        chosen = set(selection.countries)
        keep = [
            bool(chosen.intersection(countries)) or (SHARED in chosen and place == SHARED)
            for countries, place in zip(rows["countries"], rows["place"], strict=True)
        ]
    if selection.themes:
        themes = set(selection.themes)
        keep = [
            kept and bool(themes.intersection(named))
            for kept, named in zip(keep, rows["themes"], strict=True)
        ]
    start = selection.start.first if selection.start else None
    end = selection.end.last if selection.end else None
    if start or end:
        days = zip(keep, rows["from_day"], rows["to_day"], strict=True)
        keep = [kept and _meets(first, last, start, end) for kept, first, last in days]
    return rows[pd.Series(keep, index=rows.index, dtype=bool)]


def _meets(first: date | None, last: date | None, start: date | None, end: date | None) -> bool:
    return not (start and last and last < start) and not (end and first and first > end)

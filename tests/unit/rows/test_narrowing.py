"""Narrowing drops rows and changes none. That totals survive it is tested beside the totals."""

from typing import Any

import pytest

from cooperation.records.dates import PartialDate


def _kept(folder: Any, frame: str, **selection: Any) -> list[str]:
    view = folder.view(**selection)
    return list(view.narrow(getattr(view.rows, frame))["id"])


@pytest.fixture
def places(folder: Any) -> Any:
    folder.write("milestones", "context", countries=[])
    folder.write("milestones", "kaz", countries=["KAZ"])
    folder.write("milestones", "kaz-uzb", countries=["KAZ", "UZB"])
    folder.write("milestones", "uzb", countries=["UZB"], themes=["transport", "energy"])
    return folder


@pytest.mark.parametrize(
    ("countries", "kept"),
    [
        ((), ["context", "kaz", "kaz-uzb", "uzb"]),
        (("KAZ",), ["kaz", "kaz-uzb"]),
        (("shared",), ["kaz-uzb"]),
        (("UZB", "shared"), ["kaz-uzb", "uzb"]),
        (("TKM",), []),
    ],
)
def test_a_country_keeps_its_own_and_the_shared_that_names_it(
    places: Any, countries: tuple[str, ...], kept: list[str]
) -> None:
    assert _kept(places, "milestones", countries=countries) == kept


def test_any_theme_of_a_record_keeps_it_and_filters_add_up(places: Any) -> None:
    assert _kept(places, "milestones", themes=("transport",)) == ["uzb"]
    assert _kept(places, "milestones", themes=("energy",), countries=("KAZ",)) == ["kaz", "kaz-uzb"]
    assert _kept(places, "milestones", themes=("transport",), countries=("KAZ",)) == []


@pytest.mark.parametrize(
    ("when", "start", "end", "stays"),
    [
        ("2025", "2025-06-01", None, True),
        ("2025", None, "2025-06-01", True),
        ("2024", "2025", None, False),
        ("2025-04-04", "2025-04-04", "2025-04-04", True),
        ("2026-Q1", None, "2025", False),
        ("before 2025", "2025", None, True),
    ],
)
def test_a_period_keeps_what_overlaps_it(
    folder: Any, when: str, start: str | None, end: str | None, stays: bool
) -> None:
    folder.write("milestones", "it", date=when)
    period = {
        "start": PartialDate.parse(start) if start else None,
        "end": PartialDate.parse(end) if end else None,
    }
    assert _kept(folder, "milestones", **period) == (["it"] if stays else [])


def test_what_has_no_days_is_kept_by_every_period(folder: Any) -> None:
    folder.write("projects", "mine")
    assert _kept(folder, "projects", start=PartialDate.parse("2025")) == ["mine"]


def test_the_original_frame_stays_as_it_was(places: Any) -> None:
    view = places.view(countries=("KAZ",))
    before = view.rows.milestones.copy()
    view.narrow(view.rows.milestones)
    assert view.rows.milestones.equals(before)

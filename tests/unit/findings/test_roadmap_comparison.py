"""Two roadmaps side by side: matched by the word of an area, and never said to have given one up."""

from typing import Any

import pytest

from cooperation.figures.comparison.roadmaps import area_matching, area_matching_alt
from cooperation.findings.roadmap_comparison import Comparison, compare_roadmaps, usual_pair
from cooperation.records.roadmap import Roadmap
from cooperation.sentences.promises import (
    comparison_in_words,
    endorsement_in_words,
    name_in_words,
    running_roadmaps_in_words,
    unanswered_in_words,
)
from cooperation.view import View


def _area(word: str, **more: Any) -> dict[str, Any]:
    return {"area": word, "agreed": {"en": f"About {word}."}, **more}


@pytest.fixture
def both(folder: Any) -> tuple[View, Comparison]:
    """A roadmap with three areas, and one that follows it, shares one of them and names another first."""
    folder.write(
        "roadmaps",
        "old",
        areas=[_area("geology"), _area("skills"), _area("hydrogen")],
        period={"from": "2023", "to": "2024"},
        events=[{"verb": "endorsed", "date": "2023-05-19", "place": "Almaty"}],
    )
    folder.write("funding", "followed")
    folder.write(
        "roadmaps", "new", areas=[_area("standards"), _area("geology", since=["followed"])],
        period={"from": "2025", "to": "2026"}, follows="old",
    )  # fmt: skip
    view: View = folder.view()
    roadmaps = view.catalogue.of_kind(Roadmap)
    return view, compare_roadmaps(roadmaps["old"], roadmaps["new"])


def test_every_area_is_in_one_group_and_none_is_lost(both: tuple[View, Comparison]) -> None:
    _, comparison = both
    assert [pair.area for pair in comparison.both] == ["geology"]
    assert [pair.area for pair in comparison.only_left] == ["skills", "hydrogen"]
    assert [pair.area for pair in comparison.only_right] == ["standards"]


def test_what_only_the_follower_names_is_first_named_there(both: tuple[View, Comparison]) -> None:
    view, comparison = both
    assert comparison.names_first(comparison.right) and not comparison.names_first(comparison.left)
    assert comparison_in_words(view, comparison) == (
        "1 area is named by the sources of both, 2 by those of 2023–2024 only, 1 is first named in 2025–2026."
    )


def test_nothing_is_called_dropped_or_new(both: tuple[View, Comparison]) -> None:
    view, comparison = both
    words = area_matching_alt(view, comparison)
    drawn = " ".join(note.text for note in area_matching(view, comparison).layout.annotations)
    assert "not named by the sources in the other" in words
    assert "first named here" in words
    assert not any(word in (words + drawn).lower() for word in ("dropped", " new", "abandoned"))


def test_swapped_sides_say_the_same_of_the_same_roadmap(both: tuple[View, Comparison]) -> None:
    _, comparison = both
    swapped = compare_roadmaps(comparison.right, comparison.left)
    assert swapped.names_first(swapped.left) and not swapped.names_first(swapped.right)
    assert {pair.area for pair in swapped.only_left} == {"standards"}


def test_a_roadmap_beside_itself_shares_all_of_its_areas(both: tuple[View, Comparison]) -> None:
    _, comparison = both
    same = compare_roadmaps(comparison.left, comparison.left)
    assert (len(same.both), same.only_left, same.only_right) == (3, (), ())


@pytest.mark.parametrize("narrow", [False, True])
def test_a_line_joins_what_both_name_and_one_mark_stands_for_the_rest(
    both: tuple[View, Comparison], narrow: bool
) -> None:
    view, comparison = both
    figure = area_matching(view, comparison, narrow=narrow)
    assert [len(trace.x) for trace in figure.data] == [2, 1, 1, 1]
    assert [trace.marker.symbol for trace in figure.data] == ["square", "square", "square", "cross"]


def test_roadmaps_without_areas_are_answered_in_words(folder: Any) -> None:
    folder.write("roadmaps", "one")
    folder.write("roadmaps", "two")
    view = folder.view()
    roadmaps = view.catalogue.of_kind(Roadmap)
    figure = area_matching(view, compare_roadmaps(roadmaps["one"], roadmaps["two"]))
    assert [note.text for note in figure.layout.annotations] == ["No areas named by the sources of either"]


def test_the_usual_pair_is_the_last_follower_and_what_it_follows(both: tuple[View, Comparison]) -> None:
    view, _ = both
    assert usual_pair(view.catalogue.of_kind(Roadmap)) == ("old", "new")


def test_one_roadmap_is_no_comparison(folder: Any) -> None:
    folder.write("roadmaps", "one")
    assert usual_pair(folder.view().catalogue.of_kind(Roadmap)) is None


def test_a_head_says_when_and_where_and_what_is_left(both: tuple[View, Comparison]) -> None:
    view, comparison = both
    assert endorsement_in_words(view, comparison.left) == "Endorsed 19 May 2023, Almaty"
    assert running_roadmaps_in_words(view, comparison.left) == "Period ended 31 December 2024"
    assert running_roadmaps_in_words(view, comparison.right) == "37 days left"


def test_roadmaps_of_the_same_years_are_told_apart_by_their_titles(folder: Any) -> None:
    for name, country in (("kaz", "KAZ"), ("uzb", "UZB")):
        folder.write(
            "roadmaps", name, countries=[country], title={"en": f"Plan {name}"}, areas=[_area("skills")],
            period={"from": "2021", "to": "2027"},
        )  # fmt: skip
    view = folder.view()
    roadmaps = view.catalogue.of_kind(Roadmap)
    comparison = compare_roadmaps(roadmaps["kaz"], roadmaps["uzb"])
    assert name_in_words(view, comparison, comparison.left) == "Plan kaz"


def test_areas_without_a_record_are_named(both: tuple[View, Comparison]) -> None:
    view, comparison = both
    assert unanswered_in_words(view, comparison, comparison.right) == (
        "2025–2026: nothing is on record for 1 of 2 areas (standards)."
    )

"""Labels of the timeline: how wide words are, where they stand, and that nothing touches."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.figures.layout.packing import WIDTH, packed, placed_label, shortened, text_width
from tests.factories import TODAY
from tests.unit.figures.timelines import (
    NOW,
    agreement,
    drawn,
    label_extents,
    milestone,
    pixel,
)

some_words = st.sampled_from(
    ["PCA", "Euratom agreement", "Рамочное соглашение об инвестициях", "Ministerial " * 12, "W" * 90]
)
some_days = st.dates(date(2012, 1, 1), TODAY)


@given(st.lists(st.tuples(some_days, some_days, some_words), min_size=1, max_size=12))
@settings(deadline=None, max_examples=30)
def test_no_two_bars_or_labels_touch_and_no_label_leaves_the_figure_or_crosses_today(
    things: list[tuple[date, date, str]],
) -> None:
    records = [
        agreement(f"a{n}", ("signed", str(min(a, b))), ("entered-into-force", str(max(a, b))), title=title)
        for n, (a, b, title) in enumerate(things)
    ]
    mains = [
        milestone(f"m{n}", str(a), headline="true", title=title) for n, (a, _, title) in enumerate(things)
    ]
    figure = drawn(*records, *mains)
    by_row: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for trace in figure.data:
        if trace.type == "bar":
            for base, x, y in zip(trace.base, trace.x, trace.y, strict=True):
                days = timedelta(milliseconds=x)
                by_row[y].append((pixel(base), pixel((date.fromisoformat(base) + days).isoformat())))
    for row in by_row.values():
        ordered = sorted(row)
        assert all(one[1] <= other[0] + 0.01 for one, other in pairwise(ordered))
    for y, left, right in label_extents(figure):
        assert left >= -0.5
        assert right <= WIDTH + 0.5
        assert right <= NOW + 0.5 or left >= NOW - 0.5
        others = [(a, b) for other, a, b in label_extents(figure) if other == y and (a, b) != (left, right)]
        assert all(right <= a + 0.5 or left >= b - 0.5 for a, b in others)


extents = st.tuples(st.floats(0, 800), st.floats(0, 60)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(extents, max_size=40))
def test_packed_things_in_one_row_keep_their_distance(things: list[tuple[float, float]]) -> None:
    rows = defaultdict(list)
    for extent, row in zip(things, packed(things, gap=6), strict=True):
        rows[row].append(extent)
    assert sorted(rows) == list(range(len(rows)))
    for extents_of_row in rows.values():
        ordered = sorted(extents_of_row)
        assert all(one[1] + 6 <= other[0] for one, other in pairwise(ordered))


def test_things_that_do_not_touch_share_the_first_row() -> None:
    assert packed([(0, 10), (5, 15), (20, 30)]) == [0, 1, 0]


def test_a_label_stands_inside_else_right_else_left() -> None:
    rooms = [(0.0, 500.0), (500.0, 850.0)]
    wide, right, left = (
        placed_label("Label", mark, {0: mark}, rooms, 13)
        for mark in ((100.0, 300.0), (100.0, 110.0), (480.0, 500.0))
    )
    assert wide is not None
    assert right is not None
    assert left is not None
    assert [wide.side, right.side, left.side] == ["inside", "right", "left"]


def test_a_long_label_is_shortened_at_a_word() -> None:
    assert shortened("One two three", text_width("One two three", 13), 13) == "One two three"
    assert shortened("One two three", text_width("One two thr", 13), 13) == "One two…"
    assert shortened("Unbreakable", 20, 13) == ""


def test_widths_are_those_of_the_font() -> None:
    # measured in Chromium's canvas with IBM Plex Sans, 14 pixels
    assert text_width("EU and Kazakhstan sign raw materials memorandum at COP27", 14) == pytest.approx(
        393, abs=4
    )
    assert text_width("Рамочное соглашение об инвестициях", 14) == pytest.approx(254.4, abs=3)
    assert text_width("Übergangsabkommen über den Handel", 14) == pytest.approx(245.3, abs=3)

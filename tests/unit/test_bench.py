"""The arithmetic of the benchmark: medians, spreads, ratios, and how they are written down."""

import json
from pathlib import Path

import pytest

from bench.every_page import PAGES, compare_pages, pages_as_markdown
from bench.results import (
    ALLOWED,
    FIRST_PAGE,
    Spread,
    as_markdown,
    as_values,
    compared,
    percentile,
    put_between_markers,
)


def a_round(ours: float, static: float, **blank: float) -> dict[str, dict[str, float]]:
    """A round in which every measure of a page has the same value."""
    return {"ours": dict.fromkeys(ALLOWED, ours), "static": dict.fromkeys(ALLOWED, static), "blank": blank}


def test_the_middle_of_an_odd_number_of_values_is_one_of_them() -> None:
    assert Spread.of([3, 1, 9]) == Spread(3, 1, 9)


def test_the_middle_of_an_even_number_of_values_lies_between_two() -> None:
    assert Spread.of([1, 2, 4, 9]).median == 3


def test_nothing_measured_is_an_error_and_not_zero() -> None:
    with pytest.raises(ValueError, match="no value"):
        Spread.of([])
    with pytest.raises(ValueError, match="no value"):
        percentile([], 0.95)


def test_ratios_are_taken_within_a_round_and_not_between_medians() -> None:
    """In each round ours takes twice as long, however slow the machine is at that moment."""
    line = compared([a_round(2, 1), a_round(8, 4), a_round(6, 3)])[0]
    assert line.ratio == Spread(2, 2, 2)
    assert (line.ours.median, line.static.median) == (6, 3)


def test_every_limit_has_its_line() -> None:
    assert [line.measure for line in compared([a_round(1, 1)])] == list(ALLOWED)


def test_a_measure_is_within_its_limit_up_to_the_limit_itself() -> None:
    by_measure = {line.measure: line for line in compared([a_round(2, 1)])}
    assert by_measure["filter"].allowed == 2.0
    assert by_measure["filter"].is_within
    assert not by_measure["cold"].is_within


def test_the_blank_page_has_only_what_was_measured_there() -> None:
    by_measure = {line.measure: line for line in compared([a_round(2, 1, cold=0.5), a_round(2, 1, cold=0.7)])}
    assert by_measure["cold"].blank == Spread(0.6, 0.5, 0.7)
    assert by_measure["filter"].blank is None


@pytest.mark.parametrize(("part", "expected"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100), (0.0, 1)])
def test_a_percentile_is_a_value_that_so_many_do_not_exceed(part: float, expected: int) -> None:
    assert percentile(range(1, 101), part) == expected


def test_a_percentile_of_few_values_is_the_largest_rather_than_none() -> None:
    assert percentile([7.0], 0.99) == 7
    assert percentile([1, 2, 3], 0.95) == 3


def test_the_table_says_median_spread_limit_and_verdict() -> None:
    table = as_markdown(
        compared([a_round(2, 1, bytes=0.5), a_round(3, 1, bytes=0.5), a_round(4, 1, bytes=0.5)])
    )
    lines = table.splitlines()
    assert len(lines) == 2 + len(ALLOWED)
    assert lines[2] == (
        "| Cold | 3.00 s (2.00–4.00) | 1.00 s (1.00–1.00) | – | 3.00 (2.00–4.00) | 1.9 | **above** |"
    )
    assert "| Bytes | 3.00 MB (2.00–4.00) | 1.00 MB (1.00–1.00) | 0.50 MB (0.50–0.50) |" in table
    assert "| Back | 3.00 s (2.00–4.00) | 1.00 s (1.00–1.00) | – | 3.00 (2.00–4.00) | 4.5 | within |" in table


def test_the_values_go_through_json_unchanged() -> None:
    values = as_values(compared([a_round(2, 1, cold=0.5)]))
    assert json.loads(json.dumps(values)) == values
    assert values[0]["ratio"] == {"median": 2, "low": 2, "high": 2}
    assert values[0]["is_within"] is False


def test_only_what_stands_between_the_markers_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text(f"before\n{FIRST_PAGE[0]}\nold\n{FIRST_PAGE[1]}\nafter\n", encoding="utf-8")
    assert put_between_markers(file, "new")
    assert put_between_markers(file, "newer")
    assert file.read_text(encoding="utf-8") == f"before\n{FIRST_PAGE[0]}\nnewer\n{FIRST_PAGE[1]}\nafter\n"


def test_a_file_without_markers_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text("as it was\n", encoding="utf-8")
    assert not put_between_markers(file, "new")
    assert not put_between_markers(tmp_path / "missing.md", "new")
    assert file.read_text(encoding="utf-8") == "as it was\n"


def a_page_round(cold: float, switch: float, blank: float) -> dict[str, float]:
    linked = {f"switch {page}": switch for page in PAGES if page != "/"}
    return {"blank": blank, **{f"cold {page}": cold for page in PAGES}, **linked}


def test_a_page_is_compared_with_the_blank_page_of_its_own_round() -> None:
    lines = compare_pages([a_page_round(2, 1, 1), a_page_round(8, 4, 4)], dict.fromkeys(PAGES, 0.1))
    assert [line.page for line in lines] == list(PAGES)
    assert {(line.cold_ratio, line.switch_ratio) for line in lines[1:]} == {(2, 1)}


def test_a_page_without_a_link_in_the_menu_has_no_switch_and_what_is_above_its_limit_is_bold() -> None:
    lines = compare_pages([a_page_round(2, 0.4, 1)], dict.fromkeys(PAGES, 0.1))
    assert lines[0].switch is None
    first, second = pages_as_markdown(lines).splitlines()[2:4]
    assert first == "| `/` | 2.00 s | **2.00** | – | – | 0.10 s |"
    assert second == "| `/timeline` | 2.00 s | **2.00** | 0.40 s | 0.40 | 0.10 s |"

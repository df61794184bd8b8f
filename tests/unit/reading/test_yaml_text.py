"""YAML as text with positions."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cooperation.reading.yaml_text import LONGEST_FILE, YamlText, parse_yaml, read_yaml, spelled

YAML_LIKE = st.text(
    alphabet=st.sampled_from(list("ab: -[]{}\n\t#&*!|>'\"?,%@`\r\u2028\x85\x00é\ufeff0")), max_size=60
)


def _stands_inside(text: YamlText) -> bool:
    lines = text.source.splitlines()
    return all(
        (problem.line, problem.column) == (0, 0)
        or (
            problem.line <= max(1, len(lines))
            and problem.column <= len((lines or [""])[problem.line - 1]) + 1
        )
        for problem in text.problems
    )


@settings(max_examples=500)
@given(st.one_of(st.text(), YAML_LIKE))
@example("a: \ud800")
@example("a: [\n\n")
@example("\t")
@example("a: b\n---\nc: d\n...\n")
def test_any_text_gives_values_or_problems_inside_it_and_never_raises(source: str) -> None:
    text = parse_yaml(source, "f.yaml")
    assert isinstance(text.value, dict)
    assert _stands_inside(text)
    for problem in text.problems:
        assert problem.message in problem.in_words(source)


@pytest.mark.parametrize(
    "source",
    [
        "[" * 190_000,
        "a: " + "[" * 100_000,
        "- " * 90_000,
        "{a: " * 40_000,
        "? " * 90_000,
        "\n".join(" " * n + "a:" for n in range(600)),
    ],
    ids=["brackets", "value", "dashes", "braces", "keys", "indents"],
)
def test_deep_nesting_is_a_problem_and_ends_no_process(source: str) -> None:
    (problem,) = parse_yaml(source, "f.yaml").problems
    assert problem.message == "nested too deeply"


def test_aliases_are_refused_before_they_are_followed() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"k{n}: &b{n} [*a, *a, *a]\n" for n in range(30))
    problems = parse_yaml(bomb, "f.yaml").problems
    assert {problem.message for problem in problems} == {"anchors and aliases (& and *) are not used here"}


def test_scalars_stay_what_was_written() -> None:
    text = parse_yaml("a: NO\nb: '010'\nc: 2025-02-30\nd: 1e3\ne: \"null\"\nf: yes\ng: 1_000\nh:\n", "f.yaml")
    written = {
        "a": "NO",
        "b": "010",
        "c": "2025-02-30",
        "d": "1e3",
        "e": "null",
        "f": "yes",
        "g": "1_000",
        "h": "",
    }
    assert text.value == written
    assert text.problems == ()


def test_every_value_knows_its_line_and_column() -> None:
    text = parse_yaml("a: 1\nb:\n  - {c: 2, d: [x, yy]}\n", "f.yaml")
    assert text.position(("b", 0, "d", 1)) == (3, 19)
    assert text.position(("b", 0, "missing")) == (3, 5)
    assert text.position(("missing",)) == (1, 1)


def test_a_key_that_stands_twice_is_found_at_its_second_place_at_any_depth() -> None:
    (problem,) = parse_yaml("a:\n  b: 1\n  c: 2\n  b: 3\n", "f.yaml").problems
    assert (problem.line, problem.field, problem.message) == (4, "a.b", "this key stands here twice")


def test_a_file_longer_than_any_record_is_refused_unread() -> None:
    (problem,) = parse_yaml("a" * (LONGEST_FILE + 1), "f.yaml").problems
    assert problem.message.startswith("longer than")


def test_a_file_that_is_not_in_utf_8_keeps_its_readable_text(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes("name: {en: ok}\nnote: é\ncounts_as: eu\n".encode("latin-1"))
    text = read_yaml(path, "f.yaml")
    assert (text.problems[0].line, text.problems[0].message) == (2, "the file is not in UTF-8")
    assert "counts_as: eu" in text.source


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: x\n")
    assert read_yaml(path, "f.yaml").value == {"title": "x"}


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_yaml(tmp_path / "gone.yaml", "gone.yaml").problems
    assert problem.in_words().startswith("gone.yaml: the file cannot be opened")


def test_paths_are_spelled_as_people_write_them() -> None:
    assert spelled(("events", 2, "date")) == "events[2].date"

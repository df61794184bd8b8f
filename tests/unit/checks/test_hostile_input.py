"""Whatever stands in a file, checking it gives a record or problems inside it, and never an exception.

`make test` takes a small seeded sample, `make soak` the large numbers.
"""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.checks.record_checks import RECORD_CHECKS
from cooperation.checks.scope_checks import years_are_plausible
from cooperation.checks.validation import validate
from cooperation.reading.yaml_text import YamlText, parse_yaml, read_yaml
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.records.record import Record
from tests.factories import SCOPE

DATA = Path(__file__).resolve().parents[3] / "data"
FILES = sorted(path for kind in KIND_BY_FOLDER for path in (DATA / kind).glob("*.yaml"))
TODAY = date(2026, 11, 24)
HOSTILE = [
    "\0", "\t", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "\ud800",
    "'", '"', "#", " #", ": ", ":", ",", "[", "]",
    "{", "}", "&a", "*a", "!x", "|", ">-", "- ", "---", "null", "~", "010", "1e999", "-0", "0x1F", "9" * 400, "NaN",
    "а", "<<<<<<< HEAD\n", "\n", "\r", "\x85", "x" * 5000, "../../etc", "<script>", "%s{}", "🏳️‍🌈", "a\u0301" * 40,
    "2025-13", "before", "0000", "KAZ, KAZ", "{en: a, b}", "\\", "`", "@", "?",
]  # fmt: skip


def test_there_are_records_to_damage() -> None:
    assert len(FILES) > 600


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_record_is_reported_and_raises_nothing(seed: int) -> None:
    for path, source in _damaged(seed, 10):
        _check(parse_yaml(source, f"data/{path.parent.name}/{path.name}"), path)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1100))
def test_ten_thousand_damaged_records_are_reported_and_raise_nothing(seed: int) -> None:
    for path, source in _damaged(seed, 100):
        _check(parse_yaml(source, f"data/{path.parent.name}/{path.name}"), path)


@pytest.mark.parametrize("seed", range(40))
def test_a_file_of_random_bytes_is_reported_and_raises_nothing(seed: int, tmp_path: Path) -> None:
    _check_random_file(seed, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 3000))
def test_two_thousand_files_of_random_bytes_are_reported_and_raise_nothing(seed: int, tmp_path: Path) -> None:
    _check_random_file(seed, tmp_path)


@settings(max_examples=60, deadline=None)
@given(value=st.text(max_size=30), number=st.integers(0, 10**6))
def test_any_text_in_any_place_of_a_record_raises_nothing(value: str, number: int) -> None:
    path = FILES[number % len(FILES)]
    lines = path.read_text(encoding="utf-8").splitlines()
    at = number % len(lines)
    lines[at] = f"{lines[at].partition(':')[0]}: {value}"
    _check(parse_yaml("\n".join(lines), f"data/{path.parent.name}/{path.name}"), path)


@pytest.mark.parametrize(
    "source", [" " * 190_000 + "x", "a: " + " " * 190_000, "-" * 190_000, "a:" * 90_000, "'\n" * 90_000]
)
def test_a_long_run_of_one_sign_is_read_in_one_pass(source: str) -> None:
    text = parse_yaml(source, "f.yaml")
    assert isinstance(text.value, dict)


def _damaged(seed: int, count: int) -> Iterator[tuple[Path, str]]:
    """Real records, each with one to three pieces of damage."""
    chance = random.Random(seed)
    for _ in range(count):
        path = chance.choice(FILES)
        source = path.read_text(encoding="utf-8")
        for _ in range(chance.randint(1, 3)):
            source = _damage(chance, source)
        yield path, source


def _damage(chance: random.Random, source: str) -> str:
    at = chance.randrange(len(source) + 1)
    lines = source.splitlines(keepends=True) or [""]
    number = chance.randrange(len(lines))
    match chance.randrange(7):
        case 0:
            return source[:at] + chance.choice(HOSTILE) + source[at:]
        case 1:
            return source[:at] + source[at + chance.randint(1, 20) :]
        case 2:
            return source[:at]
        case 3:
            return "".join([*lines[:number], lines[number], *lines[number:]])
        case 4:
            return "".join([*lines[:number], *lines[number + 1 :]])
        case 5:
            return "".join(
                [*lines[:number], " " * chance.randint(1, 3) + lines[number], *lines[number + 1 :]]
            )
        case _:
            key = lines[number].partition(":")[0]
            return "".join([*lines[:number], f"{key}: {chance.choice(HOSTILE)}\n", *lines[number + 1 :]])


def _check_random_file(seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    path = folder / "random.yaml"
    size = chance.choice([0, 1, 10, 1000, 20_000])
    signs = [sign.encode("utf-8", "surrogatepass") for sign in HOSTILE]
    path.write_bytes(chance.randbytes(size) if seed % 2 else b"".join(chance.choices(signs, k=size // 10)))
    _check(read_yaml(path, "data/funding/random.yaml"), FILES[seed % len(FILES)])


def _check(text: YamlText, path: Path) -> None:
    """All that happens to one file before it is compared with others; every problem can be printed."""
    problems = list(text.problems)
    if not problems:
        record, found = validate(text, KIND_BY_FOLDER[path.parent.name], path.stem)
        problems.extend(found)
        assert record is not None or problems
        if record is not None:
            problems.extend(wrong.at(text) for wrong in years_are_plausible(record, SCOPE, TODAY))
        if isinstance(record, Record):
            problems.extend(wrong.at(text) for check in RECORD_CHECKS for wrong in check(record, TODAY))
    lines = text.source.splitlines()
    for problem in problems:
        assert problem.message
        assert problem.line <= max(1, len(lines))
        assert problem.in_words(text.source).encode("utf-8", "surrogatepass")

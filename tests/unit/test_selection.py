"""What an address asks for."""

from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.records.dates import PartialDate
from cooperation.selection import MOST_PROBLEMS, PLACES, STAGES, THEMES, YEARS, Selection

NAMES = [
    "country",
    "theme",
    "from",
    "to",
    "stage",
    "count",
    "currency",
    "asof",
    "ceilings",
    "lang",
    "id",
    "q",
]
WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            *PLACES,
            *THEMES,
            *STAGES,
            "eu",
            "team-europe",
            "EUR",
            "USD",
            "yes",
            "de",
            "ru",
            "en",
            "2025",
            "2025-04-04",
            "2025-02-30",
            "0001",
            "9999",
            "KAZ,UZB",
            ",,",
            "before 2025",
            "2025-Q1",
        ]
    ),
)
ADDRESSES = st.dictionaries(st.sampled_from(NAMES), st.lists(WORDS, max_size=4))


@given(ADDRESSES)
def test_any_address_makes_a_selection_whose_address_is_a_fixed_point(params: dict[str, list[str]]) -> None:
    selection, _ = Selection.from_address(params)
    again, problems = Selection.from_address(selection.to_address())
    assert problems == ()
    assert again == selection
    assert again.to_address() == selection.to_address()


@given(ADDRESSES, st.dates())
def test_any_address_makes_a_lens_that_never_looks_into_the_future(
    params: dict[str, list[str]], today: date
) -> None:
    assert Selection.from_address(params)[0].lens(today).as_of <= today


def test_the_default_view_has_an_empty_address() -> None:
    assert Selection().to_address() == {}
    assert (
        Selection.from_address({"count": ["team-europe"], "currency": ["EUR"], "lang": ["en"]})[0]
        == Selection()
    )


def test_lists_are_read_repeated_or_with_commas_and_written_repeated_in_one_order() -> None:
    one, _ = Selection.from_address({"country": ["UZB", "KAZ"]})
    other, _ = Selection.from_address({"country": ["UZB,KAZ, KAZ"]})
    assert one == other
    assert urlencode(one.to_address(), doseq=True) == "country=KAZ&country=UZB"


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("country", "KAX", "KAZ"),
        ("theme", "energie", "energy"),
        ("stage", "cancelled", None),
        ("count", "uk", "team-europe, eu"),
        ("from", "2025-13", "2025-04-04, 2025"),
        ("from", "2025-04", "2025-04-04, 2025"),
        ("asof", "2025", "2025-04-04"),
        ("asof", "0001-01-01", "1900–2100"),
        ("asof", "9999-12-31", "1900–2100"),
        ("from", "9999", "1900–2100"),
        ("from", "0001", "1900–2100"),
        ("to", "1899-12-31", "1900–2100"),
        ("to", "2101", "1900–2100"),
        ("ceilings", "no", "yes"),
    ],
)
def test_what_means_nothing_is_said_with_what_would(name: str, value: str, allowed: str | None) -> None:
    selection, (problem,) = Selection.from_address({name: [value]})
    assert selection == Selection()
    assert (problem.name, problem.value) == (name, value)
    assert allowed is None or problem.allowed == allowed


@pytest.mark.parametrize("name", ["from", "to", "asof"])
def test_a_year_that_calendars_can_compute_with_is_taken(name: str) -> None:
    for day in (f"{YEARS[0]}-01-01", f"{YEARS[-1]}-12-31"):
        selection, problems = Selection.from_address({name: [day]})
        assert problems == ()
        assert selection.to_address() == {name: [day]}


def test_an_end_before_the_start_is_left_out_and_said() -> None:
    selection, (problem,) = Selection.from_address({"from": ["2025"], "to": ["2024"]})
    assert (str(selection.start), selection.end, problem.name) == ("2025", None, "to")


def test_an_address_full_of_nonsense_is_answered_briefly() -> None:
    nonsense = ",".join(f"word{n}" for n in range(50_000))
    _, problems = Selection.from_address({"country": [nonsense], "theme": ["x" * 100_000]})
    assert len(problems) == MOST_PROBLEMS


def test_without_stages_a_total_is_taken_over_signed_or_later() -> None:
    assert Selection().counted_stages == ("signed", "disbursing", "completed", "repaid")
    assert Selection(stage="announced").counted_stages == ("announced",)


def test_taking_the_filter_away_keeps_the_lens() -> None:
    selection = Selection(
        countries=("KAZ",), start=PartialDate.parse("2025"), count="eu", currency="USD", ceilings=True
    )
    assert selection.narrows
    assert selection.without_filter() == Selection(count="eu", currency="USD", ceilings=True)


EVERYTHING = Selection(
    countries=("KAZ", "UZB"),
    themes=("energy",),
    start=PartialDate.parse("2020"),
    end=PartialDate.parse("2024"),
    stage="announced",
    count="eu",
    currency="USD",
    as_of=date(2025, 6, 30),
    ceilings=True,
    language="de",
)


def test_the_parts_are_all_that_differs_from_the_default_save_the_language() -> None:
    assert Selection(language="ru").parts == ()
    assert [name for name, _ in EVERYTHING.parts] == [
        "country", "country", "theme", "period", "stage", "count", "currency", "ceilings", "asof",
    ]  # fmt: skip


def test_a_part_taken_away_is_gone_and_the_others_stay() -> None:
    for part in EVERYTHING.parts:
        left = EVERYTHING.without(part)
        assert left.parts == tuple(each for each in EVERYTHING.parts if each != part)
        assert left.without(part) == left


def test_all_parts_taken_away_one_by_one_are_a_reset() -> None:
    selection = EVERYTHING
    for part in EVERYTHING.parts:
        selection = selection.without(part)
    assert selection == EVERYTHING.reset() == Selection(language="de")

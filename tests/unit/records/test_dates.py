"""Dates as exact as known."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cooperation.records.dates import DateField, DateSpan, PartialDate

FORMS = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: f"{day:%Y}".zfill(4)),
    st.dates().map(lambda day: str(day)[:7]),
    st.builds(lambda day, quarter: f"{day.year:04d}-Q{quarter}", st.dates(), st.integers(1, 4)),
)
WRITTEN = st.builds(
    lambda qualifier, form: qualifier + form, st.sampled_from(["", "before ", "after ", "circa "]), FORMS
)


@given(WRITTEN)
def test_a_date_is_written_back_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@given(WRITTEN)
def test_a_span_begins_before_it_ends_and_is_known_within_it(text: str) -> None:
    when = PartialDate.parse(text)
    assert when.first <= when.known_from <= when.last


@given(WRITTEN, WRITTEN)
def test_no_two_dates_each_lie_surely_before_the_other(one: str, other: str) -> None:
    first, second = PartialDate.parse(one), PartialDate.parse(other)
    assert not (first.surely_before(second) and second.surely_before(first))


@given(st.text())
def test_any_other_text_is_refused_with_an_example(text: str) -> None:
    try:
        PartialDate.parse(text)
    except ValueError as error:
        assert "write 2025, 2025-Q2" in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30",
        "2025-13",
        "2025-00",
        "2025-04-00",
        "2025-Q5",
        "0000",
        "2025-4-4",
        "4 April 2025",
        "2025-04-04\n",
        "٢٠٢٥",
        "Before 2025",
        "before",
        "2025 ",
        "",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-04-04", date(2025, 4, 4), date(2025, 4, 4)),
    ],
)
def test_a_date_spans_the_period_it_names(text: str, first: date, last: date) -> None:
    when = PartialDate.parse(text)
    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025", date(2025, 1, 1)),
        ("before 2025", date(2025, 12, 31)),
        ("after 2025", date(2025, 1, 1)),
        ("circa 2025-04", date(2025, 4, 1)),
    ],
)
def test_an_event_is_there_from_the_first_day_of_its_span_and_before_means_known_by(
    text: str, day: date
) -> None:
    assert PartialDate.parse(text).known_from == day


@pytest.mark.parametrize(
    ("earlier", "later", "sure"),
    [
        ("2020-03", "2020", False),
        ("2019", "2020-01", True),
        ("before 2021", "2021-05", False),
        ("before 2020", "2021", True),
        ("2019", "before 2021", False),
        ("after 2019", "2021", False),
        ("2019", "after 2021", True),
    ],
)
def test_spans_are_compared_as_spans(earlier: str, later: str, sure: bool) -> None:
    assert PartialDate.parse(earlier).surely_before(PartialDate.parse(later)) is sure


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2025", "2025"),
        ("2025-Q2", "2025-34"),
        ("circa 2025-04", "2025-04~"),
        ("before 2025-08-15", "../2025-08-15"),
        ("after 2020", "2020/.."),
    ],
)
def test_exports_write_edtf(text: str, edtf: str) -> None:
    assert PartialDate.parse(text).edtf() == edtf


def test_only_a_day_without_qualifier_is_an_exact_day() -> None:
    exact = [
        text
        for text in ("2025", "2025-04", "2025-04-04", "circa 2025-04-04")
        if PartialDate.parse(text).is_exact_day
    ]
    assert exact == ["2025-04-04"]


def test_a_date_counts_in_the_year_it_names() -> None:
    assert [PartialDate.parse(text).year for text in ("2025-12-31", "before 2024", "2023-Q4")] == [
        2025,
        2024,
        2023,
    ]


def test_a_day_of_the_calendar_is_a_date_known_to_the_day() -> None:
    assert PartialDate.of_day(date(2025, 4, 4)) == PartialDate.parse("2025-04-04")


def test_a_date_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        PartialDate.parse("2025").precision = "day"  # type: ignore[misc]


FIELD: TypeAdapter[PartialDate] = TypeAdapter(DateField)


def test_a_field_of_a_record_reads_a_text_and_keeps_a_date() -> None:
    when = PartialDate.parse("2025-Q2")
    assert FIELD.validate_python("2025-Q2") == FIELD.validate_python(when) == when
    assert FIELD.dump_python(when) == "2025-Q2"


@pytest.mark.parametrize("value", [2025, None, ["2025"]])
def test_a_field_that_is_no_text_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(ValidationError, match="a date is one word; write 2025"):
        FIELD.validate_python(value)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2015/2020", date(2015, 1, 1), date(2020, 12, 31)),
        ("2024-Q2/2025", date(2024, 4, 1), date(2025, 12, 31)),
        ("2025-12/2025-12-31", date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_a_span_goes_from_the_first_day_of_one_date_to_the_last_of_another(
    text: str, first: date, last: date
) -> None:
    span = DateSpan.parse(text)
    assert (span.first, span.last, str(span)) == (first, last, text)


@pytest.mark.parametrize("text", ["2025-13", "2025-02-30", "2024/2025-00", "2024/", "/2024", "2024 / 2025"])
def test_a_span_says_of_a_date_that_is_none_what_every_date_says(text: str) -> None:
    wrong = next(part for part in text.split("/") if not _is_date(part))
    with pytest.raises(ValueError, match="write 2025, 2025-Q2") as of_span:
        DateSpan.parse(text)
    with pytest.raises(ValueError, match="write 2025, 2025-Q2") as of_date:
        PartialDate.parse(wrong)
    assert str(of_span.value) == str(of_date.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024/2020", "ends before it begins"),
        ("2025-06/2025-01", "ends before it begins"),
        ("2024/2025/2026", "more than two ends"),
        ("circa 2024", "not exact enough"),
        ("before 2024/2025", "not exact enough"),
    ],
)
def test_a_span_that_says_nothing_exact_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        DateSpan.parse(text)


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True

"""Bars by their structure: what is drawn in which order, said in which words, and that every sum is whole."""

from datetime import date
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.counting.totals import ROLES, Role, total
from cooperation.figures.layout.theme import BACKGROUND, COMPLETED, LABEL_SIZE, NOTE_SIZE, SLOTS
from cooperation.figures.money.amounts import bare_millions
from cooperation.figures.money.bars import (
    SHOWN_IMPLEMENTERS,
    bars_of,
    breakdown_alt,
    breakdown_bars,
    stage_ladder,
    stage_ladder_alt,
)
from cooperation.records.record import Record
from tests.factories import money, organisation, rows, view_of


def said(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def beside(figure: go.Figure, name: str) -> str:
    """What stands at the end of the bar of that name."""
    label = next(each for each in figure.layout.annotations if each.text == name)
    return str(
        next(
            each.text
            for each in figure.layout.annotations
            if each.y == label.y and each is not label and each.xref != "paper"
        )
    )


def drawn(*records: Record, role: Role = "country", narrow: bool = False, **selected: Any) -> go.Figure:
    view = view_of(*records, **selected)
    return breakdown_bars(view, rows(view), role=role, narrow=narrow)


def colours(figure: go.Figure) -> set[str]:
    return {word for word in figure.to_json().replace('"', " ").split() if word.startswith("#")}


def test_countries_stand_in_their_fixed_order_and_the_shared_line_last() -> None:
    figure = drawn(money("a", "UZB", 90), money("b", "KAZ", 10), money("c", "shared", 5))
    assert said(figure)[:6] == [
        "Kazakhstan",
        "Kyrgyz Republic",
        "Tajikistan",
        "Turkmenistan",
        "Uzbekistan",
        "Regional or several countries",
    ]
    assert list(figure.layout.yaxis.range) == [5.5, -0.5]  # the first on top


def test_each_stage_is_a_trace_of_its_own_in_the_order_of_the_ladder() -> None:
    figure = drawn(money("a", stage="completed"), money("b", "UZB"), money("c", "UZB", stage="disbursing"))
    assert [trace.name for trace in figure.data] == ["Signed", "Being paid out", "Completed"]
    assert figure.data[0].x[4] == 10.0
    assert figure.layout.barmode == "stack"


def test_the_key_of_the_stages_is_left_out_where_there_is_but_one() -> None:
    assert not drawn(money("a")).layout.shapes
    assert len(drawn(money("a"), money("b", stage="completed")).layout.shapes) == 2


def test_the_key_of_the_stages_takes_two_lines_where_one_is_too_narrow() -> None:
    records = [money(stage, stage=stage) for stage in ("signed", "disbursing", "completed", "repaid")]
    narrow = drawn(*records, narrow=True)
    wide = drawn(*records)
    assert narrow.layout.margin.t > wide.layout.margin.t
    assert max(shape.x1 for shape in narrow.layout.shapes) < 328


def test_repaid_money_is_striped_on_the_colour_of_completed() -> None:
    pattern = drawn(money("a", stage="repaid")).data[0].marker.pattern
    assert (pattern.bgcolor, pattern.fgcolor) == (COMPLETED, BACKGROUND)


def test_three_answers_are_told_apart_in_words() -> None:
    figure = drawn(money("a", "KAZ", 0), money("b", "TKM", None), money("c", "UZB", 20))
    assert beside(figure, "Kazakhstan") == "0"
    assert beside(figure, "Turkmenistan") == "nothing that counts · amount not known"
    assert beside(figure, "Tajikistan") == "no record"
    assert beside(figure, "Uzbekistan") == "20.0"


def test_a_country_with_announced_money_only_says_so() -> None:
    assert (
        beside(drawn(money("a", stage="announced")), "Kazakhstan") == "nothing that counts · announced only"
    )


def test_countries_that_are_not_asked_for_are_not_listed() -> None:
    figure = drawn(money("a", "UZB"), money("b", "shared"), countries=("UZB", "TKM"))
    assert said(figure)[:3] == ["Turkmenistan", "Uzbekistan", "Regional or several countries"]


def test_a_click_on_a_country_gives_its_code() -> None:
    assert drawn(money("a")).data[0].customdata[0] == "KAZ"


def test_all_but_the_largest_implementers_share_a_bar_that_cannot_be_clicked() -> None:
    companies = tuple(organisation(f"company-{n}", type="company") for n in range(15))
    records = [money(f"r{n}", millions=100 - n, implementers=[f"company-{n}"]) for n in range(15)]
    view = view_of(*records, money("x", millions=1), organisations=companies)
    bars = bars_of(view, rows(view), "implementer")
    assert [bar.name for bar in bars[SHOWN_IMPLEMENTERS:]] == ["3 others", "Implementer not recorded"]
    assert bars[SHOWN_IMPLEMENTERS].records == 3
    assert breakdown_bars(view, rows(view), role="implementer").data[0].customdata[SHOWN_IMPLEMENTERS] is None


def test_a_government_is_not_named_like_its_country() -> None:
    name, short = {"en": "Government of Kazakhstan"}, {"en": "Kazakhstan"}
    government = organisation("gov", type="national-government", country="KAZ", short=short, name=name)
    view = view_of(money("a", implementers=["gov"]), organisations=(government,))
    assert bars_of(view, rows(view), "implementer")[0].name == "Government of Kazakhstan"


def test_a_long_name_is_broken_beside_its_bar_and_stands_above_it_on_a_phone() -> None:
    shown = [money("a", implementers=["long"])]
    long = organisation("long", name={"en": "Implementation centre for the projects of the water ministry"})
    view = view_of(*shown, organisations=(long,))
    wide = breakdown_bars(view, rows(view), role="implementer")
    narrow = breakdown_bars(view, rows(view), role="implementer", narrow=True)
    assert said(wide)[0] == "Implementation centre for the<br>projects of the water ministry"
    assert wide.layout.margin.l > 200
    assert narrow.layout.margin.l == 0


def test_reasons_in_a_line_of_their_own_do_not_touch_the_next_name() -> None:
    reasons = (
        money("a", "TKM", stage="announced"),
        money("b", "TKM", millions=None),
        money("c", "UZB"),
    )
    view = view_of(*reasons)
    figure = breakdown_bars(view, rows(view), narrow=True)
    row = (figure.layout.height - figure.layout.margin.t) / abs(
        figure.layout.yaxis.range[0] - figure.layout.yaxis.range[1]
    )
    said = {each.text: each for each in figure.layout.annotations}
    answer = next(each for text, each in said.items() if text.startswith("nothing that counts<br>"))
    ends = answer.y * row - answer.yshift + 2 * 1.3 * NOTE_SIZE
    begins = said["Uzbekistan"].y * row - said["Uzbekistan"].yshift - 1.3 * LABEL_SIZE
    assert begins - ends > 4


def test_every_year_has_its_place_and_empty_years_say_why() -> None:
    records = [money("a", date="2019"), money("b", date="2022"), money("c", date="2021", stage="announced")]
    figure = drawn(*records, role="year")
    assert list(figure.data[0].x) == [*range(2019, 2027)]
    answers = {each.x: each.text for each in figure.layout.annotations if each.y == 0}
    assert answers == {2020: "no record", 2021: "nothing that counts", 2024.5: "no record"}


def test_the_end_of_coverage_is_marked_in_columns_and_in_rows() -> None:
    for narrow in (False, True):
        figure = drawn(money("a", date="2024"), role="year", narrow=narrow)
        assert "Coverage ends: March 2026" in said(figure)
        assert any(shape.line.dash == "dot" for shape in figure.layout.shapes)


def test_years_that_end_before_the_end_of_coverage_do_not_mark_it() -> None:
    figure = drawn(money("a", date="2020"), role="year", as_of=date(2022, 1, 1))
    assert not [text for text in said(figure) if text.startswith("Coverage")]


def test_empty_years_that_follow_each_other_share_a_row_on_a_phone() -> None:
    figure = drawn(money("a", date="2015"), money("b", date="2020"), role="year", narrow=True)
    assert said(figure)[:4] == ["2015", "2016–2019", "2020", "2021–2025"]


def test_the_ladder_shows_every_stage_announced_first_and_adds_nothing_up() -> None:
    view = view_of(
        money("a", stage="announced", millions=30), money("b", millions=20), money("c", millions=5)
    )
    figure = stage_ladder(view, rows(view))
    assert said(figure)[:5] == [
        "<b>Announced</b> · 1 record",
        "<b>Committed</b>",
        "<b>Signed</b> · 2 records",
        "<b>Being paid out</b>",
        "<b>Completed</b>",
    ]
    assert said(figure)[5:] == ["30.0", "no record", "25.0", "no record", "no record"]
    assert "55" not in stage_ladder_alt(view, rows(view))


def test_announced_money_is_hatched_and_outlined() -> None:
    view = view_of(money("a", stage="announced"))
    marker = stage_ladder(view, rows(view)).data[0].marker
    assert marker.pattern.shape == "/"
    assert marker.line.width == 1


def test_a_stage_whose_records_do_not_count_says_why() -> None:
    view = view_of(money("a", stage="committed", millions=None))
    assert "nothing that counts<br>amount not known" in said(stage_ladder(view, rows(view)))


@pytest.mark.parametrize("role", ROLES)
def test_no_rows_at_all_are_a_sentence_or_the_five_countries_without_record(role: Role) -> None:
    figure = drawn(role=role)
    assert "no record" in said(figure)
    assert len(figure.data) == 0


def test_the_words_name_day_stages_count_amount_records_and_the_largest_values() -> None:
    view = view_of(money("a", "UZB", 90), money("b", "KAZ", 10), money("c", "TKM", None))
    words = breakdown_alt(view, rows(view))
    assert words.startswith(
        "Public money as of 24 November 2026, signed or later, Team Europe: EUR 100 million in 2 records."
    )
    assert "Largest: Uzbekistan EUR 90 million; Kazakhstan EUR 10 million." in words
    assert "Turkmenistan: nothing that counts, amount not known." in words


def test_an_amount_that_would_round_to_nothing_is_not_shown_as_zero() -> None:
    t = view_of().t
    assert bare_millions(t, Decimal(40_000)) == "under 0.1"
    assert bare_millions(t, Decimal(0)) == "0"


def test_figures_hold_slots_only() -> None:
    figures = [drawn(money("a"), money("b", stage="completed"), role=role) for role in ROLES]
    assert all(colours(figure) <= set(SLOTS) for figure in figures)


records_at_random = st.lists(
    st.tuples(
        st.sampled_from(["KAZ", "TKM", "shared"]),
        st.one_of(st.none(), st.integers(0, 10**9)),
        st.sampled_from(
            ["announced", "committed", "signed", "disbursing", "completed", "repaid", "cancelled"]
        ),
        st.sampled_from(["eu", "eib", "ebrd", "adb"]),
        st.sampled_from([None, *(f"company-{n}" for n in range(20))]),
        st.integers(2001, 2026),
    ),
    max_size=20,
)


@given(records_at_random)
@settings(max_examples=15, deadline=None)  # a figure takes some 10 ms
def test_the_bars_of_every_role_add_up_to_the_total(
    found: list[tuple[str, int | None, str, str, str | None, int]],
) -> None:
    view = view_of(*(
        money(
            f"r{n}", place, None, stage, funders=[payer], date=str(year),
            implementers=[implementer] if implementer else [],
            amount=None if amount is None else {"value": str(amount), "currency": "EUR"},
        )
        for n, (place, amount, stage, payer, implementer, year) in enumerate(found)
    ))  # fmt: skip
    whole = total(rows(view)).amount
    for role in ROLES:
        bars = bars_of(view, rows(view), role)
        assert sum((bar.amount or Decimal(0) for bar in bars), Decimal(0)) == whole
        assert sum((part for bar in bars for part in bar.parts.values()), Decimal(0)) == whole
        lengths = [
            x
            for trace in breakdown_bars(view, rows(view), role=role).data
            for x in (trace.x if trace.orientation == "h" else trace.y)
        ]
        assert sum(x for x in lengths if x) == pytest.approx(float(whole) / 1e6)

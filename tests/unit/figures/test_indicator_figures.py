"""Indicators: one line per meaning, broken where years lack, every value said."""

from decimal import Decimal
from typing import Any

import pytest

from cooperation.figures.comparison.indicators import indicator_lines, indicator_lines_alt
from cooperation.figures.layout.theme import BACKGROUND, PLACE_COLOUR, REGION
from cooperation.findings.indicators import MOST_DRAWN, is_drawn, latest_value, lines_in, shown_values
from cooperation.records.indicator import Indicator
from cooperation.view import View


def _value(period: str, value: str | None = "1", **more: Any) -> dict[str, Any]:
    found = {"period": period, "value": value, "source": "0", **more}
    return {key: each for key, each in found.items() if each is not None}


def _indicator(
    folder: Any, *series: dict[str, Any], record_id: str = "trade", **fields: Any
) -> tuple[View, Indicator]:
    folder.write("indicators", record_id, series=list(series), **fields)
    view: View = folder.view()
    return view, view.catalogue.of_kind(Indicator)[record_id]


def test_a_line_is_broken_where_years_lack(folder: Any) -> None:
    view, trade = _indicator(
        folder, *(_value(year, year) for year in ("2011", "2012", "2019", "2022", "2023"))
    )
    assert [len(run) for run in lines_in(trade)[0].runs] == [2, 1, 2]
    (trace,) = indicator_lines(view, trade).data
    assert [y is None for y in trace.y] == [False, False, True, False, True, False, False, True]
    assert trace.connectgaps is False


def test_directions_and_things_are_lines_of_their_own(folder: Any) -> None:
    _, trade = _indicator(
        folder,
        _value("2022"), _value("2023"),
        _value("2022", flow="imports", item={"en": "From Kazakhstan"}), _value("2023", flow="imports"),
        _value("2023", item={"en": "Zinc"}),
    )  # fmt: skip
    found = lines_in(trade)
    assert [(each.flow, each.item.en if each.item else None, len(each.points)) for each in found] == [
        (None, None, 2), ("imports", "From Kazakhstan", 2), (None, "Zinc", 1),
    ]  # fmt: skip


def test_spans_and_ranges_are_no_points(folder: Any) -> None:
    _, trade = _indicator(
        folder,
        _value("2022"),
        _value("2023"),
        _value("2024-01/2024-09"),
        _value("2030", None, min="10", max="11"),
    )
    assert [str(point.when) for point in lines_in(trade)[0].points] == ["2022", "2023"]


@pytest.mark.parametrize(
    ("periods", "drawn"),
    [
        (("2022",), False),
        (("2022", "2023"), True),
        (("2023", "2023-11"), False),
        (("2023-01", "2023-11"), True),
    ],
)
def test_a_line_needs_two_periods_that_lie_apart(folder: Any, periods: tuple[str, ...], drawn: bool) -> None:
    _, trade = _indicator(folder, *(_value(period) for period in periods))
    assert is_drawn(trade) is drawn


def test_a_forecast_is_hollow(folder: Any) -> None:
    view, cargo = _indicator(folder, _value("2024", "4.5"), _value("2027", "10"))
    (trace,) = indicator_lines(view, cargo).data
    assert [trace.marker.color[0] == BACKGROUND, trace.marker.color[2] == BACKGROUND] == [False, True]


def test_the_axis_begins_at_zero_and_belongs_to_this_indicator_alone(folder: Any) -> None:
    folder.write("indicators", "large", series=[_value("2022", "9000"), _value("2023", "9500")])
    view, small = _indicator(folder, _value("2022", "40"), _value("2023", "50"))
    figure = indicator_lines(view, small)
    assert figure.layout.yaxis.range == (0, 50)
    assert [trace.yaxis for trace in figure.data] == [None]


def test_values_that_would_lie_on_each_other_are_left_to_hover_and_words(folder: Any) -> None:
    near = [_value("2022", "100"), _value("2023", "101")]
    far = [_value("2022", "99", flow="imports"), _value("2023", "100.5", flow="imports")]
    view, trade = _indicator(folder, *near, *far)
    figure = indicator_lines(view, trade)
    labels = [note.text for note in figure.layout.annotations]
    assert "101" in labels  # the last value of the first line always
    words = indicator_lines_alt(view, trade)
    assert all(value in words for value in ("100", "101", "99", "100.5"))


def test_no_value_is_written_over_the_periods(folder: Any) -> None:
    view, trade = _indicator(
        folder,
        _value("2022", "100"), _value("2023", "100"),
        _value("2023", "12", item={"en": "Zinc"}), _value("2023", "2", item={"en": "Lead"}),
    )  # fmt: skip
    figure = indicator_lines(view, trade)
    low = [note for note in figure.layout.annotations if note.text in ("2", "12")]
    assert all(note.yanchor == "bottom" for note in low)


def test_each_line_is_named_and_many_names_make_the_figure_higher(folder: Any) -> None:
    def named(*names: str) -> tuple[str, int]:
        values = [_value(year, item={"en": name}) for name in names for year in ("2022", "2023")]
        view, trade = _indicator(folder, *values)
        figure = indicator_lines(view, trade)
        keys = [note.text for note in figure.layout.annotations if names[0] in note.text]
        return keys[0], figure.layout.height - figure.layout.margin.t

    beside, height = named("Zinc", "Lead")
    below, same_height = named("Imports that could use the preference", "Imports that used the preference")
    assert "<br>" not in beside
    assert [line[line.index("Imports") :] for line in below.split("<br>")] == [
        "Imports that could use the preference",
        "Imports that used the preference",
    ]
    assert height == same_height


def test_a_countrys_line_has_its_colour_and_the_regions_is_grey(folder: Any) -> None:
    folder.write("indicators", "region", countries=["KAZ", "UZB"], series=[_value("2022"), _value("2023")])
    view, own = _indicator(folder, _value("2022"), _value("2023"))
    region = view.catalogue.of_kind(Indicator)["region"]
    drawn = {each.id: indicator_lines(view, each).data[0].line.color for each in (own, region)}
    assert drawn == {"trade": PLACE_COLOUR["KAZ"], "region": REGION}


def test_a_handful_is_drawn_the_countrys_own_first_and_nothing_is_lost(folder: Any) -> None:
    series = [_value("2022"), _value("2023")]
    for n in range(MOST_DRAWN + 2):
        folder.write("indicators", f"region-{n}", countries=["KAZ", "UZB"], series=[*series, _value("2024")])
    folder.write("indicators", "single", series=[_value("2022")])
    view, own = _indicator(folder, *series)
    there = list(view.catalogue.of_kind(Indicator).values())
    drawn, rest = shown_values(there, "KAZ")
    assert drawn[0] == own and len(drawn) == MOST_DRAWN
    assert {each.id for each in (*drawn, *rest)} == {each.id for each in there}


def test_the_last_values_are_those_of_the_last_period(folder: Any) -> None:
    _, trade = _indicator(
        folder, _value("2022", "1"), _value("2023", "2"), _value("2023", "3", flow="imports")
    )
    assert [value.value for value in latest_value(trade)] == [Decimal(2), Decimal(3)]

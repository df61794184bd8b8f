"""Money added up year by year: what stays, what the end of coverage breaks, and what the figure says."""

from datetime import date

from cooperation.figures.money.running_total import running_total, running_total_alt, steps_of
from cooperation.view import View
from tests.conftest import RecordFolder


def signed(folder: RecordFolder, **millions_by_day: int) -> View:
    """Records signed on days such as `y2020_05_01`, and the view of them."""
    for day, millions in millions_by_day.items():
        history = [{"stage": "signed", "date": day.removeprefix("y").replace("_", "-")}]
        amount = {"value": str(millions * 1_000_000), "currency": "EUR"}
        folder.write(
            "funding", f"in-{day.removeprefix('y').replace('_', '-')}", amount=amount, history=history
        )
    return folder.view()


def test_every_year_has_its_step_and_one_without_money_keeps_what_was_there(folder: RecordFolder) -> None:
    view = signed(folder, y2020_05_01=3, y2023_02_01=4)
    steps = [(step.year, int(step.amount), int(step.added_up)) for step in steps_of(view, view.rows.funding)]
    assert steps[:4] == [
        (2020, 3_000_000, 3_000_000),
        (2021, 0, 3_000_000),
        (2022, 0, 3_000_000),
        (2023, 4_000_000, 7_000_000),
    ]
    assert [step[0] for step in steps[4:]] == [2024, 2025, 2026]
    assert {step[1:] for step in steps[4:]} == {(0, 7_000_000)}


def test_the_last_step_is_the_total(folder: RecordFolder) -> None:
    view = signed(folder, y2020_05_01=3, y2026_02_01=4)
    assert steps_of(view, view.rows.funding)[-1].added_up == 7_000_000


def test_the_line_is_solid_to_the_last_year_that_is_covered_and_dotted_behind(folder: RecordFolder) -> None:
    view = signed(folder, y2020_05_01=3, y2026_02_01=4)
    solid, dotted = running_total(view, view.rows.funding).data
    assert (solid.line.dash, list(solid.x)) == ("solid", [2020, 2021, 2022, 2023, 2024, 2025])
    assert (dotted.line.dash, list(dotted.x), list(dotted.y)) == ("dot", [2025, 2026], [3, 7])
    assert dotted.fill is None


def test_the_end_of_coverage_is_said_and_no_year_behind_it_has_a_number(folder: RecordFolder) -> None:
    view = signed(folder, y2010_05_01=3, y2026_02_01=4)
    said = [each.text for each in running_total(view, view.rows.funding).layout.annotations]
    assert said == ["Coverage ends: March 2026", "3.0", "3.0", "3.0", "3.0"]


def test_as_of_a_day_before_the_end_of_coverage_nothing_is_dotted(folder: RecordFolder) -> None:
    view = signed(folder, y2020_05_01=3).with_selection(as_of=date(2022, 6, 1))
    (solid,) = running_total(view, view.rows.funding).data
    assert (solid.line.dash, list(solid.x)) == ("solid", [2020, 2021, 2022])


def test_money_that_began_behind_coverage_is_only_dotted(folder: RecordFolder) -> None:
    view = signed(folder, y2026_02_01=4)
    (only,) = running_total(view, view.rows.funding).data
    assert (only.line.dash, list(only.x), only.mode) == ("dot", [2026], "lines+markers")


def test_nothing_that_counts_is_said_in_place_of_the_figure(folder: RecordFolder) -> None:
    folder.write("funding", "promise", history=[{"stage": "announced", "date": "2025-01-10"}])
    figure = running_total(folder.view(), folder.view().rows.funding)
    assert not figure.data
    assert figure.layout.annotations[0].text == "nothing that counts · announced only"


def test_the_words_say_what_the_numbers_of_the_figure_say(folder: RecordFolder) -> None:
    view = signed(folder, y2020_05_01=3, y2024_02_01=4)
    said = running_total_alt(view, view.rows.funding)
    assert "By the end of 2020: EUR 3 million. By the end of 2025: EUR 7 million." in said
    assert said.endswith("Coverage ends: March 2026.")

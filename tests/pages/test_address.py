"""The address is the truth: it fills the widgets, a change of a widget writes it, and pages keep it."""

import re
from datetime import date

from cooperation.selection import Selection
from tests.pages.conftest import ENTRIES, Open


def test_the_address_fills_the_widgets(open_page: Open) -> None:
    app = open_page(
        "/?country=KAZ&country=shared&theme=energy&from=2020&to=2024&count=eu&currency=USD&stage=announced&ceilings=yes&asof=2025-06-30&lang=de"
    ).app
    assert app.button_group(key="bar_country").value == ["KAZ", "shared"]
    assert app.button_group(key="bar_theme").value == ["energy"]
    assert app.slider(key="bar_period").value == (2020, 2024)
    assert app.radio(key="bar_count").value == "eu"
    assert app.button_group(key="bar_currency").value == "USD"
    assert app.button_group(key="bar_stage").value == "announced"
    assert app.toggle(key="bar_ceilings").value is True
    assert app.date_input(key="bar_asof").value == date(2025, 6, 30)
    assert app.button_group(key="bar_language").value == "de"


def test_each_widget_writes_only_its_own_part_of_the_address(open_page: Open) -> None:
    reader = open_page("/funding?by=theme")
    app = reader.app
    app.button_group(key="bar_country").set_value(["UZB", "KAZ"])
    assert reader.run().address == {"by": ["theme"], "country": ["KAZ", "UZB"]}
    app.button_group(key="bar_theme").set_value(["transport"])
    assert reader.run().address["theme"] == ["transport"]
    app.slider(key="bar_period").set_value((2021, 2027))
    assert reader.run().address["from"] == ["2021"]
    assert "to" not in reader.address
    app.radio(key="bar_count").set_value("eu")
    assert reader.run().address["count"] == ["eu"]
    app.button_group(key="bar_currency").set_value("USD")
    assert reader.run().address["currency"] == ["USD"]
    app.button_group(key="bar_stage").set_value("announced")
    assert reader.run().address["stage"] == ["announced"]
    app.toggle(key="bar_ceilings").set_value(True)
    assert reader.run().address["ceilings"] == ["yes"]
    app.date_input(key="bar_asof").set_value(date(2025, 1, 31))
    assert reader.run().address["asof"] == ["2025-01-31"]
    app.button_group(key="bar_language").set_value("ru")
    assert reader.run().address == {
        "by": ["theme"], "country": ["KAZ", "UZB"], "theme": ["transport"], "from": ["2021"], "count": ["eu"],
        "currency": ["USD"], "stage": ["announced"], "ceilings": ["yes"], "asof": ["2025-01-31"], "lang": ["ru"],
    }  # fmt: skip


def test_what_is_back_at_its_default_leaves_the_address(open_page: Open) -> None:
    reader = open_page("/?country=KAZ&currency=USD&count=eu&lang=de&from=2000")
    reader.app.button_group(key="bar_country").set_value([])
    reader.app.button_group(key="bar_currency").set_value("EUR")
    reader.app.radio(key="bar_count").set_value("team-europe")
    reader.app.button_group(key="bar_language").set_value("en")
    reader.app.slider(key="bar_period").set_value((1991, 2027))
    assert reader.run().address == {}


def test_a_change_of_the_period_keeps_a_day_that_the_reader_did_not_touch(open_page: Open) -> None:
    reader = open_page("/?from=2020-06-30")
    reader.app.slider(key="bar_period").set_value((2020, 2024))
    assert reader.run().address == {"from": ["2020-06-30"], "to": ["2024"]}


def test_reset_takes_the_filter_away_and_keeps_lens_and_language(open_page: Open) -> None:
    reader = open_page(
        "/funding?country=KAZ&theme=energy&from=2020&stage=signed&currency=USD&lang=de&by=year"
    )
    reader.app.button(key="reset").click()
    assert reader.run().address == {"currency": ["USD"], "lang": ["de"], "by": ["year"]}


def test_a_page_switch_keeps_the_selection_and_its_numbers(open_page: Open) -> None:
    reader = open_page("/?country=UZB")
    assert "**EUR 20 m**" in reader.words
    reader.go_to(ENTRIES["funding"])
    assert reader.address == {"country": ["UZB"]}
    assert "**EUR 20 m**" in reader.words


def test_the_widgets_follow_the_address_when_it_changes(open_page: Open) -> None:
    """As after Back: the session is the same, the address is another."""
    reader = open_page("/?country=UZB&currency=USD")
    reader.open("/?country=KAZ")
    assert reader.app.button_group(key="bar_country").value == ["KAZ"]
    assert reader.app.button_group(key="bar_currency").value == "EUR"
    assert reader.address == {"country": ["KAZ"]}


def test_a_day_after_today_is_named_and_today_is_shown(open_page: Open) -> None:
    reader = open_page("/?asof=2030-01-01")
    assert [each.value.replace("\\", "") for each in reader.app.warning] == [
        "The address asks for asof=2030-01-01, which is not known here. Allowed: ≤ 2026-11-24."
    ]
    assert "2030" not in reader.words.replace(reader.app.warning[0].value.replace("\\", ""), "")


def test_a_day_before_all_records_shows_pages_without_a_total(open_page: Open) -> None:
    reader = open_page("/?asof=1985-01-01")
    assert "As of 1 January 1985: today's records and rates, cut at that day." in reader.words
    assert "**no record**" in reader.words


def test_a_parameter_of_one_page_that_means_nothing_is_named_there(open_page: Open) -> None:
    for address, named in (
        (
            "/funding?by=foo",
            "by=foo, which is not known here. Allowed: country, funder, implementer, theme, instrument, year.",
        ),
        ("/map?measure=x", "measure=x, which is not known here. Allowed: signed, records, milestones."),
    ):
        warnings = open_page(address).app.warning
        assert [each.value.replace("\\", "") for each in warnings] == [f"The address asks for {named}"]


def test_the_choice_of_a_page_stands_in_the_address(open_page: Open) -> None:
    reader = open_page("/funding?country=KAZ")
    reader.app.button_group(key="own_by").set_value("theme")
    assert reader.run().address == {"country": ["KAZ"], "by": ["theme"]}
    reader = open_page("/map")
    reader.app.button_group(key="own_measure").set_value("records")
    assert reader.run().address == {"measure": ["records"]}


def test_a_hostile_address_is_cut_and_shown_as_text(open_page: Open) -> None:
    reader = open_page("/?country=%5Bx%5D(https://evil.example)%3Cimg%20src=x%3E&theme=" + "a" * 5000)
    said = [warning.value for warning in reader.app.warning]
    assert said
    assert all(len(each) < 1000 for each in said)
    assert all("](https://evil" not in each and not re.search(r"(?<!\\)<img", each) for each in said)


def test_a_selection_goes_through_its_address_and_back() -> None:
    selection, _ = Selection.from_address({"country": ["UZB,KAZ"], "lang": ["ru"], "from": ["2020"]})
    assert Selection.from_address(selection.to_address()) == (selection, ())


def test_everything_that_changes_the_numbers_stands_in_a_label_of_the_bar(open_page: Open) -> None:
    bar = open_page("/?stage=announced&ceilings=yes&currency=USD&asof=2025-01-01").app.get("popover")
    assert any(
        label == "Team Europe, in USD · Announced · with ceilings · as of 1 Jan 2025"
        for label in (each.proto.popover.label for each in bar)
    )

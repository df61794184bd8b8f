"""The address is the truth: the bar shows it, a choice is another address, and pages keep it."""

import re

import pytest

from cooperation.language.translator import LANGUAGES
from cooperation.pages import PAGE_AT
from cooperation.selection import Selection
from tests.pages.conftest import Open


def test_the_bar_shows_what_the_address_says(open_page: Open) -> None:
    reader = open_page(
        "/?country=KAZ&country=shared&theme=energy&from=2020&to=2024&count=eu&currency=USD&stage=announced&ceilings=yes&asof=2025-06-30&lang=de"
    )
    assert reader.chosen == [
        "countries:KAZ", "countries:shared", "themes:energy", "count:eu", "currency:USD", "stage:announced", "ceilings",
    ]  # fmt: skip
    assert reader.boxes == {"from": "2020", "to": "2024", "asof": "2025-06-30"}
    assert list(reader.languages) == ["en", "de*", "ru"]


def test_at_its_default_the_bar_shows_no_choice_but_the_count_and_the_currency(open_page: Open) -> None:
    reader = open_page("/")
    assert reader.chosen == ["count:team-europe", "currency:EUR"]
    assert reader.boxes == {"from": "1991", "to": "2027", "asof": ""}


def test_each_choice_changes_only_its_own_part_of_the_address(open_page: Open) -> None:
    reader = open_page("/funding?by=theme")
    address: dict[str, list[str]] = {"by": ["theme"]}
    for name, part, values in (
        ("countries:UZB", "country", ["UZB"]),
        ("countries:KAZ", "country", ["KAZ", "UZB"]),
        ("themes:transport", "theme", ["transport"]),
        ("count:eu", "count", ["eu"]),
        ("currency:USD", "currency", ["USD"]),
        ("stage:announced", "stage", ["announced"]),
        ("stage:signed", "stage", ["signed"]),
        ("ceilings", "ceilings", ["yes"]),
    ):
        address[part] = values
        assert reader.choose(name).address == address


def test_what_is_back_at_its_default_leaves_the_address(open_page: Open) -> None:
    reader = open_page("/?country=KAZ&theme=energy&stage=signed&count=eu&currency=USD&ceilings=yes")
    for name in (
        "countries:KAZ", "themes:energy", "stage:signed", "count:team-europe", "currency:EUR", "ceilings",
    ):  # fmt: skip
        reader.choose(name)
    assert reader.address == {}


def test_no_year_is_offered_that_ends_a_period_before_it_begins(open_page: Open) -> None:
    reader = open_page("/?from=2020-06-30&to=2024")
    assert (reader.boxes["from"], reader.boxes["to"]) == ("2020", "2024")
    limits = re.findall(r'type="number" name="(\w+)".*? min="(\d+)" max="(\d+)"', "".join(reader.html))
    assert limits == [("from", "1991", "2024"), ("to", "2020", "2027")]


def test_another_language_is_the_same_address_with_one_more_word(open_page: Open) -> None:
    reader = open_page("/funding?country=KAZ&currency=USD&by=theme")
    assert reader.languages == {
        "en*": "/funding?country=KAZ&currency=USD&by=theme",
        "de": "/funding?country=KAZ&currency=USD&lang=de&by=theme",
        "ru": "/funding?country=KAZ&currency=USD&lang=ru&by=theme",
    }
    assert reader.open(reader.languages["de"]).languages["en"] == reader.languages["en"]
    assert reader.title == "Finanzierung"


def test_reset_takes_all_that_is_set_away_and_keeps_language_and_the_pages_own(open_page: Open) -> None:
    reader = open_page(
        "/funding?country=KAZ&theme=energy&from=2020&stage=signed&currency=USD&count=eu&ceilings=yes&asof=2025-01-01&lang=de&by=year"
    )
    assert reader.choose("chip:8").address == {"lang": ["de"], "by": ["year"]}
    assert reader.chips == []


def test_without_anything_set_there_are_no_chips_and_no_reset(open_page: Open) -> None:
    assert open_page("/?lang=de").chips == []


def test_everything_that_is_set_has_a_chip_that_takes_it_away(open_page: Open) -> None:
    filters = "country=KAZ&country=UZB&theme=energy&from=2020&stage=announced"
    address = f"/?{filters}&count=eu&currency=USD&ceilings=yes&asof=2025-01-01"
    said = open_page(address).chips
    assert said == [
        "Remove Kazakhstan",
        "Remove Uzbekistan",
        "Remove Energy",
        "Remove 2020 to 2027",
        "Remove Announced",
        "Remove EU money",
        "Remove USD",
        "Remove With ceilings",
        "Remove As of 1 Jan 2025",
        "Reset",
    ]
    for place, each in enumerate(said[:-1]):
        assert open_page(address).choose(f"chip:{place}").chips == [other for other in said if other != each]


def test_chips_speak_the_readers_language(open_page: Open) -> None:
    assert open_page("/?country=KAZ&lang=de").chips == ["Kasachstan entfernen", "Zurücksetzen"]
    assert open_page("/?country=KAZ&lang=ru").chips[0] == "Убрать: Казахстан"


def test_a_page_switch_keeps_the_selection_and_its_numbers(open_page: Open) -> None:
    reader = open_page("/?country=UZB")
    assert "EUR 20 m" in reader.words
    reader.go_to(PAGE_AT["funding"])
    assert reader.address == {"country": ["UZB"]}
    assert "EUR 20 m" in reader.words


def test_the_bar_follows_the_address_when_it_changes(open_page: Open) -> None:
    """As after Back: the session is the same, the address is another."""
    reader = open_page("/?country=UZB&currency=USD")
    reader.open("/?country=KAZ")
    assert reader.chosen == ["countries:KAZ", "count:team-europe", "currency:EUR"]
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
    assert "no record" in reader.words


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


def test_a_day_is_written_as_the_language_writes_it(open_page: Open) -> None:
    formats = {
        language: open_page(f"/changes?lang={language}").app.date_input(key="own_since").proto.format
        for language in LANGUAGES
    }
    assert formats == {"en": "YYYY-MM-DD", "de": "DD.MM.YYYY", "ru": "DD.MM.YYYY"}


def test_an_empty_selection_says_what_was_asked_and_leads_to_the_nearest(open_page: Open) -> None:
    reader = open_page("/funding?country=KAZ&theme=digital&by=year")
    assert "Nothing on record for this selection: Kazakhstan; Digital." in reader.words
    assert "That is not zero" in reader.words
    near = [query for page, query in reader.links if page == "funding" and query.get("by") == ["year"]]
    assert {"by": ["year"], "country": ["KAZ"]} in near
    label = re.search(r"On all themes: (\d+) record", reader.words)
    assert label
    rows = open_page("/funding?country=KAZ&by=year").record_tables[0]
    assert int(label[1]) == rows["open"].nunique()


@pytest.mark.parametrize("page", ["", "timeline", "map", "funding", "promised", "country", "changes"])
def test_every_page_that_narrows_says_when_nothing_is_left(open_page: Open, page: str) -> None:
    reader = open_page(f"/{page}?country=TJK&theme=digital&to=1995")
    assert "Nothing on record for this selection: Tajikistan; Digital; 1991 to 1995." in reader.words
    assert len(re.findall("Nothing on record for this selection:", reader.words)) == 1


def test_a_selection_that_leaves_something_is_not_called_empty(open_page: Open) -> None:
    for page in ("", "timeline", "map", "funding", "country"):
        assert "Nothing on record for this selection:" not in open_page(f"/{page}?country=KAZ").words


def test_a_day_before_everything_says_when_the_first_thing_happened(open_page: Open) -> None:
    words = open_page("/funding?asof=1985-01-01").words
    assert "On 1 January 1985 nothing was on record yet. The first event on record: " in words
    assert "Nothing on record for this selection" not in words


def test_a_record_that_did_not_exist_on_the_day_says_when_it_begins(open_page: Open) -> None:
    reader = open_page("/record?id=kaz-roadmap&asof=2020-01-01")
    assert "On 1 January 2020 nothing of this was on record yet: it begins 13 March 2025." in reader.words
    assert ("record", {"id": ["kaz-roadmap"]}) in reader.links
    assert "nothing of this" not in open_page("/record?id=kaz-roadmap&asof=2025-03-13").words


@pytest.mark.parametrize("page", [entry for entry in PAGE_AT if entry != "figure"])
def test_every_page_has_a_link_to_copy_and_can_be_printed(open_page: Open, page: str) -> None:
    address = f"/{page}?country=KAZ"
    written = "".join(open_page(f"{address}&lang=en").html)
    assert f'{address}</p><button type="button" class="copies">' in written
    assert '<a href="#print">Print this page</a>' in written


@pytest.mark.parametrize("page", [entry for entry in PAGE_AT if entry != "figure"])
def test_in_a_frame_of_another_site_a_page_has_no_menu_and_no_bar(open_page: Open, page: str) -> None:
    reader = open_page("/")
    reader.app.context["is_embedded"] = True
    reader.open(f"/{page}?country=KAZ&theme=energy")
    assert reader.title
    assert reader.choices == {}
    assert not reader.app.button
    assert "Kazakhstan; Energy" in reader.words
    assert "Open the full page" in reader.words
    assert "Print this page" not in reader.words


@pytest.mark.parametrize("name", ["from", "to", "asof"])
@pytest.mark.parametrize("value", ["0001-01-01", "9999-12-31", "1900-01-01", "2100-12-31"])
@pytest.mark.parametrize("page", ["", "changes", "timeline", "funding"])
def test_a_day_at_the_end_of_the_calendar_makes_no_page_fail(
    open_page: Open, page: str, name: str, value: str
) -> None:
    reader = open_page(f"/{page}?{name}={value}")
    is_told = any("1900–2100" in warning.value for warning in reader.app.warning)
    assert is_told == (value in ("0001-01-01", "9999-12-31"))

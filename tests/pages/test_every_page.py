"""What holds for every page of the registry, those added tomorrow included."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest

from cooperation.counting.lens import COUNTS, CURRENCIES
from cooperation.language.translator import LANGUAGES, Translator
from cooperation.pages import IN_THE_MENU, PAGES, Page
from cooperation.selection import PLACES, STAGES, THEMES
from cooperation.store.catalogue import load
from cooperation.store.history import todays_date
from cooperation.store.loading import Current
from tests.pages.conftest import HAND_WRITTEN, ROOT, Open
from tests.soak import sample_size

RECORD = "kaz-grant"
SELECTIONS = sample_size(10, 200)

every_page = pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.address or "at_a_glance")


def some_selection(chance: random.Random) -> dict[str, list[str]]:
    """A selection as a reader could make it, or as an address could ask for it."""

    def some(words: tuple[str, ...], most: int) -> list[str]:
        return chance.sample(words, chance.choice([0, 0, *range(1, most + 1)]))

    start, end = sorted(chance.choices(range(1985, 2031), k=2))
    asked = {
        "country": some(PLACES, 3),
        "theme": some(THEMES, 2),
        "stage": some(STAGES, 1),
        "from": chance.choice([[], [str(start)], [f"{start}-06-30"]]),
        "to": chance.choice([[], [str(end)]]),
        "count": some(COUNTS, 1),
        "currency": some(CURRENCIES, 1),
        "ceilings": chance.choice([[], ["yes"]]),
        "asof": chance.choice([[], [f"{chance.randint(1990, 2026)}-02-28"]]),
        "lang": some(LANGUAGES, 1),
        "id": [RECORD],
    }
    return {name: values for name, values in asked.items() if values}


@pytest.mark.soak
@every_page
def test_no_random_selection_ends_in_a_traceback(open_page: Open, entry: Page) -> None:
    chance = random.Random(f"2026 {entry.address}")
    reader = open_page(f"/{entry.address}?id={RECORD}")
    for _ in range(SELECTIONS):
        reader.app.query_params.clear()
        for name, values in some_selection(chance).items():
            reader.app.query_params[name] = values
        reader.run()
        assert reader.title


@every_page
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_projects_own_records_show_on_every_page_in_every_language(
    open_real_page: Open, entry: Page, language: str
) -> None:
    reader = open_real_page(f"/{entry.address}?country=KAZ&lang={language}&id=no-such-record")
    t = Translator(language)
    assert t(entry.title) == reader.title or entry.address not in ("timeline", "map", "funding")
    assert reader.choices["countries:KAZ"].said == t.country("KAZ")


def test_every_record_of_the_project_opens(open_real_page: Open) -> None:
    """The languages take turns, so that each record is seen in one of them and each kind in all."""
    listed = load(ROOT / "data", todays_date()).catalogue.listed
    reader = open_real_page("/record?id=nothing")
    for number, (record_id, record) in enumerate(listed.items()):
        language = LANGUAGES[number % 3]
        reader.app.query_params["id"] = record_id
        reader.app.query_params["lang"] = language
        reader.run()
        assert reader.title == record.title.in_language(language)[0]


@every_page
def test_a_selection_stays_in_every_link(open_page: Open, entry: Page) -> None:
    chosen = {"country": ["KAZ", "shared"], "currency": ["USD"], "lang": ["de"]}
    reader = open_page(f"/{entry.address}?{urlencode(chosen, doseq=True)}&id={RECORD}")
    assert len(reader.links) >= len(IN_THE_MENU)
    # A link to a country's page may name that country instead.
    lost = [
        (page, query)
        for page, query in reader.links
        if not chosen.items() <= query.items() and page != "country"
    ]
    assert lost == []


@every_page
def test_the_menu_leads_to_every_page_of_the_registry(open_page: Open, entry: Page) -> None:
    reader = open_page(f"/{entry.address}?id={RECORD}")
    led_to = {page for page, _ in reader.links}
    assert {each.address for each in IN_THE_MENU} <= led_to


@every_page
def test_the_footer_says_the_day_the_coverage_and_that_the_site_is_not_official(
    open_page: Open, entry: Page
) -> None:
    words = open_page(f"/{entry.address}?id={RECORD}").words
    assert "As of 24 November 2026." in words
    assert "March 2026" in words
    assert "Not an official site of the European Union." in words


@every_page
def test_a_value_that_means_nothing_is_named_with_those_that_would(open_page: Open, entry: Page) -> None:
    reader = open_page(f"/{entry.address}?country=RUS&currency=GBP&theme=enrgy&id={RECORD}")
    said = [warning.value.replace("\\", "") for warning in reader.app.warning]
    assert (
        "The address asks for country=RUS, which is not known here. Allowed: KAZ, KGZ, TJK, TKM, UZB, shared."
        in said
    )
    assert "The address asks for currency=GBP, which is not known here. Allowed: EUR, USD." in said
    assert any("theme=enrgy" in each and "energy" in each for each in said)


def test_without_a_data_folder_a_page_in_the_readers_language_says_so(
    served: Callable[[Path], Current], open_page: Open, tmp_path: Path
) -> None:
    for folder, words in ((tmp_path / "nowhere", "nowhere"), (tmp_path, tmp_path.name)):
        served(folder)
        reader = open_page("/")
        assert len(reader.app.error) == 1
        assert words in reader.app.error[0].value.replace("\\", "")
        assert reader.title == "There are no records to show"
        assert open_page("/?lang=de").title == "Es gibt keine Einträge zu zeigen"


@every_page
def test_the_two_envelopes_are_never_added_up(open_page: Open, entry: Page) -> None:
    """EUR 10 billion and EUR 12 billion overlap; 22 stands nowhere, whatever is asked for."""
    for query in ("", "ceilings=yes", "stage=announced", "stage=announced&theme=transport&ceilings=yes"):
        words = open_page(f"/{entry.address}?{query}&id=envelope-2024").words
        assert re.findall(r"(?<![\d.,])22(?: billion| bn|[.,]0+ b|,000(?:\.|,000|$)|0{9})", words) == []


@every_page
def test_what_stands_in_a_record_is_never_read_as_a_picture_or_a_link(open_page: Open, entry: Page) -> None:
    reader = open_page(f"/{entry.address}?country=UZB&id=hostile-words")
    shown = [each.value for each in (*reader.app.markdown, *reader.app.title)]
    shown += [str(cell) for table in reader.app.table for cell in table.value.to_numpy().ravel()]
    for text in shown:
        assert "![" not in text.replace(r"\!\[", "")
        assert "](https://evil" not in text
        assert ":red[z]" not in text
        assert "<b>" not in text
        assert "www.evil" not in text


def test_the_hand_written_records_have_no_error() -> None:
    problems = load(HAND_WRITTEN, todays_date()).problems
    assert [problem for problem in problems if problem.severity == "error"] == []

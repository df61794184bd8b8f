"""Every page of the registry in a real browser: themes, languages, a phone, twice as large letters, no barrier."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
from playwright.sync_api import Browser

from cooperation.language.translator import LANGUAGES
from cooperation.records.record import Record
from cooperation.store.catalogue import load
from tests.browser.reader import PAGES, Reader, address_of, make_reader
from tests.browser.servers import ROOT, TODAY, Server

# What a page can look like besides its usual self: looked at as closely, or only once.
OTHER_STATES = {
    "one_figure": "/figure?name=timeline",
    "one_figure_embedded": "/figure?name=years&embed=true",
    "embedded": "/map?embed=true&country=UZB",
    "timeline_embedded": "/figure?name=timeline&embed=true",
    "empty": "/funding?country=TJK&theme=political-dialogue",
    "contradictions": "/record?id=eu-kaz-aviation-agreement",
}
SEEN_ONCE = {
    "list": "/timeline?as=list&lang=ru",
    "chosen": "/?country=KAZ&theme=energy&from=2015&count=eu&currency=USD&stage=signed&asof=2026-01-01&lang=de",
    "not_understood": "/funding?country=RUS&lang=ru",
    "behind_a_bar": "/funding?only=country:KAZ&lang=de",
    "nothing_found": "/search?q=qqqqqq&lang=ru",
}
ADDRESSES = {**{page or "at_a_glance": address_of(page) for page in PAGES}, **OTHER_STATES}
WIDE, TWICE_AS_LARGE, PHONE = 1024, 640, 360  # CSS pixels; a window of 1280 at 200 % zoom is one of 640


@pytest.fixture(scope="module")
def kept(server: Server, chromium: Browser) -> Iterator[Reader]:
    """One reader for all pages: what a browser has loaded once need not be waited for again."""
    reader = make_reader(chromium, server, width=WIDE, axe=True)
    yield reader
    reader.page.context.close()


def is_in_language(visitor: Reader, language: str) -> bool:
    return visitor.language == language


@pytest.fixture
def visitor(kept: Reader) -> Iterator[Reader]:
    kept.errors.clear()
    kept.elsewhere.clear()
    kept.page.emulate_media(color_scheme="light")
    yield kept
    kept.assert_clean()


def at_width(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.settle()


def assert_readable(reader: Reader, width: int) -> None:
    """At that width nothing scrolls sideways, and no words are cut off."""
    at_width(reader, width)
    assert reader.too_wide() == [], (reader.language, width)
    assert reader.cut_off() == [], (reader.language, width)


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_a_page_can_be_opened_read_and_used_by_everybody(visitor: Reader, address: str) -> None:
    visitor.page.set_viewport_size({"width": WIDE, "height": 900})
    visitor.open(address)
    assert "Traceback" not in visitor.words
    assert "encountered an error" not in visitor.words
    assert visitor.accessibility_findings() == []
    visitor.page.emulate_media(color_scheme="dark")
    visitor.settle()
    assert visitor.accessibility_findings() == [], "dark"
    visitor.page.emulate_media(color_scheme="light")
    assert_readable(visitor, PHONE)
    for language in LANGUAGES[1:]:
        visitor.page.set_viewport_size({"width": WIDE, "height": 900})
        visitor.go(f"{address}{'&' if '?' in address else '?'}lang={language}")
        visitor.until(partial(is_in_language, visitor, language))
        assert visitor.accessibility_findings(contrast=False) == [], language  # colours know no language
        assert visitor.cut_off() == [], language
        assert_readable(visitor, PHONE)
    assert_readable(visitor, TWICE_AS_LARGE)  # in the language of the longest words


@pytest.mark.parametrize("address", SEEN_ONCE.values(), ids=SEEN_ONCE)
def test_a_state_that_few_readers_see_has_no_barrier_either(visitor: Reader, address: str) -> None:
    visitor.page.set_viewport_size({"width": WIDE, "height": 900})
    visitor.open(address)
    assert visitor.accessibility_findings() == []
    assert_readable(visitor, PHONE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_word_of_any_title_has_room_on_a_phone(visitor: Reader, language: str) -> None:
    def longest_word(record: Record) -> int:
        return max(len(word) for word in record.title.in_language(language)[0].replace("-", " ").split())

    listed = load(ROOT / "data", date.fromisoformat(TODAY)).catalogue.listed
    record = max(listed.values(), key=longest_word)
    visitor.page.set_viewport_size({"width": PHONE, "height": 900})
    visitor.open(f"/record?id={record.id}&lang={language}")
    assert visitor.too_wide() == [], record.id


def test_on_a_phone_the_menu_is_behind_its_button_and_leads_on(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server, width=360, height=800)
    reader.open("/map?country=UZB")
    reader.page.locator(".menu-narrow summary").click()
    reader.page.locator(".menu-narrow a").filter(has_text="Funding").click()
    reader.until(lambda: reader.title == "Funding")
    assert reader.path == "/funding?country=UZB"

"""Every page of the registry in a real browser: themes, languages, a phone, twice as large letters, no barrier."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from cooperation.languages import LANGUAGES
from tests.browser.conftest import PAGES, Reader, Server, address_of, make_reader

# What a page can look like besides its usual self.
OTHER_STATES = {
    "one_figure": "/figure?name=timeline",
    "one_figure_embedded": "/figure?name=years&embed=true",
    "embedded": "/map?embed=true&country=UZB",
    "list": "/timeline?as=list",
    "chosen": "/?country=KAZ&theme=energy&from=2015&count=eu&currency=USD&stage=signed&asof=2026-01-01",
    "empty": "/funding?country=TJK&theme=political-dialogue",
    "not_understood": "/funding?country=RUS",
    "behind_a_bar": "/funding?only=country:KAZ",
    "contradictions": "/record?id=eu-kaz-aviation-agreement",
    "lineage": "/promised?deal=eu-kaz-crm-mou",
    "nothing_found": "/search?q=qqqqqq",
}
ADDRESSES = {**{page or "at_a_glance": address_of(page) for page in PAGES}, **OTHER_STATES}
WIDE, TWICE_AS_LARGE, PHONE = 1280, 640, 360  # CSS pixels; a window of 1280 at 200 % zoom is one of 640


@pytest.fixture(scope="module")
def kept(server: Server, chromium: Browser) -> Iterator[Reader]:
    """One reader for all pages: what a browser has loaded once need not be waited for again."""
    reader = make_reader(chromium, server, width=WIDE, axe=True)
    yield reader
    reader.page.context.close()


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


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_a_page_can_be_opened_read_and_used_by_everybody(visitor: Reader, address: str) -> None:
    visitor.open(address)
    for language in reversed(LANGUAGES):  # English last, whose page is then seen in the dark
        at_width(visitor, WIDE)
        visitor.go(f"{address}{'&' if '?' in address else '?'}lang={language}")
        visitor.until(lambda language=language: visitor.language == language)
        visitor.settle()
        assert "Traceback" not in visitor.words
        assert "encountered an error" not in visitor.words
        assert visitor.accessibility_findings() == [], language
        for width in (TWICE_AS_LARGE, PHONE):
            at_width(visitor, width)
            assert visitor.too_wide() == [], (language, width)
            assert visitor.cut_off() == [], (language, width)
    at_width(visitor, WIDE)
    visitor.page.emulate_media(color_scheme="dark")
    visitor.settle()
    assert visitor.accessibility_findings() == []


def test_on_a_phone_the_menu_is_behind_its_button_and_leads_on(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server, width=360, height=800)
    reader.open("/map?country=UZB")
    reader.page.locator(".st-key-menu_narrow button").click()
    reader.page.locator("[data-testid=stPopoverBody] a").filter(has_text="Funding").click()
    reader.until(lambda: reader.title == "Funding")
    assert reader.path == "/funding?country=UZB"

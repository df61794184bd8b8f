"""Every page of the registry in a real browser: themes, a phone, three languages, no barrier."""

from collections.abc import Callable

import pytest

from cooperation.languages import LANGUAGES
from tests.browser.conftest import PAGES, Reader, Server, address_of


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "at_a_glance")
def test_a_page_can_be_opened_read_and_used_by_everybody(
    server: Server, new_reader: Callable[..., Reader], page: str
) -> None:
    reader = new_reader(server, axe=True)
    reader.open(address_of(page))
    assert "Traceback" not in reader.words
    assert "encountered an error" not in reader.words
    assert reader.accessibility_findings() == []

    reader.page.emulate_media(color_scheme="dark")
    reader.settle()
    assert reader.accessibility_findings() == []

    reader.page.set_viewport_size({"width": 390, "height": 844})
    for language in LANGUAGES:
        reader.go(address_of(page, f"lang={language}"))
        assert reader.language == language
        assert reader.too_wide() == [], language
    assert reader.page.locator(".st-key-menu_narrow button").is_visible()


def test_on_a_phone_the_menu_is_behind_its_button_and_leads_on(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server, width=390, height=844)
    reader.open("/map?country=UZB")
    reader.page.locator(".st-key-menu_narrow button").click()
    reader.page.locator("[data-testid=stPopoverBody] a").filter(has_text="Funding").click()
    reader.until(lambda: reader.title == "Funding")
    assert reader.path == "/funding?country=UZB"

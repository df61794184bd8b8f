"""The dashboard without a mouse: every stop of the Tab key is seen and named, and none keeps the reader."""

from typing import Any

import pytest

from tests.browser.conftest import Reader

MOST_STOPS = 120

# Stops of Streamlit's own that do not show the focus, each with its reason: part of their HTML.
STREAMLITS_OWN_STOPS = (
    'data-testid="stMain"',  # the scrolling area, which takes the focus so that arrow keys scroll
)

# What has the focus; and whether what had it before looks different without it, itself or what lies in it.
_STOP = """() => {
    const looks = (element) => JSON.stringify([element, ...element.querySelectorAll('*')].slice(0, 6).map((each) => {
        const { outlineStyle, outlineWidth, boxShadow, backgroundColor, borderColor, textDecorationLine } = getComputedStyle(each);
        return [outlineStyle, outlineStyle === 'none' || outlineWidth, boxShadow, backgroundColor, borderColor, textDecorationLine];
    }));
    const before = window.lastStop && { ...window.lastStop, isMarked: looks(window.lastStop.here) !== window.lastStop.looks };
    const here = document.activeElement;
    window.lastStop = here && here !== document.body ? { here, looks: looks(here) } : null;
    const said = before && { isMarked: before.isMarked, html: before.here.outerHTML.slice(0, 200) };
    if (!window.lastStop) return { said, stop: null };
    const box = here.getBoundingClientRect();
    return { said, stop: {
        name: (here.ariaLabel || here.labels?.[0]?.innerText || here.innerText || '').trim(),
        isSeen: here.checkVisibility() && box.width > 1 && box.height > 1
            && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        html: here.outerHTML.slice(0, 200),
    } };
}"""


def stops(reader: Reader) -> tuple[list[dict[str, Any]], list[str]]:
    """What the Tab key reaches until it leaves the page, and which of these do not show that they have the focus."""
    found: list[dict[str, Any]] = []
    unmarked: list[str] = []
    for _ in range(MOST_STOPS):
        reader.page.keyboard.press("Tab")
        reader.page.wait_for_timeout(220)  # Streamlit lets marks appear slowly
        answer = reader.page.evaluate(_STOP)
        if answer["said"] and not answer["said"]["isMarked"]:
            unmarked.append(answer["said"]["html"])
        if answer["stop"] is None:
            return found, unmarked
        found.append(answer["stop"])
    raise AssertionError(f"Tab does not leave the page: {found[-1]}")


@pytest.mark.parametrize("address", ["/", "/record?id=ebrd-crm-ta-facility&lang=ru"], ids=("first page", "record"))
def test_every_stop_of_the_tab_key_is_seen_named_and_marked(reader: Reader, address: str) -> None:
    reader.open(address)
    reached, unmarked = stops(reader)
    assert len(reached) > 30
    assert [stop["html"] for stop in reached if not stop["name"]] == []
    assert [stop["html"] for stop in reached if not stop["isSeen"]] == []
    assert [html for html in unmarked if not any(own in html for own in STREAMLITS_OWN_STOPS)] == []


def test_the_first_stop_leads_past_the_menu(reader: Reader) -> None:
    reader.open("/timeline")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    reader.until(lambda: reader.page.evaluate("document.activeElement.dataset.testid === 'stMain'"))


def test_a_popover_opens_by_enter_closes_by_escape_and_gives_the_focus_back(reader: Reader) -> None:
    reader.open("/funding")
    button = reader.page.locator(".st-key-bar [data-testid=stPopoverButton]").first
    button.focus()
    reader.page.keyboard.press("Enter")
    body = reader.page.locator("[data-testid=stPopoverBody]")
    body.wait_for()
    reader.page.keyboard.press("Tab")
    assert body.evaluate("body => body.contains(document.activeElement)")
    reader.page.keyboard.press("Space")
    reader.until(lambda: "theme=" in reader.path, "the first theme was not chosen")
    reader.page.keyboard.press("Escape")
    body.wait_for(state="hidden")
    reader.until(lambda: button.evaluate("button => button === document.activeElement"), "the focus is lost")

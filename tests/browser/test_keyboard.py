"""The dashboard without a mouse: every stop of the Tab key is seen and named, and none keeps the reader."""

from typing import Any

from playwright.sync_api import Locator

from cooperation.selection import THEMES
from tests.browser.reader import Reader

MOST_STOPS = 120

# Stops of Streamlit's own that do not show the focus, each with its reason: part of their HTML.
STREAMLITS_OWN_STOPS = (
    'data-testid="stMain"',  # the scrolling area, which takes the focus so that arrow keys scroll
)

# What has the focus; and whether what had it before looks different without it, itself or what lies in it.
_STOP = """() => {
    const shown = ['outlineStyle', 'outlineWidth', 'boxShadow', 'backgroundColor', 'borderColor', 'textDecorationLine'];
    const isNone = (style, name) => style.outlineStyle === 'none' && name === 'outlineWidth';
    const look = (style) => shown.map((name) => (isNone(style, name) ? '' : style[name]));
    const looks = (element) => JSON.stringify(
        [element, ...element.querySelectorAll('*')].slice(0, 6).map((each) => look(getComputedStyle(each))));
    const before = window.lastStop;
    const left = before && { isMarked: looks(before.here) !== before.looks, html: before.here.outerHTML.slice(0, 200) };
    const here = document.activeElement;
    window.lastStop = here && here !== document.body ? { here, looks: looks(here) } : null;
    if (!window.lastStop) return { left, stop: null };
    const box = here.getBoundingClientRect();
    const names = [here.ariaLabel, here.labels?.[0]?.innerText, here.innerText, here.querySelector('img')?.alt];
    return { left, stop: {
        name: names.map((name) => (name ?? '').trim()).find((name) => name) ?? '',
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
        reader.page.wait_for_timeout(150)  # Streamlit lets marks appear slowly
        answer = reader.page.evaluate(_STOP)
        if answer["left"] and not answer["left"]["isMarked"]:
            unmarked.append(answer["left"]["html"])
        if answer["stop"] is None:
            return found, unmarked
        found.append(answer["stop"])
    raise AssertionError(f"Tab does not leave the page: {found[-1]}")


def test_every_stop_of_the_tab_key_on_the_first_page_is_seen_named_and_marked(reader: Reader) -> None:
    reader.open("/")
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


def test_a_panel_opens_by_enter_stays_open_while_one_chooses_and_closes_when_left(reader: Reader) -> None:
    reader.open("/funding")
    buttons, opened = reader.page.locator(".bar summary"), reader.page.locator(".bar details[open] .panel")
    buttons.first.focus()
    reader.page.keyboard.press("Enter")
    opened.wait_for()
    reader.page.keyboard.press("Tab")
    assert opened.evaluate("panel => panel.contains(document.activeElement)")
    first = reader.page.evaluate("document.activeElement.innerText")
    reader.page.keyboard.press("Space")
    reader.until(lambda: "theme=" in reader.path, "the first theme was not chosen")
    reader.settle()
    assert opened.is_visible()
    assert reader.page.evaluate("document.activeElement.innerText") == first
    for _ in range(len(THEMES)):
        reader.page.keyboard.press("Tab")
    opened.wait_for(state="hidden")
    assert has_focus(buttons.nth(1))


def test_escape_closes_a_panel_and_gives_the_focus_back(reader: Reader) -> None:
    reader.open("/funding")
    button, opened = (
        reader.page.locator(".bar summary").last,
        reader.page.locator(".bar details[open] .panel"),
    )
    button.focus()
    reader.page.keyboard.press("Enter")
    opened.wait_for()
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Escape")
    opened.wait_for(state="hidden")
    assert has_focus(button)


def test_a_year_is_chosen_by_the_keyboard_which_stays_in_its_box(reader: Reader) -> None:
    reader.open("/funding?theme=energy&from=2020-06-30")
    reader.panel("Period").locator("input").last.focus()
    reader.page.keyboard.press("ArrowDown")
    reader.until(lambda: reader.path == "/funding?theme=energy&from=2020-06-30&to=2026")
    reader.settle()
    assert reader.page.evaluate("document.activeElement.name") == "to"
    reader.page.keyboard.press("ArrowUp")
    reader.until(lambda: reader.path == "/funding?theme=energy&from=2020-06-30")


def test_a_year_that_no_period_can_have_changes_nothing(reader: Reader) -> None:
    reader.open("/funding?from=2020")
    last = reader.panel("Period").locator("input").last
    last.fill("2019")
    last.press("Enter")
    assert reader.path == "/funding?from=2020"
    last.fill("2024")
    last.press("Enter")
    reader.until(lambda: reader.path == "/funding?from=2020&to=2024")


def test_an_opened_popover_of_streamlits_is_gone_through_by_tab(reader: Reader) -> None:
    reader.open("/funding")
    button, body = (reader.page.locator(f"[data-testid=stPopover{part}]") for part in ("Button", "Body"))
    button.focus()
    reader.page.keyboard.press("Enter")
    body.locator("button").first.wait_for()
    reader.page.keyboard.press("Tab")
    assert body.evaluate("body => body.contains(document.activeElement)")
    reader.page.keyboard.press("Escape")
    body.wait_for(state="hidden")
    reader.until(lambda: has_focus(button), "the focus is lost")


def has_focus(element: Locator) -> bool:
    return bool(element.evaluate("element => element === document.activeElement"))

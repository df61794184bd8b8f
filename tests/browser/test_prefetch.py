"""Figures that lie ready for the next selection are drawn before the page is made anew, and the page is the same."""

import pytest
from playwright.sync_api import Route

from tests.browser.reader import Reader
from tests.browser.servers import Server

DRAWN = "() => [...document.querySelectorAll('.figure-drawing[data-draw-count]')].map((each) => each.dataset.drawCount)"
SAID = (
    "() => [...document.querySelectorAll('.figure-drawing[data-draw-count]')].map((each) => each.ariaLabel)"
)
TEXTS = "() => [...document.querySelectorAll('.figure-plot text')].map((each) => each.textContent)"
FILES = (
    "() => [...document.querySelectorAll('.figure-downloads button:first-of-type')].map((each) => each.title)"
)


@pytest.fixture
def ready(reader: Reader, server: Server) -> Reader:
    """A reader on the first page of a server that has made it for Kazakhstan."""
    reader.until(lambda: server.ask("/drawings?country=KAZ", Accept_Encoding="br").status == 200)
    reader.open("/")
    return reader


def test_what_lies_ready_is_drawn_once_and_before_the_page_says_it(ready: Reader) -> None:
    asked: list[str] = []
    ready.page.on("request", lambda request: asked.append(request.url.removeprefix(ready.address)))
    label, files = ready.page.evaluate(SAID), ready.page.evaluate(FILES)
    ready.page.evaluate(
        "() => { window.WebSocket.prototype.send = () => {}; }"
    )  # the page itself never answers
    ready.choose("Kazakhstan")
    ready.until(lambda: ready.page.evaluate(SAID) != label, "nothing was drawn ahead")
    ready.until(lambda: ready.page.evaluate(DRAWN) == ["2", "2", "2"], "not every figure was drawn ahead")
    assert [path for path in asked if "drawings" in path] == ["/drawings?country=KAZ"]
    assert ready.page.locator(".places a[aria-pressed=true]").count() == 0
    ready.until(
        lambda: ready.page.evaluate(FILES) != files, "what is downloaded would bear the name of before"
    )
    assert all("kaz" in name for name in ready.page.evaluate(FILES))


def test_it_is_fetched_once_the_pointer_is_on_the_link(ready: Reader) -> None:
    with ready.page.expect_response("**/drawings?country=KAZ"):
        ready.page.locator(".places a").filter(has_text="Kazakhstan").hover()
    ready.page.route("**/drawings*", lambda route: route.fulfill(status=204))  # for whoever asks again
    ready.page.evaluate("() => { window.WebSocket.prototype.send = () => {}; }")
    ready.choose("Kazakhstan")
    ready.until(lambda: ready.page.evaluate(DRAWN) == ["2", "2", "2"], "what was fetched was not drawn")


def test_with_it_or_without_it_the_page_comes_to_show_the_same_drawn_once(ready: Reader) -> None:
    shown = []
    for is_there in (True, False):
        ready.open("/")
        if not is_there:
            ready.page.route("**/drawings*", lambda route: route.fulfill(status=204))
        ready.choose("Kazakhstan")
        ready.until(lambda: ready.places == "Kazakhstan")
        ready.settle()
        assert ready.page.evaluate(DRAWN) == ["2", "2", "2"]
        shown.append([ready.page.evaluate(each) for each in (SAID, TEXTS, FILES)] + [ready.words])
    assert shown[0] == shown[1]


def test_what_comes_late_for_a_selection_that_is_no_more_is_not_drawn(ready: Reader) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    ready.page.route("**/drawings?country=KAZ", hold)
    ready.choose("Kazakhstan")
    ready.until(lambda: bool(held) and ready.places == "Kazakhstan")
    ready.choose("Kazakhstan")
    ready.until(lambda: ready.path == "/" and ready.places == "")
    ready.settle()
    before = ready.page.evaluate(SAID)
    held[0].continue_()
    ready.page.wait_for_timeout(500)
    assert ready.page.evaluate(SAID) == before


def test_for_what_nobody_has_made_the_server_has_nothing_and_makes_nothing(server: Server) -> None:
    rare = "&".join(f"country={place}" for place in ("KAZ", "KGZ", "TJK"))
    answers = [server.ask(f"/drawings?{rare}&from=2001", Accept_Encoding="br") for _ in range(2)]
    assert [(each.status, each.body) for each in answers] == [(204, b"")] * 2

"""What a reader sees before Streamlit is there: the page as it will be, which then takes its place unnoticed."""

from collections.abc import Callable

import brotli
import pytest
from playwright.sync_api import Route

from tests.browser.reader import Reader
from tests.browser.servers import Server

LANGUAGES = ("en", "de", "ru")
IS_THERE = "() => document.getElementById('first-paint') !== null"
DRAWS = """() => [...document.querySelectorAll('.figure-drawing')].filter((each) => each.offsetWidth)
    .map((each) => each.dataset.drawCount)"""

# Where what is to be read and used lies, and how it looks. "Download" is Streamlit's own there, and of its parts the
# text alone is compared.
LOOK = """(part) => {
    const seen = (each) => each.offsetWidth && each.checkVisibility({ visibilityProperty: true });
    const look = (each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        const at = [x, y, width, height].map((number) => Math.round(number)).join();
        const style = getComputedStyle(each);
        const letters = ["color", "backgroundColor", "fontSize", "fontWeight"].map((name) => style[name]);
        letters.push(style.fontFamily.split(",")[0]);
        return [each.tagName, each.textContent.slice(0, 40), at, ...letters].join(" | ");
    };
    const kinds = "h1, h2, p, li, a, summary, img, footer, .figure-plot, .figure-downloads";
    return [...document.querySelector(part).querySelectorAll(kinds)]
        .filter((each) => seen(each) && !each.closest('[data-testid=stPopover]')).map(look);
}"""


class Held:
    """A reader whose browser does not get Streamlit's own script until it is let go."""

    def __init__(self, reader: Reader, server: Server) -> None:
        self.reader, self.page = reader, reader.page
        self._server = server
        self._routes: list[Route] = []
        self._holds = True
        self.page.route("**/static/js/index.*", self._hold)

    def _hold(self, route: Route) -> None:
        if self._holds:
            self._routes.append(route)
        else:
            route.fallback()

    def open(self, path: str) -> None:
        """Until all that can be seen without Streamlit is drawn."""
        query = path.partition("?")[2]
        ready = f"/drawings?{query}"
        self.reader.until(lambda: self._server.ask(ready, Accept_Encoding="br").status == 200)
        self.page.goto(f"{self.reader.address}{path}", wait_until="commit")
        self.until_drawn()

    def until_drawn(self) -> None:
        self.reader.until(lambda: self._routes != [], "Streamlit was never asked for")
        assert self.page.evaluate(IS_THERE)
        assert all(self.page.evaluate(DRAWS)), "Streamlit was asked for before the figures were drawn"
        self.reader.until(lambda: bool(self.page.evaluate("document.fonts.status") == "loaded"))

    def forget(self) -> None:
        """What was held of the page before."""
        self._routes.clear()

    def let_go(self) -> None:
        """Until the page stands in the place of its first paint."""
        self._holds = False
        for route in self._routes:
            route.fallback()
        self._routes.clear()
        self.reader.settle()
        assert not self.page.evaluate(IS_THERE)


@pytest.fixture
def held(server: Server, new_reader: Callable[..., Reader]) -> Callable[..., Held]:
    return lambda **options: Held(new_reader(server, **options), server)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 390, 700, 961, 1024, 1300, 1440])
def test_the_page_looks_as_its_first_paint_and_nothing_is_drawn_twice(
    held: Callable[..., Held], width: int, dark: bool
) -> None:
    language = LANGUAGES[width % 3]
    reader = held(width=width, dark=dark)
    reader.open(f"/?lang={language}")
    first = reader.page.evaluate(LOOK, "#first-paint")
    texts = reader.page.locator("#first-paint .figure-plot").all_inner_texts()
    assert len(first) > 70
    reader.let_go()
    then = reader.page.evaluate(LOOK, "[data-testid=stMain]")
    assert [(was, is_) for was, is_ in zip(first, then, strict=True) if was != is_] == []
    assert reader.page.locator(".figure-plot").all_inner_texts() == texts
    assert set(reader.page.evaluate(DRAWS)) == {"1"}


def test_what_the_reader_has_opened_chosen_and_scrolled_to_stays(held: Callable[..., Held]) -> None:
    reader = held()
    reader.open("/?country=KAZ")
    reader.page.locator(".bar summary").filter(has_text="Themes").click()
    reader.page.locator(".bar details[open] a").nth(2).focus()
    reader.page.evaluate("() => document.getElementById('first-paint').scrollTo(0, 40)")
    reader.let_go()
    state = """() => [document.activeElement.dataset.focusKey, document.activeElement.closest('details')?.open,
        document.querySelector('[data-testid=stMain]').scrollTop, document.querySelectorAll('details[open]').length]"""
    theme = reader.page.locator(".bar details[open] a").nth(2).get_attribute("data-focus-key")
    assert reader.page.evaluate(state) == [theme, True, 40, 1]


def test_the_keyboard_stays_on_a_figure_that_comes_along(held: Callable[..., Held]) -> None:
    reader = held()
    reader.open("/")
    figure = "figure_cooperation_timeline_True"
    reader.page.locator(f"[data-figure={figure}] .figure-drawing").focus()
    reader.page.keyboard.press("ArrowRight")
    reader.let_go()
    frame = reader.page.locator(f".st-key-{figure} .figure-drawing")
    assert frame.evaluate("each => each === document.activeElement")
    reader.page.keyboard.press("ArrowRight")
    reader.page.keyboard.press("Enter")
    reader.reader.until(lambda: reader.reader.path.startswith("/record?id="))


def a_link_of_the_bar(reader: Held) -> None:
    reader.reader.choose("Kazakhstan")


def a_country_of_the_map(reader: Held) -> None:
    box = reader.page.locator("[data-figure=figure_country_map_signed] .figure-plot").bounding_box()
    assert box
    reader.page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.3)
    reader.page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.3 + 2, steps=4)
    reader.page.wait_for_timeout(150)
    reader.page.mouse.click(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.3 + 2)


def the_space_bar(reader: Held) -> None:
    reader.page.locator(".places a").filter(has_text="Kazakhstan").focus()
    reader.page.keyboard.press(" ")


@pytest.mark.parametrize("choose", [a_link_of_the_bar, a_country_of_the_map, the_space_bar])
def test_what_is_chosen_before_streamlit_is_there_is_shown(
    held: Callable[..., Held], choose: Callable[[Held], None]
) -> None:
    reader = held()
    reader.open("/")
    reader.forget()
    choose(reader)
    reader.reader.until(lambda: reader.reader.path == "/?country=KAZ")
    reader.until_drawn()
    assert reader.reader.places == "Kazakhstan"
    reader.let_go()
    assert reader.reader.places == "Kazakhstan"


def test_a_year_typed_before_streamlit_is_there_counts(held: Callable[..., Held]) -> None:
    reader = held()
    reader.open("/?country=KAZ")
    reader.page.locator(".bar [data-panel=period] summary").click()
    reader.page.locator("input[name=from]").fill("2020")
    reader.page.locator("input[name=from]").press("Enter")
    reader.reader.until(lambda: reader.reader.path == "/?country=KAZ&from=2020")
    reader.let_go()
    assert reader.page.locator("input[name=from]").input_value() == "2020"


def test_a_theme_that_the_reader_chose_holds_from_the_first_paint(held: Callable[..., Held]) -> None:
    reader = held()
    reader.page.add_init_script("localStorage.setItem('cooperation-theme', 'Dark')")
    reader.open("/")
    background = "each => getComputedStyle(each).backgroundColor"
    seen = reader.page.locator("#first-paint").evaluate(background)
    reader.let_go()
    assert seen == reader.page.locator("[data-testid=stApp]").evaluate(background) == "rgb(16, 22, 31)"


def test_addresses_to_copy_are_those_of_this_server(held: Callable[..., Held]) -> None:
    reader = held()
    reader.open("/")
    copied = [
        text for text in reader.page.locator("#first-paint .copyable").all_text_contents() if "//" in text
    ]
    assert len(copied) == 2
    assert all(reader.reader.address in text for text in copied)
    reader.let_go()
    assert "nowhere:" not in reader.page.content()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_first_paint_is_accessible(held: Callable[..., Held], dark: bool) -> None:
    reader = held(dark=dark, axe=True)
    reader.open("/?lang=de")
    assert reader.reader.accessibility_findings() == []
    assert reader.page.locator("#first-paint").evaluate("each => each.scrollWidth <= each.clientWidth")


@pytest.mark.parametrize(
    "path", ["/?country=XXX", "/?asof=2999-01-01", "/?by=year", "/?embed=true", "/timeline"]
)
def test_where_more_is_to_be_said_the_page_comes_as_it_is(server: Server, path: str) -> None:
    page = server.ask(path, Accept="text/html", Accept_Encoding="br")
    assert page.status == 200
    assert b'id="first-paint"' not in brotli.decompress(page.body)


@pytest.mark.parametrize(("language", "expected"), [("en", False), ("de", False), ("ru", True)])
def test_cyrillic_letters_are_fetched_by_readers_of_russian_only(
    reader: Reader, language: str, expected: bool
) -> None:
    fonts: list[str] = []
    reader.page.on("request", lambda request: fonts.append(request.url) if ".woff2" in request.url else None)
    reader.open(f"/?lang={language}")
    assert any("latin" in url for url in fonts)
    assert any("cyrillic" in url for url in fonts) is expected

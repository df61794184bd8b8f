"""What is set and how it is taken back, in a browser; pages in frames of other sites, and on paper."""

import re
import zlib
from collections.abc import Callable

import pytest

from cooperation.figures.definitions import FIGURES
from cooperation.figures.layout.packing import WIDTH
from cooperation.language.translator import LANGUAGES
from cooperation.selection import PLACES
from tests.browser.reader import PAGES, Reader, address_of
from tests.browser.servers import Server

_TEXT_COLOUR = "() => getComputedStyle(document.querySelector('h1')).color"
_FIGURE_COLOURS = """() => {
    const texts = [...document.querySelectorAll('.figure-plot text')];
    return [...new Set(texts.map((each) => each.style.fill))];
}"""
_SEEN = "selector => [...document.querySelectorAll(selector)].some((each) => each.offsetWidth)"


def test_a_chip_says_what_it_takes_away_and_the_next_one_keeps_the_focus(reader: Reader) -> None:
    reader.open("/funding?country=KAZ&theme=energy&asof=2025-06-30")
    chip = reader.page.get_by_role("button", name="Remove Kazakhstan", exact=True)
    chip.focus()
    reader.page.keyboard.press("Enter")
    reader.until(lambda: reader.path == "/funding?theme=energy&asof=2025-06-30")
    reader.settle()
    focused = "document.activeElement.ariaLabel"
    assert reader.page.evaluate(focused) == "Remove Energy"
    reader.page.keyboard.press("Enter")
    reader.until(lambda: reader.path == "/funding?asof=2025-06-30")
    reader.settle()
    reader.page.get_by_role("button", name="Reset", exact=True).click()
    reader.until(lambda: reader.path == "/funding")
    reader.settle()
    assert reader.page.locator(".chips").count() == 0


def test_the_menu_leads_on_with_what_the_address_says_even_before_it_is_written_anew(reader: Reader) -> None:
    reader.open("/map?country=KAZ&metric=per_head")
    reader.page.evaluate("history.replaceState({}, '', '/map?country=TJK&metric=per_head')")
    reader.page.locator(".languages a").filter(has_text="Deutsch").click()
    reader.until(lambda: reader.path == "/map?country=TJK&lang=de&metric=per_head")
    reader.settle()
    reader.page.evaluate("history.replaceState({}, '', '/map?country=UZB&lang=de')")
    reader.page.locator(".menu-wide a").filter(has_text="Finanzierung").first.click()
    reader.until(lambda: reader.path == "/funding?country=UZB&lang=de")
    reader.settle()


def test_two_choices_that_follow_each_other_faster_than_the_page_both_count(reader: Reader) -> None:
    reader.open("/funding?theme=energy&by=year")
    reader.page.evaluate("""() => {
        const names = ["countries:UZB", "countries:KAZ", "themes:energy", "stage:signed", "stage:announced"];
        for (const name of names) document.querySelector(`[data-focus-key="${name}"]`).click();
    }""")
    reader.until(lambda: reader.places == "Kazakhstan, Uzbekistan")
    reader.settle()
    assert set(reader.path.removeprefix("/funding?").split("&")) == {
        "country=UZB", "country=KAZ", "stage=announced", "by=year",
    }  # fmt: skip


def test_every_choice_leads_where_its_link_says(reader: Reader) -> None:
    reader.open("/funding?country=KAZ&theme=energy&from=2020&stage=signed&currency=USD&lang=de&by=year")
    went, written = reader.page.evaluate("""() => {
        const went = [];
        history.pushState = (state, title, address) => went.push(address);
        const links = [...document.querySelectorAll(".selection a, .menu a")];
        links.forEach((link) => link.click());
        return [went, links.map((link) => link.getAttribute("href"))];
    }""")
    assert len(written) > 40
    assert went == written


def test_what_the_address_says_wrongly_is_left_behind_with_the_page(reader: Reader) -> None:
    reader.open("/map?country=ATL")
    assert "ATL" in reader.words
    reader.page.locator(".menu-wide a").filter(has_text="Funding").click()
    reader.until(lambda: reader.path == "/funding")
    reader.settle()
    assert "ATL" not in reader.words


def test_chips_stand_in_one_line_on_a_desktop_and_the_page_moves_little(reader: Reader) -> None:
    top = "document.querySelector('h1').getBoundingClientRect().top"
    reader.open("/funding")
    before = reader.page.evaluate(top)
    reader.go("/funding?country=KAZ&theme=energy&from=2020&stage=signed&count=eu&currency=USD&ceilings=yes")
    assert reader.page.locator(".chips").bounding_box()["height"] < 32  # type: ignore[index]
    assert reader.page.evaluate(top) - before < 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_and_languages_share_one_row_in_every_language(
    server: Server, new_reader: Callable[..., Reader], language: str
) -> None:
    reader = new_reader(server, width=1024)
    reader.open(f"/?lang={language}")
    for width in (1024, 1100, 1101, 1200, 1279, 1280, 1359, 1360, 1440):
        reader.page.set_viewport_size({"width": width, "height": 900})
        reader.settle()
        row, languages = (reader.page.locator(each).bounding_box() for each in (".menu", ".languages"))
        assert row
        assert languages
        assert row["height"] < 48, width
        assert languages["x"] + languages["width"] <= row["x"] + row["width"], width


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_panel_of_the_bar_lies_on_the_screen_at_every_width(
    server: Server, new_reader: Callable[..., Reader], language: str
) -> None:
    reader = new_reader(server)
    reader.open(f"/map?lang={language}")
    for width in (360, 640, 1024, 1280, 1360, 1440):
        reader.page.set_viewport_size({"width": width, "height": 900})
        for label in reader.page.locator(".bar summary").all_inner_texts():
            box = reader.panel(label.splitlines()[0]).bounding_box()
            reader.page.keyboard.press("Escape")
            assert box
            assert box["x"] >= 0, (width, label)
            assert box["x"] + box["width"] <= width, (width, label)


def test_an_empty_selection_leads_to_the_nearest_with_one_click(reader: Reader) -> None:
    reader.open("/funding?country=KAZ&theme=digital&to=1995")
    link = reader.page.get_by_role("link", name=re.compile(r"In any period: \d+ records"))
    link.click()
    reader.until(lambda: reader.path == "/funding?country=KAZ&theme=digital")
    reader.settle()
    assert "Nothing on record for this selection:" not in reader.words


def test_a_frame_keeps_its_readers_until_they_ask_for_the_full_page(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server, width=600)
    reader.open("/?country=KAZ&lang=de&embed=true")
    reader.page.locator(".key-action").first.click()
    reader.until(lambda: reader.path.startswith("/funding"))
    reader.settle()
    query, _, part = reader.path.removeprefix("/funding?").partition("#")
    assert (set(query.split("&")), part) == ({"embed=true", "country=KAZ", "lang=de"}, "receipt")
    reader.go("/record?id=eu-kaz-epca&lang=de&embed=true")
    reader.page.locator("[data-testid=stMarkdown] a[href^='/record']:visible").first.click()
    reader.until(lambda: reader.path.startswith("/record") and "id=eu-kaz-epca" not in reader.path)
    reader.settle()
    assert "embed=true" in reader.path
    with reader.page.context.expect_page() as opened:
        reader.page.locator(".full-page a").click()
    assert "embed" not in opened.value.url
    assert opened.value.url.startswith(f"{server.address}/record?")


def test_in_a_narrow_frame_a_timeline_keeps_its_width_and_scrolls(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 800})
    reader.open("/figure?name=timeline&embed=true")
    frame = reader.page.locator(".figure-drawing")
    drawn, window = frame.evaluate("frame => [frame.scrollWidth, frame.clientWidth]")
    assert drawn >= WIDTH > window
    assert reader.too_wide() == []
    frame.focus()
    reader.page.keyboard.press("ArrowRight")
    reader.until(lambda: frame.evaluate("frame => frame.scrollLeft") > 0)


def test_no_page_scrolls_sideways_in_a_frame(server: Server, new_reader: Callable[..., Reader]) -> None:
    reader = new_reader(server, width=600)
    for page in PAGES:
        reader.open(address_of(page, "embed=true", "lang=de"))
        assert reader.too_wide() == [], page
        assert reader.page.locator(".menu, .bar, .chips").count() == 0, page


def test_a_page_on_paper_is_light_and_has_nothing_to_click(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server, dark=True)
    reader.open("/?country=KAZ&theme=energy")
    dark = reader.page.evaluate(_FIGURE_COLOURS)
    reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    reader.page.emulate_media(media="print", color_scheme="dark")
    assert reader.page.evaluate(_TEXT_COLOUR) == "rgb(27, 36, 51)"
    assert "rgb(27, 36, 51)" in reader.page.evaluate(_FIGURE_COLOURS)
    for away in (
        ".menu",
        ".bar",
        ".chips .reset",
        ".key-action",
        "footer a",
        ".disclosure",
    ):
        assert not reader.page.evaluate(_SEEN, away), away
    assert "Kazakhstan" in reader.page.locator(".chips").inner_text()
    reader.page.emulate_media(media="screen", color_scheme="dark")
    reader.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert reader.page.evaluate(_FIGURE_COLOURS) == dark


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile_of_every_country_is_one_sheet(
    server: Server, new_reader: Callable[..., Reader], language: str
) -> None:
    for place in PLACES:
        reader = new_reader(server)
        reader.open(f"/country?country={place}&lang={language}")
        paper = reader.page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, place
        reader.page.context.close()


def test_the_link_at_the_end_of_a_page_prints_it(reader: Reader) -> None:
    reader.page.add_init_script("window.print = () => { document.body.dataset.printed = 'yes'; };")
    reader.open("/method")
    reader.page.locator("a[href='#print']").click()
    assert reader.page.evaluate("document.body.dataset.printed") == "yes"
    assert reader.path == "/method"


def test_a_printed_page_says_when_rows_are_left_out(reader: Reader) -> None:
    reader.open("/country?country=KAZ")
    note = reader.page.locator(".st-key-print_only_agreements")
    assert not note.is_visible()
    reader.page.emulate_media(media="print")
    reader.until(note.is_visible, "the note stays off the paper")
    shown = reader.page.locator(".st-key-first_rows_agreements tbody tr:visible").count()
    assert f"The first {shown} of " in note.inner_text()


def test_the_records_of_a_printed_page_stand_on_the_paper_that_a_screen_scrolls(reader: Reader) -> None:
    reader.open("/funding?only=country:KAZ")
    rows = reader.page.locator(".records tbody tr")
    on_screen = rows.count()
    reader.page.emulate_media(media="print")
    assert reader.page.locator(".records tbody tr:visible").count() == min(on_screen, 40)
    assert reader.page.locator(".records-tools").is_hidden()


def test_from_a_phone_the_dates_are_printed_in_place_of_the_drawing_it_does_not_show(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server, width=390)
    reader.open("/timeline")
    reader.page.emulate_media(media="print")
    reader.page.set_viewport_size({"width": 718, "height": 900})  # an upright sheet
    dates = reader.page.locator(".dates li")
    reader.until(dates.last.is_visible, "closed lists stay closed on paper")
    assert reader.page.locator(".st-key-wide_only .figure").count() > 0
    assert not reader.page.locator(".st-key-wide_only").first.is_visible()


def test_on_paper_every_page_says_its_address_day_and_version(reader: Reader) -> None:
    reader.open("/funding?country=KAZ&lang=de")
    line = reader.page.locator("footer .print-only")
    assert not line.is_visible()
    reader.page.emulate_media(media="print")
    assert line.is_visible()
    assert f"{reader.address}/funding?country=KAZ&asof=2026-11-24&lang=de" in line.inner_text()
    assert re.search(r"Datenversion: [0-9a-f]{12}", line.inner_text())


def sheets(reader: Reader) -> list[bytes]:
    """The drawing instructions of each sheet of paper that the page needs."""
    paper = reader.page.pdf(format="A4", prefer_css_page_size=True)
    objects = {
        int(number): body
        for number, body in re.findall(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", paper, re.DOTALL)
    }
    pages = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    contents = [objects[int(re.search(rb"/Contents (\d+) 0 R", page)[1])] for page in pages]  # type: ignore[index]
    streams = [re.search(rb"stream\r?\n(.*)\nendstream", content, re.DOTALL) for content in contents]
    return [zlib.decompress(stream[1]) for stream in streams if stream]


@pytest.mark.parametrize("page", ["", "map", "country", "funding"])
def test_no_sheet_is_empty_and_the_first_has_more_than_a_title(
    server: Server, new_reader: Callable[..., Reader], page: str
) -> None:
    reader = new_reader(server)
    for language in LANGUAGES:
        reader.open(f"/{page}?country=KAZ&lang={language}")
        lines = [sheet.count(b"Tj") + sheet.count(b"TJ") for sheet in sheets(reader)]
        assert lines
        assert min(lines) > 5, (language, lines)
        if page == "map":
            assert len(lines) == 1, "the map and its key are on different sheets"
        if page == "":
            assert lines[0] > 40, "the first sheet has nothing but a title"


def test_on_a_phone_the_receipt_is_what_its_link_shows(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server, width=390, height=800)
    reader.open("/map?country=KAZ")
    reader.page.locator(".key-action:visible").first.click()
    reader.until(lambda: reader.path == "/funding?country=KAZ#shared-receipt")
    top = "document.querySelector('.st-key-shared-receipt')?.getBoundingClientRect().top ?? 9999"
    reader.until(lambda: 0 <= reader.page.evaluate(top) < 100, "the receipt is not on the screen")
    reader.page.reload()
    reader.until(lambda: 0 <= reader.page.evaluate(top) < 100, "not as a deep link either")


def test_a_day_that_is_typed_counts_when_it_is_left(reader: Reader) -> None:
    reader.open("/funding?country=KAZ")
    box = reader.panel("Team Europe").locator("input[name=asof]")
    box.focus()
    for key in "04302025":
        reader.page.keyboard.press(key)
        assert reader.path == "/funding?country=KAZ", "applied while it is typed"
    reader.page.keyboard.press("Enter")
    reader.until(lambda: reader.path == "/funding?country=KAZ&asof=2025-04-30", "Enter applies nothing")
    reader.settle()
    box.focus()
    for key in "05312025":
        reader.page.keyboard.press(key)
    box.blur()
    reader.until(lambda: reader.path == "/funding?country=KAZ&asof=2025-05-31", "leaving applies nothing")


def test_a_day_that_cannot_be_is_not_applied_and_does_not_stay_in_its_box(reader: Reader) -> None:
    reader.open("/funding?asof=2025-04-30")
    box = reader.panel("Team Europe").locator("input[name=asof]")
    box.focus()
    for key in "04300002":
        reader.page.keyboard.press(key)
    box.blur()
    assert (reader.path, box.input_value()) == ("/funding?asof=2025-04-30", "2025-04-30")


def test_in_forced_colours_what_is_chosen_is_seen(server: Server, new_reader: Callable[..., Reader]) -> None:
    reader = new_reader(server)
    reader.open("/funding?country=KAZ")
    reader.page.emulate_media(forced_colors="active")
    background = "chosen => getComputedStyle(chosen).backgroundColor"
    for chosen, other in (
        (".places a[aria-pressed=true]", ".places a[aria-pressed=false]"),
        (".languages a[aria-current]", ".languages a:not([aria-current])"),
        (".menu-wide > a[aria-current]", ".menu-wide > a:not([aria-current])"),
        (".st-key-own_by button[aria-checked=true]", ".st-key-own_by button[aria-checked=false]"),
    ):
        colours = [reader.page.locator(each).first.evaluate(background) for each in (chosen, other)]
        assert colours[0] != colours[1], chosen


def test_the_frame_that_the_embed_code_asks_for_holds_its_figure_on_a_phone(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    """In Russian, which needs most lines."""
    reader, phone = new_reader(server), new_reader(server, width=360, height=200)
    needed = "() => document.querySelector('[data-testid=stMain]').scrollHeight"
    for name in FIGURES:
        address = f"/figure?country=KAZ&lang=ru&name={name}"
        reader.open(address)
        code = reader.page.locator("[data-testid=stCode] code").filter(has_text="iframe").inner_text()
        given = int(re.search(r'height="(\d+)"', code)[1])  # type: ignore[index]
        phone.open(f"{address}&embed=true")
        assert phone.page.evaluate(needed) <= given, name

"""Journeys of readers: by deep links, with Back and reload, through figures, in other languages and themes."""

import re
from collections.abc import Callable

import pytest

from cooperation.language.translator import Translator
from tests.browser.reader import Reader
from tests.browser.servers import Server


def test_the_very_first_request_of_a_fresh_server_can_be_a_deep_link(server: Server, copied: Server) -> None:
    assert server.first_page == {
        "title": Translator("de")("Timeline"),
        "language": "de",
        "chosen": "Kasachstan",
    }
    assert copied.first_page == {"title": "Грант на ветер", "language": "ru", "chosen": ""}


def test_a_selection_survives_page_switch_back_forward_and_reload(reader: Reader) -> None:
    reader.open("/")
    reader.choose("Uzbekistan")
    reader.until(lambda: reader.path == "/?country=UZB")
    reader.settle()
    first = reader.words
    reader.page.locator(".menu-wide a").filter(has_text="Funding").click()
    reader.until(lambda: reader.title == "Funding")
    reader.settle()
    assert reader.path == "/funding?country=UZB"
    assert reader.places == "Uzbekistan"
    reader.page.go_back()
    reader.until(lambda: reader.title != "Funding")
    reader.settle()
    assert reader.path == "/?country=UZB"
    assert reader.words == first
    reader.page.go_forward()
    reader.until(lambda: reader.title == "Funding")
    reader.until(lambda: reader.places == "Uzbekistan")
    reader.settle()
    reader.page.reload()
    reader.settle()
    assert (reader.title, reader.path) == ("Funding", "/funding?country=UZB")
    reader.until(lambda: reader.places == "Uzbekistan")


def test_back_takes_back_a_choice_in_the_bar(reader: Reader) -> None:
    reader.open("/funding?country=UZB")
    reader.go("/funding?country=KAZ")
    assert reader.places == "Kazakhstan"
    reader.page.go_back()
    reader.until(lambda: reader.places == "Uzbekistan")


def test_a_choice_that_is_not_answered_at_once_is_seen_to_be_on_its_way(
    server: Server, reader: Reader
) -> None:
    on_its_way = reader.page.locator("html[data-pending]")
    reader.open("/funding")
    for place in ("Uzbekistan", "Tajikistan"):
        with server.held():
            reader.choose(place)
            assert on_its_way.count() == 1
            reader.page.wait_for_timeout(1000)  # for longer than a page needs to be called at rest
            assert on_its_way.count() == 1
        reader.settle()
        assert place in reader.places
        assert on_its_way.count() == 0
    with server.held():
        reader.page.go_back()
        reader.until(lambda: reader.path == "/funding?country=UZB")
        assert on_its_way.count() == 1
    reader.settle()
    assert reader.places == "Uzbekistan"


@pytest.mark.parametrize(
    "more", ["embed=true", "embed_options=dark_theme", "utm_source=a+b%26c", "country=", "x"]
)
def test_a_parameter_that_is_not_ours_does_not_keep_a_page_on_its_way(reader: Reader, more: str) -> None:
    reader.open(f"/funding?lang=de&{more}")
    reader.page.wait_for_timeout(300)
    assert reader.page.locator("html[data-pending]").count() == 0


def test_an_unknown_value_in_the_address_is_named_with_those_allowed(reader: Reader) -> None:
    reader.open("/funding?country=RUS&lang=de")
    said = reader.page.locator("[data-testid=stAlert]").inner_text()
    assert "country=RUS" in said
    assert "KAZ, KGZ, TJK, TKM, UZB, shared" in said


def test_an_address_that_is_no_page_leads_to_the_nearest(reader: Reader) -> None:
    reader.open("/funding/?country=UZB&lang=de")
    assert (reader.path, reader.title) == ("/funding?country=UZB&lang=de", Translator("de")("Funding"))
    reader.open("/kazakhstan")
    assert reader.path == "/search?q=kazakhstan"
    assert "records found" in reader.words


def test_what_is_said_of_the_address_covers_nothing_of_the_selection(reader: Reader) -> None:
    reader.open("/funding?country=UZB&theme=water")
    chips, said = (reader.page.locator(part).bounding_box() for part in (".chips", "[data-testid=stAlert]"))
    assert chips and said
    assert chips["y"] + chips["height"] <= said["y"]


def test_the_language_changes_title_numbers_names_and_the_documents_language(reader: Reader) -> None:
    reader.open("/record?id=eu-kaz-epca")
    english = reader.title
    reader.page.locator(".languages a").filter(has_text="Deutsch").click()
    reader.until(lambda: reader.language == "de")
    reader.settle()
    assert reader.title != english
    assert "lang=de" in reader.path
    assert "Kasachstan" in reader.page.locator(".places").inner_text()
    reader.go("/?lang=ru")
    reader.until(lambda: reader.language == "ru")
    assert "Казахстан" in reader.words
    assert "млрд" in reader.words
    assert "bn" not in reader.page.locator(".key-value").first.inner_text()


def test_the_first_answer_is_already_in_the_language(server: Server) -> None:
    page = server.ask("/timeline?lang=ru", Accept="text/html").body.decode()
    assert '<html lang="ru">' in page
    assert '<html lang="en">' in server.ask("/timeline", Accept="text/html").body.decode()


def test_a_click_on_a_country_narrows_and_a_second_one_takes_it_back(reader: Reader) -> None:
    reader.open("/map")
    reader.click("figure_country_map_signed", "KAZ")
    reader.until(lambda: reader.path == "/map?country=KAZ", "the click did not narrow")
    reader.settle()
    assert reader.places == "Kazakhstan"
    reader.click("figure_country_map_signed", "KAZ")
    reader.until(lambda: reader.path == "/map", "the second click did not take it back")
    reader.settle()
    assert reader.places == ""


def test_a_click_on_a_site_opens_its_record(reader: Reader) -> None:
    reader.open("/map?lang=de")
    site = reader.click("figure_country_map_signed")
    reader.until(lambda: reader.path == f"/record?lang=de&id={site}")
    reader.settle()
    reader.page.go_back()
    reader.until(lambda: reader.title == Translator("de")("Map"))


def test_a_click_on_a_bar_of_the_timeline_opens_its_record(reader: Reader) -> None:
    reader.open("/timeline?country=KAZ")
    bar = reader.click("figure_cooperation_timeline_country")
    reader.until(lambda: reader.path == f"/record?country=KAZ&id={bar}")
    reader.settle()
    assert reader.page.locator("[data-testid=stAlert]").count() == 0


def test_a_timeline_is_walked_and_opened_by_keys(reader: Reader) -> None:
    reader.open("/timeline?country=KAZ")
    figure = reader.page.locator(".st-key-figure_cooperation_timeline_country .figure-drawing")
    figure.focus()
    reader.page.keyboard.press("ArrowRight")
    reader.page.keyboard.press("ArrowRight")
    said = reader.page.locator(".st-key-figure_cooperation_timeline_country .figure-status[aria-live]")
    reader.until(lambda: bool(said.text_content()), "the point is not said")
    reader.page.keyboard.press("Enter")
    reader.until(lambda: reader.path.startswith("/record?country=KAZ&id="))


def test_a_change_of_theme_recolours_figures_without_asking_the_server(reader: Reader) -> None:
    reader.open("/timeline")
    paths = ".st-key-figure_cooperation_timeline_country .bars .point path"
    colours = """paths => [...document.querySelectorAll(paths)]
        .map(path => getComputedStyle(path).fill).filter(colour => colour.startsWith('rgb'))"""
    light = reader.page.evaluate(colours, paths)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.on("websocket", lambda socket: asked.append(socket.url))
    reader.page.emulate_media(color_scheme="dark")
    figure = reader.page.locator(".st-key-figure_cooperation_timeline_country .figure-drawing")
    reader.until(lambda: figure.get_attribute("data-draw-count") == "2", "the figure was not drawn again")
    dark = reader.page.evaluate(colours, paths)
    assert len(dark) == len(light)
    assert not set(dark) & set(light)
    reader.page.emulate_media(color_scheme="light")
    reader.until(lambda: reader.page.evaluate(colours, paths) == light)
    assert [url for url in asked if "/assets/" not in url] == []


def test_a_figure_can_be_taken_away_as_an_image(reader: Reader) -> None:
    reader.open("/map?country=KAZ")
    files = reader.page.locator(".st-key-figure_country_map_signed .figure-downloads")
    with reader.page.expect_download() as png:
        files.get_by_text("PNG").click()
    name = png.value.suggested_filename  # page, figure, place, day, version of the records
    assert re.fullmatch(r"eu-central-asia-map-country-map-signed-kaz-2026-11-24-[0-9a-f]{12}\.png", name)
    content = png.value.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    assert width > 1000
    assert height > 500
    with reader.page.expect_download() as svg:
        files.get_by_text("SVG").click()
    drawn = svg.value.path().read_text(encoding="utf-8")
    assert "<svg" in drawn
    assert "Natural Earth" in drawn  # the caption travels along
    assert "TOBESTRIPPED" not in drawn


def test_an_image_has_its_fonts_the_first_time_too(reader: Reader) -> None:
    reader.open("/funding?lang=ru")
    button = reader.page.locator(".st-key-figure_breakdown_bars_country .figure-downloads").get_by_text("PNG")

    def image() -> bytes:
        with reader.page.expect_download() as png:
            button.click()
        return png.value.path().read_bytes()

    assert image() == image()


def test_an_id_that_does_not_exist_offers_the_nearest(reader: Reader) -> None:
    reader.open("/record?id=eu-kaz-epac&lang=de")
    reader.page.locator("li a[href*='id=eu-kaz-epca']").click()
    reader.until(lambda: reader.path == "/record?lang=de&id=eu-kaz-epca")
    reader.settle()
    assert reader.title


def test_words_of_a_record_draw_no_picture_and_no_link(
    copied: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(copied)
    for path in ("/record?id=hostile-words", "/timeline?country=UZB"):
        reader.open(path)
        main = reader.page.locator("[data-testid=stMain]")
        assert main.locator("a[href*=evil]").count() == 0
        assert main.locator("img[src*=evil]").count() == 0
    assert reader.elsewhere == []

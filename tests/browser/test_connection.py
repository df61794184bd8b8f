"""When Streamlit is not there: a server that stops and comes back, a network that blocks, a browser or a frame that
runs no scripts. The reader is told in one sentence, in the language of the page."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from cooperation.language.translator import LANGUAGES, Translator
from server.notices import BLOCKED, BROKEN, LOST, NO_SCRIPT, OPEN_ALONE, SANDBOXED
from tests.browser.reader import Reader
from tests.browser.servers import Server, serving

STREAMLITS_WORDS = re.compile(r"streamlit|MCP|agent|terminal", re.IGNORECASE)
UZBEKISTAN = {"en": "Uzbekistan", "de": "Usbekistan", "ru": "Узбекистан"}


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that these tests may stop."""
    with serving(tmp_path_factory.mktemp("own") / "log") as running:
        yield running


def notice(page: Page) -> str:
    return page.locator(".notice").first.inner_text().strip()


def without_holes(message: str, language: str) -> list[str]:
    """The parts of a sentence that stand in it whatever the browser fills in."""
    return re.split(r"\{\w+\}", Translator(language)(message))


def says(page: Page, message: str, language: str) -> bool:
    return all(part.strip() in notice(page) for part in without_holes(message, language))


def assert_no_words_of_streamlit(page: Page) -> None:
    assert not STREAMLITS_WORDS.search(page.locator("body").inner_text())
    assert page.locator("[data-testid=stDialog]:visible").count() == 0


def open_in_every_language(new_reader: Callable[..., Reader], server: Server, page: str) -> dict[str, Reader]:
    readers = {language: new_reader(server) for language in LANGUAGES}
    for language, reader in readers.items():
        reader.open(f"{page}?country=KAZ&lang={language}")
    return readers


def test_a_lost_connection_is_said_and_what_was_chosen_meanwhile_comes_when_it_is_back(
    own_server: Server, new_reader: Callable[..., Reader]
) -> None:
    readers = open_in_every_language(new_reader, own_server, "/timeline")
    with own_server.stopped():
        for language, reader in readers.items():
            reader.choose(UZBEKISTAN[language])
        for language, reader in readers.items():
            reader.until(lambda: says(reader.page, LOST, language), f"nothing is said in {language}")  # noqa: B023
            assert re.search(r"\d\d?:\d\d", notice(reader.page))
        first = readers["ru"].page
        # Streamlit opens its dialog after six attempts, which locks the page.
        first.wait_for_timeout(6000)
        assert first.locator("[data-testid=stDialog]").count() == 0
        assert not first.locator("#root").evaluate("root => root.inert")
        for reader in readers.values():
            assert_no_words_of_streamlit(reader.page)
    for language, reader in readers.items():
        reader.until(lambda: UZBEKISTAN[language] in reader.places, f"never asked again in {language}")  # noqa: B023
        reader.settle()
        assert reader.path.startswith("/timeline?country=KAZ&country=UZB")
        assert notice(reader.page) == ""
        reader.errors.clear()  # of a browser that has asked a server which was not there


def test_a_short_break_needs_no_sentence(own_server: Server, new_reader: Callable[..., Reader]) -> None:
    reader = new_reader(own_server)
    reader.open("/method")
    said: list[str] = []
    reader.page.expose_function("noteNotice", lambda words: said.append(words))  # noqa: PLW0108
    reader.page.evaluate("""() => new MutationObserver(() => noteNotice(document.getElementById("notice").innerText))
        .observe(document.getElementById("notice"), { childList: true })""")
    reader.page.evaluate("""() => {
        const app = document.querySelector("[data-testid=stApp]");
        const state = app.dataset.testConnectionState;
        app.dataset.testConnectionState = "PINGING_SERVER";
        setTimeout(() => { app.dataset.testConnectionState = state; }, 1000);
    }""")
    reader.page.wait_for_timeout(2500)
    assert said == []


def test_a_network_that_blocks_websockets_is_named_after_ten_seconds(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    readers = {language: new_reader(server) for language in LANGUAGES}
    for language, reader in readers.items():
        reader.page.route_web_socket("**/*", lambda socket: socket.close())
        reader.page.goto(f"{server.address}/funding?lang={language}")
    for language, reader in readers.items():
        reader.until(lambda: says(reader.page, BLOCKED, language), f"nothing is said in {language}")  # noqa: B023
        assert server.address.removeprefix("http://") in notice(reader.page)
        assert_no_words_of_streamlit(reader.page)
        reader.errors.clear()


@pytest.mark.parametrize("page", ["/", "/funding"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_says_what_it_needs(
    server: Server, chromium: Browser, language: str, page: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    reader = context.new_page()
    reader.goto(f"{server.address}{page}?lang={language}")
    words = reader.locator("body").inner_text()
    is_seen = reader.locator("noscript .notice").is_visible()
    context.close()
    assert Translator(language)(NO_SCRIPT) in words
    assert is_seen
    assert not STREAMLITS_WORDS.search(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frame_that_closes_its_page_says_so(
    server: Server, chromium: Browser, other_site: tuple[str, dict[str, str]], language: str
) -> None:
    address, served = other_site
    page = f"{server.address}/figure?name=years&lang={language}&embed=true"
    served["body"] = f'<iframe sandbox="allow-scripts" src="{page}"></iframe>'
    context = chromium.new_context()  # such a frame may load no scripts, which the console notes
    reader = context.new_page()
    reader.goto(address)
    said = reader.frame_locator("iframe").locator(".notice p")
    said.wait_for()
    words = said.inner_text()
    context.close()
    for message in (SANDBOXED, OPEN_ALONE):
        assert Translator(language)(message) in words


def test_a_script_that_is_not_there_is_said_with_a_way_out(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server)
    reader.page.route("**/static/js/index.*", lambda route: route.abort())
    reader.page.goto(f"{server.address}/timeline?lang=de")
    reader.until(lambda: says(reader.page, BROKEN, "de"), "nothing is said")
    reader.page.unroute("**/static/js/index.*")
    reader.page.locator(".notice a").click()
    reader.settle()
    assert reader.title == Translator("de")("Timeline")
    assert notice(reader.page) == ""
    reader.errors.clear()


def test_a_page_that_never_comes_whole_is_handed_over_as_far_as_it_has_come(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server)
    reader.until(lambda: server.ask("/drawings?", Accept_Encoding="br").status == 200)
    held: list[Route] = []
    reader.page.route(  # the chunk which runs our components, and so draws all figures
        "**/static/js/BidiComponent.*",
        lambda route: held.append(route),  # noqa: PLW0108
    )
    reader.page.goto(f"{server.address}/", wait_until="commit")
    first_paint = reader.page.locator("#first-paint")
    first_paint.wait_for()
    first_paint.wait_for(state="detached", timeout=60_000)
    assert reader.page.locator(".menu:visible").count() == 1
    for route in held:
        route.continue_()
    reader.settle()


def test_the_dialogs_that_streamlit_has_for_developers_close_by_themselves(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    """The name of its button and its test id are Streamlit's; the first test above meets the dialog itself."""
    reader = new_reader(server)
    reader.open("/method?lang=ru")
    reader.page.evaluate("""() => {
        const dialog = document.createElement("div");
        dialog.dataset.testid = "stDialog";
        dialog.innerHTML = '<button aria-label="Close">x</button>';
        dialog.firstChild.onclick = () => dialog.remove();
        document.body.append(dialog);
    }""")
    assert reader.page.locator("[data-testid=stDialog]:visible").count() == 0
    reader.until(lambda: says(reader.page, BROKEN, "ru"), "what the dialog said is lost without a word")


def test_the_reader_changes_between_light_and_dark_on_every_page(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server)
    background = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    light, dark = "rgb(251, 250, 246)", "rgb(16, 22, 31)"
    reader.open("/method")
    assert reader.page.evaluate(background) == light
    for colour in (dark, light, dark):
        with reader.page.expect_navigation():
            reader.page.locator("a[href='#theme']").click()
        reader.settle()
        assert reader.page.evaluate(background) == colour
    reader.open("/timeline?lang=de")
    assert reader.page.evaluate(background) == dark
    assert reader.page.locator("[data-testid=stMainMenu]").count() == 0

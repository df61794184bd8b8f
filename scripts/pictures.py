"""Take the pictures of the README: each page as a reader sees it, by the tests' own server and browser.

`python scripts/pictures.py FOLDER [--all]`: with `--all` every page in three widths, two themes, three languages.
"""

import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import LAUNCH, Reader, chromium_path, serving

PAGES = {
    "at-a-glance": "/",
    "timeline": "/timeline",
    "map": "/map",
    "funding": "/funding",
    "record": "/record?id=ebrd-crm-ta-facility",
    "country": "/country?country=KAZ",
    "roadmaps": "/roadmaps",
    "promised": "/promised",
    "method": "/method",
    "search": "/search?q=Kirgisistan",
}
WIDTHS = (1440, 1024, 390)
LANGUAGES = ("en", "de", "ru")
TALLEST = 6_000  # pixels; a longer page is cut


def take(browser: Browser, server: str, path: str, target: Path, *, width: int, dark: bool) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        device_scale_factor=1,
    )
    reader = Reader(context.new_page(), server)
    reader.open(path)
    height = reader.page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    reader.page.set_viewport_size({"width": width, "height": min(int(height), TALLEST)})
    reader.settle()
    reader.page.screenshot(path=target)
    context.close()


def main(folder: Path, everything: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    choices = product(WIDTHS, (False, True), LANGUAGES) if everything else [(1440, False, "en")]
    with sync_playwright() as playwright, serving(folder / "server.log") as server:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=LAUNCH)
        for width, dark, language in choices:
            for name, path in PAGES.items():
                if not everything and f"docs/{name}.png" not in readme:
                    continue
                suffix = f"-{width}-{'dark' if dark else 'light'}-{language}" if everything else ""
                address = path + ("&" if "?" in path else "?") + f"lang={language}"
                take(browser, server.address, address, folder / f"{name}{suffix}.png", width=width, dark=dark)
        browser.close()
    (folder / "server.log").unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--all" in sys.argv)

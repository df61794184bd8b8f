"""Take the pictures of the README: each page as a reader sees it, by the tests' own server and browser.

With `--all` instead contact sheets, one per page, width and theme, on which the three languages stand side by side.
"""

import argparse
import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import running_chromium
from tests.browser.reader import Reader
from tests.browser.servers import serving

PAGES = {
    "at-a-glance": "/",
    "timeline": "/timeline",
    "timeline-list": "/timeline?as=list&country=TJK",
    "map": "/map",
    "funding": "/funding",
    "funding-behind": "/funding?only=country:KAZ",
    "record": "/record?id=ebrd-crm-ta-facility",
    "record-contradiction": "/record?id=eu-kaz-aviation-agreement",
    "country": "/country?country=KAZ",
    "region": "/country?country=shared",
    "roadmaps": "/roadmaps",
    "promised": "/promised",
    "changes": "/changes",
    "method": "/method",
    "search": "/search?q=Kirgisistan",
    "source": "/source?url={source}",
    "figures": "/figure",
    "figure": "/figure?name=breakdown",
    "figure-embedded": "/figure?name=years&embed=true",
    "embedded": "/map?embed=true&country=UZB",
    "chosen": "/?country=KAZ&theme=energy&from=2015&count=eu&currency=USD&asof=2026-01-01",
    "empty": "/funding?country=TJK&theme=political-dialogue",
}
WIDTHS = (1440, 1024, 390)
LANGUAGES = ("en", "de", "ru")
TALLEST = 6_000  # pixels; a longer page is cut


def picture(reader: Reader, target: Path, width: int) -> None:
    """The page as it stands, at a width, in its whole height."""
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.settle()
    height = reader.page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    reader.page.set_viewport_size({"width": width, "height": min(int(height), TALLEST)})
    reader.settle()
    reader.page.screenshot(path=target)


def new_reader(browser: Browser, server: str) -> Reader:
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, device_scale_factor=1)
    return Reader(context.new_page(), server)


def readme_pictures(browser: Browser, server: str, folder: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, path in PAGES.items():
        if f"docs/{name}.png" in readme:
            reader = new_reader(browser, server)
            reader.open(path)
            picture(reader, folder / f"{name}.png", WIDTHS[0])
            reader.page.context.close()


def contact_sheets(browser: Browser, server: str, folder: Path, names: Iterable[str]) -> None:
    """Opens a page once per language; width and theme change as they do for a reader, without loading anew."""
    reader = new_reader(browser, server)
    reader.open("/record?id=ebrd-crm-ta-facility")
    source = reader.page.locator("a[href*='/source?url=']").first.get_attribute("href") or ""
    for name in names:
        path = PAGES[name].format(source=source.partition("url=")[2])
        taken: dict[tuple[int, str], list[Path]] = {}
        for language in LANGUAGES:
            reader.page.emulate_media(color_scheme="light")
            reader.open(path + ("&" if "?" in path else "?") + f"lang={language}")
            for theme, width in product(("light", "dark"), WIDTHS):
                reader.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
                target = folder / f"{name}-{width}-{theme}-{language}.png"
                picture(reader, target, width)
                taken.setdefault((width, theme), []).append(target)
        for (width, theme), pictures in taken.items():
            side_by_side(pictures, folder / f"{name}-{width}-{theme}.png", 1 if width < 640 else 2)
    reader.page.context.close()


def side_by_side(pictures: Iterable[Path], target: Path, divisor: int) -> None:
    """One sheet of several pictures, each made smaller by the divisor; the single ones go."""
    images = [Image.open(each).convert("RGB").reduce(divisor) for each in pictures]
    sheet = Image.new("RGB", (sum(each.width + 12 for each in images), max(each.height for each in images)))
    left = 0
    for image in images:
        sheet.paste(image, (left, 0))
        left += image.width + 12
    sheet.save(target)
    for each in pictures:
        each.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--all", dest="pages", nargs="*", choices=PAGES, help="of these pages; without a name of all"
    )
    arguments = parser.parse_args()
    folder, pages = arguments.folder, arguments.pages
    folder.mkdir(parents=True, exist_ok=True)
    with running_chromium() as browser, serving(folder / "server.log") as server:
        if pages is None:
            readme_pictures(browser, server.address, folder)
        else:
            contact_sheets(browser, server.address, folder, pages or PAGES)
    (folder / "server.log").unlink()


if __name__ == "__main__":
    main()

"""The table of pages: address, title, and the parameters that belong to the page and not to the selection."""

from dataclasses import dataclass
from typing import Final

from cooperation.language.translator import mark


@dataclass(frozen=True)
class Page:
    """A page at `/address`. The title is a message for the translator."""

    address: str
    title: str
    parameters: tuple[str, ...] = ()


MAIN: Final[tuple[Page, ...]] = (
    Page("", mark("At a glance")),
    Page("timeline", mark("Timeline"), ("as", "lanes")),
    Page("map", mark("Map"), ("measure",)),
    Page("funding", mark("Funding"), ("by", "years", "only")),
)
SECTIONS: Final[dict[str, tuple[Page, ...]]] = {
    mark("Compare"): (
        Page("roadmaps", mark("Roadmaps"), ("left", "right")),
        Page("promised", mark("Promised and delivered"), ("deal", "promise")),
        Page("changes", mark("What changed"), ("since",)),
    ),
    mark("Records"): (
        Page("country", mark("Country"), ("whose",)),
        Page("search", mark("Search"), ("q", "kind")),
        Page("method", mark("Sources and method")),
    ),
}
NOT_IN_THE_MENU: Final[tuple[Page, ...]] = (
    Page("record", mark("Record"), ("id",)),
    Page("source", mark("Source"), ("url",)),
    Page(
        "figure",
        mark("Figure"),
        ("name", "measure", "lanes", "by", "years", "promise", "left", "right", "whose", "id"),
    ),
)

IN_THE_MENU: Final[tuple[Page, ...]] = (*MAIN, *(page for pages in SECTIONS.values() for page in pages))
PAGES: Final[tuple[Page, ...]] = (*IN_THE_MENU, *NOT_IN_THE_MENU)
PAGE_AT: Final[dict[str, Page]] = {page.address: page for page in PAGES}

FORMS: Final[dict[str, str]] = {"drawing": mark("Drawing"), "list": mark("List")}
"""How the timeline is shown, `as=`; the first is the default."""

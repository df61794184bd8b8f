"""The first page as a value, for Streamlit and for the first paint: what was agreed, promised, signed and paid."""

from dataclasses import dataclass
from typing import Final

from components.blocks.date_lists import coming_and_latest_dates
from components.blocks.elements import Block, Columns, Container, Html
from components.charts.panel import DisplayMode, Panel, drawn_panel
from components.shell.document import Document
from components.shell.downloads import page_downloads
from components.shell.footer import page_footer
from components.shell.navigation import page_menu
from components.shell.page_context import PageContext
from components.shell.page_head import head_blocks
from components.shell.selection_bar import selection_bar
from cooperation.figures.definitions import figure
from cooperation.pages import PAGE_AT
from cooperation.selection import Address
from cooperation.sentences.key_figures import KeyFigure, glance_figures
from cooperation.view import View

FIGURES: Final[dict[str, DisplayMode]] = {
    "map": "light",
    "breakdown": "phone",
    "stages": "light",
    "agreements": "light",
}
_CACHE: Final = "first page"


@dataclass(frozen=True)
class FirstPage:
    """What the first page shows, as far as it is the same for all readers of a view; `dates` are HTML."""

    key_figures: tuple[KeyFigure, ...]
    panels: dict[str, Panel | None]
    dates: str

    def blocks(self, view: View, context: PageContext) -> tuple[Block, ...]:
        """From the title down to the downloads."""
        t = view.t
        sent = {name: (panel.sent(view, context),) if panel else () for name, panel in self.panels.items()}
        left = (*sent["map"], Container("narrow_only", sent["breakdown"]))
        content = (
            *head_blocks(
                view,
                context,
                t("EU and Central Asia, at a glance"),
                t(
                    "What the European Union and the five states of Central Asia have agreed, promised, signed and "
                    "paid. Every figure opens to the records and sources behind it."
                ),
                self.key_figures,
            ),
            Container("beside_stages", (Columns((3, 2), (left, sent["stages"])),)),
            Container("wide_only", sent["agreements"]),
            Html(self.dates),
        )
        if context.is_embedded:
            return content  # a frame of another site has one link, to the full page
        frames = ("funding", "agreements", "roadmaps", "milestones")
        return (*content, page_downloads(view, context, t("At a glance"), "", frames))


def first_page(view: View) -> FirstPage:
    """Made once for all readers of a view."""
    return view.catalogue.cache.get(_CACHE, 300, view.key, lambda: _make(view))


def find_first_page(view: View) -> FirstPage | None:
    """None where nobody has asked for it yet."""
    found: FirstPage | None = view.catalogue.cache.find(_CACHE, view.key)
    return found


def _make(view: View) -> FirstPage:
    panels = {name: drawn_panel(view, figure(view, name), mode) for name, mode in FIGURES.items()}
    return FirstPage(tuple(glance_figures(view)), panels, coming_and_latest_dates(view))


def frame_blocks(view: View, context: PageContext) -> tuple[Block, ...]:
    """What stands above every page. One element: as elements of Streamlit's it is fifty, each of which costs the
    browser at every change."""
    return (Html(page_menu(view, context) + selection_bar(view, context)),)


def whole_page(view: View, page: FirstPage, origin: str) -> Container:
    """The first page as `pages/main.py` shows it at the usual address of its view."""
    query: Address = view.selection.to_address()
    context = PageContext("", view.t(PAGE_AT[""].title), origin)
    return Container(
        "page",
        (
            *frame_blocks(view, context),
            Document(view.selection.language, context.address, query),
            *page.blocks(view, context),
            Html(page_footer(view, context)),
        ),
    )

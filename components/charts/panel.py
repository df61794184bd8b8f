"""The panel around a figure on a page: title, finding, drawing, text alternative, source line, table.

What is said and drawn comes from the definition of the figure, see `cooperation.figures.definitions`.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

import streamlit as st

from components.blocks.markup import heading, quiet
from components.blocks.records_table import records_table
from components.blocks.tables import number_table
from components.charts.figure import Below, FigurePayload, SentFigure, sent_figure
from components.shell import render_lock as turns
from components.shell.current_view import page_context, page_param
from components.shell.page_context import PageContext
from cooperation.exports.citation import Subject, citation
from cooperation.exports.naming import file_name
from cooperation.figures.definitions import definition_of, figure
from cooperation.figures.figure import PAGE, PHONE, Click, Figure, Inset, Nothing
from cooperation.figures.money.tables import LINK
from cooperation.pages import PAGE_AT
from cooperation.view import View

DisplayMode = Literal[
    "page",      # among other things: its table in an expander
    "light",     # the same, its table a page away: the first page sends as little as it can
    "alone",     # on the page of single figures, its table open
    "embedded",  # the same on another site: without its table, and with nothing to click
    "phone",     # for phones only, below a figure that says the same on wider pages: without title and clicks
]  # fmt: skip


def requested_parameters(view: View, name: str) -> dict[str, str]:
    """What the address gives as the parameters of a figure; an unknown value is said, and the default holds."""
    definition = definition_of(name)
    if not definition.is_possible(view):
        return {}
    return {
        parameter.name: page_param(parameter.name, tuple(parameter.values(view)), parameter.default(view))
        for parameter in definition.parameters
    }


def requested_figure(view: View, name: str) -> Figure | Nothing:
    """The figure with the parameters that the address gives."""
    definition = definition_of(name)
    if definition.of_one_place and len(view.selection.countries) != 1:
        return figure(view, name)
    return figure(view, name, requested_parameters(view, name))


@dataclass(frozen=True)
class Panel:
    """A figure with its drawing, as far as it is the same for all readers of a view."""

    figure: Figure
    payload: FigurePayload
    mode: DisplayMode

    def sent(self, view: View, context: PageContext) -> SentFigure:
        """As the browser is sent it on a page."""
        shown, mode = self.figure, self.mode
        title = _title(shown, mode)
        subject = Subject(title or context.title, context.address, context.parameters, context.origin)
        opens = Click() if mode in ("embedded", "phone") else shown.opens
        source = "" if mode == "phone" else shown.source
        return sent_figure(
            self.payload,
            key=f"figure_{shown.slug}",
            above=_words_above(shown, mode),
            below=Below(
                file_name(view, subject, shown.slug, "png").removesuffix(".png"),
                source,
                title,
                shown.finding,
                (shown.key, source, citation(view, subject)),
                _more(view, shown, mode),
            ),
            labels={
                "download": view.t("Download"),
                "keys": view.t("Arrow keys move from point to point, Enter opens one."),
            },
            language=view.selection.language,
            chooses_places=opens.chooses_places,
            record_address=opens.address(view, _kept(opens, context)),
        )


def drawn_panel(view: View, found: Figure | Nothing | None, mode: DisplayMode) -> Panel | None:
    """The figure, or what is drawn in its place. Drawn once for all readers of the same view."""
    match found:
        case Figure() as shown:
            pass
        case Nothing(in_place=Figure() as shown):
            pass
        case Nothing() | None:
            return None  # the head of the page says what the selection leaves nothing of
        case _:
            assert_never(found)
    turns.yield_to_foreground()
    return Panel(shown, _payload(view, shown, mode), mode)


def figure_panel(view: View, found: Figure | Nothing | None, mode: DisplayMode = "page") -> None:
    """Shows the panel on the page that runs, and the table below it."""
    panel = drawn_panel(view, found, mode)
    if panel:
        panel.sent(view, page_context()).show()
        _table_below(view, panel.figure, mode)


def drawn_height(view: View, shown: Figure) -> int:
    """Pixels of the figure where it is tallest."""
    payload = _payload(view, shown, "alone")
    return max(payload.height, payload.narrow_height)


def _title(shown: Figure, mode: DisplayMode) -> str:
    match mode:
        case "phone":
            return ""
        case "page":
            return shown.title if shown.title_on_page is None else shown.title_on_page
        case "light" | "alone" | "embedded":
            return shown.title
        case _:
            assert_never(mode)


def _words_above(shown: Figure, mode: DisplayMode) -> str:
    """As HTML. The title of a figure that is alone is that of its page."""
    title = _title(shown, mode)
    said = []
    if mode == "alone":
        said.append(heading(1, title))
    elif title and not (shown.page_says_title and mode == "page"):
        said.append(heading(2, title))
    if shown.finding:
        said.append(quiet(shown.finding))
    return "".join(said)


def _kept(opens: Click, context: PageContext) -> Mapping[str, str]:
    """What the page was asked to show stays where a click opens the same page."""
    page = PAGE_AT.get(opens.page or "")
    names = page.parameters if page and opens.page else ()
    return {
        name: value for name, value in context.parameters.items() if name in names and name != opens.parameter
    }


def _more(view: View, shown: Figure, mode: DisplayMode) -> tuple[str, str] | None:
    """The way to the figure alone, where its code for other sites is, and on a light page its table."""
    if not shown.address_parameters:
        return None
    match mode:
        case "page":
            label = view.t("Embed")
        case "light":
            label = view.t("Table, embed")
        case "alone" | "embedded" | "phone":
            return None
        case _:
            assert_never(mode)
    return label, view.address("figure", **shown.address_parameters)


def _table_below(view: View, shown: Figure, mode: DisplayMode) -> None:
    """The table where it belongs: open beside a single figure, in an expander elsewhere."""
    match mode:
        case "alone":
            _table(view, shown)
        case "page":
            if shown.has_table_on_page:
                with st.expander(view.t("Table"), icon=":material/table_rows:"):
                    _table(view, shown)
        case "light" | "embedded" | "phone":
            pass
        case _:
            assert_never(mode)


def _table(view: View, shown: Figure) -> None:
    """Numbers to be read; records, which are many, to be sorted and opened."""
    frame = shown.table()
    if LINK in frame.columns:
        records_table(view, frame, key=shown.slug)
    else:
        number_table(view.t, frame, shown.slug)


def legend_panel(view: View, found: Figure | Nothing) -> None:
    """What the marks of a figure mean, as a drawing of its own; nothing where it has none."""
    shown = found.in_place if isinstance(found, Nothing) else found
    legend = shown.legend() if shown else None
    if legend:
        inset_panel(view, legend)


def inset_panel(view: View, inset: Inset) -> None:
    """A small drawing beside a figure, with nothing to click or to download."""
    key = (inset.slug, view.key, inset.variant)
    drawing = _cached(view, key, lambda: FigurePayload.of(inset.draw(), alt=inset.alt))
    sent_figure(drawing, key=f"key_{inset.slug}", language=view.selection.language).show()


def _payload(view: View, shown: Figure, mode: DisplayMode) -> FigurePayload:
    for_phones = mode == "phone"
    make = _phone_payload if for_phones else _page_payload
    return _cached(view, (shown.slug, view.key, for_phones), lambda: make(shown))


def _phone_payload(shown: Figure) -> FigurePayload:
    return FigurePayload.of(shown.draw(PHONE), alt=shown.alt)


def _page_payload(shown: Figure) -> FigurePayload:
    if not shown.narrow_below:
        return FigurePayload.of(shown.draw(PAGE), alt=shown.alt, least_width=shown.least_width)
    return FigurePayload.of(
        shown.draw(PAGE), alt=shown.alt, narrow=shown.draw(PHONE), narrow_below=shown.narrow_below
    )


def _cached(view: View, key: Hashable, make: Callable[[], FigurePayload]) -> FigurePayload:
    """The one cache of figures, for all readers of a version; some 15 KB each."""
    return view.catalogue.cache.get("figures", 1500, key, make)

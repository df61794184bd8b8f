"""What a reader takes along: files of a page's rows, and a citation. Nothing is built before a click."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from components.blocks.elements import Container, Html, Popover
from components.blocks.markup import copyable, disclosure, quiet
from components.shell.current_view import page_context
from components.shell.page_context import PageContext
from cooperation.exports.citation import LICENCE, Subject, citation
from cooperation.exports.columns import FRAMES
from cooperation.exports.contents import Contents, record_contents, view_contents
from cooperation.exports.csv import as_csv
from cooperation.exports.json import as_json
from cooperation.exports.naming import file_name
from cooperation.exports.xlsx import as_xlsx
from cooperation.records.record import Record
from cooperation.view import View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download_bar(
    view: View, title: str, page: str, frames: Sequence[str], own: Mapping[str, str] | None = None
) -> None:
    """One line of quiet buttons for a page: `frames` are the rows behind it, `own` its own parameters."""
    context = page_context()
    if not context.is_embedded:  # a frame of another site has one link, to the full page
        page_downloads(view, context, title, page, frames, own).show()


def page_downloads(
    view: View,
    context: PageContext,
    title: str,
    page: str,
    frames: Sequence[str],
    own: Mapping[str, str] | None = None,
) -> Container:
    """The line of `download_bar` as a value."""
    subject = Subject(title, page, own or {}, context.origin)
    return _buttons(view, subject, tuple(frames), partial(view_contents, view, subject, tuple(frames)))


def record_download_bar(view: View, record: Record) -> None:
    """The same for one record."""
    context = page_context()
    if context.is_embedded:
        return
    subject = Subject.of_record(view, record, context.origin)
    contents = partial(record_contents, view, record, subject.origin)
    _buttons(view, subject, (record.folder,), contents).show()


def _buttons(
    view: View, subject: Subject, frames: tuple[str, ...], contents: Callable[[], Contents]
) -> Container:
    t = view.t
    note = t("The address holds the day; the version says which state of the records it was.")
    cited = quiet(note) + copyable(citation(view, subject), t("Copy"))
    fill = partial(_files, view, subject, frames, contents)
    files = Popover("files", t("Download"), ":material/download:", fill)
    cite = Html(disclosure(t("Cite"), cited, picture=":material/format_quote:"), fits=True)
    return Container("download_bar", (files, cite), is_row=True)


def _files(view: View, subject: Subject, frames: tuple[str, ...], contents: Callable[[], Contents]) -> None:
    """A CSV holds one table; a workbook and JSON hold them all, with their sources."""
    t = view.t
    with st.container(gap="xsmall"):
        for number, name in enumerate(frames):
            label = t("CSV: {table}", table=t(FRAMES[name].title))
            _file(label, file_name(view, subject, name, "csv"), "text/csv", partial(_csv, contents, number))
        workbook = t("XLSX, with sheets of sources and method")
        _file(workbook, file_name(view, subject, "", "xlsx"), XLSX, partial(_whole, contents, as_xlsx))
        everything = t("JSON, all tables")
        name = file_name(view, subject, "", "json")
        _file(everything, name, "application/json", partial(_whole, contents, as_json))
    st.html(quiet(t("Data: {licence}. Charts are saved below each figure.", licence=LICENCE)))


def _file(label: str, name: str, kind: str, data: Callable[[], bytes]) -> None:
    icon = _ICONS[name.rsplit(".", 1)[-1]]
    st.download_button(
        label, data, name, kind, key=f"download_{name}", on_click="ignore", type="tertiary", icon=icon
    )


_ICONS = {"csv": ":material/csv:", "xlsx": ":material/table_view:", "json": ":material/data_object:"}


def _csv(contents: Callable[[], Contents], number: int) -> bytes:
    made = contents()
    return as_csv(made, made.tables[number])


def _whole(contents: Callable[[], Contents], write: Callable[[Contents], bytes]) -> bytes:
    return write(contents())

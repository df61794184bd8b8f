"""Addresses of pages, read without a browser: the view, the page, its parameters, and what means nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from urllib.parse import parse_qs, urlsplit

from cooperation.figures.definition import Parameter
from cooperation.figures.definitions import FIGURES
from cooperation.pages import FORMS, PAGE_AT, Page
from cooperation.selection import AddressProblem, Selection
from cooperation.store.catalogue import LoadResult
from cooperation.view import View

OF_STREAMLIT: Final = ("embed", "embed_options")


@dataclass(frozen=True)
class Resolved:
    """What an address asks for; `problems` are the parts of it that mean nothing, each left out of the others."""

    view: View
    page: Page
    parameters: Mapping[str, str]
    problems: tuple[AddressProblem, ...]


def resolve(address: str, loaded: LoadResult, today: date, more: Iterable[str] = ()) -> Resolved:
    """Read an address such as `/timeline?country=KAZ&lanes=theme&lang=de`, with or without a server in front.

    `more` are names of parameters that are allowed beside those of the page.
    """
    parts = urlsplit(address)
    query = parse_qs(parts.query, keep_blank_values=True)
    selection, problems = read_selection(query, today)
    view = View(loaded, selection, today)
    path = parts.path.strip("/")
    page = PAGE_AT.get(path)
    if page is None:
        addresses = ", ".join(f"/{known}" for known in PAGE_AT)
        problems = (*problems, AddressProblem("page", f"/{path}", addresses))
        page = PAGE_AT[""]
    own = {name: values[0] for name, values in query.items() if name not in Selection.NAMES}
    known = (*page.parameters, *more, *OF_STREAMLIT)
    wrong = {
        name: AddressProblem(name, value, ", ".join(allowed))
        for name, value in own.items()
        if (allowed := _allowed(view, page, known, name, value)) is not None
    }
    parameters = {
        name: value for name, value in own.items() if name not in wrong and name not in OF_STREAMLIT
    }
    return Resolved(view, page, parameters, (*problems, *wrong.values()))


def read_selection(
    params: Mapping[str, Sequence[str]], today: date
) -> tuple[Selection, tuple[AddressProblem, ...]]:
    """The selection of an address, and what in it could not be understood; no day after today is one."""
    selection, problems = Selection.from_address(params)
    if selection.as_of and selection.as_of > today:
        problems = (*problems, AddressProblem("asof", selection.as_of.isoformat(), f"≤ {today.isoformat()}"))
        selection = replace(selection, as_of=None)
    return selection, problems


def _allowed(view: View, page: Page, known: Sequence[str], name: str, value: str) -> Sequence[str] | None:
    """What would be right in place of a parameter; None where it is right as it is."""
    if name not in known:
        return (*Selection.NAMES, *known)
    if page.address == "timeline" and name == "as":
        return None if value in FORMS else tuple(FORMS)
    if page.address == "figure" and name == "name":
        return None if value in FIGURES else tuple(FIGURES)
    parameter = _parameter(page, name)
    if parameter is None or not value:
        return None
    allowed = parameter.values(view)
    return allowed if allowed and value not in allowed else None


def _parameter(page: Page, name: str) -> Parameter | None:
    """The parameter of that name of a figure of the page. `/record?id=` names any record, not only those drawn."""
    if page.address in ("record", "figure"):
        return None
    parameters = (
        parameter
        for definition in FIGURES.values()
        if definition.page == page.address
        for parameter in definition.parameters
    )
    return next((parameter for parameter in parameters if parameter.name == name), None)

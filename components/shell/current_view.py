"""The view of this run. The frame makes it from the address before anything is drawn; pages ask for it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

from components.shell.messages import address_problems
from components.shell.page_context import PageContext
from cooperation import store
from cooperation.figures.addresses import read_selection
from cooperation.selection import Address, AddressProblem, Selection
from cooperation.store.history import todays_date
from cooperation.view import View

_KEY = "view"


def make_view() -> tuple[View, tuple[AddressProblem, ...]]:
    """The view that the address asks for, and what in the address could not be understood. Raises NoData."""
    selection, problems = selection_asked()
    view = View(store.get(), selection, todays_date())
    st.session_state[_KEY] = view
    return view, problems


def selection_asked() -> tuple[Selection, tuple[AddressProblem, ...]]:
    """The selection of the address, and what in it could not be understood."""
    return read_selection(query_params(), todays_date())


def current_view() -> View:
    view: View = st.session_state[_KEY]
    return view


def query_params() -> Address:
    """All parameters of the address."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def page_params() -> dict[str, str]:
    """What in the address belongs to the page and not to the selection."""
    return {
        name: values[0] for name, values in query_params().items() if name not in Selection.NAMES and values
    }


def set_page(address: str, title: str) -> PageContext:
    """The frame says which page runs: its address without parameters, and its title."""
    context = PageContext(address, title, _origin(), page_params(), bool(st.context.is_embedded))
    st.session_state["page"] = context
    return context


def page_context() -> PageContext:
    """The page that runs."""
    context: PageContext = st.session_state["page"]
    return context


def _origin() -> str:
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def page_param(name: str, allowed: Mapping[str, object] | tuple[str, ...], default: str) -> str:
    """A parameter that belongs to one page; the default where it is missing, or unknown, which is then said."""
    value = st.query_params.get(name) or default
    if value in allowed:
        return value
    address_problems(current_view(), (AddressProblem(name, value, ", ".join(allowed)),))
    return default

"""The app as a reader meets it, without a browser: the frame runs, and the address decides what it shows."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from components.shell import current_view
from components.shell.navigation import script_of
from cooperation.pages import PAGE_AT, Page
from cooperation.store.loading import Current

ROOT = Path(__file__).resolve().parent.parent.parent
HAND_WRITTEN = Path(__file__).resolve().parent / "data"
TODAY = "2026-11-24"

Open = Callable[[str], "Reader"]


@dataclass(frozen=True)
class Choice:
    """A link that chooses something or takes it back; `said` is what a screen reader says of it."""

    address: str
    is_chosen: bool
    said: str

    @classmethod
    def of(cls, marks: str, words: str) -> "Choice":
        """From the attributes of its HTML, and what stands in it."""
        found = dict(re.findall(r'([\w-]+)="([^"]*)"', marks))
        said = found.get("aria-label") or re.sub(r"<small>.*|<[^>]+>", "", words)
        return cls(found["href"], found.get("aria-pressed") == "true", said)


class Reader:
    """One reader's session. Every step asserts that no page ended in a traceback."""

    def __init__(self) -> None:
        self.app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60)
        self._has_run = False

    def open(self, address: str) -> "Reader":
        """Go to an address such as `/funding?country=KAZ&by=theme`."""
        path, query = urlsplit(address).path.strip("/"), urlsplit(address).query
        self.app.query_params.clear()
        for name, values in parse_qs(query, keep_blank_values=True).items():
            self.app.query_params[name] = values
        if not self._has_run and path:
            self.app.run()  # the pages are known only then
            self._has_run = True
        return self.go_to(PAGE_AT[path])

    def go_to(self, page: Page) -> "Reader":
        """Switch the page and keep the address's parameters."""
        if self._has_run:
            self.app.switch_page(script_of(page))
        self._has_run = True
        return self.run()

    def run(self) -> "Reader":
        self.app.run()
        said = ["\n".join((error.message, *error.stack_trace[-6:])) for error in self.app.exception]
        assert said == [], f"{dict(self.app.query_params)}\n{said[0]}"
        return self

    @property
    def address(self) -> dict[str, list[str]]:
        """The parameters of the address as they are now."""
        found = self.app.query_params
        return {name: value if isinstance(value, list) else [value] for name, value in dict(found).items()}

    @property
    def title(self) -> str:
        """The first heading of the page, whether it stands in HTML of ours or in an element of Streamlit's."""
        said = (*self.html, *(unescape(each["above"]) for each in self.figures.values()))
        written = re.findall(r"<h1[^>]*>(.*?)</h1>", "\n".join(said))
        return _plain((*written, *(each.value for each in self.app.title))[0])

    @property
    def words(self) -> str:
        """Everything the page says: text, tables, labels of links, and what figures say."""
        app = self.app
        parts = [
            each.value
            for each in (*app.title, *app.subheader, *app.markdown, *app.warning, *app.error, *app.info)
        ]
        above = (unescape(said["above"]) for said in self.figures.values())
        parts += [re.sub(r"<[^>]+>", "\n", each) for each in (*self.html, *above)]
        parts += [block.label for block in app.expander]
        parts += [frame.to_csv() for frame in (*self.tables, *self.record_tables)]
        parts += [f"{said['figure']} {said['alt']} {said['source']}" for said in self.figures.values()]
        return _plain("\n".join(parts))

    @property
    def choices(self) -> dict[str, "Choice"]:
        """What the bar offers and the chips take back, by name: `country:KAZ`, `chip:0`."""
        found = re.findall(r'<a role="button"(.*?) data-stays="([^"]*)">(.*?)</a>', "\n".join(self.html))
        return {name: Choice.of(marks, words) for marks, name, words in found}

    @property
    def chosen(self) -> list[str]:
        """The names of what the bar shows as chosen."""
        return [name for name, choice in self.choices.items() if choice.is_chosen]

    @property
    def chips(self) -> list[str]:
        """What a screen reader says of each chip."""
        return [choice.said for name, choice in self.choices.items() if name.startswith("chip:")]

    @property
    def boxes(self) -> dict[str, str]:
        """What stands in the boxes of the bar: years, and the day as of which."""
        return dict(re.findall(r'<input type="\w+" name="(\w+)".*? value="([^"]*)"', "\n".join(self.html)))

    def choose(self, name: str) -> "Reader":
        """Follow a link of the bar or a chip."""
        return self.open(self.choices[name].address)

    @property
    def html(self) -> list[str]:
        """What is given to the browser as HTML, the style sheet left out."""
        return [unescape(each.proto.body) for each in self.app.get("html") if "<style" not in each.proto.body]

    @property
    def tables(self) -> list[pd.DataFrame]:
        """The tables for reading, with their first column as a column."""
        return [table.value.reset_index() for table in self.app.table]

    def table(self, first_heading: str) -> pd.DataFrame:
        """The first table whose first column is called so."""
        return next(each for each in self.tables if str(each.columns[0]).removesuffix(":") == first_heading)

    @property
    def figures(self) -> dict[str, dict[str, Any]]:
        """What the browser is given to draw, by the figure's key."""
        sent = (each for each in self.app.get("bidi_component") if each.proto.bytes)
        return {str(each.key): as_sent(each.proto.bytes) for each in sent}

    @property
    def record_tables(self) -> list[pd.DataFrame]:
        """Every table of records as the browser is given it: numbers as numbers, the record's address in `open`."""
        sent = [
            json.loads(each.proto.json)
            for each in self.app.get("bidi_component")
            if (each.key or "").startswith("table_")
        ]
        return [pd.DataFrame({"open": data["links"], **_columns(data["columns"])}) for data in sent]

    @property
    def languages(self) -> dict[str, str]:
        """The address of this page in each language; the language it is in has a star."""
        found = re.findall(r'href="(/[^"]*)"[^>]*hreflang="(\w+)"([^>]*)', "\n".join(self.html))
        return {f"{language}{'*' if 'aria-current' in more else ''}": at for at, language, more in found}

    @property
    def links(self) -> list[tuple[str, dict[str, list[str]]]]:
        """Every link to a page of ours: its address and its parameters; those left out that choose something else."""
        written = re.findall(r"\]\((/[^)]*)\)", "\n".join(each.value for each in self.app.markdown))
        anywhere = r'<a(?! role="button")[^>]*href="(/[^"]*)"(?![^>]*hreflang)'
        written += re.findall(anywhere, "\n".join(self.html))
        written += [data["more"][1] for data in self.figures.values() if data["more"]]
        written += [at for table in self.record_tables for at in table["open"]]
        split = [urlsplit(at.replace("%29", ")")) for at in written]
        return [(at.path.strip("/"), parse_qs(at.query)) for at in split]


def _columns(sent: list[dict[str, Any]]) -> dict[str, list[Any]]:
    def is_number(column: dict[str, Any]) -> bool:
        return any(isinstance(key, float) for key in column["order"] or ())

    return {column["title"]: column["order"] if is_number(column) else column["cells"] for column in sent}


def as_sent(data: bytes) -> dict[str, Any]:
    """What the browser reads of a figure: what stands around it, and the figures as JSON text."""
    around, figure, narrow = data.decode().split("\n")
    return {**json.loads(around), "figure": figure, "narrow": narrow or None}


def _plain(text: str) -> str:
    """Markdown as it is read: without the escapes."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


@pytest.fixture(scope="session", autouse=True)
def _errors_in_full() -> None:
    """Readers see no details of an error; who reads a failed test needs them."""
    config.set_option("client.showErrorDetails", "full")


@pytest.fixture(scope="session")
def _versions() -> dict[Path, Current]:
    """Each data folder is read once for all tests."""
    return {}


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, _versions: dict[Path, Current]) -> Callable[[Path], Current]:
    """A function after which the pages show this data folder."""

    def serve(folder: Path) -> Current:
        monkeypatch.setenv("COOPERATION_TODAY", TODAY)
        monkeypatch.setenv("COOPERATION_DATA", str(folder))
        version = _versions.setdefault(folder, Current())
        monkeypatch.setattr(current_view, "current", version)
        return version

    return serve


@pytest.fixture
def open_page(served: Callable[[Path], Current]) -> Iterator[Open]:
    """A function that opens an address over the small hand-written records beside this file."""
    served(HAND_WRITTEN)
    yield lambda address: Reader().open(address)


@pytest.fixture
def open_real_page(served: Callable[[Path], Current]) -> Iterator[Open]:
    """As `open_page`, over the project's own records."""
    served(ROOT / "data")
    yield lambda address: Reader().open(address)

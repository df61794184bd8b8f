"""What is said about a figure and how it is drawn: the values that pages, files and commands share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from cooperation.figures.layout.theme import NOTE_SIZE
from cooperation.findings.nearest import Offer
from cooperation.view import View


@dataclass(frozen=True)
class Room:
    """The space a figure is drawn for, in pixels. `height` None: as much as the figure takes."""

    width: int
    height: int | None
    smallest_letter: int


NARROW: Final = 640  # pixels of width below which most figures need a form of their own
PAGE: Final = Room(1200, None, NOTE_SIZE)  # the column of a page; drawings are laid out for less and stretch
PHONE: Final = Room(328, None, NOTE_SIZE)  # a window of 360 pixels


@dataclass(frozen=True)
class Click:
    """What a chosen point opens: the page at the address `page`, with the key of the point behind `prefix` as the
    value of `parameter`. `chooses_places`: a country narrows every page to it. Without a page it opens nothing.
    """

    page: str | None = None
    parameter: str = ""
    prefix: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    chooses_places: bool = False

    def address(self, view: View, kept: Mapping[str, str]) -> str:
        """The address without the key, which is put behind; `kept` are parameters of the page that stay as they are."""
        if self.page is None:
            return ""
        return view.address(self.page, **{**kept, **self.parameters}, **{self.parameter: self.prefix})


OPENS_RECORD: Final = Click("record", "id")


@dataclass(frozen=True)
class Inset:
    """A small drawing beside a figure with nothing to click: its legend, or where the partners lie.

    `slug` names it on a page; `variant` tells the drawings of one slug apart.
    """

    slug: str
    alt: str
    draw: Callable[[], go.Figure]
    variant: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """Everything said about one figure, and how it is drawn.

    `finding` is computed from records, `source` says what lies under the figure and what outside, `key` what the marks
    mean, for images. `opens` is what a click opens. `slug` names its files and its element on a page.

    `drawing(narrow)` has a second form for rooms narrower than `narrow_below` pixels (0: one form for all). In less
    than `least_width` pixels a part is seen at a time.

    `title_on_page`: the title where the page itself names the place. `page_says_title`: a heading or a switch of its
    page does. `has_table_on_page`: the page shows its numbers nowhere else.

    The fields from `name` on are filled in by its definition; figures without a name cannot be shown alone.
    """

    title: str
    finding: str = ""
    source: str = ""
    key: str = ""
    slug: str
    describe: Callable[[], str] = field(repr=False)
    drawing: Callable[[bool], go.Figure] = field(repr=False)
    table: Callable[[], pd.DataFrame] = field(repr=False)
    legend: Callable[[], Inset | None] = field(default=lambda: None, repr=False)
    opens: Click = Click()
    narrow_below: int = 0
    least_width: int = 0
    title_on_page: str | None = None
    page_says_title: bool = False
    has_table_on_page: bool = True

    name: str = ""
    page: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    distinguishing: Mapping[str, str] = field(default_factory=dict)
    """Of the parameters those that an address always names, because their default depends on the records."""
    address_parameters: Mapping[str, str] = field(default_factory=dict)
    """What brings the figure back on the page of single figures: the name, and what differs from the default."""

    @cached_property
    def alt(self) -> str:
        """The text alternative."""
        return self.describe()

    def draw(self, room: Room) -> go.Figure:
        """The drawing for a room. Raises ValueError where no drawing fits one: a limited height, larger letters."""
        if room.height is not None or room.smallest_letter > NOTE_SIZE:
            raise ValueError(
                f"Figures are drawn for pages of any height with letters of {NOTE_SIZE} pixels, not for {room}"
            )
        return self.drawing(room.width < self.narrow_below)


@dataclass(frozen=True)
class Nothing:
    """Why there is no figure. `in_place`: the figure that says so in words where a page has room for one.

    `needs_place`: it shows one country, or what several share, and the selection names none or several.
    """

    name: str
    title: str
    page: str
    reason: str
    find_nearest: Callable[[], tuple[Offer, ...]] = field(repr=False)
    parameters: Mapping[str, str] = field(default_factory=dict)  # as they were given
    in_place: Figure | None = None
    needs_place: bool = False

    @cached_property
    def nearest(self) -> tuple[Offer, ...]:
        """The nearest selections that have something, the smallest step first."""
        return self.find_nearest()

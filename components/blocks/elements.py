"""Parts of a page as values: a tree that Streamlit shows, and that the first paint writes as plain HTML."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

import streamlit as st


class Block(Protocol):
    """A part of a page."""

    def show(self) -> None:
        """Shows it in the page whose script runs."""


@dataclass(frozen=True)
class Html:
    """`fits`: as wide as what is in it, and not as the page."""

    body: str
    fits: bool = False

    def show(self) -> None:
        st.html(self.body, width="content" if self.fits else "stretch")


@dataclass(frozen=True)
class Markdown:
    """A sentence whose links are made by `components.blocks.text`; `width` in pixels."""

    text: str
    width: int

    def show(self) -> None:
        st.markdown(self.text, width=self.width)


@dataclass(frozen=True)
class Container:
    """Blocks below each other, or in a row; `key` is part of a class, for style.css."""

    key: str
    blocks: tuple[Block, ...]
    is_row: bool = False

    def show(self) -> None:
        alignment: Literal["center", "top"] = "center" if self.is_row else "top"
        with st.container(key=self.key, horizontal=self.is_row, vertical_alignment=alignment, gap="small"):
            show(self.blocks)


@dataclass(frozen=True)
class Columns:
    """Blocks in columns beside each other, wide apart; `weights` are their shares of the width."""

    weights: tuple[int, ...]
    columns: tuple[tuple[Block, ...], ...]

    def show(self) -> None:
        places = st.columns(self.weights, gap="large")
        for place, blocks in zip(places, self.columns, strict=True):
            with place:
                show(blocks)


@dataclass(frozen=True)
class Popover:
    """A quiet button that opens a panel; `fill` is called once it is open."""

    key: str
    label: str
    picture: str
    fill: Callable[[], None]

    def show(self) -> None:
        panel = st.popover(self.label, type="tertiary", icon=self.picture, key=self.key, on_change="rerun")
        if panel.open:
            with panel:
                self.fill()


def show(blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        block.show()

"""What a page must know of the address it is at; the selection stands in its View."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cooperation.view import View


@dataclass(frozen=True)
class PageContext:
    """The page that is shown: its address without parameters, its title, and its own parameters.

    `origin` is the server as the reader's browser names it, without a slash at the end; empty where that is not known.
    `is_embedded`: the page is in a frame of another site.
    """

    address: str
    title: str
    origin: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    is_embedded: bool = False

    def url(self, view: View) -> str:
        """The address of the page with the selection of `view`; its own parameters stay."""
        return view.address(self.address, **self.parameters)

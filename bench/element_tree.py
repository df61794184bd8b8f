"""What Streamlit sends of a page, kept as a tree of elements: the messages are Streamlit's own (`streamlit.proto`)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

FINISHED = ForwardMsg.FINISHED_SUCCESSFULLY
STARTED_AGAIN = (
    ForwardMsg.FINISHED_EARLY_FOR_RERUN
)  # Streamlit switches pages by breaking off and starting again

Path = tuple[int, ...]


class PageError(Exception):
    """The page showed an exception, or its script did not finish."""


@dataclass(frozen=True)
class Element:
    """One element or block of a page; `message` is its protobuf, `kind` the name of what is in it."""

    path: Path
    kind: str
    message: Any

    @property
    def key(self) -> str:
        """The key that the page's script gave it, or an empty text."""
        parts = str(getattr(self.message, "id", "")).split("-", 2)
        return parts[2] if len(parts) == 3 and parts[2] != "None" else ""

    @property
    def is_block(self) -> bool:
        return bool(self.message.DESCRIPTOR.name == "Block")

    @property
    def is_figure(self) -> bool:
        return self.kind == "bidi_component" and self.message.component_name == "components.figure"


@dataclass
class ElementTree:
    """The page as far as it was sent."""

    elements: dict[Path, Element] = field(default_factory=dict)

    def in_order(self) -> Iterator[Element]:
        """All elements and blocks from top to bottom, a block before what is in it."""
        return (self.elements[path] for path in sorted(self.elements))

    def take(self, answer: ForwardMsg) -> bool:
        """Keep what a message says; whether it was the last one of a run. Raises PageError."""
        match answer.WhichOneof("type"):
            case "new_session":
                self.elements.clear()
            case "delta":
                self._keep(tuple(answer.metadata.delta_path), answer.delta)
            case "script_finished":
                if answer.script_finished not in (FINISHED, STARTED_AGAIN):
                    raise PageError(ForwardMsg.ScriptFinishedStatus.Name(answer.script_finished))
                return answer.script_finished == FINISHED
        return False

    def _keep(self, path: Path, delta: Any) -> None:
        sort = delta.WhichOneof("type")
        if sort == "add_block":
            self.elements[path] = Element(
                path, delta.add_block.WhichOneof("type") or "block", delta.add_block
            )
        elif sort == "new_element":
            kind = delta.new_element.WhichOneof("type")
            if kind == "exception":
                raise PageError(delta.new_element.exception.message)
            self.elements[path] = Element(path, kind, getattr(delta.new_element, kind))

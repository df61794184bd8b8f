"""A figure of one thing among several: which one, so that its code names it even where the address did not."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.panel import Drawn


@dataclass(frozen=True)
class OneOfSeveral(Drawn):
    """`own` are the parameters that name the thing."""

    own: Mapping[str, str]

    @classmethod
    def of(cls, drawn: Drawn, **own: str) -> "OneOfSeveral":
        return cls(drawn.title, drawn.height, own)

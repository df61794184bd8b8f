"""Key figures: a rule, a label, a value that fits, one line of scope, one quiet action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode

from components.blocks.markup import icon


@dataclass(frozen=True)
class KeyFigure:
    """One figure; `page`, the address of a page, `query` and a `part` of that page say where its action leads."""

    label: str
    value: str
    scope: str
    action: str = ""
    icon: str = ":material/arrow_forward:"
    page: str | None = None
    query: Mapping[str, Sequence[str]] = field(default_factory=dict)
    part: str = ""


def key_figures(figures: Sequence[KeyFigure]) -> str:
    """As HTML: side by side on a wide page, below each other on a phone; their actions on a common line."""
    return f'<div class="key-figures">{"".join(map(_as_html, figures))}</div>' if figures else ""


def _as_html(figure: KeyFigure) -> str:
    parts = [
        f'<p class="key-label">{escape(figure.label)}</p>',
        f'<p class="key-value">{escape(figure.value)}</p>',
        f'<p class="key-scope">{escape(figure.scope)}</p>',
    ]
    if figure.page is not None:
        address = f"/{figure.page}?{urlencode(figure.query, doseq=True)}".removesuffix("?")
        address += f"#{figure.part}" if figure.part else ""
        parts.append(
            f'<a class="key-action" href="{escape(address)}">{icon(figure.icon)}{escape(figure.action)}</a>'
        )
    return f'<div class="key-figure">{"".join(parts)}</div>'

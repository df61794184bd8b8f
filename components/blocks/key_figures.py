"""Key figures as HTML: a rule, a label, a value that fits, one line of scope, one quiet action."""

from collections.abc import Sequence
from html import escape
from typing import assert_never
from urllib.parse import urlencode

from components.blocks.markup import icon
from cooperation.sentences.key_figures import ActionKind, KeyFigure


def key_figures(figures: Sequence[KeyFigure]) -> str:
    """Side by side on a wide page, below each other on a phone; their actions on a common line."""
    return f'<div class="key-figures">{"".join(map(_as_html, figures))}</div>' if figures else ""


def _as_html(figure: KeyFigure) -> str:
    parts = [
        f'<p class="key-label">{escape(figure.label)}</p>',
        f'<p class="key-value">{escape(figure.value)}</p>',
        f'<p class="key-scope">{escape(figure.scope)}</p>',
    ]
    if figure.page is not None:
        address = f"/{figure.page}?{urlencode(figure.query, doseq=True)}".removesuffix("?")
        address += "" if figure.kind == "page" else f"#{figure.kind}"
        picture = icon(_icon(figure.kind))
        parts.append(f'<a class="key-action" href="{escape(address)}">{picture}{escape(figure.action)}</a>')
    return f'<div class="key-figure">{"".join(parts)}</div>'


def _icon(kind: ActionKind) -> str:
    match kind:
        case "receipt" | "shared-receipt":
            return ":material/receipt_long:"
        case "page":
            return ":material/arrow_forward:"
        case _:
            assert_never(kind)

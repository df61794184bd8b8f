"""What the reader has selected, above every page: a bar in which to choose, and chips that take back.

Each choice is a link to the same page with one thing changed: the address is the truth, and navigation.js adds to it
where two choices follow each other faster than the page is written anew.
"""

from collections.abc import Iterator
from datetime import date
from html import escape

from components.blocks.markup import choice, choices, disclosure
from components.shell.chips import chips
from components.shell.page_context import PageContext
from cooperation.counting.lens import COUNTS, CURRENCIES
from cooperation.language.wording import (
    COUNT_DEFINITIONS,
    COUNT_WORDS,
    STAGE_WORDS,
    THEME_WORDS,
    short_place_name,
)
from cooperation.selection import PLACES, STAGES, THEMES
from cooperation.sentences.selection import selected_period_in_words
from cooperation.view import View


def selection_bar(view: View, context: PageContext) -> str:
    """As HTML: places always in view; the rest as quiet panels.

    At its default a panel is labelled by its value; what differs is a chip below.
    """
    return (
        f'<div class="selection"><div class="bar">{_places(view, context)}'
        f"{disclosure(_themes_label(view), _themes(view, context), name='themes')}"
        f"{disclosure(_period_label(view), _period(view), name='period')}"
        f"{disclosure(_lens_label(view), _lens(view, context), name='lens')}"
        f"</div>{chips(view, context)}</div>"
    )


def _places(view: View, context: PageContext) -> str:
    names = {place: short_place_name(view.t, place) for place in PLACES}
    links = _several(view, context, "countries", names)
    label = escape(view.t("Countries"))
    return f'<div class="places segmented" role="group" aria-label="{label}">{"".join(links)}</div>'


def _themes(view: View, context: PageContext) -> str:
    names = {theme: view.t(THEME_WORDS[theme]) for theme in THEMES}
    return choices(
        view.t("Themes; a record is shown if it has any of them"),
        _several(view, context, "themes", names),
        css="pills",
    )


def _period(view: View) -> str:
    t, start, end = view.t, view.selection.start, view.selection.end
    earliest, latest = view.scope.first_year, view.catalogue.last_year
    first = start.year if start else earliest
    last = end.year if end else latest
    return choices(
        t("Period; a record is shown if it overlaps it"),
        (
            _year("from", t("From the beginning of"), first, earliest, min(first, earliest), last),
            _year("to", t("to the end of"), last, latest, first, max(last, latest)),
        ),
        css="labelled",
    )


def _year(name: str, label: str, year: int, all_of: int, earliest: int, latest: int) -> str:
    """A box for a year; `all_of` is the one that does not narrow. An end that is not changed keeps its day, which the
    address may have and a year does not show."""
    return (
        f'<label>{escape(label)} <input type="number" name="{name}" data-focus-key="{name}" value="{year}" '
        f'data-all="{all_of}" min="{earliest}" max="{latest}" required></label>'
    )


def _lens(view: View, context: PageContext) -> str:
    t, selection = view.t, view.selection
    counts = (
        _one(view, context, "count", count, t(COUNT_WORDS[count]), t(COUNT_DEFINITIONS[count]))
        for count in COUNTS
    )
    currencies = (_one(view, context, "currency", currency, currency) for currency in CURRENCIES)
    stages = (_one(view, context, "stage", stage, t(STAGE_WORDS[stage]), or_none=True) for stage in STAGES)
    ceilings = choice(
        t("Count ceilings (“up to”) and upper ends of ranges too"),
        context.url(view.with_selection(ceilings=not selection.ceilings)),
        is_chosen=selection.ceilings,
        name="ceilings",
    )
    return "".join(
        (
            choices(t("Whose money counts"), counts, css="described"),
            choices(t("Currency"), currencies, css="pills"),
            choices(t("One stage only; none chosen means signed or later"), stages, css="pills"),
            f'<p class="pills">{ceilings}</p>',
            f'<p class="labelled">{_day(view)}</p>',
        )
    )


def _day(view: View) -> str:
    """A box for an earlier day; the browser writes it as its reader is used to."""
    label = view.t("As of an earlier day; records and rates are today's, cut at that day")
    as_of = view.selection.as_of
    earliest = min(date(view.scope.first_year, 1, 1), as_of or view.today)
    return (
        f'<label>{escape(label)} <input type="date" name="asof" data-focus-key="asof" value="{as_of or ""}" '
        f'min="{earliest}" max="{view.today}"></label>'
    )


def _several(view: View, context: PageContext, part: str, names: dict[str, str]) -> Iterator[str]:
    """Links of which several can be chosen, in the order of `names`; `part` is that of the selection."""
    chosen: tuple[str, ...] = getattr(view.selection, part)
    for value, words in names.items():
        then = tuple(each for each in names if (each in chosen) != (each == value))
        yield choice(
            words,
            context.url(view.with_selection(**{part: then})),
            is_chosen=value in chosen,
            name=f"{part}:{value}",
        )


def _one(
    view: View,
    context: PageContext,
    part: str,
    value: str,
    words: str,
    more: str = "",
    *,
    or_none: bool = False,
) -> str:
    """A link of which one can be chosen; `or_none`: the one that is chosen takes itself back."""
    is_chosen = getattr(view.selection, part) == value
    then = None if is_chosen and or_none else value
    return choice(
        words,
        context.url(view.with_selection(**{part: then})),
        is_chosen=is_chosen,
        name=f"{part}:{value}",
        more=more,
    )


def _themes_label(view: View) -> str:
    """How many; which, the chips say."""
    themes = view.selection.themes
    return view.t.plural("{n} theme", "{n} themes", len(themes)) if themes else view.t("All themes")


def _period_label(view: View) -> str:
    return view.t("Period") if view.selection.start or view.selection.end else selected_period_in_words(view)


def _lens_label(view: View) -> str:
    """What every amount on the page is said in; the chips say what else differs."""
    t, selection = view.t, view.selection
    return t("{count}, in {currency}", count=t(COUNT_WORDS[selection.count]), currency=selection.currency)

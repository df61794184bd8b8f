"""What a reader chose, said in words: each part that differs from the default, and all of them in one line."""

from cooperation.language.translator import with_capital
from cooperation.language.wording import COUNT_WORDS, STAGE_WORDS, THEME_WORDS, short_place_name
from cooperation.selection import Part
from cooperation.view import View


def part_in_words(view: View, part: Part) -> str:
    """`Kazakhstan`, `Energy`, `2020 to 2027`, `Announced`, `USD`, `As of 30 Jun 2025`."""
    t, (name, value) = view.t, part
    match name:
        case "country":
            return short_place_name(t, value)
        case "theme":
            return t(THEME_WORDS[value])
        case "period":
            return selected_period_in_words(view)
        case "stage":
            return t(STAGE_WORDS[value])
        case "count":
            return t(COUNT_WORDS[value])
        case "ceilings":
            return with_capital(t("with ceilings"))
        case "asof":
            return with_capital(t("as of {day}", day=t.day(view.lens.as_of, short=True)))
    return value


def parts_in_words(view: View) -> str:
    """All that differs from the default; empty where nothing does."""
    return "; ".join(part_in_words(view, part) for part in view.selection.parts)


def selected_period_in_words(view: View) -> str:
    start, end = view.selection.start, view.selection.end
    return view.t(
        "{first} to {last}",
        first=view.t.day(start, short=True) if start else view.scope.first_year,
        last=view.t.day(end, short=True) if end else view.catalogue.last_year,
    )

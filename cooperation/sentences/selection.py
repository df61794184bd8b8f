"""What a reader chose, said in words: each part that differs from the default, and all of them in one line."""

from typing import assert_never

from cooperation.findings.nearest import Offer
from cooperation.language.translator import with_capital
from cooperation.language.wording import COUNT_WORDS, STAGE_WORDS, THEME_WORDS, short_place_name
from cooperation.selection import SelectedPart
from cooperation.view import View


def part_in_words(view: View, part: SelectedPart) -> str:
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


def nothing_text(view: View) -> str:
    """That nothing is on record, of what selection, and that this is not zero."""
    t = view.t
    asked = (
        t("Nothing on record for this selection: {selection}.", selection=parts_in_words(view))
        if view.selection.parts
        else t("Nothing on record.")
    )
    return f"{asked} {not_zero_text(view)}"


def not_zero_text(view: View) -> str:
    return view.t("That is not zero: it means that no source was found or entered.")


def offer_text(view: View, offer: Offer) -> str:
    """What a nearby selection is without, and how many records it shows."""
    plural, n = view.t.plural, offer.records
    match offer.dropped:
        case "period":
            return plural("In any period: {n} record", "In any period: {n} records", n)
        case "themes":
            return plural("On all themes: {n} record", "On all themes: {n} records", n)
        case "stage":
            return plural("At any stage: {n} record", "At any stage: {n} records", n)
        case "countries":
            return plural("For all countries: {n} record", "For all countries: {n} records", n)
        case "other-countries":
            place = short_place_name(view.t, offer.selection.countries[0])
            return plural("{place}: {n} record", "{place}: {n} records", n, place=place)
        case "asof":
            return plural("As of today: {n} record", "As of today: {n} records", n)
        case "all":
            return plural("Without any selection: {n} record", "Without any selection: {n} records", n)
        case _:
            assert_never(offer.dropped)

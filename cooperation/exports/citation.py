"""How to cite a record or a view, and the address that brings the same one back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from cooperation.language.wording import COUNT_WORDS, THEME_WORDS, place_name, stage_in_words
from cooperation.records.record import Record
from cooperation.view import View

DASHBOARD: Final = "EU – Central Asia cooperation dashboard"  # a name, the same in every language
LICENCE: Final = "CC BY 4.0"
LICENCE_ADDRESS: Final = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Subject:
    """What is cited or taken away: a page as the reader sees it, or one record.

    `own` are the page's own parameters, `origin` the server as the reader's browser names it, without a slash
    at the end.
    """

    title: str
    page: str
    own: Mapping[str, str] = field(default_factory=dict)
    origin: str = ""
    record_id: str = ""

    @classmethod
    def of_record(cls, view: View, record: Record, origin: str = "") -> "Subject":
        return cls(view.text(record.title), "record", {"id": record.id}, origin, record.id)

    def link(self, view: View) -> str:
        """The address as it is: it always shows the latest state."""
        return self.origin + self._shown(view).address(self.page, **self.own)

    def lasting_link(self, view: View) -> str:
        """The address with its day, so that a later reader sees the figures that were cited."""
        return self.origin + self._shown(view).with_selection(as_of=view.lens.as_of).address(
            self.page, **self.own
        )

    def _shown(self, view: View) -> View:
        """A record is the same whatever the filter; how its money counts is not."""
        return replace(view, selection=view.selection.without_filter()) if self.record_id else view


def citation(view: View, subject: Subject) -> str:
    """Title, record or view, dashboard, data version, day, address, licence; one line."""
    t = view.t
    holes = {
        "title": " ".join(subject.title.split()),
        "dashboard": DASHBOARD,
        "version": view.catalogue.version,
        "day": t.day(view.lens.as_of),
        "address": subject.lasting_link(view),
        "licence": LICENCE,
    }
    if subject.record_id:
        return t(
            "{title} (record {id}). {dashboard}, data version {version}, as of {day}. {address} ({licence})",
            id=subject.record_id,
            **holes,
        )
    return t(
        "{title} (view: {view}). {dashboard}, data version {version}, as of {day}. {address} ({licence})",
        view=view_in_words(view),
        **holes,
    )


def view_in_words(view: View) -> str:
    """The selection in one line: places, themes, period, count, currency, stages."""
    t = view.t
    said = t(
        "{places}; {themes}; {period}; {count}, in {currency}; {stages}",
        places=cited_places_in_words(view),
        themes=themes_in_words(view),
        period=cited_period_in_words(view),
        count=t(COUNT_WORDS[view.lens.count]),
        currency=view.lens.currency,
        stages=stage_in_words(view.t, view.selection.stage),
    )
    return t("{view}; ceilings counted", view=said) if view.lens.ceilings else said


def cited_places_in_words(view: View) -> str:
    return ", ".join(place_name(view.t, country) for country in view.selection.countries) or view.t(
        "all places"
    )


def themes_in_words(view: View) -> str:
    return ", ".join(view.t(THEME_WORDS[theme]) for theme in view.selection.themes) or view.t("all themes")


def cited_period_in_words(view: View) -> str:
    start, end = view.selection.start, view.selection.end
    first = view.t.day(start) if start else str(view.scope.first_year)
    return view.t(
        "{first} to {last}", first=first, last=view.t.day(end) if end else str(view.catalogue.last_year)
    )

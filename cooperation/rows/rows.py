"""All frames of one catalogue under one lens. Every frame has `id`, `place`, `countries`, `themes`, and
`from_day` and
`to_day` (the days it extends over, None where open), by which a selection narrows it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from cooperation.counting.lens import Lens
from cooperation.counting.marking import CountingContext, funding_rows
from cooperation.counting.payments import payment_rows
from cooperation.records.agreement import Agreement, Event
from cooperation.records.dates import PartialDate
from cooperation.records.funding import Funding
from cooperation.records.indicator import Indicator
from cooperation.records.milestone import Milestone
from cooperation.records.project import Project
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.store.catalogue import Catalogue
from cooperation.store.history import (
    agreement_state,
    days_left,
    has_happened,
    is_planned,
    roadmap_state,
    succeeded_on,
)

_Dated = tuple[tuple[date, date], str, dict[str, object]]  # sort key, id, row
_SHARED_COLUMNS = ["id", "place", "countries", "themes", "from_day", "to_day"]


@dataclass(frozen=True, eq=False)
class Rows:
    """The frames; each is made when first asked for."""

    catalogue: Catalogue
    lens: Lens
    today: date

    @cached_property
    def funding(self) -> pd.DataFrame:
        """One row per payer's share; see `funding_rows`."""
        frame = funding_rows(self.catalogue.of_kind(Funding).values(), self._counting_context)
        return frame.assign(
            from_day=[when.first for when in frame["stage_date"]],
            to_day=[when.last for when in frame["stage_date"]],
        )

    @cached_property
    def payments(self) -> pd.DataFrame:
        """One row per payment; see `payment_rows`."""
        records = self.catalogue.of_kind(Funding).values()
        frame = payment_rows(records, self._counting_context, to_come=self.lens.as_of == self.today)
        return frame.assign(
            from_day=[when.first for when in frame["date"]], to_day=[when.last for when in frame["date"]]
        )

    @cached_property
    def agreements(self) -> pd.DataFrame:
        """One row per agreement: kind, state, and the dates (PartialDate or None) of talks, signature, force
        and end.

        As of a past day, agreements of which nothing had happened yet are left out.
        """
        agreements = self.catalogue.of_kind(Agreement)
        there = [agreement for agreement in agreements.values() if self._has_begun(agreement)]

        def columns(agreement: Agreement) -> dict[str, object]:
            happened = [event for event in agreement.events if has_happened(event, self.lens.as_of)]
            successor = succeeded_on(agreement, agreements.values())
            ended = _first(happened, "ended") or _known(successor, self.lens.as_of)
            return {
                "kind": agreement.kind,
                "state": agreement_state(agreement, self.lens.as_of, successor),
                "begun": happened[0].date if happened else None,
                "done": _first(happened, "signed", "endorsed", "adopted", "approved"),
                "in_force": _first(happened, "entered-into-force"),
                "ended": ended,
                "from_day": happened[0].date.first if happened else None,
                "to_day": ended.last if ended else None,
            }

        return self._frame(there, columns, ["kind", "state", "begun", "done", "in_force", "ended"])

    @cached_property
    def roadmaps(self) -> pd.DataFrame:
        """One row per roadmap or programme: kind, state, start and end (PartialDate or None), days left."""

        def columns(roadmap: Roadmap) -> dict[str, object]:
            happened = [event.date for event in roadmap.events if has_happened(event, self.lens.as_of)]
            start = (roadmap.period.start if roadmap.period else None) or (happened[0] if happened else None)
            end = roadmap.period.end if roadmap.period else None
            return {
                "kind": roadmap.kind,
                "state": roadmap_state(roadmap, self.lens.as_of),
                "agreed": happened[0] if happened else None,
                "start": start,
                "end": end,
                "days_left": days_left(roadmap, self.lens.as_of),
                "from_day": start.first if start else None,
                "to_day": end.last if end else None,
            }

        roadmaps = self.catalogue.of_kind(Roadmap).values()
        return self._frame(
            [roadmap for roadmap in roadmaps if self._has_begun(roadmap)],
            columns,
            ["kind", "state", "agreed", "start", "end", "days_left"],
        )

    @cached_property
    def events(self) -> pd.DataFrame:
        """One row per dated thing that a timeline shows as a point: milestones, and events of agreements and
        roadmaps.

        `event` is the position among the record's events (-1 for a milestone); `date`, `end` are
        PartialDates.
        """
        found = [*self._milestone_rows(), *self._event_rows()]
        columns = [*_SHARED_COLUMNS, "noun", "event", "what", "date", "end", "planned", "headline", "of"]
        ordered = [row for _, _, row in sorted(found, key=lambda event: event[:2])]
        frame = pd.DataFrame(ordered, columns=columns, dtype=object)
        return frame.astype({"event": int, "planned": bool, "headline": bool})

    def _milestone_rows(self) -> Iterator[_Dated]:
        for milestone in self.catalogue.of_kind(Milestone).values():
            planned = is_planned(milestone, self.today)
            if self._is_shown(milestone.date, planned):
                row = _event_row(
                    milestone, -1, milestone.kind, milestone.date, milestone.end, planned, milestone.headline
                )
                yield milestone.date.sort_key(), milestone.id, row

    def _event_rows(self) -> Iterator[_Dated]:
        records: list[Agreement | Roadmap] = [
            *self.catalogue.of_kind(Agreement).values(),
            *self.catalogue.of_kind(Roadmap).values(),
        ]
        for record in records:
            for number, event in enumerate(record.events):
                planned = is_planned(event, self.today)
                if self._is_shown(event.date, planned):
                    row = _event_row(record, number, event.verb, event.date, None, planned, event.headline)
                    yield event.date.sort_key(), record.id, row

    @cached_property
    def milestones(self) -> pd.DataFrame:
        """The events that are milestones."""
        return self.events[self.events["noun"] == Milestone.noun].reset_index(drop=True)

    @cached_property
    def projects(self) -> pd.DataFrame:
        """One row per project: kind, phase."""

        def columns(project: Project) -> dict[str, object]:
            return {"kind": project.kind, "phase": project.phase, "from_day": None, "to_day": None}

        return self._frame(self.catalogue.of_kind(Project).values(), columns, ["kind", "phase"])

    @cached_property
    def sites(self) -> pd.DataFrame:
        """One row per place of a project with known coordinates: lat, lon (degrees), phase, name."""
        found = [
            {
                **_shared(project),
                "phase": project.phase,
                "name": place.name,
                "lat": place.lat,
                "lon": place.lon,
                "from_day": None,
                "to_day": None,
            }
            for project in self.catalogue.of_kind(Project).values()
            for place in project.locations
            if place.lat is not None
        ]
        return pd.DataFrame(found, columns=[*_SHARED_COLUMNS, "phase", "name", "lat", "lon"])

    @cached_property
    def indicators(self) -> pd.DataFrame:
        """One row per value of a series: indicator's id, period (text), value (Decimal), country, flow."""
        found = [
            {
                **_shared(indicator),
                "period": str(v.period),
                "value": v.value,
                "country": v.country,
                "flow": v.flow,
                "from_day": None,
                "to_day": None,
            }
            for indicator in self.catalogue.of_kind(Indicator).values()
            for v in indicator.series
        ]
        return pd.DataFrame(found, columns=[*_SHARED_COLUMNS, "period", "value", "country", "flow"])

    @cached_property
    def records(self) -> pd.DataFrame:
        """One row per record of any kind: its noun, and the extent of its dates."""
        parts = [
            frame[_SHARED_COLUMNS].drop_duplicates("id").assign(noun=noun)
            for noun, frame in (
                ("agreement", self.agreements),
                ("roadmap", self.roadmaps),
                ("funding", self.funding),
                ("project", self.projects),
                ("milestone", self.milestones),
                ("indicator", self.indicators),
            )
            if not frame.empty
        ]
        return (
            pd.concat([part.astype(object) for part in parts], ignore_index=True)
            if parts
            else pd.DataFrame(columns=[*_SHARED_COLUMNS, "noun"])
        )

    @property
    def _counting_context(self) -> CountingContext:
        return CountingContext(self.catalogue.organisations, self.catalogue.rates, self.lens)

    def _is_there(self, when: PartialDate) -> bool:
        return when.known_from <= self.lens.as_of

    def _is_shown(self, when: PartialDate, planned: bool) -> bool:
        """What had happened by the lens's day; what is planned only as of today."""
        return self._is_there(when) or (planned and self.lens.as_of == self.today)

    def _has_begun(self, record: Agreement | Roadmap) -> bool:
        """Whether something of it had happened, or nothing of it is dated. Today everything on record is
        shown."""
        if self.lens.as_of >= self.today or not record.events:
            return True
        return any(has_happened(event, self.lens.as_of) for event in record.events)

    @staticmethod
    def _frame(
        records: Iterable[Record], columns: Callable[..., dict[str, object]], names: list[str]
    ) -> pd.DataFrame:
        found = [{**_shared(record), **columns(record)} for record in records]
        return pd.DataFrame(found, columns=[*_SHARED_COLUMNS, *names], dtype=object)


def _shared(record: Record) -> dict[str, object]:
    return {"id": record.id, "place": record.place, "countries": record.countries, "themes": record.themes}


def _event_row(
    record: Record,
    number: int,
    what: str,
    when: PartialDate,
    end: PartialDate | None,
    planned: bool,
    headline: bool | None,
) -> dict[str, object]:
    return {
        **_shared(record),
        "from_day": when.first,
        "to_day": (end or when).last,
        "noun": record.noun,
        "event": number,
        "what": what,
        "date": when,
        "end": end,
        "planned": planned,
        "headline": bool(headline),
        "of": getattr(record, "of", None),
    }


def _first(events: Sequence[Event], *verbs: str) -> PartialDate | None:
    return next((event.date for event in events if event.verb in verbs), None)


def _known(when: PartialDate | None, as_of: date) -> PartialDate | None:
    return when if when and when.known_from <= as_of else None

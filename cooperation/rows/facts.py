"""Answers that pages put into words, computed from narrowed frames: in force, running, next and latest."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from cooperation.records.dates import PartialDate
from cooperation.rows.iteration import iter_rows

CONTEXT = "regulation"  # the EU's own acts are context, not agreements with a country


@dataclass(frozen=True)
class AgreementCount:
    """How many agreements are in force, how many binding ones are signed only, and how many are on record."""

    in_force: int
    signed_only: int
    on_record: int


def agreement_count(agreements: pd.DataFrame) -> AgreementCount:
    with_a_country = agreements[(agreements["kind"] != CONTEXT) & (agreements["place"] != "")]
    binding = with_a_country[with_a_country["kind"].isin(["treaty", "framework", "trade-preference"])]
    return AgreementCount(
        int((with_a_country["state"] == "in-force").sum()),
        int(binding["state"].isin(["signed", "provisionally-applied"]).sum()),
        len(with_a_country),
    )


def running_roadmaps(roadmaps: pd.DataFrame) -> pd.DataFrame:
    """Those whose period includes the day, the ones that end first in front."""
    running = roadmaps[roadmaps["state"] == "running"]
    return running.sort_values("days_left", na_position="last", kind="stable")


def coming(events: pd.DataFrame, roadmaps: pd.DataFrame, today: date) -> pd.DataFrame:
    """What is planned or due, soonest first: `id`, `event`, `date`, and `what` ("period-ends" for a roadmap).

    Intentions whose day has passed without news stand last: nobody knows when they come.
    """
    planned = events[events["planned"].astype(bool)]
    said = set(planned[planned["what"] == "deadline"]["of"])  # an end that is a milestone is not said twice
    ends = roadmaps[
        [
            end is not None and end.last >= today and key not in said
            for key, end in roadmaps[["id", "end"]].itertuples(index=False)
        ]
    ]
    rows = [
        *({"id": e.id, "event": e.event, "date": e.date, "what": e.what} for e in iter_rows(planned)),
        *({"id": r.id, "event": -1, "date": r.end, "what": "period-ends"} for r in iter_rows(ends)),
    ]
    # Of two that end on the same day, the more exact one first.
    rows.sort(
        key=lambda row: (
            row["date"].last < today,
            row["date"].last,
            -row["date"].first.toordinal(),
            row["id"],
        )
    )
    return pd.DataFrame(rows, columns=["id", "event", "date", "what"])


def latest(events: pd.DataFrame, count: int) -> pd.DataFrame:
    """The last things that happened, newest first."""
    happened = events[~events["planned"].astype(bool)]
    days = [when.sort_key() for when in happened["date"]]
    order = sorted(range(len(days)), key=days.__getitem__, reverse=True)
    return happened.iloc[order[:count]]


def is_overdue(when: PartialDate, today: date) -> bool:
    """A plan whose day or period has passed."""
    return when.last < today

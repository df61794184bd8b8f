"""The frames of one version under one lens."""

from datetime import date
from typing import Any

FORCE = {"verb": "entered-into-force", "date": "2020-03-01"}


def test_an_agreement_is_ended_by_the_one_that_follows_it_whatever_else_follows(folder: Any) -> None:
    folder.write(
        "agreements",
        "pca",
        events=[{"verb": "signed", "date": "1995"}, {"verb": "entered-into-force", "date": "1999"}],
    )
    folder.write("agreements", "epca", follows="pca", events=[{"verb": "signed", "date": "2015"}, FORCE])
    folder.write("agreements", "protocol", follows="pca", events=[{"verb": "signed", "date": "2016"}])
    states = dict(folder.view().rows.agreements[["id", "state"]].itertuples(index=False))
    assert states == {"pca": "ended", "epca": "in-force", "protocol": "signed"}
    earlier = folder.view(as_of=date(2019, 12, 31)).rows.agreements
    assert dict(earlier[["id", "state"]].itertuples(index=False)) == {
        "pca": "in-force",
        "epca": "signed",
        "protocol": "signed",
    }


def test_as_of_a_past_day_what_had_not_begun_is_not_there(folder: Any) -> None:
    folder.write("agreements", "later", events=[{"verb": "signed", "date": "2025"}])
    folder.write("agreements", "talks", events=[])
    folder.write("roadmaps", "plan", events=[{"verb": "endorsed", "date": "2025"}])
    then = folder.view(as_of=date(2024, 6, 1)).rows
    assert (list(then.agreements["id"]), list(then.roadmaps["id"])) == (["talks"], [])


def test_today_what_is_only_planned_is_listed_too(folder: Any) -> None:
    folder.write("agreements", "soon", events=[{"verb": "signed", "date": "2027", "planned": "true"}])
    view = folder.view()
    assert list(view.rows.agreements["state"]) == ["on-record"]
    assert list(view.rows.events["planned"]) == [True]


def test_events_hold_milestones_and_what_happened_to_agreements_in_order_of_their_days(folder: Any) -> None:
    folder.write("milestones", "summit", date="2025-04-04", headline="true")
    folder.write("milestones", "deadline", date="2027-05-24")
    folder.write("agreements", "epca", events=[{"verb": "signed", "date": "2015-12-21"}, FORCE])
    events = folder.view().rows.events
    rows = list(events[["id", "event", "what", "planned", "headline"]].itertuples(index=False, name=None))
    assert rows == [
        ("epca", 0, "signed", False, False),
        ("epca", 1, "entered-into-force", False, False),
        ("summit", -1, "summit", False, True),
        ("deadline", -1, "summit", True, False),
    ]
    assert list(folder.view(as_of=date(2019, 1, 1)).rows.events["id"]) == ["epca"]


def test_projects_give_a_site_for_each_place_with_a_point(folder: Any) -> None:
    aktau = {"name": "Aktau", "country": "KAZ", "lat": "43.65", "lon": "51.17", "precision": "city"}
    folder.write(
        "projects", "line", locations=[aktau, {"name": "Somewhere", "country": "UZB", "precision": "region"}]
    )
    sites = folder.view().rows.sites
    assert list(sites[["id", "name", "lat"]].itertuples(index=False, name=None)) == [("line", "Aktau", 43.65)]


def test_money_is_narrowed_by_all_days_of_the_date_that_decides_its_year(folder: Any) -> None:
    steps = [{"stage": "announced", "date": "2023"}, {"stage": "signed", "date": "2024-Q2"}]
    folder.write("funding", "grant", history=[*steps, {"stage": "disbursing", "date": "2025"}])
    rows = folder.view().rows.funding
    assert (list(rows["from_day"]), list(rows["to_day"])) == ([date(2024, 4, 1)], [date(2024, 6, 30)])


def test_records_of_all_kinds_stand_in_one_frame_once_each(folder: Any) -> None:
    for kind in ("agreements", "roadmaps", "projects", "milestones", "indicators"):
        folder.write(kind, f"one-of-{kind}")
    shares = [{"funder": "eu", "amount": {"value": "1000000", "currency": "EUR"}}]
    folder.write("funding", "money", shares=shares)
    records = folder.view().rows.records
    assert records["id"].is_unique
    assert set(records["noun"]) == {"agreement", "roadmap", "project", "milestone", "indicator", "funding"}


def test_frames_of_nothing_have_their_columns(folder: Any) -> None:
    folder.write("milestones", "summit")
    rows = folder.view().rows
    for frame in (rows.agreements, rows.roadmaps, rows.projects, rows.sites, rows.indicators, rows.funding):
        assert frame.empty
        assert {"id", "place", "countries", "themes", "from_day", "to_day"} <= set(frame.columns)


def test_a_roadmap_knows_its_days_left(folder: Any) -> None:
    folder.write("roadmaps", "plan", period={"from": "2025", "to": "2026"})
    (row,) = folder.view().rows.roadmaps.itertuples()
    assert (row.state, row.days_left, str(row.end)) == ("running", 37, "2026")

"""The key figures of a record: below where it stands, since when or for how long."""

from typing import Any

from cooperation.sentences.record_figures import record_figures


def _stands(folder: Any, kind: str, **fields: object) -> tuple[str, str]:
    folder.write(kind, "one", **fields)
    view = folder.view()
    figure = record_figures(view, view.catalogue.records["one"])[1]
    return figure.value, figure.scope


def test_a_running_roadmap_shows_its_period_and_not_its_endorsement(folder: Any) -> None:
    period = {"from": "2025", "to": "2026"}
    assert _stands(folder, "roadmaps", period=period) == ("Running, 37 days left", "2025 to 2026")


def test_a_roadmap_without_a_period_shows_its_endorsement(folder: Any) -> None:
    assert _stands(folder, "roadmaps") == ("Agreed, no period on record", "endorsed 10 January 2025")


def test_an_agreement_shows_the_event_that_counts(folder: Any) -> None:
    assert _stands(folder, "agreements") == ("Signed", "signed 10 January 2025")

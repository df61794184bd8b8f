"""Promises: what belongs to an envelope, how old a promise is, and for how long nothing followed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.figures.comparison.promises import payments_to, promise_ladder, promise_ladder_alt
from cooperation.findings.promises import (
    ONLY_PROMISED,
    Envelope,
    agreed_on,
    area_clock,
    envelope_clock,
    envelopes_delivered,
    envelopes_on_record,
    parts_of,
    pieces_of,
    promise_clock,
)
from cooperation.records.dates import PartialDate
from cooperation.records.funding import SIGNED_OR_LATER, Funding
from cooperation.records.roadmap import Roadmap
from cooperation.sentences.promises import clock_in_words, silence_in_words, traced_in_words
from cooperation.view import View

TODAY = date(2026, 11, 24)
MADE = PartialDate.parse("2025-04-04")


def _clock(*since: str, made: str = "2025-04-04") -> Any:
    found = [(PartialDate.parse(when), f"r{n}") for n, when in enumerate(since)]
    return promise_clock(PartialDate.parse(made), found, TODAY)


def test_a_promise_without_an_answer_has_been_silent_since_it_was_made() -> None:
    clock = _clock()
    assert (clock.age_in_months, clock.last_on_record, clock.silent_months) == (19, None, 19)


def test_the_last_thing_on_record_stops_the_silence() -> None:
    clock = _clock("2025-11-26", "2025-06-01")
    assert clock.last_on_record == (PartialDate.parse("2025-11-26"), "r0")
    assert (clock.age_in_months, clock.silent_months) == (19, 11)


@pytest.mark.parametrize("when", ["2024-12-31", "2024", "before 2025-01-01", "2026-11-25", "2027"])
def test_what_was_there_before_or_lies_ahead_answers_no_promise(when: str) -> None:
    assert _clock(when).last_on_record is None


def test_a_year_is_counted_from_its_last_day_so_that_silence_is_never_too_long() -> None:
    assert _clock("2025").silent_months == 10


@given(
    made=st.dates(date(2000, 1, 1), TODAY),
    since=st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), max_size=6),
)
def test_silence_is_never_longer_than_the_promise_is_old(made: date, since: list[date]) -> None:
    clock = promise_clock(PartialDate.of_day(made), [(PartialDate.of_day(d), "r") for d in since], TODAY)
    assert 0 <= clock.silent_months <= clock.age_in_months


def _write_envelope(folder: Any) -> None:
    """An envelope of 100 million in two parts; one piece by a source, one by our reading, one ceiling."""
    whole = {
        "umbrella": "true",
        "countries": ["KAZ", "UZB"],
        "history": [{"stage": "announced", "date": "2025-01-10"}],
    }
    folder.write("funding", "whole", **whole, amount=_euro(100))
    folder.write("funding", "part-a", **whole, amount=_euro(60), part_of="whole")
    folder.write("funding", "part-b", **whole, amount=_euro(40), part_of="whole")
    folder.write(
        "funding",
        "offer",
        amount=_euro(20),
        delivers="part-a",
        history=[{"stage": "announced", "date": "2025-03-01"}],
    )
    folder.write(
        "funding",
        "loan",
        amount=_euro(10),
        part_of="part-b",
        inferred="true",
        history=[{"stage": "signed", "date": "2025-05-01"}],
    )
    folder.write("funding", "at-most", amount={"max": "30000000", "currency": "EUR"}, delivers="whole")
    folder.write("funding", "stranger", amount=_euro(7))
    folder.write("funding", "package", **whole, amount=_euro(9))


def _euro(millions: int) -> dict[str, str]:
    return {"value": str(millions * 1_000_000), "currency": "EUR"}


def _found(view: View) -> tuple[Envelope, ...]:
    funding = view.catalogue.of_kind(Funding)
    return envelopes_on_record(funding, view.rows.funding, view.narrow(view.rows.funding))


def test_an_envelope_is_found_by_what_delivers_it_or_a_part_of_it(folder: Any) -> None:
    _write_envelope(folder)
    assert envelopes_delivered(folder.view().catalogue.of_kind(Funding)) == ("whole",)


def test_pieces_are_leaves_at_any_depth_and_say_whether_a_source_links_them(folder: Any) -> None:
    _write_envelope(folder)
    funding = folder.view().catalogue.of_kind(Funding)
    assert pieces_of("whole", funding) == {"at-most": False, "loan": True, "offer": False}
    assert parts_of("whole", funding) == ("part-a", "part-b")


def test_a_circle_of_links_ends(folder: Any) -> None:
    umbrella = {"umbrella": "true", "amount": _euro(5)}
    folder.write("funding", "one", **umbrella, part_of="two")
    folder.write("funding", "two", **umbrella, delivers="one")
    folder.write("funding", "piece", delivers="two")
    assert pieces_of("one", folder.view().catalogue.of_kind(Funding)) == {"piece": False}


def test_what_is_offered_and_what_is_signed_are_never_one_share(folder: Any) -> None:
    _write_envelope(folder)
    (whole,) = _found(folder.view())
    assert whole.is_split_by_parts
    assert whole.share(ONLY_PROMISED) == Decimal("0.2")


def test_what_only_we_link_is_no_delivery(folder: Any) -> None:
    _write_envelope(folder)
    (whole,) = _found(folder.view())
    assert whole.inferred == {"loan"}
    assert whole.reached(SIGNED_OR_LATER).rows == 1
    assert whole.share() is None
    assert (
        traced_in_words(folder.view(), whole)
        == "20% traced to offers, no signature that a source links to it"
    )


def test_a_selection_narrows_pieces_and_never_the_promise(folder: Any) -> None:
    _write_envelope(folder)
    view = folder.view(countries=("UZB",))
    (whole,) = _found(view)
    assert whole.amount == Decimal(100_000_000)
    assert whole.pieces.empty
    assert traced_in_words(view, whole) == "No piece of it is on record for this selection"


def test_as_of_a_past_day_only_the_parts_of_that_day_are_there(folder: Any) -> None:
    _write_envelope(folder)
    later = [{"stage": "announced", "date": "2026-01-10"}]
    folder.write("funding", "part-c", umbrella="true", amount=_euro(5), part_of="whole", history=later)
    (whole,) = _found(folder.view(as_of=date(2025, 4, 1)))
    assert [part for part, _ in whole.parts] == ["part-a", "part-b"]
    assert list(whole.pieces["id"]) == ["at-most", "offer"]


def test_two_envelopes_stand_on_one_scale_and_no_bar_is_their_sum(folder: Any) -> None:
    _write_envelope(folder)
    folder.write("funding", "other", umbrella="true", amount=_euro(80), countries=["KAZ", "UZB"])
    folder.write("funding", "second", amount=_euro(3), delivers="other")
    view = folder.view()
    found = _found(view)
    figures = [promise_ladder(view, found, promise=each.id) for each in found]
    assert [each.id for each in found] == ["whole", "other"]
    assert len({figure.layout.xaxis.range for figure in figures}) == 1
    lengths = [x for figure in figures for trace in figure.data for x in trace.x if x is not None]
    assert max(lengths) == 100 and 180 not in lengths


def test_every_stage_says_its_amount_or_that_there_is_no_record(folder: Any) -> None:
    _write_envelope(folder)
    view = folder.view()
    words = promise_ladder_alt(view, _found(view), promise="whole")
    assert "Pieces announced only: EUR 20 million in 1 record" in words
    assert "Completed: no record" in words
    drawn = [note.text for note in promise_ladder(view, _found(view), promise="whole").layout.annotations]
    assert drawn.count("no record") == 4  # committed, being paid out, completed, and paid
    assert any("1 linked by us" in text for text in drawn)


def test_an_envelope_is_silent_since_the_last_event_of_its_pieces(folder: Any) -> None:
    _write_envelope(folder)
    funding = folder.view().catalogue.of_kind(Funding)
    clock = envelope_clock(funding["whole"], funding, TODAY)
    assert clock.last_on_record == (PartialDate.parse("2025-05-01"), "loan")
    assert (clock.age_in_months, clock.silent_months) == (22, 18)


def _roadmap(folder: Any, **fields: Any) -> tuple[View, Roadmap]:
    areas = [{"area": "energy", "agreed": {"en": "More."}, "since": ["followed", "plan"]}]
    folder.write("funding", "followed", history=[{"stage": "signed", "date": "2026-01-10"}])
    folder.write("projects", "plan")
    folder.write("roadmaps", "map", **{"areas": areas, **fields})
    view: View = folder.view()
    return view, view.catalogue.of_kind(Roadmap)["map"]


def test_an_area_is_as_old_as_its_roadmap_and_answered_by_what_followed(folder: Any) -> None:
    view, roadmap = _roadmap(folder)
    clock = area_clock(roadmap, roadmap.areas[0], view.catalogue.listed, TODAY)
    assert clock is not None
    assert clock.last_on_record == (PartialDate.parse("2026-01-10"), "followed")
    assert clock_in_words(view, clock) == (
        "Agreed 22 months ago. Last on record: 10 January 2026; nothing on record for 10 months."
    )


@pytest.mark.parametrize(
    ("fields", "since"),
    [
        ({"events": [{"verb": "endorsed", "date": "2025-02-01"}], "period": {"from": "2024"}}, "2025-02-01"),
        ({"events": [], "period": {"from": "2024"}}, "2024"),
        ({"events": [], "period": {"from": "2027"}}, "None"),
        ({"events": [{"verb": "endorsed", "date": "2027-02-01", "planned": "true"}], "period": None}, "None"),
        ({"events": [], "period": None}, "None"),
    ],
)
def test_the_clock_starts_when_both_sides_agreed_else_with_the_period(
    folder: Any, fields: dict[str, Any], since: str
) -> None:
    _, roadmap = _roadmap(folder, **fields)
    assert str(agreed_on(roadmap, TODAY)) == since


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("Nothing on record for 14 months.", lambda: _clock(made="2025-09-20")),
        ("Nothing on record for 1 month.", lambda: _clock(made="2026-10-20")),
        ("Nothing on record yet.", lambda: _clock(made="2026-11-20")),
        ("Last on record: 20 November 2026, less than a month ago.", lambda: _clock("2026-11-20")),
    ],
)
def test_silence_is_said_in_whole_months(folder: Any, said: str, clock: Callable[[], Any]) -> None:
    folder.write("funding", "any")
    assert silence_in_words(folder.view(), clock()) == said


def test_what_is_paid_to_pieces_stands_beside_the_stages_and_in_none(folder: Any) -> None:
    _write_envelope(folder)
    paid = [{"date": "2025-06-01", "amount": _euro(2), "state": "paid"}]
    folder.write("funding", "paid-out", amount=_euro(7), delivers="whole", payments=paid)
    view = folder.view()
    words = promise_ladder_alt(view, _found(view), promise="whole")
    assert "Paid, by payments on record: EUR 2 million in 1 record" in words
    assert "Completed: no record" in words
    assert list(payments_to(view, _found(view)[0])["id"]) == ["paid-out"]

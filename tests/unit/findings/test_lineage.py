"""The line of a deal: every line drawn is a link that a record gives, every record stands once, circles end."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperation.counting.rates import ExchangeRates
from cooperation.figures.lineage.lineage import (
    deal_lineage,
    deal_lineage_alt,
    lineage_key_text,
    lineage_table,
)
from cooperation.findings.lineage import MOST_IN_LAYER, MOST_LAYERS, Lineage, in_a_line, lineage
from cooperation.records.funding import Funding
from cooperation.records.glossary import Glossary
from cooperation.store.catalogue import Catalogue
from cooperation.view import View
from tests.factories import SCOPE

TODAY = date(2026, 11, 24)


def _line(view: View, record_id: str) -> Lineage:
    found = lineage(view.catalogue, record_id, set(view.rows.records["id"]), TODAY)
    assert found is not None
    return found


@pytest.fixture
def deal(folder: Any) -> Any:
    """A memorandum, its roadmap, the money for it, which is part of a package, and the mine it serves."""
    folder.write("agreements", "memorandum", kind="memorandum")
    folder.write("roadmaps", "roadmap", implements=["memorandum"])
    folder.write("funding", "package", umbrella="true", history=[{"stage": "announced", "date": "2025-01"}])
    folder.write("funding", "grant", supports=["roadmap", "mine"], part_of="package", inferred="true")
    folder.write("projects", "mine")
    folder.write("milestones", "opening", of="mine")
    folder.write("milestones", "summit")
    return folder


@pytest.mark.parametrize("record_id", ["memorandum", "grant", "opening"])
def test_a_deal_runs_from_the_agreement_to_the_site(deal: Any, record_id: str) -> None:
    layers = _line(deal.view(), record_id).shown
    assert [layer for layer in layers if "package" not in layer] == [
        layer
        for layer in (("memorandum",), ("roadmap",), ("grant",), ("mine",), ("opening",))
        if layer in layers
    ]
    assert sum(layers, ())[-1] == "opening"


def test_what_only_shares_an_ancestor_is_not_of_the_line(deal: Any) -> None:
    deal.write("funding", "other", supports=["roadmap"])
    assert "other" not in _line(deal.view(), "grant").ids
    assert "other" in _line(deal.view(), "roadmap").ids


def test_a_record_without_links_has_no_line(deal: Any) -> None:
    view = deal.view()
    assert lineage(view.catalogue, "summit", set(view.catalogue.listed), TODAY) is None
    assert "summit" not in in_a_line(view.catalogue, set(view.catalogue.listed))


def test_overlapping_promises_are_no_line(folder: Any) -> None:
    folder.write("funding", "one", umbrella="true", overlaps_with=["other"])
    folder.write("funding", "other", umbrella="true")
    view = folder.view()
    assert lineage(view.catalogue, "one", {"one", "other"}, TODAY) is None


def test_an_offer_stands_above_the_record_it_is_counted_in(folder: Any) -> None:
    folder.write("funding", "offer", counted_in="loan")
    folder.write("funding", "loan")
    assert _line(folder.view(), "loan").shown == (("offer",), ("loan",))


def test_too_many_are_counted_and_listed_and_not_drawn(folder: Any) -> None:
    folder.write("funding", "package", umbrella="true")
    for n in range(9):
        folder.write("funding", f"piece-{n}", part_of="package")
        folder.write("milestones", f"opened-{n}", of=f"piece-{n}")
    view = folder.view()
    found = _line(view, "package")
    assert [len(layer) for layer in found.shown] == [1, MOST_IN_LAYER, MOST_IN_LAYER]
    assert [len(layer) for layer in found.hidden] == [0, 9 - MOST_IN_LAYER, 9 - MOST_IN_LAYER]
    assert len(lineage_table(view, found)) == 19
    words = [note["text"] for note in deal_lineage(view, found).layout.annotations]
    assert sum("and 5 more" in each for each in words) == 2


def test_as_of_a_past_day_only_what_was_there_is_in_the_line(deal: Any) -> None:
    view = deal.view(as_of=date(2025, 1, 5))
    found = lineage(view.catalogue, "memorandum", set(view.rows.records["id"]), date(2025, 1, 5))
    assert found is None  # the roadmap was endorsed on 10 January


def test_what_only_we_link_is_dashed_and_said_in_words(deal: Any) -> None:
    view = deal.view()
    found = _line(view, "grant")
    dashed = [shape for shape in deal_lineage(view, found).layout.shapes if shape.line.dash == "4px,4px"]
    assert len(dashed) == 1
    assert "Dashed: 1 link that we make and no source does." in lineage_key_text(view, found)
    assert "Part of (linked by us)" in deal_lineage_alt(view, found)
    assert "linked by us" not in deal_lineage_alt(view, _line(view, "memorandum"))


@pytest.mark.parametrize("narrow", [False, True])
def test_every_record_of_the_line_is_a_box_that_opens_it(deal: Any, narrow: bool) -> None:
    view = deal.view()
    found = _line(view, "grant")
    boxes, arrows = deal_lineage(view, found, narrow=narrow).data
    assert list(boxes.customdata) == [each for layer in found.shown for each in layer]
    assert len(arrows.x) == len({(link.above, link.below) for link in found.drawn})


@pytest.mark.parametrize("narrow", [False, True])
def test_no_box_covers_another_and_none_leaves_the_figure(folder: Any, narrow: bool) -> None:
    folder.write(
        "funding", "package", umbrella="true", title={"en": "A promise with " + "very " * 20 + "long words"}
    )
    for n in range(7):
        folder.write("funding", f"piece-{n}", part_of="package", follows=f"piece-{n - 1}" if n % 3 else None)
    view = folder.view()
    figure = deal_lineage(view, _line(view, "package"), narrow=narrow)
    boxes = figure.data[0]
    rects = [
        (x, x + width, y - height / 2, y + height / 2)
        for x, width, y, height in zip(boxes.base, boxes.x, boxes.y, boxes.width, strict=True)
    ]
    for n, (left, right, top, bottom) in enumerate(rects):
        assert left >= 0
        assert right <= figure.layout.xaxis.range[1] + 0.01
        assert top >= figure.layout.yaxis.range[1]
        assert bottom <= figure.layout.yaxis.range[0]
        for other in rects[n + 1 :]:
            assert right <= other[0] or other[1] <= left or bottom <= other[2] or other[3] <= top


def _funding(record_id: str, follows: str | None, part_of: str | None, supports: list[str]) -> Funding:
    return Funding.model_validate(
        {
            "id": record_id,
            "title": {"en": record_id},
            "countries": [],
            "themes": ["energy"],
            "summary": {"en": "."},
            "sources": [{"title": "P", "publisher": "EU", "url": "https://example.org", "kind": "official"}],
            "confidence": "high",
            "verified": "2026-11-20",
            "instrument": "grant",
            "funders": ["eu"],
            "history": [{"stage": "signed", "date": "2025"}],
            "follows": follows,
            "part_of": part_of,
            "supports": supports,
        }
    )


IDS = [f"r{n}" for n in range(12)]
ANY = st.sampled_from(IDS)


@given(
    st.lists(
        st.tuples(st.none() | ANY, st.none() | ANY, st.lists(ANY, max_size=3)), min_size=12, max_size=12
    ),
    ANY,
)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_links_each_line_is_a_link_each_record_stands_once_and_circles_end(
    links: list[tuple[str | None, str | None, list[str]]], start: str
) -> None:
    records = {key: _funding(key, *each) for key, each in zip(IDS, links, strict=True)}
    catalogue = Catalogue(records, {}, ExchangeRates({}), Glossary(), frozenset(), "v", TODAY, SCOPE)
    found = lineage(catalogue, start, set(records), TODAY)
    if found is None:
        return
    for link in found.links:
        assert (link.name, link.target) in records[link.source].links
        assert {link.above, link.below} == {link.source, link.target}
    assert len(set(found.ids)) == len(found.ids)
    assert len(found.shown) <= MOST_LAYERS
    assert all(len(layer) <= MOST_IN_LAYER + 1 for layer in found.shown)
    layer_of = found.layer_of
    assert all(layer_of[link.above] < layer_of[link.below] for link in found.drawn)
    for record_id in layer_of.keys() - {start}:  # everything drawn hangs on something drawn
        assert any(record_id in (link.above, link.below) for link in found.drawn)

"""The flow of money by its structure: every column adds up to the total, colours say whose money it is."""

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.counting.totals import total
from cooperation.figures.layout.packing import text_width
from cooperation.figures.layout.theme import EU, HATCH, INK, LABEL_SIZE, REGION
from cooperation.figures.money.flows import (
    COLOURS,
    FLOWS_HEIGHT,
    NODE_HEIGHT,
    NODES_APART,
    SEE_THROUGH,
    column_sums,
    flow_alt,
    flow_rows,
    funding_flow,
    implementer_group,
)
from tests.factories import money, organisation, rows, view_of

COMPANY = organisation("company", type="company")
MINISTRY = organisation("ministry", type="national-government")
KFW = organisation("kfw", counts_as="eu")
UN = organisation("undp", type="un")
ALL = (COMPANY, MINISTRY, KFW, UN)


def test_three_columns_stand_side_by_side_each_node_with_its_value() -> None:
    view = view_of(
        money("a", "KAZ", 70, implementers=["company"]),
        money("b", "UZB", 30, funders=["eib"], implementers=["ministry"]),
        organisations=ALL,
    )
    sankey = funding_flow(view, rows(view)).data[0]
    assert list(sankey.node.label) == [
        "EBRD, own account <b>70.0</b>",
        "EIB <b>30.0</b>",
        "Companies <b>70.0</b>",
        "Governments<br>of the region <b>30.0</b>",
        "Kazakhstan <b>70.0</b>",
        "Uzbekistan <b>30.0</b>",
    ]
    assert list(zip(sankey.link.source, sankey.link.target, sankey.link.value, strict=True)) == [
        (0, 2, 70.0),
        (1, 3, 30.0),
        (2, 4, 70.0),
        (3, 5, 30.0),
    ]


def inner_height(figure: Any) -> float:
    return float(figure.layout.height - figure.layout.margin.t - figure.layout.margin.b)


def test_a_flow_of_one_node_a_column_is_low_and_many_nodes_keep_apart() -> None:
    one = view_of(money("a", "KAZ", 70, implementers=["company"]), organisations=ALL)
    assert inner_height(funding_flow(one, rows(one))) == NODE_HEIGHT
    places = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
    many = view_of(*(money(place.lower(), place, 10) for place in places), organisations=ALL)
    figure = funding_flow(many, rows(many))
    assert inner_height(figure) - 4 * figure.data[0].node.pad == FLOWS_HEIGHT
    assert figure.data[0].node.pad == NODES_APART >= 2.5 * LABEL_SIZE  # two lines of label


def test_on_a_phone_the_columns_stand_two_and_two_and_each_pair_adds_up_to_the_total() -> None:
    view = view_of(
        money("a", "KAZ", 70, implementers=["company"]),
        money("b", "shared", 30, funders=["eib"], implementers=["ministry"]),
        organisations=ALL,
    )
    figure = funding_flow(view, rows(view), narrow=True)
    assert [sum(sankey.link.value) for sankey in figure.data] == [100.0, 100.0]
    assert [[each[0].split(":")[0] for each in sankey.node.customdata] for sankey in figure.data] == [
        ["funder", "funder", "group", "group"],
        ["group", "group", "country", "country"],
    ]
    above, below = (sankey.domain.y for sankey in figure.data)
    assert below[1] < above[0]
    assert [re.sub("</?b>", "", each.text) for each in figure.layout.annotations] == [
        "Funder",
        "Implementer",
        "Implementer",
        "Country",
    ]


def test_eu_money_stays_blue_and_the_account_of_the_ebrd_grey_through_every_column() -> None:
    view = view_of(
        money("a", funders=["ebrd"], implementers=["company"]),
        money("b", funders=["eu"], implementers=["company"]),
        organisations=ALL,
    )
    sankey = funding_flow(view, rows(view)).data[0]
    assert list(sankey.node.color) == [REGION, EU, INK, INK]
    assert sorted(sankey.link.color) == sorted([EU + SEE_THROUGH] * 2 + [REGION + SEE_THROUGH] * 2)


def test_money_of_several_payers_is_blue_only_where_all_of_them_are_eu_money() -> None:
    all_eu = view_of(money("a", funders=["eu", "eib"]))
    mixed = view_of(money("a", funders=["eu", "ebrd"]))
    assert list(flow_rows(all_eu, rows(all_eu))["whose"]) == ["eu"]
    assert list(flow_rows(mixed, rows(mixed))["whose"]) == ["mixed"]
    assert COLOURS["mixed"] == HATCH


def test_links_can_be_seen_through() -> None:
    assert 0.22 <= int(SEE_THROUGH, 16) / 255 <= 0.31


@pytest.mark.parametrize(
    ("implementer", "group"),
    [
        (None, "not-recorded"),
        ("nobody-knows", "others"),
        ("company", "companies"),
        ("ministry", "governments"),
        ("kfw", "member-states"),
        ("undp", "un"),
        ("eib", "banks"),
        ("adb", "banks"),
    ],
)
def test_an_implementer_belongs_to_the_group_of_its_kind(implementer: str | None, group: str) -> None:
    assert implementer_group(implementer, view_of(organisations=ALL).catalogue.organisations) == group


def test_small_groups_of_implementers_are_taken_together_but_never_what_is_not_recorded() -> None:
    view = view_of(
        money("a", millions=990, implementers=["company"]),
        money("b", millions=5, implementers=["undp"]),
        money("c", millions=5),
        organisations=ALL,
    )
    sums = column_sums(flow_rows(view, rows(view)), "group")
    assert sums == {"companies": 990_000_000, "not-recorded": 5_000_000, "others": 5_000_000}


def test_a_link_says_from_where_to_where_and_how_much() -> None:
    view = view_of(money("a", funders=["eib"], implementers=["company"]), organisations=ALL)
    opened, said = funding_flow(view, rows(view)).data[0].link.customdata[0]
    assert said == "<b>From EIB to Companies</b><br>EU money: EUR 10,000,000"
    assert opened == ""


def test_clicking_a_node_gives_role_and_key_of_a_part() -> None:
    view = view_of(money("a", funders=["eib"], implementers=["company"]), organisations=ALL)
    opened = [each[0] for each in funding_flow(view, rows(view)).data[0].node.customdata]
    assert opened == ["funder:eib", "group:companies", "country:KAZ"]


def test_names_are_broken_so_that_three_columns_fit_a_narrow_window() -> None:
    """Labels of the middle and the right column grow towards each other; 300 pixels lie between them at 640."""
    view = view_of(
        money("a", "shared", 70, funders=["ebrd", "eu"], implementers=["kfw"]),
        money("b", "KGZ", 30),
        organisations=ALL,
    )
    for label in funding_flow(view, rows(view)).data[0].node.label:
        lines = re.sub("</?b>", "", label).split("<br>")
        assert max(text_width(line, LABEL_SIZE) for line in lines) <= 160


def test_nothing_that_counts_is_said_in_place_of_the_figure() -> None:
    view = view_of(money("a", stage="announced"))
    figure = funding_flow(view, rows(view))
    assert not figure.data
    assert figure.layout.annotations[0].text == "nothing that counts · announced only"


def test_the_words_name_the_total_and_the_largest_of_each_column() -> None:
    view = view_of(money("a", "KAZ", 70, implementers=["company"]), organisations=ALL)
    words = flow_alt(view, rows(view))
    assert "EUR 70 million in 1 record" in words
    for largest in ("EBRD, own account", "Companies", "Kazakhstan"):
        assert f"Largest: {largest} EUR 70 million." in words


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["KAZ", "TKM", "shared"]),
            st.one_of(st.none(), st.integers(0, 10**9)),
            st.sampled_from(["announced", "signed", "disbursing", "cancelled"]),
            st.lists(st.sampled_from(["eu", "eib", "ebrd", "adb"]), min_size=1, max_size=2, unique=True),
            st.sampled_from([None, *(each.id for each in ALL)]),
        ),
        max_size=12,
    )
)
@settings(max_examples=30, deadline=None)
def test_every_column_adds_up_to_the_total(
    found: list[tuple[str, int | None, str, list[str], str | None]],
) -> None:
    records = [
        money(
            f"r{n}", place, None, stage, funders=payers,
            implementers=[implementer] if implementer else [],
            amount=None if amount is None else {"value": str(amount), "currency": "EUR"},
        )
        for n, (place, amount, stage, payers, implementer) in enumerate(found)
    ]  # fmt: skip
    view = view_of(*records, organisations=ALL)
    flows = flow_rows(view, rows(view))
    for column in ("payer_group", "group", "place"):
        assert sum(column_sums(flows, column).values(), Decimal(0)) == total(rows(view)).amount

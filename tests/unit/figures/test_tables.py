"""The numbers behind figures as tables: they add up as shown, and what is missing is said in words."""

from decimal import Decimal

import pandas as pd
import pytest

from cooperation.counting.totals import ROLES, Role
from cooperation.figures.map.maps import MapRows
from cooperation.figures.money.tables import (
    LINK,
    breakdown_table,
    flow_table,
    funding_table,
    is_order_column,
    map_table,
    running_table,
    stage_table,
)
from cooperation.figures.timeline.table import timeline_table
from cooperation.rows.dates import TimelineRows
from cooperation.view import View
from tests.conftest import RecordFolder


def eur(millions: int) -> dict[str, str]:
    return {"value": str(millions * 1_000_000), "currency": "EUR"}


@pytest.fixture
def view(folder: RecordFolder) -> View:
    folder.write("funding", "grant", amount=eur(10), implementers=["ebrd"])
    loan = [{"stage": "signed", "date": "2023-05"}]
    folder.write("funding", "loan", amount=eur(20), funders=["eib"], instrument="loan", history=loan)
    folder.write("funding", "shared", countries=["KAZ", "UZB"], amount=eur(4), themes=["transport", "energy"])
    folder.write("funding", "ceiling", countries=["TJK"], amount={"max": "50000000", "currency": "EUR"})
    folder.write("milestones", "summit", countries=["UZB"])
    return folder.view()


def broken_down(view: View, role: Role) -> pd.DataFrame:
    return breakdown_table(view, view.narrow(view.rows.funding), role=role)


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "")) if text[0].isdigit() else Decimal(0)


@pytest.mark.parametrize("role", ROLES)
def test_the_lines_of_every_breakdown_add_up_to_its_last(view: View, role: Role) -> None:
    table = broken_down(view, role)
    assert table.iloc[-1].tolist() == ["Total", "34.00", "3"]
    assert sum(map(number, table.iloc[:-1, 1])) == 34


@pytest.mark.parametrize("role", ROLES)
def test_a_column_holds_one_kind_of_thing(view: View, role: Role) -> None:
    """Years are text too: a column of numbers with a word at its end cannot be sent to the browser as it is."""
    assert {type(cell) for cell in broken_down(view, role).to_numpy().ravel()} == {str}


def test_the_words_of_a_breakdown_are_those_of_readers(view: View) -> None:
    assert broken_down(view, "year").iloc[:, 0].tolist() == ["2023", "2025", "Total"]
    assert broken_down(view, "implementer").iloc[:, 0].tolist() == [
        "Implementer not recorded",
        "EBRD",
        "Total",
    ]
    assert broken_down(view, "funder").iloc[:, 0].tolist() == ["EIB", "EU budget", "Total"]
    assert broken_down(view, "theme").iloc[:, 0].tolist() == ["Energy", "Transport", "Total"]


def test_a_place_without_counted_money_is_listed_in_words(view: View) -> None:
    assert broken_down(view, "country").iloc[:, :2].to_numpy().tolist() == [
        ["Kazakhstan", "30.00"],
        ["Tajikistan", "nothing that counts"],
        ["Regional or several countries", "4.00"],
        ["Total", "34.00"],
    ]


def test_a_total_of_nothing_is_words_and_not_zero(view: View) -> None:
    table = breakdown_table(view, view.rows.funding.iloc[:0], role="funder")
    assert table.to_numpy().tolist() == [["Total", "no record", "0"]]
    uncounted = view.rows.funding[~view.rows.funding["counts"]]
    assert breakdown_table(view, uncounted, role="funder").iloc[-1].tolist() == [
        "Total",
        "nothing that counts",
        "0",
    ]
    assert flow_table(view, uncounted).iloc[-1].tolist() == ["Total", "nothing that counts"]


def test_a_map_has_a_line_for_every_state_and_one_for_what_is_shared(view: View) -> None:
    table = map_table(view, MapRows.of(view))
    assert table.columns.tolist() == ["Where", "Signed or later, EUR million", "Records", "Milestones"]
    assert table.to_numpy().tolist() == [
        ["Kazakhstan", "30.00", "2", "0"],
        ["Kyrgyz Republic", "no record", "0", "0"],
        ["Tajikistan", "nothing that counts", "1", "0"],
        ["Turkmenistan", "no record", "0", "0"],
        ["Uzbekistan", "no record", "1", "1"],
        ["Regional or several countries", "4.00", "1", "0"],
    ]


def test_the_head_of_amounts_names_the_stage_asked_for(view: View) -> None:
    announced = view.with_selection(stage="announced")
    assert map_table(announced, MapRows.of(announced)).columns[1] == "EUR million, announced, Team Europe"


def test_a_map_says_nothing_of_countries_that_are_not_asked_for(view: View) -> None:
    narrowed = view.with_selection(countries=("KAZ",))
    places = map_table(narrowed, MapRows.of(narrowed)).iloc[:, 0].tolist()
    assert places == ["Kazakhstan", "Regional or several countries"]


def test_stages_have_a_line_each_and_no_total(view: View) -> None:
    table = stage_table(view, view.rows.funding)
    assert table.to_numpy().tolist() == [
        ["Announced", "no record", "0"],
        ["Committed", "no record", "0"],
        ["Signed", "34.00", "3"],
        ["Being paid out", "no record", "0"],
        ["Completed", "no record", "0"],
    ]


def test_the_ways_of_the_money_add_up_to_the_last_line(view: View) -> None:
    table = flow_table(view, view.rows.funding)
    assert table.to_numpy().tolist() == [
        ["EIB, through Implementer not recorded, to Kazakhstan", "20.00"],
        ["EU budget, through Development banks, to Kazakhstan", "10.00"],
        ["EU budget, through Implementer not recorded, to Regional or several countries", "4.00"],
        ["Total", "34.00"],
    ]


def test_money_added_up_has_every_year_and_keeps_what_was_there(view: View) -> None:
    table = running_table(view, view.rows.funding)
    assert table.columns.tolist() == ["Year", "EUR million", "EUR million, added up"]
    assert table.to_numpy().tolist() == [
        ["2023", "20.00", "20.00"],
        ["2024", "0.00", "20.00"],
        ["2025", "14.00", "34.00"],
        ["2026", "0.00", "34.00"],
    ]


def test_the_table_of_a_timeline_has_every_record_and_event_with_dates_as_known(
    folder: RecordFolder,
) -> None:
    events = [{"verb": "signed", "date": "2015-12-21"}, {"verb": "entered-into-force", "date": "2020-03"}]
    folder.write("agreements", "epca", title={"en": "EPCA"}, events=events)
    folder.write("milestones", "visit", title={"en": "A visit"}, kind="visit", date="2027")
    rows = folder.view().rows
    table = timeline_table(folder.view(), TimelineRows(rows.agreements, rows.roadmaps, rows.events))
    assert table.drop(
        columns=["Where", *(name for name in table if is_order_column(str(name)))]
    ).to_numpy().tolist() == [
        ["/record?id=epca", "EPCA", "Treaty", "21 Dec 2015", "", "In force"],
        ["/record?id=epca", "EPCA: signed", "signed", "21 Dec 2015", "", "happened"],
        ["/record?id=epca", "EPCA: entered into force", "entered into force", "Mar 2020", "", "happened"],
        ["/record?id=visit", "A visit", "Visit", "2027", "", "planned"],
    ]


def test_no_window_is_so_narrow_that_it_hides_amount_and_currency_of_the_original(view: View) -> None:
    table = funding_table(view, view.rows.funding)
    assert table.columns.tolist()[:4] == [LINK, "Record", "Original, million", "Currency"]


def test_the_list_of_funding_has_one_row_per_payers_share_newest_first(view: View) -> None:
    table = funding_table(view, view.rows.funding)
    assert len(table) == len(view.rows.funding)
    assert table["Record"].tolist() == ["A record"] * 4
    assert table["Date"].tolist()[-1] == "May 2023"
    assert table[LINK].str.startswith("/record?id=").all()
    by_id = table.set_index(LINK)
    ceiling = by_id.loc["/record?id=ceiling"]
    assert (ceiling["Original, million"], ceiling["Counted"]) == (50.0, "Ceilings (“up to”) and ranges")
    assert ceiling.isna()["EUR million"]
    assert (by_id.loc["/record?id=loan", "EUR million"], by_id.loc["/record?id=loan", "Counted"]) == (
        20.0,
        "yes",
    )


def test_numbers_of_the_list_stay_numbers(view: View) -> None:
    table = funding_table(view, view.rows.funding)
    assert set(table.select_dtypes("number").columns) == {"Original, million", "EUR million"}


def test_the_list_sums_to_the_total_for_who_counts_it_again(view: View) -> None:
    assert funding_table(view, view.rows.funding)["EUR million"].sum() == 34


def test_an_address_in_the_list_keeps_the_selection(view: View) -> None:
    german = view.with_selection(language="de", countries=("KAZ",))
    rows = german.narrow(german.rows.funding)
    assert funding_table(german, rows)[LINK].iloc[0].startswith("/record?country=KAZ&lang=de&id=")

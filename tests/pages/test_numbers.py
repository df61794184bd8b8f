"""The numbers on the screen: they add up, and they are those of cooperation.counting."""

import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from cooperation.counting.lens import COUNTS, CURRENCIES, Lens
from cooperation.counting.receipts import receipt
from cooperation.counting.totals import ROLES, breakdown, ladder, own_and_shared, total
from cooperation.figures.money.tables import LINK, funding_table
from cooperation.language.wording import ROLE_TITLES as ROLE_WORDS
from cooperation.language.wording import place_name
from cooperation.records.record import COUNTRIES, SHARED
from cooperation.rows.rows import Rows
from cooperation.selection import STAGES, Selection
from cooperation.store.history import todays_date
from cooperation.store.loading import load
from cooperation.view import View
from tests.pages.conftest import HAND_WRITTEN, ROOT, Open

ENVELOPES = ("global-gateway-ca-12bn", "transport-pledge-10bn")
SELECTIONS = (
    "",
    "count=eu",
    "currency=USD",
    "ceilings=yes",
    "country=KAZ",
    "country=KGZ&country=UZB",
    "country=shared",
    "country=TJK&country=shared&count=eu",
    "theme=transport",
    "from=2023&to=2025",
    "stage=announced",
    "stage=signed&ceilings=yes&currency=USD",
    "asof=2024-01-01",
    "country=KAZ&theme=energy&from=2025&lang=en",
    "from=1991&to=1992",  # nothing is on record then
)

NOTHING = "from=1991&to=1992"
with_money = pytest.mark.parametrize(
    "asked", [each for each in SELECTIONS if each != NOTHING], ids=lambda asked: asked or "everything"
)
each_selection = pytest.mark.parametrize("asked", SELECTIONS, ids=lambda asked: asked or "everything")


def view_of(folder: Path, asked: str) -> View:
    selection, problems = Selection.from_address(parse_qs(asked))
    assert problems == ()
    return View(load(folder, todays_date()), selection, todays_date())


def shown(cell: object) -> Decimal:
    """The number in a cell; words count as nothing."""
    text = str(cell).replace("*", "").replace("\\", "").replace(",", "")
    return Decimal(text) if text.replace(".", "", 1).isdigit() else Decimal(0)


def receipt_total(receipt: pd.DataFrame) -> tuple[Decimal, Decimal]:
    """(records, amount) of the line of a receipt that is the total."""
    return shown(receipt.iloc[-1, 1]), shown(receipt.iloc[-1, 2])


def two_places(amount: Decimal) -> Decimal:
    return round(amount / 1_000_000, 2)


@with_money
def test_every_breakdown_adds_up_to_the_total_of_the_receipt(open_page: Open, asked: str) -> None:
    for role in ROLES:
        reader = open_page(f"/funding?{asked}&by={role}")
        lines = reader.table(ROLE_WORDS[role])
        records, amount = receipt_total(reader.table("In"))
        assert lines.iloc[-1, 0] == "Total"
        assert shown(lines.iloc[-1, 1]) == two_places(amount)
        assert shown(lines.iloc[-1, 2]) == records
        assert sum(map(shown, lines.iloc[:-1, 1])) == two_places(amount)


@with_money
def test_the_receipts_on_the_screen_are_those_of_the_counting(open_page: Open, asked: str) -> None:
    reader = open_page(f"/funding?{asked}")
    view = view_of(HAND_WRITTEN, asked)
    funding, stages = view.narrow(view.rows.funding), view.selection.counted_stages
    inside, left_out = (
        [table for table in reader.tables if table.columns[0] == head] for head in ("In", "Left out, and why")
    )
    is_shared = funding["place"] == SHARED
    whole = receipt(funding, stages)
    parts = [receipt(funding[~is_shared], stages), receipt(funding[is_shared], stages)]
    if view.selection.countries in ((), (SHARED,)):
        parts = [whole]
    else:
        together = inside.pop(0)
        assert [shown(cell) for cell in together.iloc[:, 2]] == [
            *(part.total.amount for part in parts), whole.total.amount
        ]  # fmt: skip
    for found, table in zip(parts, inside, strict=True):
        assert receipt_total(table) == (Decimal(found.total.records), found.total.amount)
        assert [shown(cell) for cell in table.iloc[:-1, 2]] == [line.amount for line in found.inside]
        assert sum(shown(cell) for cell in table.iloc[:-1, 2]) == found.total.amount
    for found, table in zip((part for part in parts if part.left_out), left_out, strict=True):
        assert [shown(cell) for cell in table.iloc[:, 1]] == [line.records for line in found.left_out]
        assert [shown(cell) for cell in table.iloc[:, 2]] == [
            line.amount or Decimal(0) for line in found.left_out
        ]


@pytest.mark.parametrize(
    "asked", ["country=KAZ", "country=KGZ&country=UZB", "country=TJK&country=shared&count=eu"]
)
def test_each_key_figure_of_money_opens_the_receipt_that_has_its_total(open_page: Open, asked: str) -> None:
    """Two figures that stand side by side led to one receipt, whose total was neither."""
    view = view_of(HAND_WRITTEN, asked)
    home = "".join(open_page(f"/?{asked}").html)
    parts = re.findall(r'href="/funding\?[^"]*#([\w-]+)"', home)
    assert parts == ["receipt", "shared-receipt"]
    tables = [table for table in open_page(f"/funding?{asked}").tables if table.columns[0] == "In"][1:]
    totals = own_and_shared(view.narrow(view.rows.funding), view.selection.counted_stages)
    assert [receipt_total(table)[1] for table in tables] == [found.amount for found in totals]


@with_money
def test_the_amounts_in_the_list_of_records_add_up_to_the_total(asked: str) -> None:
    view = view_of(HAND_WRITTEN, asked)
    funding = view.narrow(view.rows.funding)
    listed = funding_table(view, funding)
    whole = total(funding, view.selection.counted_stages)
    counted = listed[listed["Counted"] == "yes"]
    assert round(listed[f"{view.lens.currency} million"].sum(), 6) == float(whole.amount / 1_000_000)
    assert counted[LINK].nunique() == whole.records


def test_a_selection_without_money_has_neither_receipt_nor_empty_figures(open_page: Open) -> None:
    reader = open_page(f"/funding?{NOTHING}")
    assert reader.tables == []
    assert reader.figures == {}
    assert "Nothing on record for this selection" in reader.words


@each_selection
def test_countries_and_the_shared_line_make_the_total(open_page: Open, asked: str) -> None:
    places = open_page(f"/map?{asked}").table("Where")
    view = view_of(HAND_WRITTEN, asked)
    rows = view.narrow(view.rows.funding)
    chosen = view.selection.countries
    asked_for = [place for place in COUNTRIES if not chosen or place in chosen]
    assert list(places.iloc[:, 0]) == [place_name(view.t, place) for place in (*asked_for, SHARED)]
    own, shared = own_and_shared(rows, view.selection.counted_stages)
    assert sum(map(shown, places.iloc[:-1, 1])) == two_places(own.amount)
    assert shown(places.iloc[-1, 1]) == two_places(shared.amount)
    if not rows.empty:
        whole = receipt_total(open_page(f"/funding?{asked}").table("In"))[1]
        assert sum(map(shown, places.iloc[:, 1])) == two_places(whole)


@each_selection
def test_the_first_figure_of_the_first_page_is_the_total(open_page: Open, asked: str) -> None:
    words = open_page(f"/?{asked}").words
    view = view_of(HAND_WRITTEN, asked)
    rows, stages = view.narrow(view.rows.funding), view.selection.counted_stages
    own, shared = own_and_shared(rows, stages)
    is_shared = rows["place"] == SHARED
    shown_sums = (
        ((own, rows[~is_shared]), (shared, rows[is_shared]))
        if view.selection.countries
        else ((total(rows, stages), rows),)
    )
    for summed, behind in shown_sums:
        amount = view.t.money(summed.amount, view.lens.currency, short=True)
        nothing = "no record" if behind.empty else "none counts"
        assert f"\n{amount if summed.rows else view.t(nothing)}\n" in words


def test_nothing_that_counts_is_never_called_zero(open_page: Open) -> None:
    words = open_page("/?from=1991&to=1992").words
    assert "EUR 0" not in words
    assert "no record" in words


def test_the_total_of_the_hand_written_records_is_the_one_worked_out_by_hand(open_page: Open) -> None:
    # 10 + 20 + 5 + 3 for Kazakhstan, 25 million dollars at 1.25 for Uzbekistan, 6 + 4 shared
    assert receipt_total(open_page("/funding").table("In")) == (Decimal(6), Decimal(68_000_000))
    # without the EBRD's own account: 5 of the shares and the 20 of the dollar loan
    assert receipt_total(open_page("/funding?count=eu").table("In")) == (Decimal(5), Decimal(43_000_000))
    assert receipt_total(open_page("/funding?ceilings=yes").table("In")) == (Decimal(7), Decimal(118_000_000))
    assert receipt_total(open_page("/funding?country=KAZ").table("In")) == (Decimal(5), Decimal(48_000_000))


def test_the_first_page_names_both_counts_with_their_amounts(open_page: Open) -> None:
    words = open_page("/").words
    assert "EUR 68 m" in words
    assert "Team Europe, 6 records. EU money: EUR 43 m" in words


def test_narrowed_to_a_country_own_and_shared_money_are_two_figures(open_page: Open) -> None:
    words = open_page("/?country=KAZ").words
    assert "EUR 38 m" in words
    assert "EUR 10 m" in words
    assert "2 records that name a chosen place, never split" in words


def test_the_map_says_that_countries_and_shared_money_together_are_the_total(open_page: Open) -> None:
    assert "Countries and this line together: EUR 68 million" in open_page("/map").words


def test_no_record_nothing_that_counts_and_an_amount_are_three_answers(open_page: Open) -> None:
    places = open_page("/map?theme=transport&theme=energy").table("Where").set_index("Where").iloc[:, 0]
    assert places["Turkmenistan"] == "no record"
    assert places["Tajikistan"] == "nothing that counts"
    assert shown(places["Kazakhstan"]) == 38


def test_stages_stand_side_by_side_and_each_is_its_own_total(open_page: Open) -> None:
    figure = open_page("/").figures["figure_stage_ladder"]
    steps = ladder(view_of(HAND_WRITTEN, "").rows.funding).set_index("stage")["amount"]
    assert [steps[stage] for stage in ("announced", "committed", "signed")] == [
        30_000_000,
        12_000_000,
        42_000_000,
    ]
    for millions in ("30", "12", "42", "20", "6"):
        assert f"EUR {millions} million" in figure["alt"]


def test_every_receipt_action_leads_to_the_same_selection(open_page: Open) -> None:
    reader = open_page("/?country=UZB&currency=USD")
    asked = {"country": ["UZB"], "currency": ["USD"]}
    actions = re.findall(r'class="key-action" href="([^"]*)">.*?</span>([^<]*)', "".join(reader.html))
    receipts = [urlsplit(address) for address, words in actions if "receipt" in words.lower()]
    assert receipts
    assert all(link.path == "/funding" and parse_qs(link.query) == asked for link in receipts)


@pytest.mark.parametrize("currency", CURRENCIES)
@pytest.mark.parametrize("count", COUNTS)
def test_the_projects_two_envelopes_count_under_no_lens(count: str, currency: str) -> None:
    loaded = load(ROOT / "data", todays_date())
    assert set(ENVELOPES) <= loaded.catalogue.listed.keys()
    for ceilings in (False, True):
        lens = Lens(todays_date(), count, currency, ceilings)  # type: ignore[arg-type]
        funding = Rows(loaded.catalogue, lens, todays_date()).funding
        envelopes = funding[funding["id"].isin(ENVELOPES)]
        assert set(envelopes["exclusion_reason"]) == {"umbrella"}
        for stage in STAGES:
            found = receipt(funding, (stage,))
            assert not {i for line in found.inside for i in line.ids} & set(ENVELOPES)


def test_the_projects_own_breakdowns_add_up_to_its_total(open_real_page: Open) -> None:
    view = view_of(ROOT / "data", "")
    whole = total(view.rows.funding).amount
    reader = open_real_page("/funding")
    assert receipt_total(reader.table("In"))[1] == whole
    for role in ROLES:
        assert (
            sum(amount for amount in breakdown(view.rows.funding, role)["amount"] if amount is not None)
            == whole
        )
        reader.app.query_params["by"] = role
        assert shown(reader.run().table(ROLE_WORDS[role]).iloc[-1, 1]) == two_places(whole)

"""The line of a deal and what is paid, on the pages that show them."""

from tests.pages.conftest import Open

FIGURE = "figure_deal_lineage"


def test_a_record_shows_the_line_it_stands_in_and_every_box_opens_a_record(open_page: Open) -> None:
    reader = open_page("/record?id=kaz-grant&lang=de")
    drawn = next(data for key, data in reader.figures.items() if key.startswith(FIGURE))
    assert '"kaz-roadmap"' in drawn["figure"]
    assert drawn["recordAddress"] == "/record?lang=de&id="
    assert drawn["narrow"]


def test_the_table_of_a_line_leads_to_every_record_of_it(open_page: Open) -> None:
    reader = open_page("/record?id=kaz-grant")
    table = reader.table("Record")
    assert any("](/record?id=kaz-roadmap)" in each for each in table["Record"])
    assert list(table.columns)[-1] == "What links it to those above"


def test_a_record_without_links_has_no_line(open_page: Open) -> None:
    reader = open_page("/record?id=kgz-new-treaty")
    assert not any(key.startswith(FIGURE) for key in reader.figures)
    assert "Where it comes from" not in reader.words


def test_the_deal_shown_stands_in_the_address(open_real_page: Open) -> None:
    reader = open_real_page("/promised")
    assert any(key.endswith("_ebrd-crm-ta-facility") for key in reader.figures)
    table = next(each for each in reader.tables if each.columns[-1] == "What links it to those above")
    assert ["id=eu-kaz-crm-mou)" in table["Record"][0], "id=ebrd-crm-ta-facility)" in table["Record"][4]] == [
        True
    ] * 2
    reader = open_real_page("/promised?deal=casa-1000")
    assert any(key == f"{FIGURE}_casa-1000" for key in reader.figures)


def test_a_deal_that_is_not_there_offers_the_nearest_and_shows_the_usual_one(open_real_page: Open) -> None:
    reader = open_real_page("/promised?deal=casa-1001")
    (said,) = [each.value for each in reader.app.warning if "deal" in each.value]
    assert "casa\\-1000" in said and len(said) < 400
    assert any(key == f"{FIGURE}_ebrd-crm-ta-facility" for key in reader.figures)


def test_what_is_paid_has_a_receipt_of_its_own_on_the_page_of_promises(open_real_page: Open) -> None:
    reader = open_real_page("/promised?country=KGZ")
    assert "Paid, by payments on record as of 24 November 2026, Team Europe: EUR" in reader.words
    tables = [table for table in reader.tables if table.columns[0] == "Left out, and why"]
    assert any(
        "Envelopes and packages, counted through their parts" in set(table.iloc[:, 0]) for table in tables
    )


def test_the_receipt_says_between_what_the_total_lies_if_other_sources_are_right(
    open_real_page: Open,
) -> None:
    reader = open_real_page("/funding")
    assert "if other sources are right:" in reader.words
    assert ("record", {"id": ["secca"]}) in reader.links
    assert "if other sources are right:" not in open_real_page("/funding?country=TKM&from=2026").words

"""Files that leave the page: what stands in them, that they never differ, and that no cell does harm."""

import csv
import io
import json
import time
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from cooperation.exports.citation import Subject, citation
from cooperation.exports.columns import FRAMES
from cooperation.exports.contents import Contents, record_contents, view_contents
from cooperation.exports.csv import as_csv
from cooperation.exports.json import as_json
from cooperation.exports.naming import file_name
from cooperation.exports.xlsx import as_xlsx
from cooperation.language.translator import LANGUAGES
from cooperation.view import View
from tests.unit.exports.workbook import sheets_of

PAGE = Subject("Funding", "funding", {"by": "theme"}, "https://example.org")
ALL = tuple(FRAMES)
WHOLE = {"value": "2000001", "currency": "EUR"}


def _contents(view: View, *frames: str) -> Contents:
    return view_contents(view, PAGE, frames or ("funding",))


def _csv(view: View, frame: str = "funding") -> bytes:
    made = _contents(view, frame)
    return as_csv(made, made.tables[0])


def _read(file: bytes) -> tuple[dict[str, list[str]], list[dict[str, str]]]:
    """What is said above the heading, by name, and the rows."""
    lines = list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))
    said: dict[str, list[str]] = {}
    for name, value in (line for line in lines if line[0].startswith("# ")):
        said.setdefault(name.removeprefix("# "), []).append(value)
    heading, *rows = [line for line in lines if not line[0].startswith("# ")]
    return said, [dict(zip(heading, row, strict=True)) for row in rows]


@pytest.fixture
def of_each(folder: Any) -> Any:
    """One record of each kind, with what makes files difficult: dates that are not days, payers, ranges."""
    folder.write("funding", "grant", history=[{"stage": "signed", "date": "circa 2024-05"}])
    shares = [{"funder": f, "amount": {"value": "1000000.50", "currency": "EUR"}} for f in ("eu", "ebrd")]
    folder.write(
        "funding",
        "shared-loan",
        funders=["eu", "ebrd"],
        amount=WHOLE,
        shares=shares,
        countries=["KAZ", "UZB"],
    )
    announced = [{"stage": "announced", "date": "2025-Q2"}]
    folder.write("funding", "announced", history=announced, countries=["TJK"])
    folder.write("agreements", "treaty", events=[{"verb": "initialled", "date": "before 2015"}])
    folder.write("roadmaps", "plan", period={"from": "2025", "to": "2026"})
    folder.write("projects", "mine", cost={"min": "1", "max": "2", "currency": "USD"})
    folder.write("milestones", "summit", end="2025-04-05")
    values = [{"period": "2024-Q2/2025", "min": "1.5", "max": "2", "source": "0"}]
    folder.write("indicators", "growth", series=[*values, {"period": "2024", "value": "-6.1", "source": "0"}])
    return folder


def test_a_file_names_each_rate_that_was_used_with_its_currency_and_its_day(folder: Any) -> None:
    australian = {"date": "2025-01-10", "rate": "1.6", "of": "2025-01-09"}
    folder.rates({"AUD": [australian], "USD": [{"date": "2025-01-10", "rate": "1.2"}]})
    for currency in ("AUD", "EUR", "USD"):
        folder.write("funding", currency.lower(), amount={"value": "4000000", "currency": currency})
    rows = {row["id"]: row for row in _read(_csv(folder.view(currency="USD")))[1]}
    names = ("rate", "rate_currency", "rate_date", "second_rate", "second_rate_currency", "second_rate_date")
    assert {key: tuple(row[name] for name in names) for key, row in rows.items()} == {
        "aud": ("1.6", "AUD", "2025-01-09", "1.2", "USD", "2025-01-10"),
        "eur": ("1.2", "USD", "2025-01-10", "", "", ""),
        "usd": ("", "", "", "", "", ""),
    }


def test_places_of_projects_stand_in_the_language_of_the_reader_of_a_workbook(folder: Any) -> None:
    folder.file("reference/glossary.yaml", {"places": {"Aktau": {"de": "Aktau", "ru": "Актау"}}})
    folder.write("projects", "mine")
    view = folder.view(language="ru")
    column = next(each for each in FRAMES["projects"].columns if each.name == "places")
    assert column.said(view, ("Aktau", "Elsewhere")) == "Актау, Elsewhere"


def test_the_same_address_gives_the_same_bytes_whenever_it_is_asked(of_each: Any, monkeypatch: Any) -> None:
    first = _contents(of_each.view(), *ALL)
    before = [as_xlsx(first), as_json(first), *(as_csv(first, table) for table in first.tables)]
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    again = _contents(of_each.view(), *ALL)  # read from the files anew
    assert [as_xlsx(again), as_json(again), *(as_csv(again, table) for table in again.tables)] == before


def test_today_and_the_same_day_asked_for_give_the_same_bytes(of_each: Any) -> None:
    assert _csv(of_each.view()) == _csv(of_each.view(as_of=date(2026, 11, 24)))


def test_a_csv_opens_with_a_byte_order_mark_and_every_line_ends_as_the_standard_says(of_each: Any) -> None:
    file = _csv(of_each.view())
    assert file.startswith(b"\xef\xbb\xbf# title,")
    assert file.count(b"\n") == file.count(b"\r\n")


def test_a_csv_says_what_was_asked_and_how_to_cite_it(of_each: Any) -> None:
    view = of_each.view(countries=("KAZ",), themes=("energy",), currency="USD", count="eu", stage="signed")
    said, _ = _read(_csv(view))
    assert {name: said[name] for name in ("places", "themes", "stages", "count", "currency", "as_of")} == {
        "places": ["Kazakhstan"],
        "themes": ["Energy"],
        "stages": ["signed"],
        "count": ["EU money"],
        "currency": ["USD"],
        "as_of": ["2026-11-24"],
    }
    assert said["data_version"] == [view.catalogue.version]
    assert said["licence"][0].startswith("CC BY 4.0")
    assert said["citation"] == [citation(view, PAGE)]
    assert said["address"] == [PAGE.lasting_link(view)]


def test_pandas_reads_the_table_when_told_to_skip_what_is_said_above_it(of_each: Any) -> None:
    of_each.write("funding", "odd", title={"en": 'Lot #3, "north"\nand south'})
    frame = pd.read_csv(io.BytesIO(_csv(of_each.view())), comment="#")
    assert list(frame.columns) == [column.name for column in FRAMES["funding"].columns]
    assert 'Lot #3, "north"\nand south' in set(frame["title"])
    assert frame["original"].dtype == float


def test_dates_stand_as_edtf_and_in_words_in_columns_of_their_own(of_each: Any) -> None:
    view = of_each.view()
    dates = {row["id"]: (row["stage_date"], row["stage_date_in_words"]) for row in _read(_csv(view))[1]}
    assert dates["grant"] == ("2024-05~", "about May 2024")
    assert dates["announced"][0] == "2025-34"
    (treaty,) = _read(_csv(view, "agreements"))[1]
    assert (treaty["begun"], treaty["events"]) == ("../2015", "initialled ../2015")
    assert [row["period"] for row in _read(_csv(view, "indicators"))[1]] == ["2024-34/2025", "2024"]


def test_each_value_of_a_series_stands_beside_its_own_period(of_each: Any) -> None:
    first, second = _read(_csv(of_each.view(), "indicators"))[1]
    assert (first["value"], first["min"], first["max"]) == ("", "1.5", "2")
    assert (second["value"], second["min"]) == ("-6.1", "")


def test_no_record_nothing_that_counts_and_zero_are_said_in_words(folder: Any) -> None:
    folder.write("funding", "zero", countries=["KAZ"], amount={"value": "0", "currency": "EUR"})
    folder.write("funding", "unknown", countries=["TJK"], amount=None)
    folder.write("funding", "said", countries=["UZB"], history=[{"stage": "announced", "date": "2025"}])
    folder.write("funding", "paid", countries=["KGZ"])
    view = folder.view()
    answers = {row["id"]: (row["amount_in_total"], row["answer"]) for row in _read(_csv(view))[1]}
    assert answers == {
        "zero": ("0", "counts, with 0"),
        "unknown": ("", "nothing that counts: Amount not known"),
        "said": ("", "nothing that counts: Announced only"),
        "paid": ("3000000", "counts"),
    }
    by_place = json.loads(as_json(_contents(view)))["tables"]["places"]["rows"]
    assert {row["place"]: (row["in_total"], row["answer"]) for row in by_place} == {
        "KAZ": (0, "counts, with 0"),
        "KGZ": (3_000_000, "counts"),
        "TJK": (None, "nothing that counts, amount not known"),
        "TKM": (None, "no record"),
        "UZB": (None, "nothing that counts, announced only"),
        "shared": (None, "no record"),
    }
    sheet = sheets_of(as_xlsx(_contents(view)))["By place"]
    assert [row.get("Counted") for row in sheet][3] == "no record"


def test_an_empty_selection_says_no_record_in_every_kind_of_file(of_each: Any) -> None:
    view = of_each.view(countries=("TKM",))
    said, rows = _read(_csv(view))
    assert (rows, said["answer"], said["total"]) == ([], ["no record"], ["no record"])
    made = _contents(view)
    assert sheets_of(as_xlsx(made))["Funding"][0]["Record id"] == "no record"
    assert json.loads(as_json(made))["about"]["total"] == "no record"


def test_stages_are_never_added_up(folder: Any) -> None:
    for stage, value in (("announced", "1000000"), ("committed", "20000000"), ("signed", "300000000")):
        amount = {"value": value, "currency": "EUR"}
        folder.write("funding", stage, history=[{"stage": stage, "date": "2025-01-10"}], amount=amount)
    view = folder.view()
    said, _ = _read(_csv(view))
    assert said["total"] == ["EUR 300000000"]
    assert [said[f"stage_{stage}"] for stage in ("announced", "committed", "signed")] == [
        ["EUR 1000000"], ["EUR 20000000"], ["EUR 300000000"],
    ]  # fmt: skip
    assert said["stage_completed"] == ["no record"]
    for mixed in ("301000000", "320000000", "321000000", "21000000"):
        assert mixed not in _everything(view)


def test_the_sum_of_the_two_headline_envelopes_stands_in_no_file(folder: Any) -> None:
    for name, value in (("pledge-10bn", "10000000000"), ("pledge-12bn", "12000000000")):
        amount = {"value": value, "currency": "EUR"}
        folder.write("funding", name, amount=amount, umbrella="true", countries=["KAZ", "UZB"])
    text = _everything(folder.view(ceilings=True))
    assert "10000000000" in text
    assert "22000000000" not in text
    assert "22 billion" not in text


def _everything(view: View) -> str:
    made = _contents(view)
    sheets = sheets_of(as_xlsx(made)).values()
    cells = (str(cell) for sheet in sheets for row in sheet for cell in row.values())
    return as_json(made).decode() + as_csv(made, made.tables[0]).decode() + "".join(cells)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '="a"&"b"'])
def test_a_text_that_a_spreadsheet_would_run_is_kept_and_does_nothing(folder: Any, start: str) -> None:
    text = f"{start},=2+2"
    folder.write("funding", "odd")
    view = folder.view()
    record = view.record("odd")
    title = record.title.model_copy(update={"en": text})  # reading strips blanks, so it is put in afterwards
    view.catalogue.records["odd"] = record.model_copy(update={"title": title})
    made = record_contents(view, view.catalogue.records["odd"], "")
    said, (row,) = _read(as_csv(made, made.tables[0]))
    assert row["title"] == f"'{text}"
    assert all(not value.lstrip(" ").startswith(("=", "+", "-", "@")) for value in said["title"])
    assert sheets_of(as_xlsx(made))["Funding"][0]["Title"] == text.replace(
        "\r", "_x000D_"
    )  # Excel's own spelling of it


def test_numbers_are_numbers_in_every_kind_of_file(of_each: Any) -> None:
    made = _contents(of_each.view(), "indicators")
    assert Decimal(_read(as_csv(made, made.tables[0]))[1][1]["value"]) == Decimal("-6.1")
    assert json.loads(as_json(made))["tables"]["indicators"]["rows"][1]["value"] == -6.1
    assert sheets_of(as_xlsx(made))["Indicators"][1]["Value, unit of the row"] == Decimal("-6.1")


def test_a_workbook_has_its_records_their_sources_and_the_method(of_each: Any) -> None:
    sheets = sheets_of(as_xlsx(_contents(of_each.view())))
    assert list(sheets) == ["Funding", "By place", "Receipt", "Sources", "Method"]
    assert [row["Record id"] for row in sheets["Sources"]] == ["announced", "grant", "shared-loan"]
    method = [cell for row in sheets["Method"] for cell in row.values()]
    assert citation(of_each.view(), PAGE) in method


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_can_be_made_in_every_language(of_each: Any, language: str) -> None:
    made = _contents(of_each.view(language=language), *ALL)
    assert len(sheets_of(as_xlsx(made))) == len(ALL) + 5


def test_closed_lists_are_keys_for_machines_and_words_for_people(of_each: Any) -> None:
    made = _contents(of_each.view())
    rows = _read(as_csv(made, made.tables[0]))[1]
    assert [row["place"] for row in rows] == ["TJK", "KAZ", "shared", "shared"]
    sheet = sheets_of(as_xlsx(made))["Funding"]
    assert [row["Where"] for row in sheet][:2] == ["Tajikistan", "Kazakhstan"]


@pytest.mark.parametrize("frame", ALL)
def test_every_column_is_declared_once_with_a_label(frame: str) -> None:
    names = [column.name for column in FRAMES[frame].columns]
    assert len(names) == len(set(names))
    assert all(column.label for column in FRAMES[frame].columns)
    labels = [column.label for column in FRAMES[frame].columns]
    assert len(labels) == len(set(labels))


def test_a_file_of_one_record_holds_its_rows_whatever_the_filter(of_each: Any) -> None:
    view = of_each.view(countries=("TJK",))
    made = record_contents(view, view.record("shared-loan"), "https://example.org")
    said, rows = _read(as_csv(made, made.tables[0]))
    assert [row["id"] for row in rows] == ["shared-loan", "shared-loan"]
    assert said["record"] == ["shared-loan"]
    assert said["address"] == ["https://example.org/record?asof=2026-11-24&id=shared-loan"]


def test_a_citation_names_record_dashboard_version_day_address_and_licence(of_each: Any) -> None:
    view = of_each.view()
    subject = Subject.of_record(view, view.record("grant"), "https://example.org")
    assert citation(view, subject) == (
        "A record (record grant). EU – Central Asia cooperation dashboard, "
        f"data version {view.catalogue.version}, as of 24 November 2026. "
        "https://example.org/record?asof=2026-11-24&id=grant (CC BY 4.0)"
    )


def test_a_citation_of_a_view_says_what_was_selected(of_each: Any) -> None:
    said = citation(of_each.view(countries=("KAZ", "shared"), themes=("energy",), ceilings=True), PAGE)
    selected = "Kazakhstan, Regional or several countries; Energy; 1991 to 2027; Team Europe, in EUR"
    assert said.startswith(f"Funding (view: {selected}; signed or later; ceilings counted).")
    assert "country=KAZ&country=shared&theme=energy&asof=2026-11-24&ceilings=yes&by=theme" in said


def test_a_file_name_says_what_and_when(of_each: Any) -> None:
    view = of_each.view()
    version = view.catalogue.version
    assert file_name(view, PAGE, "funding", "csv") == (
        f"eu-central-asia-funding-by-theme-2026-11-24-{version}.csv"
    )
    narrow = of_each.view(countries=("KAZ",), stage="signed", currency="USD", count="eu", language="de")
    expected = f"eu-central-asia-funding-by-theme-kaz-signed-eu-money-usd-de-2026-11-24-{version}.xlsx"
    assert file_name(narrow, PAGE, "funding", "xlsx") == expected


def test_the_same_table_of_two_pages_and_of_a_record_has_three_names(of_each: Any) -> None:
    view = of_each.view()
    of_record = Subject.of_record(view, view.record("grant"))
    names = {
        file_name(view, subject, "funding", "csv") for subject in (PAGE, Subject("Map", "map"), of_record)
    }
    assert len(names) == 3
    assert f"eu-central-asia-funding-grant-2026-11-24-{view.catalogue.version}.csv" in names
    assert "-at-a-glance-2026" in file_name(view, Subject("At a glance", ""), "", "json")


def test_many_themes_are_counted_in_a_file_name_and_not_listed(of_each: Any) -> None:
    view = of_each.view(themes=("energy", "transport", "digital"))
    assert "-3-themes-" in file_name(view, PAGE, "funding", "csv")


def test_a_total_that_lacks_withheld_records_says_so(of_each: Any) -> None:
    of_each.file("funding/broken.yaml", "title: {en: A}\n")
    said, _ = _read(_csv(of_each.view()))
    assert said["incomplete"] == ["1 record cannot be read and is left out: totals are incomplete"]

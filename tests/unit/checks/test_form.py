"""What is wrong with the form of a file, in words. Most cases are folders in tests/examples."""

from typing import Any

from cooperation.checks.validation import validate
from cooperation.reading.yaml_text import parse_yaml
from cooperation.records.funding import Funding
from cooperation.records.organisation import Organisation


def test_everything_wrong_with_a_file_is_said_at_once(folder: Any) -> None:
    folder.write(
        "funding", "loan", confidence="sure", verified="2026-13-01", instrument="gift", sumary={"en": "x"}
    )
    fields = [line.split(":")[0] for line in folder.said()]
    assert fields == ["loan confidence", "loan verified", "loan instrument", "loan sumary"]


def test_an_unknown_field_deep_inside_names_the_fields_of_that_place(folder: Any) -> None:
    folder.write("funding", "loan", history=[{"stage": "signed", "date": "2025", "plaze": "Astana"}])
    (problem,) = folder.load().problems
    assert (problem.field, problem.hint) == ("history[0].plaze", "did you mean place?")


def test_a_list_with_a_wrong_item_is_not_also_too_short(folder: Any) -> None:
    folder.write("funding", "loan", history=[{"stage": "sined", "date": "2025"}])
    assert folder.said() == ["loan history[0].stage: 'sined' is not a word of this list"]


def test_an_empty_list_where_one_is_needed_is_empty(folder: Any) -> None:
    folder.write("funding", "loan", sources=[])
    assert folder.said() == ["loan sources: is empty"]


def test_numbers_are_asked_for_in_plain_words(folder: Any) -> None:
    folder.write("indicators", "share", series=[{"period": "2024", "value": "a lot", "source": "first"}])
    place = {"name": "Aktau", "country": "KAZ", "lat": "north", "lon": "51", "precision": "city"}
    folder.write("projects", "mine", locations=[place])
    assert folder.said() == [
        "share series[0].value: 'a lot' is not a plain number",
        "share series[0].source: a whole number is needed here",
        "mine locations[0].lat: a number is needed here",
    ]


def test_a_date_is_one_word_and_no_mapping(folder: Any) -> None:
    folder.write(
        "milestones",
        "summit",
        date={"qualifier": "", "precision": "day", "first": "2025-01-01", "last": "2025-01-01"},
    )
    assert folder.said() == ["summit date: a date is one word"]


def test_the_id_is_refused_and_the_rest_is_checked_all_the_same() -> None:
    text = parse_yaml("id: x\ntype: eu-institution\n", "data/organisations/eu.yaml")
    organisation, problems = validate(text, Organisation, "eu")
    assert organisation is None
    assert [problem.field for problem in problems] == ["id", "name", "counts_as", "sources"]


def test_a_name_that_is_no_id_concerns_the_file_as_a_whole() -> None:
    _, problems = validate(parse_yaml("title: {en: x}\n", "f.yaml"), Funding, "Not_An_Id")
    assert (problems[0].line, problems[0].message) == (0, "the name of the file is no id")

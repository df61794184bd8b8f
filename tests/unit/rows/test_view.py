"""One view: version, selection, language, today."""

import gc
from collections.abc import Callable
from datetime import date
from typing import Any
from weakref import ref

from cooperation.records.dates import PartialDate
from cooperation.view import View, cached_per_view


def test_equal_views_have_equal_keys_and_any_choice_another(folder: Any) -> None:
    folder.write("funding", "grant")
    choices: list[dict[str, Any]] = [
        {},
        {"countries": ("KAZ",)},
        {"themes": ("energy",)},
        {"count": "eu"},
        {"currency": "USD"},
        {"ceilings": True},
        {"language": "de"},
        {"as_of": date(2025, 1, 1)},
        {"start": PartialDate.parse("2025")},
        {"stage": "announced"},
    ]
    keys = [folder.view(**choice).key for choice in choices]
    assert len(set(keys)) == len(choices)
    assert [folder.view(**choice).key for choice in choices] == keys


def test_rows_are_built_once_per_version_and_lens_whatever_the_filter(folder: Any) -> None:
    folder.write("funding", "grant")
    view = folder.view()
    assert view.with_selection(countries=("KAZ",), language="ru").rows is view.rows
    assert view.with_selection(count="eu").rows is not view.rows


def test_what_is_computed_from_a_version_is_freed_with_it(folder: Any) -> None:
    folder.write("funding", "grant")
    view = folder.view(countries=("KAZ",))
    assert len(view.narrow(view.rows.funding)) == 1
    catalogue = ref(view.catalogue)
    del view
    gc.collect()
    assert catalogue() is None


def test_two_functions_of_one_name_do_not_share_their_results(folder: Any) -> None:
    def constant(value: int) -> Callable[[View], int]:
        @cached_per_view
        def of(_: View) -> int:
            return value

        return of

    folder.write("funding", "grant")
    view = folder.view()
    assert [constant(1)(view), constant(2)(view)] == [1, 2]


def test_an_address_keeps_the_selection_and_adds_what_is_the_pages_own(folder: Any) -> None:
    folder.write("funding", "grant")
    assert folder.view().address("funding") == "/funding"
    view = folder.view(countries=("KAZ", "UZB"), language="de")
    assert view.address("record", id="grant") == "/record?country=KAZ&country=UZB&lang=de&id=grant"


def test_what_is_not_there_is_named_by_its_id(folder: Any) -> None:
    folder.write("funding", "grant", title={"en": "Grant", "de": "Zuschuss"}, short={"en": "G"})
    view = folder.view(language="de")
    assert (view.title("grant"), view.short("grant")) == ("Zuschuss", "G")
    assert (view.title("gone"), view.short("gone"), view.organisation("gone")) == ("gone", "gone", "gone")


def test_an_event_says_its_own_title_or_its_verb(folder: Any) -> None:
    titled = {"verb": "entered-into-force", "date": "2026", "title": {"en": "In force at last"}}
    folder.write(
        "agreements", "treaty", title={"en": "Treaty"}, events=[{"verb": "signed", "date": "2025"}, titled]
    )
    view = folder.view()
    assert view.event_title("treaty", 0).startswith("Treaty")
    assert "signed" in view.event_title("treaty", 0)
    assert view.event_title("treaty", 1) == "In force at last"
    assert view.event_title("treaty", 9) == "Treaty"

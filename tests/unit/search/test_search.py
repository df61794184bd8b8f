"""Search: names of a country in any language, accents, typing errors, forms of a word, and marking."""

from typing import Any

import pytest

from cooperation.search.folding import Wanted, excerpt, folded, pieces
from cooperation.search.index import index_of
from cooperation.search.query import passage, search, suggested_words


def ids(view: Any, query: str) -> list[str]:
    return [hit.record_id for hit in search(view, query)]


@pytest.fixture
def records(folder: Any) -> Any:
    """A few records of several kinds and languages."""
    folder.write(
        "agreements",
        "eu-kgz-epca",
        title={"en": "Enhanced agreement", "de": "Verstärktes Abkommen", "ru": "Расширенное соглашение"},
        countries=["KGZ"],
    )
    folder.write("milestones", "visit", title={"en": "Visit of Aleška Šimkić"}, countries=["UZB"])
    folder.write(
        "funding",
        "water",
        title={
            "en": "Loan for a hydropower plant",
            "de": "Darlehen für ein Wasserkraftwerk",
            "ru": "Заём на гидроэлектростанцию",
        },
        countries=["TJK"],
        implementers=["ebrd"],
    )
    folder.write(
        "roadmaps",
        "region",
        title={"en": "Roadmap of the region", "ru": "Дорожная карта региона"},
        countries=["KAZ", "KGZ", "TJK", "TKM", "UZB"],
    )
    folder.write(
        "milestones", "talk", title={"en": "Talks in Brussels"}, summary={"en": "On trade with Kyrgyzstan."}
    )
    return folder


def test_every_name_of_a_country_finds_the_same_in_the_same_order(records: Any) -> None:
    view = records.view()
    asked = [
        ids(view, name) for name in ("KGZ", "kg", "Kyrgyz Republic", "Kirgisistan", "Кыргызстан", "Киргизия")
    ]
    assert asked[0][0] == "eu-kgz-epca"  # its own before what is shared
    assert set(asked[0]) == {"eu-kgz-epca", "region", "talk"}  # and before what only names it
    assert asked[0][-1] == "talk"
    assert all(each == asked[0] for each in asked)


def test_the_glossary_gives_a_country_further_names(records: Any) -> None:
    term = {"en": "Tajikistan", "de": "Tadschikistan", "ru": "Таджикистан", "not": {"en": ["Land of Tajiks"]}}
    records.file("reference/glossary.yaml", {"terms": [term]})
    view = records.view()
    assert ids(view, "Land of Tajiks") == ids(view, "TJK") != []


def test_accents_and_capitals_do_not_matter(records: Any) -> None:
    view = records.view()
    assert ids(view, "simkic") == ids(view, "ŠIMKIĆ") == ["visit"]


@pytest.mark.parametrize("mistyped", ["hydropwer", "hidropower", "Wasserkraftwrek", "гидроэлектростанця"])
def test_a_typing_error_is_forgiven(records: Any, mistyped: str) -> None:
    assert ids(records.view(), mistyped) == ["water"]


def test_a_mistyped_country_is_understood(records: Any) -> None:
    view = records.view()
    assert ids(view, "Kirgisitan") == ids(view, "KGZ")


@pytest.mark.parametrize("form", ["дорожной карты", "roadmaps", "Road"])
def test_other_forms_and_the_beginning_of_a_word_find_it(records: Any, form: str) -> None:
    assert "region" in ids(records.view(), form)


def test_all_telling_words_must_be_there(records: Any) -> None:
    view = records.view()
    assert ids(view, "hydropower Tajikistan") == ["water"]
    assert ids(view, "hydropower Turkmenistan") == []


def test_a_title_that_holds_the_query_comes_before_a_summary_that_does(folder: Any) -> None:
    folder.write("milestones", "a", summary={"en": "About the Global Gateway of the EU."})
    folder.write("milestones", "b", title={"en": "Global Gateway forum"})
    assert ids(folder.view(), "global gateway") == ["b", "a"]


def test_an_id_finds_its_record_first(records: Any) -> None:
    assert ids(records.view(), "eu-kgz-epca")[0] == "eu-kgz-epca"


def test_the_selection_narrows_what_is_found(records: Any) -> None:
    assert ids(records.view(countries=("UZB",)), "Kyrgyz Republic") == ["region"]


def test_a_withdrawn_record_is_not_found(records: Any) -> None:
    records.write(
        "milestones", "gone", title={"en": "Xylophone"}, withdrawn={"date": "2026-01-01", "why": {"en": "no"}}
    )
    assert ids(records.view(), "xylophone") == []


@pytest.mark.parametrize("query", ["", "   ", "?!", "x" * 5000, "zzzzqqqq"])
def test_nothing_sensible_finds_nothing(records: Any, query: str) -> None:
    assert ids(records.view(), query) == []


def test_words_on_record_are_offered_where_nothing_is_found(records: Any) -> None:
    view = records.view()
    assert suggested_words(view, "hydropower zeppelin") == ["hydropower"]
    assert suggested_words(view, "brusselz-trip")[0] == "Brussels"


def test_a_text_that_holds_the_words_is_shown_where_title_and_summary_do_not(folder: Any) -> None:
    folder.write("milestones", "a", note={"en": "The chair was from Riga."})
    view = folder.view()
    (hit,) = search(view, "Riga")
    assert passage(view, hit) == "The chair was from Riga."


def test_the_index_is_built_once_for_a_version(records: Any) -> None:
    view = records.view()
    assert index_of(view.catalogue) is index_of(view.with_selection(language="de").catalogue)


def test_marking_cuts_a_text_and_changes_nothing_of_it() -> None:
    wanted = Wanted(frozenset({"simkic"}), ("kasachstan",), frozenset({("kyrgyz", "republic")}))
    text = "Šimkić in the Kyrgyz Republic; Kasachstans Republic, Kyrgyz, republic"
    cut = pieces(text, wanted)
    assert "".join(piece.text for piece in cut) == text
    assert [piece.text for piece in cut if piece.marked] == ["Šimkić", "Kyrgyz Republic", "Kasachstans"]


def test_a_russian_name_of_several_words_is_marked_in_any_case_and_no_other_word_is() -> None:
    wanted = Wanted(names=frozenset({("кыргызская", "республика"), ("kyrgyz", "republic")}))
    text = "В Кыргызской Республике и для Кыргызскую Республику; кыргызский язык, Кыргызская нация, Kyrgyz Republics"
    marked = [piece.text for piece in pieces(text, wanted) if piece.marked]
    assert marked == ["Кыргызской Республике", "Кыргызскую Республику"]


def test_an_excerpt_shows_the_first_word_to_mark_and_cuts_between_words() -> None:
    text = "one " * 100 + "lithium " + "two " * 100
    shown = excerpt(text, Wanted(frozenset({"lithium"})), 60)
    assert "lithium" in shown
    assert set(shown.split()) == {"…", "one", "lithium", "two"}
    assert len(shown) <= 64


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Šimkić", "simkic"),
        ("Қазақстан", "казакстан"),
        ("Oʻzbekiston", "ozbekiston"),
        ("Straße", "strasse"),
        ("EU's", "eu"),
    ],
)
def test_words_are_compared_without_accents_and_apostrophes(written: str, same: str) -> None:
    assert folded(written) == same

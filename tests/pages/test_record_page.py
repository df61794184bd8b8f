"""A record's page: every kind shows what it has, and an address without a record leads on."""

import shutil
from collections.abc import Callable
from pathlib import Path

from cooperation.language.translator import Translator
from cooperation.store.current import Store
from tests.pages.conftest import HAND_WRITTEN, Open


def test_funding_shows_who_pays_which_part_and_how_each_counts(open_page: Open) -> None:
    reader = open_page("/record?id=kaz-shares")
    assert reader.title == "Port works in three shares"
    assert "European Bank for Reconstruction and Development: counts with EUR 5,000,000." in reader.words
    assert "European Union: counts with EUR 3,000,000." in reader.words
    assert "Payer not known: left out. Payer of this part not known." in reader.words


def test_a_converted_amount_says_rate_and_day(open_page: Open) -> None:
    words = open_page("/record?id=uzb-loan-usd").words
    assert "counts with EUR 20,000,000 (ECB reference rate: 1 EUR = 1.2500 USD, 10 Jan 2025)" in words


def test_links_lead_in_both_directions_and_keep_the_selection(open_page: Open) -> None:
    grant = open_page("/record?id=kaz-grant&lang=de")
    assert ("record", {"lang": ["de"], "id": ["kaz-roadmap"]}) in grant.links
    roadmap = open_page("/record?id=kaz-roadmap&lang=de")
    assert ("record", {"lang": ["de"], "id": ["kaz-grant"]}) in roadmap.links
    assert ("record", {"lang": ["de"], "id": ["kaz-first-roadmap"]}) in roadmap.links


def test_a_contradiction_shows_all_values_the_used_one_and_why(open_page: Open) -> None:
    reader = open_page("/record?id=kaz-mine")
    values = reader.table("What the source says")
    assert list(values.iloc[:, 2]) == ["used here", "kept, not used"]
    assert "Why: The company's own page is the better source." in reader.words
    german = open_page("/record?id=kaz-mine&lang=de").table(Translator("de")("What the source says"))
    assert list(german.iloc[:, 0]) == ["100 bis 150 Millionen USD", "USD 90 million"]
    assert german.iloc[1, 1] == "Eine Zeitung"


def test_a_text_without_translation_is_shown_in_english_and_says_so(open_page: Open) -> None:
    said = "Some texts of this record are in English only."
    assert Translator("de")(said) in open_page("/record?id=tkm-unknown&lang=de").words
    assert said not in open_page("/record?id=tkm-unknown").words


def test_a_record_says_its_state_as_of_the_day_asked_for(open_page: Open) -> None:
    now = open_page("/record?id=shared-water").app
    then = open_page("/record?id=shared-water&asof=2018-01-01").app
    assert "Completed" in _badges(now)
    assert "Signed" in _badges(then)
    for record_id in ("kaz-treaty", "kaz-roadmap", "shared-water", "first-summit", "kaz-mine", "kaz-trade"):
        assert open_page(f"/record?id={record_id}&asof=1992-01-01").title


def test_an_id_that_is_not_there_offers_the_nearest(open_page: Open) -> None:
    reader = open_page("/record?id=kaz-grnat&country=KAZ")
    assert "There is no record with the id “kaz-grnat”." in reader.words
    assert ("record", {"id": ["kaz-grant"], "country": ["KAZ"]}) in reader.links


def test_an_address_without_an_id_asks_for_nothing_in_words(open_page: Open) -> None:
    assert "“”" not in open_page("/record").words


def test_a_withdrawn_record_says_when_and_why(open_page: Open) -> None:
    words = open_page("/record?id=withdrawn-forum").words
    assert "No source says that it took place." in words
    assert "1 November 2026" in words


def test_a_broken_file_withholds_its_record_says_so_and_comes_back_when_mended(
    served: Callable[[Path], Store], open_page: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(HAND_WRITTEN, folder)
    store = served(folder)
    file = folder / "funding" / "kaz-loan.yaml"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("stage: signed", "stage: sgined"), encoding="utf-8")
    reader = open_page("/funding")
    assert "1 record cannot be read and is left out: totals are incomplete" in reader.words
    assert "EUR 48 m" in reader.words
    assert "Its file is there, and cannot be read at the moment." in open_page("/record?id=kaz-loan").words
    file.write_text(whole, encoding="utf-8")
    store.refresh()
    reader.run()
    assert "cannot be read" not in reader.words
    assert "EUR 68 m" in reader.words


def test_the_old_address_of_a_renamed_record_leads_to_it(
    served: Callable[[Path], Store], open_page: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(HAND_WRITTEN, folder)
    title = open_page("/record?id=kaz-loan").title
    old, new = (folder / "funding" / f"{name}.yaml" for name in ("kaz-loan", "loan-to-kazakhstan"))
    new.write_text(f"formerly: [kaz-loan]\n{old.read_text(encoding='utf-8')}", encoding="utf-8")
    old.unlink()
    served(folder)
    assert open_page("/record?id=kaz-loan").title == title == open_page("/record?id=loan-to-kazakhstan").title


def _badges(app: object) -> str:
    return " ".join(each.value for each in app.markdown if "badge" in each.value)  # type: ignore[attr-defined]

"""Records of 2028 read on 1 June 2031: every sentence that rests on a date must have moved with the data."""

from datetime import date
from typing import Any

import pytest

from cooperation.exports.contents import method_in_words
from cooperation.figures.timeline.axis import window_of
from cooperation.figures.timeline.timeline import cooperation_timeline, cooperation_timeline_alt
from cooperation.findings.promises import area_clock
from cooperation.records.roadmap import Roadmap
from cooperation.rows.dates import TimelineRows
from cooperation.selection import Selection
from cooperation.sentences.findings import timeline_source
from cooperation.sentences.promises import coverage_in_words, running_roadmaps_in_words, silence_in_words
from cooperation.sentences.selection import selected_period_in_words
from cooperation.store.history import todays_date
from cooperation.view import View

SOURCE = {
    "title": "Page",
    "publisher": "EU",
    "url": "https://example.org",
    "date": "2028-06-30",
    "kind": "official",
}
SHARED: dict[str, Any] = {"sources": [SOURCE], "verified": "2028-07-01"}


@pytest.fixture
def records(folder: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("COOPERATION_TODAY", "2031-06-01")
    folder.scope(coverage_end="2028-06", first_year="1991", years_ahead="25")
    areas = [{"area": "energy", "agreed": {"en": "Power lines."}}]
    signed = [{"verb": "signed", "date": "2028-02-01"}]
    period = {"from": "2028", "to": "2030"}
    folder.write("roadmaps", "plan-2028", **SHARED, period=period, events=signed, areas=areas)
    folder.write("roadmaps", "plan-2030", **SHARED, period={"from": "2030", "to": "2031-12-31"}, events=[])
    folder.write("milestones", "summit-2028", **SHARED, date="2028-05-04")
    folder.write("milestones", "summit-2033", **SHARED, date="2033", headline="true")
    folder.write("agreements", "treaty-2032", **SHARED, events=[{"verb": "signed", "date": "2032-01-01"}])
    folder.write("funding", "loan", **SHARED, history=[{"stage": "signed", "date": "2028-03-01"}])
    return folder


def _view(records: Any, language: str) -> View:
    today = todays_date()
    return View(records.load(today), Selection(language=language), today)


def _rows(view: View) -> TimelineRows:
    return TimelineRows(view.rows.agreements, view.rows.roadmaps, view.rows.events)


@pytest.mark.parametrize(
    ("language", "coverage", "none_after", "ended", "running", "silence", "period"),
    [
        (
            "en",
            "Coverage ends: June 2028. Silence after it means “not known”, not “not done”.",
            "Nothing is on record after June 2028 except planned dates.",
            "Period ended 31 December 2030",
            "213 days left",
            "Nothing on record for 4 months, up to the end of coverage (June 2028).",
            "1991 to 2033",
        ),
        (
            "de",
            "Ende der Erfassung: Juni 2028. Fehlt danach etwas, heißt das „nicht bekannt“, nicht „nicht getan“.",
            "Nach Juni 2028 sind nur geplante Termine erfasst.",
            "Laufzeit beendet: 31. Dezember 2030",
            "noch 213 Tage",
            "Seit 4 Monaten nichts erfasst, bis zum Ende der Erfassung (Juni 2028).",
            "1991 bis 2033",
        ),
        (
            "ru",
            "Данные собраны по июнь 2028 г.; отсутствие сведений после этого означает «неизвестно», а не «не сделано».",
            "Данные собраны по июнь 2028 г., далее – только намеченные даты.",
            "Период завершён: 31 декабря 2030 г.",
            "осталось 213 дней",
            "Сведений нет 4 месяца, до конца охвата (июнь 2028 г.).",
            "1991 – 2033",
        ),
    ],
)
def test_sentences_follow_the_data_in_each_language(
    records: Any,
    language: str,
    coverage: str,
    none_after: str,
    ended: str,
    running: str,
    silence: str,
    period: str,
) -> None:
    view = _view(records, language)
    roadmaps = view.catalogue.of_kind(Roadmap)
    first, second = roadmaps["plan-2028"], roadmaps["plan-2030"]
    end = view.scope.coverage_end.last
    clock = area_clock(first, first.areas[0], view.catalogue.listed, view.lens.as_of, end)
    assert clock is not None
    said = {
        "end of coverage": coverage_in_words(view),
        "what has ended": running_roadmaps_in_words(view, first),
        "what runs": running_roadmaps_in_words(view, second),
        "silence": silence_in_words(view, clock),
        "period": selected_period_in_words(view),
    }
    assert {name: _plain(sentence) for name, sentence in said.items()} == {
        "end of coverage": coverage,
        "what has ended": ended,
        "what runs": running,
        "silence": silence,
        "period": period,
    }
    assert _plain(timeline_source(view, _rows(view))).endswith(none_after)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Coverage ends: June 2028; 1 later event is on record."),
        ("de", "Ende der Erfassung: Juni 2028; 1 späteres Ereignis ist erfasst."),
        ("ru", "Конец охвата: июнь 2028 г.; в базе есть 1 более позднее событие."),
    ],
)
def test_what_was_found_after_the_end_of_coverage_is_counted(
    records: Any, language: str, sentence: str
) -> None:
    records.write("milestones", "summit-2030", **SHARED, date="2030-10-01")
    view = _view(records, language)
    assert _plain(timeline_source(view, _rows(view))).endswith(sentence)


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_no_sentence_names_an_end_of_coverage_that_is_none(records: Any, language: str) -> None:
    view = _view(records, language)
    said = [*method_in_words(view), cooperation_timeline_alt(view, _rows(view)), coverage_in_words(view)]
    assert any("2028" in sentence for sentence in said)
    assert not [sentence for sentence in said if "2026" in sentence or "2027" in sentence]


def test_what_is_planned_is_what_lies_after_today(records: Any) -> None:
    events = _view(records, "en").rows.events
    planned = dict(zip(events["id"], events["planned"], strict=True))
    assert planned == {"plan-2028": False, "summit-2028": False, "treaty-2032": True, "summit-2033": True}


def test_nothing_that_is_planned_is_missing_from_the_drawing(records: Any) -> None:
    view = _view(records, "en")
    assert window_of(view).end == date(2034, 1, 1)
    figure = cooperation_timeline(view, _rows(view))
    drawn = {str(value) for trace in figure.data for value in _flat(trace.customdata)}
    assert {"plan-2028", "plan-2030", "summit-2028", "summit-2033", "treaty-2032"} <= drawn


def _plain(sentence: str) -> str:
    """With plain spaces: Russian dates have narrow ones that do not break."""
    return sentence.replace("\u202f", " ").replace("\u00a0", " ")


def _flat(values: Any) -> list[object]:
    if values is None or isinstance(values, str):
        return [] if values is None else [values]
    try:
        return [item for value in values for item in _flat(value)]
    except TypeError:
        return [values]

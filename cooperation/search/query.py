"""Search over all records, kinds and languages.

Names of a country in any language find the same; typing errors are forgiven.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from cooperation.checks.texts import iter_texts
from cooperation.language.translator import Translator
from cooperation.language.wording import KIND_WORDS
from cooperation.records.record import Record
from cooperation.search.folding import Wanted, excerpt, folded_words, words_marked
from cooperation.search.index import Index, index_of
from cooperation.view import View

LONGEST_QUERY = 200  # characters that are looked at
MOST_WORDS = 12
ALL = 10_000

EXACT, BEGINS, INFLECTED, MISTYPED = 1.0, 0.7, 0.6, 0.4  # what a word found is worth
TITLE_HOLDS_QUERY, IS_THE_ID = 40.0, 1000.0
IN_MANY = 0.5  # a word that more than this share of the records hold tells little and is not required
LIKE = 70.0  # of 100: how like a word must be to be offered
_KIND_ORDER = tuple(KIND_WORDS)


@dataclass(frozen=True)
class Hit:
    """A record found, and what to mark in its texts."""

    record_id: str
    noun: str
    score: float
    wanted: Wanted


@dataclass(frozen=True)
class _Asked:
    """One word or name of a query, as asked and as the records write it; the records that hold it."""

    asked: str
    text: str
    records: Mapping[int, float]
    wanted: Wanted
    is_country: bool = False


def search(view: View, query: str, limit: int = ALL) -> list[Hit]:
    """The records of the reader's selection that hold every telling word of the query, the best first."""
    index = index_of(view.catalogue)
    asked = _read(index, query)
    if not asked:
        return []
    wanted, required = _together(asked), _required(index, asked)
    numbers = set(required[0].records).intersection(*(word.records for word in required[1:]))
    ids = _selected(view)
    # Names of a country are the same question whichever is used, so none of them is looked for in titles.
    phrase = " ".join(folded_words(" ".join(word.asked for word in asked if not word.is_country)))
    hits = [
        Hit(index.ids[number], view.catalogue.listed[index.ids[number]].noun, score, wanted)
        for number in numbers
        if ids is None or index.ids[number] in ids
        for score in (_score(index, asked, number, phrase, query),)
    ]
    hits.sort(key=lambda hit: (-hit.score, _KIND_ORDER.index(hit.noun), hit.record_id))
    return hits[:limit]


def suggested_words(view: View, query: str, count: int = 5) -> list[str]:
    """For a query that finds nothing: its words that records hold, then words that look like the others."""
    index = index_of(view.catalogue)
    asked = _read(index, query)
    held = [word.text for word in asked if word.records]
    usual = [word for word in index.words if len(word) > 3 and not word.isdigit()]
    near = [
        (score, form)
        for word in asked
        if not word.records
        for form, score, _ in process.extract(
            word.asked, usual, scorer=fuzz.ratio, limit=count, score_cutoff=LIKE
        )
    ]
    like = [index.spelled[form] for _, form in sorted(near, key=lambda pair: (-pair[0], pair[1]))]
    return list(dict.fromkeys([*held, *like]))[:count]


def passage(view: View, hit: Hit) -> str:
    """What to show of a record found: its summary, or the text that holds the words where that does not."""
    record = view.catalogue.listed[hit.record_id]
    summary = view.text(record.summary)
    places = ", ".join(view.t.country(code) for code in record.countries)
    if any(words_marked(text, hit.wanted) for text in (view.text(record.title), summary, places)):
        return excerpt(summary, hit.wanted)
    best = max(
        _other_texts(view, record), key=lambda text: words_marked(text, hit.wanted), default=summary
    )  # the first of those with most
    return excerpt(best if words_marked(best, hit.wanted) else summary, hit.wanted)


def _other_texts(view: View, record: Record) -> list[str]:
    """All other texts, the reader's language first."""
    order = sorted(("en", "de", "ru"), key=lambda language: language != view.selection.language)
    said = [getattr(text, language) for language in order for _, text in iter_texts(record)]
    named = [view.organisation(organisation) for _, organisation in record.organisations]
    sources = [f"{source.title}, {source.publisher}" for source in record.sources]
    return [*(text for text in said if text), *named, *(place.name for place in record.locations), *sources]


def _selected(view: View) -> frozenset[str] | None:
    """The ids that the reader's selection keeps; None where it keeps everything."""
    if not view.selection.narrows and view.selection.as_of is None:
        return None
    return frozenset(view.narrow(view.rows.records)["id"])


def _read(index: Index, query: str) -> list[_Asked]:
    """The words and names of the query, names of countries as one."""
    words = folded_words(query[:LONGEST_QUERY])[:MOST_WORDS]
    longest = max(len(name) for name in index.names)
    asked: list[_Asked] = []
    while words:
        sizes = range(min(longest, len(words)), 0, -1)
        size = next((size for size in sizes if tuple(words[:size]) in index.names), 0)
        country = index.names[tuple(words[:size])] if size else _mistyped_country(index, words[0])
        if country:
            said = " ".join(words[: max(size, 1)])
            name = Translator("en").country(country)
            asked.append(_Asked(said, name, index.naming[country], index.wanted_for(country), True))
        else:
            asked.append(_word(index, words[0]))
        words = words[max(size, 1) :]
    return asked


def _mistyped_country(index: Index, word: str) -> str | None:
    """The country whose name the word nearly is; None where the word stands in a record as it is."""
    if word in index.holding or len(word) < 6:
        return None
    names = {name[0]: code for name, code in index.names.items() if len(name) == 1 and len(name[0]) >= 6}
    near = process.extractOne(word, names.keys(), scorer=OSA.distance, score_cutoff=2)
    return names[near[0]] if near else None


def _word(index: Index, word: str) -> _Asked:
    """The records that hold the word, one that begins with it, a form of it, else one that it nearly is."""
    worth = dict.fromkeys(index.beginning_with(word), BEGINS) if len(word) > 2 else {}
    stem = word[: -1 if len(word) < 7 else -2]
    if len(word) > 4:
        forms = (form for form in index.beginning_with(stem) if len(form) <= len(word) + 2)
        worth = dict.fromkeys(forms, INFLECTED) | worth
    if word in index.holding:
        worth[word] = EXACT
    if not worth and len(word) > 3:
        furthest = 1 if len(word) < 7 else 2
        near = process.extract(word, index.words, scorer=OSA.distance, score_cutoff=furthest, limit=20)
        worth = {form: MISTYPED / distance for form, distance, _ in near if distance}
    records: dict[int, float] = {}
    for form, value in worth.items():
        for number, weight in index.holding[form].items():
            records[number] = max(records.get(number, 0.0), weight * value)
    best = max(worth, key=lambda form: worth[form], default=word)
    return _Asked(word, index.spelled.get(best, word), records, Wanted(frozenset(worth)))


def _score(index: Index, asked: list[_Asked], number: int, phrase: str, query: str) -> float:
    """Rare words weigh more; a title that holds the query comes before all others, the id before that."""
    score = sum(
        word.records.get(number, 0.0) * math.log(1 + len(index.ids) / len(word.records))
        for word in asked
        if word.records
    )
    if index.ids[number] == query.strip().casefold():
        score += IS_THE_ID
    if phrase and any(f" {phrase} " in f" {title} " for title in index.titles[number]):
        score += TITLE_HOLDS_QUERY
    return score


def _required(index: Index, asked: list[_Asked]) -> list[_Asked]:
    """The words that a record must hold: all but those that tell little beside others."""
    telling = [word for word in asked if word.is_country or len(word.records) <= IN_MANY * len(index.ids)]
    return telling or asked


def _together(asked: list[_Asked]) -> Wanted:
    return Wanted(
        frozenset(form for word in asked for form in word.wanted.words),
        tuple(dict.fromkeys(start for word in asked for start in word.wanted.beginnings)),
        frozenset(name for word in asked for name in word.wanted.names),
    )

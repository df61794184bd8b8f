"""The index of one version of the records: which word stands in which record, and how much it says."""

import gettext
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pycountry

from cooperation.checks.texts import iter_texts
from cooperation.language.translator import LANGUAGES, Translator
from cooperation.language.wording import KIND_WORDS, THEME_WORDS
from cooperation.records.record import COUNTRIES, LocalizedText, Record
from cooperation.search.folding import Wanted, folded_words, words_of
from cooperation.store.catalogue import Catalogue

# How much a word says about a record by where it stands.
TITLE, NAME, LABEL, SUMMARY, DETAIL, SOURCE = 10.0, 6.0, 4.0, 3.0, 2.0, 1.0

# Besides those of pycountry and the glossary: names that people type.
_ALIASES: dict[str, tuple[str, ...]] = {
    "KAZ": ("Kazakstan", "Казахия", "Qazaqstan"),
    "KGZ": (
        "Kyrgyzstan",
        "Kirghizstan",
        "Kirgisistan",
        "Kirgistan",
        "Kirgisien",
        "Киргизия",
        "Киргизстан",
        "Кыргызстан",
    ),
    "TJK": ("Tadjikistan", "Tadzhikistan"),
    "TKM": ("Turkmenia", "Turkmenien", "Туркмения", "Туркменія"),
    "UZB": ("Uzbekiston", "Oʻzbekiston", "Узбекия"),
}
_NAMED_IN = (*LANGUAGES, "fr", "kk", "ky", "tg", "tk", "uz")
_LONG_ENOUGH = 6  # letters of a name that may begin a longer word: Казахстан, Казахстана, Kasachstans


@dataclass(frozen=True, eq=False)
class Index:
    """Ids by number; for each folded word the records that hold it, with its weight there."""

    ids: tuple[str, ...]
    titles: tuple[tuple[str, ...], ...]  # of each record, folded, in every language
    holding: Mapping[str, Mapping[int, float]]
    words: tuple[str, ...]  # sorted
    spelled: Mapping[str, str]  # a folded word as a text writes it
    names: Mapping[tuple[str, ...], str]  # the folded words of a country's name -> its code
    naming: Mapping[str, Mapping[int, float]]  # a country's code -> records that are about it or name it

    def beginning_with(self, start: str) -> tuple[str, ...]:
        """All words that begin so."""
        return self.words[bisect_left(self.words, start) : bisect_left(self.words, start + "\U0010ffff")]

    def wanted_for(self, country: str) -> Wanted:
        """What to mark where a country was asked for, whichever name the query used."""
        own = [name for name, code in self.names.items() if code == country]
        singles = [name[0] for name in own if len(name) == 1]
        return Wanted(
            frozenset(name for name in singles if len(name) > len("KAZ")),
            tuple(name for name in singles if len(name) >= _LONG_ENOUGH),
            frozenset(name for name in own if len(name) > 1),
        )


@lru_cache(maxsize=2)
def index_of(catalogue: Catalogue) -> Index:
    """The index of this version; built when first asked for."""
    ids = tuple(catalogue.listed)
    holding: dict[str, dict[int, float]] = defaultdict(dict)
    spelled: dict[str, str] = {}
    for number, record in enumerate(catalogue.listed.values()):
        for weight, text in _weighed_texts(catalogue, record):
            for written, word in words_of(text):
                if holding[word].get(number, 0.0) < weight:
                    holding[word][number] = weight
                spelled.setdefault(word, written)
    names = _names_of_countries(catalogue)
    words = tuple(sorted(holding))
    titles = tuple(
        tuple(" ".join(folded_words(text)) for text in _said(record.title, record.short))
        for record in catalogue.listed.values()
    )
    index = Index(ids, titles, dict(holding), words, spelled, names, {})
    naming: dict[str, dict[int, float]] = {code: _naming(index, catalogue, code) for code in COUNTRIES}
    return Index(ids, titles, index.holding, words, spelled, names, naming)


def _weighed_texts(catalogue: Catalogue, record: Record) -> Iterator[tuple[float, str]]:
    """Every text of a record that can be searched, the weightiest first."""
    yield from ((TITLE, text) for text in _said(record.title, record.short))
    yield from ((NAME, text) for text in (record.id, *record.references.values()))
    for _, organisation in record.organisations:
        named = (catalogue.organisation_name(organisation), catalogue.organisation_short(organisation))
        yield from ((NAME, text) for text in (organisation, *_said(*named)))
    places = catalogue.glossary.place
    yield from ((NAME, text) for site in record.locations for text in _said(places(site.name)))
    for t in map(Translator, LANGUAGES):
        yield from ((LABEL, t.country(code)) for code in record.countries)
        yield from ((LABEL, t(THEME_WORDS[theme])) for theme in record.themes)
        yield LABEL, t(KIND_WORDS[record.noun])
    yield from ((SUMMARY, text) for text in _said(record.summary))
    for _, localized in iter_texts(record):
        yield from ((DETAIL, text) for text in _said(localized))
    for event in getattr(record, "events", ()):
        if event.place:
            yield from ((DETAIL, text) for text in _said(places(event.place)))
    for source in record.sources:
        yield SOURCE, source.title
        yield SOURCE, source.publisher


def _said(*texts: LocalizedText | None) -> tuple[str, ...]:
    return tuple(
        said for text in texts if text for language in LANGUAGES if (said := getattr(text, language, None))
    )


def _names_of_countries(catalogue: Catalogue) -> dict[tuple[str, ...], str]:
    """All names of the five states, folded: of ISO 3166 in several languages, of the glossary, and ours."""
    found: dict[tuple[str, ...], str] = {}
    for code in COUNTRIES:
        country = pycountry.countries.get(alpha_3=code)
        assert country is not None  # the five codes are in ISO 3166
        said = [code, country.alpha_2, country.name, *_ALIASES[code]]
        said += [
            getattr(country, name) for name in ("common_name", "official_name") if hasattr(country, name)
        ]
        for language in _NAMED_IN:
            domain = gettext.translation(
                "iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True
            )
            said += [domain.gettext(name) for name in (country.name, getattr(country, "official_name", code))]
        said += [Translator(language).country(code) for language in LANGUAGES]
        said += _of_the_glossary(catalogue, Translator("en").country(code))
        found |= {tuple(folded_words(name)): code for name in said}
    return found


def _of_the_glossary(catalogue: Catalogue, english: str) -> list[str]:
    terms = [term for term in catalogue.glossary.terms if term.en == english]
    return [
        name
        for term in terms
        for name in (term.en, term.de, term.ru, *(word for words in term.never.values() for word in words))
    ]


def _naming(index: Index, catalogue: Catalogue, code: str) -> dict[int, float]:
    """Records about the country, its own before shared ones; then those that only name it in a text."""
    found: dict[int, float] = {}
    beginnings = index.wanted_for(code).beginnings
    for word in (word for start in beginnings for word in index.beginning_with(start)):
        for number, weight in index.holding[word].items():
            found[number] = max(found.get(number, 0.0), min(weight, SUMMARY))
    for number, record in enumerate(catalogue.listed.values()):
        if code in record.countries:
            found[number] = TITLE if len(record.countries) == 1 else NAME
    return found

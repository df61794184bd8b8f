"""data/reference/glossary.yaml: the recurring terms in each language, and the fixed words for areas of
action."""

from pydantic import Field

from cooperation.records.record import Id, LocalizedText, Part, Text


class Term(Part):
    """One term as it is written here; `never` lists other words for it that a text must not use, by
    language."""

    en: Text
    de: Text
    ru: Text
    never: dict[Text, tuple[Text, ...]] = Field(default_factory=dict, alias="not")


class Glossary(Part):
    """Terms, and the names of areas by their word, so that roadmaps compare."""

    terms: tuple[Term, ...] = ()
    areas: dict[Id, LocalizedText] = Field(default_factory=dict)
    countries: dict[Text, LocalizedText] = Field(default_factory=dict)

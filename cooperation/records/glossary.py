"""data/reference/glossary.yaml: the recurring terms in each language, the fixed words for areas of action, and
the names of places."""

from pydantic import Field

from cooperation.records.record import Id, LocalizedText, Part, Text


class Term(Part):
    """One term as it is written here; `never` lists other words for it that a text must not use, by
    language."""

    en: Text
    de: Text
    ru: Text
    never: dict[Text, tuple[Text, ...]] = Field(default_factory=dict, alias="not")


class PlaceName(Part):
    """A town, site or region in the other languages; records name it in English."""

    de: Text
    ru: Text


class Glossary(Part):
    """Terms; the names of areas by their word, so that roadmaps compare; those of places by the English one."""

    terms: tuple[Term, ...] = ()
    areas: dict[Id, LocalizedText] = Field(default_factory=dict)
    countries: dict[Text, LocalizedText] = Field(default_factory=dict)
    places: dict[Text, PlaceName] = Field(default_factory=dict)

    def place(self, name: str) -> LocalizedText:
        """The place that records name so; what is not listed has the English name alone."""
        known = self.places.get(name)
        return LocalizedText(en=name, de=known.de, ru=known.ru) if known else LocalizedText(en=name)

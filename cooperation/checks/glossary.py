"""Words that the glossary rules out, found in the texts of records."""

import re
from collections.abc import Iterator, Sequence

from cooperation.checks.texts import iter_texts
from cooperation.checks.violation import Violation
from cooperation.records.glossary import Term
from cooperation.records.record import Record


def ruled_out_words(record: Record, terms: Sequence[Term]) -> Iterator[Violation]:
    """A warning for each text that uses a word listed under `not`. Whole words, in any case of their letters.

    Where the right term itself holds such a word ("Kyrgyz Republic" and "Republic"), that is no use of it.
    """
    texts = list(iter_texts(record))
    for term in terms:
        for language, words in term.never.items():
            right = str(getattr(term, language, ""))
            for path, text in texts:
                said = str(getattr(text, language, None) or "")
                for word in words:
                    if _uses(said, word, right):
                        message = f"“{word}” is not the word used here for {term.en}"
                        yield Violation((*path, language), message, f"write {right}", warning=True)


def _uses(text: str, word: str, right: str) -> bool:
    if word.casefold() not in text.casefold():
        return False
    rest = re.sub(re.escape(right), " ", text, flags=re.IGNORECASE) if right else text
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", rest, re.IGNORECASE) is not None

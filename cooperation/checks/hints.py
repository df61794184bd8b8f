"""What would be right, for somebody who wrote something else into a field."""

import re
from collections.abc import Sequence

from cooperation.reading.letters import foreign_letter, in_latin
from cooperation.reading.problem import nearest_word, nearest_words
from cooperation.reading.syntax import a_comma_in_a_number
from cooperation.records.record import ID_FORM

WHOLE_NUMBER = ("a whole number is needed here", "such as 0 or 12")
NUMBER = ("a number is needed here", "such as 43.65")
WANTED_NUMBERS = {
    "int_parsing": WHOLE_NUMBER,
    "int_type": WHOLE_NUMBER,
    "float_parsing": NUMBER,
    "float_type": NUMBER,
    "decimal_parsing": NUMBER,
    "decimal_type": NUMBER,
}
_FORMS = {
    r"^https?://\S+$": "an address that begins with https://",
    ID_FORM: "small letters, digits and hyphens only",
}
_MAPPINGS = {
    "LocalizedText": "a text carries its language: write {{en: {word}}}",
    "Amount": "write {{value: {word}, currency: EUR}}",
    "Period": "write {{from: {word}, to: ...}}",
    "Withdrawn": "write {{date: 2026-11-24, why: {{en: {word}}}}}",
}


def hint_for_word(word: str, allowed: Sequence[str]) -> str:
    """The word of a closed list that was probably meant; a letter of another alphabet is named."""
    letter = foreign_letter(word)
    if letter and in_latin(word) in allowed:
        return f"{letter}; write {in_latin(word)} anew"
    return nearest_words(word, allowed)


def hint_for_key(key: str, fields: Sequence[str], unused: Sequence[str]) -> str:
    """The key that was probably meant; where none is near, those that are not used yet."""
    letter = foreign_letter(key)
    if letter and in_latin(key) in fields:
        return f"{letter}; write {in_latin(key)} anew"
    near = nearest_word(key, fields)
    return (
        f"did you mean {near}?"
        if near
        else f"keys are English; those not used yet: {', '.join(unused or fields)}"
    )


def hint_for_form(word: str, pattern: str) -> str:
    form = _FORMS.get(pattern, "compare with a record beside it")
    letter = foreign_letter(word)
    return f"{form}; {letter}" if letter and pattern == ID_FORM else form


def hint_for_mapping(form: str, value: object) -> str:
    """`form` is the name of the part that is needed; an example takes up what was written."""
    word = value if isinstance(value, str) and len(value) <= 40 else "..."
    number = isinstance(value, str) and re.fullmatch(r"[0-9]+([.,][0-9]+)*", value)
    if form == "Amount" and not number:
        word = "3000000"
    example = _MAPPINGS.get(form)
    return example.format(word=word) if example else "write {key: value}, or indented lines `key: value`"


def hint_for_text(value: object) -> str:
    if isinstance(value, (list, tuple)) and len(value) == 1:
        return f"write {value[0]} without brackets"
    if isinstance(value, (list, tuple)):
        return "only one can stand here"
    return "write one text in this line"


def hint_for_list(value: object) -> str:
    written = isinstance(value, str) and value
    return f"write [{value}]" if written else "write [one, two], or lines that begin with a hyphen"


def wrong_number(wanted: tuple[str, str], value: object) -> tuple[str, str]:
    """What a field for a number says of something else; commas are named."""
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]+(,[0-9]+)+", value):
        return a_comma_in_a_number(value.split(","))
    return wanted

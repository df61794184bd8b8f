"""What is wrong with a text that is no YAML, said of the line where the slip is and not of the one that suffers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import yaml

from cooperation.reading.letters import name_of

QUOTES = "write the text in quotes"
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")  # what ends a line in YAML
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_KEY = r"[A-Za-z_][\w-]*"
_NO_SPACE = re.compile(rf"^\s*(?:- )?(?P<key>{_KEY}):(?P<value>[^\s:/].*)$")


@dataclass(frozen=True)
class Slip:
    """Where (from 1; 0 for the text as a whole), what is wrong, and what would be right."""

    line: int
    column: int
    message: str
    hint: str


def yaml_lines(source: str) -> list[str]:
    """The lines as YAML counts them."""
    return _LINE_END.split(source)


def obstacle(source: str) -> Slip | None:
    """What must not reach the parser, or what it would report in a later line."""
    slips = (_control_character, _mark_of_a_merge, _tab, _space_of_another_kind)
    return next((slip for look in slips if (slip := look(source))), None)


def _control_character(source: str) -> Slip | None:
    found = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", source)
    if not found:
        return None
    if "\ud800" <= found[0] <= "\udfff":
        return _at(source, found.start(), "a character here is only half of one", "write it again")
    return _at(source, found.start(), f"{name_of(found[0])} stands here", "remove it: type the line anew")


def _mark_of_a_merge(source: str) -> Slip | None:
    found = re.search(r"^(<{7}|={7}|>{7}|\|{7})(?= |\r?$)", source, re.MULTILINE)
    if not found:
        return None
    hint = (
        "two versions stand here: keep one, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"
    )
    return _at(source, found.start(), "a merge left its marks", hint)


def _tab(source: str) -> Slip | None:
    found = re.search(r"^ *\t", source, re.MULTILINE)
    return (
        _at(source, found.end() - 1, "a tab stands where spaces belong", "indent with two spaces")
        if found
        else None
    )


def _space_of_another_kind(source: str) -> Slip | None:
    """It looks like a space and is none, so that the key or the hyphen before it is taken for text."""
    found = re.search(rf"^ *+(?:- *+)?+(?:{_KEY}:)?+ *+([{_SPACES}])", source, re.MULTILINE)
    if not found:
        return None
    return _at(
        source, found.start(1), f"{name_of(found[1])} stands where a space belongs", "type a plain space"
    )


def _at(source: str, index: int, message: str, hint: str) -> Slip:
    before = yaml_lines(source[:index])
    return Slip(len(before), len(before[-1]) + 1, message, hint)


def explained(source: str, error: yaml.MarkedYAMLError) -> Slip:
    """The parser's complaint in plain words, at the line that somebody must change."""
    words = " ".join(part for part in (error.context, error.problem) if part)
    line, column = _place(error.problem_mark or error.context_mark)
    begun = _place(error.context_mark or error.problem_mark)
    lines = yaml_lines(source)
    if "quoted scalar" in words:
        return Slip(*begun, "a quote opens here and is never closed", "close it where the text ends")
    earlier = _quote_closed_too_late(source) or _missing_space(lines, line)
    if not earlier and ("flow mapping" in words or "flow sequence" in words):
        earlier = _bracket(lines, begun, (line, column))
    return earlier or _by_its_problem(error, lines)


def _by_its_problem(error: yaml.MarkedYAMLError, lines: list[str]) -> Slip:
    line, column = _place(error.problem_mark or error.context_mark)
    match error.problem:
        case "mapping values are not allowed in this context":
            return Slip(line, column, "a colon inside a text begins a new key", QUOTES)
        case "could not find expected ':'":
            hint = "is a colon missing, or the indent of a longer text?"
            return Slip(
                *_place(error.context_mark or error.problem_mark), "this line is no `key: value`", hint
            )
        case "found character that cannot start any token":
            sign = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
            return Slip(line, column, f"a text cannot begin with {sign}", QUOTES)
        case _ if _follows_a_quote(lines, line, column):
            return Slip(line, column, "text follows a closed quote", "put the whole text in quotes")
        case "did not find expected key" | "did not find expected '-' indicator":
            hint = "begin it in the same column as the lines around it"
            return Slip(line, column, "this line does not fit the lines before it", hint)
        case _:
            words = " ".join(part for part in (error.context, error.problem) if part)
            return Slip(line, column, f"this is not YAML: {words}", "look at quotes, colons and indents")


def _place(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _quote_closed_too_late(source: str) -> Slip | None:
    """A quoted text that runs over a line that looks like a key: its own closing quote is missing."""
    lines = yaml_lines(source)
    for token in _tokens(source):
        if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
            inside = lines[token.start_mark.line + 1 : token.end_mark.line + 1]
            if any(re.match(rf"\s*(- )?{_KEY}:(\s|$)", line) for line in inside):
                hint = f"close it where the text ends; now it runs to line {token.end_mark.line + 1}"
                return Slip(*_place(token.start_mark), "a quote opens here and is not closed", hint)
    return None


def _tokens(source: str) -> Iterator[yaml.Token]:
    """The tokens as far as they can be read."""
    try:
        yield from yaml.scan(source, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return


def _missing_space(lines: list[str], line: int) -> Slip | None:
    """`key:value` in the line of the error or just before it, where it is taken for text."""
    for number in range(min(line, len(lines)), max(0, line - 3), -1):
        found = _NO_SPACE.match(lines[number - 1])
        if found:
            hint = f"write {found['key']}: {found['value'].strip()}"
            return Slip(number, found.start("value") + 1, "a space is missing after the colon", hint)
    return None


def _bracket(lines: list[str], begun: tuple[int, int], stopped: tuple[int, int]) -> Slip:
    for number in range(begun[0], min(stopped[0], len(lines)) + 1):
        comment = re.search(r"\s#", lines[number - 1])
        if comment:
            message = "what follows # is a comment, so the bracket before it is never closed"
            return Slip(number, comment.start() + 2, message, QUOTES)
    if stopped[0] == begun[0]:
        hint = "after a value comes a comma or the closing bracket; " + QUOTES
        return Slip(*stopped, "the brackets cannot be read from here on", hint)
    return Slip(*begun, "a bracket opens here and is never closed", "close it where the list ends")


def _follows_a_quote(lines: list[str], line: int, column: int) -> bool:
    return line <= len(lines) and lines[line - 1][: column - 1].rstrip()[-1:] in ("'", '"')


def cut_by_a_comma(keys: list[str], before: str | None) -> tuple[str, str]:
    """Why keys stand in brackets without a value, and what to write; `before` is the text that the comma ended."""
    if ":" in keys[0]:
        key, _, value = keys[0].partition(":")
        return "a space is missing after the colon", f"write {key}: {value}"
    if before is None:
        return "a key stands here without a value", f"write {keys[0]}: and its value"
    if all(part.isdigit() for part in (before, *keys)):
        return a_comma_in_a_number([before, *keys])
    return "a comma ends the text here", f'{QUOTES}: "{", ".join([before, *keys])}"'


def a_comma_in_a_number(groups: list[str]) -> tuple[str, str]:
    """`3,000,000` has separators, `51,17` a comma for the point."""
    if all(len(group) == 3 for group in groups[1:]):
        return "a number has no separators", f"write {''.join(groups)}"
    return "a number has a point, not a comma", f"write {groups[0]}.{''.join(groups[1:])}"


def runs(flags: list[bool]) -> list[tuple[int, int]]:
    """The stretches of True, each with its first position and the one after its last."""
    edges = [n for n, (one, other) in enumerate(pairwise([False, *flags, False])) if one != other]
    return list(zip(edges[::2], edges[1::2], strict=True))

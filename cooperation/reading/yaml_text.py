"""YAML as text with positions: every scalar stays what was written, and every value knows its line.

PyYAML's composer (on libyaml) reads the structure; the types that YAML 1.1 would guess are never applied,
so `NO` stays Norway and `010` stays what was written. What a hand-written record never needs and what hides
mistakes - equal keys, anchors, tags, tabs, a second document - is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from cooperation.reading.field_path import FieldPath, spelled
from cooperation.reading.problem import Problem, Severity
from cooperation.reading.scalars import Reading
from cooperation.reading.syntax import Slip, explained, obstacle, yaml_lines

__all__ = ["FieldPath", "YamlText", "parse_yaml", "read_yaml", "spelled"]

LONGEST_FILE = 200_000  # characters; the longest record by hand has 15,000
UTF_8 = "save it again with the encoding UTF-8"
DEEPEST = 40  # levels; records have six

_OPENING = (
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
)
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken, yaml.BlockEndToken)


@dataclass(frozen=True)
class YamlText:
    """The values of one file as text, lists and mappings; `positions` gives line and column (from 1) of each
    path."""

    file: str
    source: str
    value: object
    positions: dict[FieldPath, tuple[int, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def position(self, path: FieldPath) -> tuple[int, int]:
        """Line and column of the value at `path`, or of the nearest value around it that exists."""
        while path not in self.positions and path:
            path = path[:-1]
        return self.positions.get(path, (1, 1))

    def problem(
        self,
        path: FieldPath,
        message: str,
        hint: str = "",
        *,
        severity: Severity = "error",
        withholds: bool = True,
    ) -> Problem:
        line, column = self.position(path)
        last = max(1, len(self.source.splitlines()))  # an empty value at the end stands one line further
        if line > last:
            line, column = last, 1
        return Problem(self.file, line, column, spelled(path), message, hint, severity, withholds)


def read_yaml(path: Path, shown_as: str) -> YamlText:
    """The file at `path`; what cannot be read is a problem of the result, never an exception."""
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be opened ({error.strerror})"
        return _refused(shown_as, "", Slip(0, 0, message, "check its permissions"))
    return decode_yaml(content, shown_as)


def decode_yaml(content: bytes, shown_as: str) -> YamlText:
    """The text of a file that has been read. Never raises."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:1000].count(0) > len(content[:1000]) / 4:
        source = content.decode("utf-16", errors="replace")
        return _refused(shown_as, source, Slip(1, 1, "the file is in UTF-16", UTF_8))
    try:
        return parse_yaml(content.decode("utf-8-sig"), shown_as)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        source = content.decode("utf-8-sig", errors="replace")
        return _refused(shown_as, source, Slip(line, 1, "the file is not in UTF-8", UTF_8))


def parse_yaml(source: str, shown_as: str) -> YamlText:
    """The text of one file, composed. Only one document, a mapping at its top. Never raises."""
    too_long = Slip(0, 0, f"longer than {LONGEST_FILE:,} characters", "a record is one thing")
    slip = too_long if len(source) > LONGEST_FILE else obstacle(source)
    if slip:
        return _refused(shown_as, source, slip)
    try:
        marks = list(_forbidden_marks(source))
        node = None if marks else yaml.compose(source, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return _refused(shown_as, source, explained(source, error))
    except yaml.YAMLError as error:  # of what carries no mark, `obstacle` knows all that is known
        message = f"this is not YAML: {str(error).splitlines()[0]}"
        return _refused(shown_as, source, Slip(0, 0, message, "look for characters that cannot be seen"))
    if marks:
        return YamlText(shown_as, source, {}, {}, tuple(_inside(shown_as, source, mark) for mark in marks))
    if not isinstance(node, yaml.MappingNode):
        slip = Slip(1, 1, "a record is a list of `key: value` lines", "begin with `title:`")
        return _refused(shown_as, source, slip)
    reading = Reading(shown_as, yaml_lines(source))
    value = reading.plain(node, ())
    return YamlText(shown_as, source, value, reading.positions, tuple(reading.problems))


def _refused(file: str, source: str, slip: Slip) -> YamlText:
    return YamlText(file, source, {}, {}, (_inside(file, source, slip),))


def _inside(file: str, source: str, slip: Slip) -> Problem:
    """A problem at the place named, or at the last line: the parser counts one more where a text ends too
    early."""
    lines, line, column = source.splitlines(), slip.line, slip.column
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1 if lines else 0
    return Problem(file, line, column, "", slip.message, slip.hint)


def _forbidden_marks(source: str) -> Iterator[Slip]:
    """Anchors, aliases, tags and a depth that no record has: looked for before anything is built.

    An alias can make a short text endlessly long, and libyaml's composer ends the process where brackets are
    nested thousands deep; scanning does neither.
    """
    depth = 0
    for token in yaml.scan(source, Loader=yaml.CSafeLoader):
        line, column = token.start_mark.line + 1, token.start_mark.column + 1
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            hint = "write the value out, or quote the text"
            yield Slip(line, column, "anchors and aliases (& and *) are not used here", hint)
        elif isinstance(token, yaml.TagToken):
            hint = "remove the word that begins with !, or quote the text"
            yield Slip(line, column, "tags (!) are not used here", hint)
        elif isinstance(token, _OPENING):
            depth += 1
            if depth > DEEPEST:
                yield Slip(line, column, "nested too deeply", "a record has a few levels only")
                return
        elif isinstance(token, _CLOSING):
            depth -= 1

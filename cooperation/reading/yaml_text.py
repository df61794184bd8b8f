"""YAML as text with positions: every scalar stays what was written, and every value knows its line.

PyYAML's composer (on libyaml) reads the structure; the types that YAML 1.1 would guess are never applied,
so `NO` stays Norway and `010` stays what was written. What a hand-written record never needs and what hides
mistakes - equal keys, anchors, tags, tabs, a second document - is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from cooperation.reading.problem import Problem, Severity

FieldPath = tuple[str | int, ...]

LONGEST_FILE = 200_000  # characters; the longest record by hand has 15,000
SEPARATORS = "a number has no separators; write 3000000"  # in {value: 3,000,000} YAML sees three keys
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
        return Problem(self.file, line, column, spelled(path), message, hint, severity, withholds)


def spelled(path: FieldPath) -> str:
    """A path as people write it: `events[2].date`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def read_yaml(path: Path, shown_as: str) -> YamlText:
    """The file at `path`; what cannot be read is a problem of the result, never an exception."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return _refused(
            shown_as, "", 0, 0, f"the file cannot be opened ({error.strerror})", "check its permissions"
        )
    try:
        return parse_yaml(content.decode("utf-8-sig"), shown_as)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        source = content.decode("utf-8-sig", errors="replace")
        hint = "save it again with the encoding UTF-8"
        return _refused(shown_as, source, line, 1, "the file is not in UTF-8", hint)


def parse_yaml(source: str, shown_as: str) -> YamlText:
    """The text of one file, composed. Only one document, a mapping at its top. Never raises."""
    obstacle = _obstacle(source)
    if obstacle:
        return _refused(shown_as, source, *obstacle)
    try:
        marks = list(_forbidden_marks(source))
        node = None if marks else yaml.compose(source, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        said = " ".join(part for part in (error.context, error.problem) if part)
        hint = "look at quotes, colons and indents"
        return _refused(shown_as, source, line, column, f"this is not YAML: {said}", hint)
    except yaml.YAMLError as error:  # characters that YAML forbids carry no mark
        said = str(error).splitlines()[0]
        return _refused(shown_as, source, 0, 0, f"this is not YAML: {said}", "remove control characters")
    if marks:
        return YamlText(shown_as, source, {}, {}, tuple(_inside(shown_as, source, *mark) for mark in marks))
    if not isinstance(node, yaml.MappingNode):
        hint = "begin with `title:`"
        return _refused(shown_as, source, 1, 1, "a record is a list of `key: value` lines", hint)
    positions: dict[FieldPath, tuple[int, int]] = {}
    problems: list[Problem] = []
    value = _plain(node, (), positions, problems, shown_as)
    return YamlText(shown_as, source, value, positions, tuple(problems))


def _obstacle(source: str) -> tuple[int, int, str, str] | None:
    """What must not reach the parser: (line, column, message, hint)."""
    if len(source) > LONGEST_FILE:
        return 0, 0, f"longer than {LONGEST_FILE:,} characters", "a record is one thing"
    surrogate = re.search(r"[\ud800-\udfff]", source)
    if surrogate:
        line = len(source[: surrogate.end()].splitlines())
        return line, 1, "a character here is only half of one", "write it again"
    tab = re.search(r"^ *\t", source, re.MULTILINE)
    if tab:
        return (
            len(source[: tab.end()].splitlines()),
            1,
            "a tab stands where spaces belong",
            "indent with two spaces",
        )
    return None


def _refused(file: str, source: str, line: int, column: int, message: str, hint: str) -> YamlText:
    return YamlText(file, source, {}, {}, (_inside(file, source, line, column, message, hint),))


def _inside(file: str, source: str, line: int, column: int, message: str, hint: str) -> Problem:
    """A problem at the place named, or at the last line: the parser counts one more where a text ends too
    early."""
    lines = source.splitlines()
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1 if lines else 0
    return Problem(file, line, column, "", message, hint)


def _forbidden_marks(source: str) -> Iterator[tuple[int, int, str, str]]:
    """Anchors, aliases, tags and a depth that no record has: looked for before anything is built.

    An alias can make a short text endlessly long, and libyaml's composer ends the process where brackets are
    nested thousands deep; scanning does neither.
    """
    depth = 0
    for token in yaml.scan(source, Loader=yaml.CSafeLoader):
        line, column = token.start_mark.line + 1, token.start_mark.column + 1
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            hint = "write the value out, or quote the text"
            yield line, column, "anchors and aliases (& and *) are not used here", hint
        elif isinstance(token, yaml.TagToken):
            hint = "remove the word that begins with !, or quote the text"
            yield line, column, "tags (!) are not used here", hint
        elif isinstance(token, _OPENING):
            depth += 1
            if depth > DEEPEST:
                yield line, column, "nested too deeply", "a record has a few levels only"
                return
        elif isinstance(token, _CLOSING):
            depth -= 1


def _plain(
    node: yaml.Node,
    path: FieldPath,
    positions: dict[FieldPath, tuple[int, int]],
    problems: list[Problem],
    file: str,
) -> object:
    positions[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, n), positions, problems, file) for n, child in enumerate(node.value)]
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(
                Problem(file, line, column, spelled(path), "a key must be one word", "write `key: value`")
            )
            continue
        key = str(key_node.value)
        if key in mapping:
            hint = SEPARATORS if key.isdigit() else "keep one of the two"
            message = "this key stands here twice"
            problems.append(Problem(file, line, column, spelled((*path, key)), message, hint))
            continue
        mapping[key] = _plain(value_node, (*path, key), positions, problems, file)
    return mapping

"""The values of a composed text, each with its position; what YAML would silently take for something else is asked
back."""

import re

import yaml

from cooperation.reading.field_path import FieldPath, spelled
from cooperation.reading.letters import unprintable
from cooperation.reading.problem import Problem
from cooperation.reading.syntax import cut_by_a_comma, runs

_NOTHING = ("null", "Null", "NULL", "~")
_Pair = tuple[yaml.Node, yaml.Node]


class Reading:
    """Reads the nodes of one file and keeps the position of each value and what is wrong."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.positions: dict[FieldPath, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._file = file
        self._lines = lines

    def plain(self, node: yaml.Node, path: FieldPath) -> object:
        """The node as text, list or mapping."""
        self.positions[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._text(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child, (*path, n)) for n, child in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, path)

    def _mapping(self, node: yaml.MappingNode, path: FieldPath) -> dict[str, object]:
        pairs: list[_Pair] = node.value
        alone = [bool(node.flow_style) and self._has_no_colon(pair) for pair in pairs]
        for start, end in runs(alone):
            self._without_value(pairs, start, end, path)
        mapping: dict[str, object] = {}
        for (key_node, value_node), is_alone in zip(pairs, alone, strict=True):
            if is_alone:
                continue
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(key_node, path, "a key must be one word", "write `key: value`")
                continue
            key = self._text(key_node, path)
            if key in mapping:
                self._problem(key_node, (*path, key), "this key stands here twice", "keep one of the two")
                continue
            mapping[key] = self.plain(value_node, (*path, key))
        return mapping

    def _has_no_colon(self, pair: _Pair) -> bool:
        """In brackets, `a` of `{en: b, a}` is a key with nothing behind it."""
        key, value = pair
        if (
            not isinstance(key, yaml.ScalarNode)
            or value.value != ""
            or value.start_mark.index != value.end_mark.index
        ):
            return False
        return not self._after(key).lstrip().startswith(":")

    def _without_value(self, pairs: list[_Pair], start: int, end: int, path: FieldPath) -> None:
        """Keys in a row that only a comma made: said once, of the text before them."""
        key, value = pairs[start - 1] if start else (None, None)
        before = str(value.value) if isinstance(value, yaml.ScalarNode) else None
        field = (*path, str(key.value)) if isinstance(key, yaml.ScalarNode) else path
        keys = [str(alone.value) for alone, _ in pairs[start:end]]
        self._problem(pairs[start][0], field, *cut_by_a_comma(keys, before))

    def _text(self, node: yaml.ScalarNode, path: FieldPath) -> str:
        text = str(node.value)
        found = unprintable(text)
        if found:
            self._problem(node, path, *found)
        if not node.style:  # plain: neither quoted nor a block
            self._ask_back(node, text, path)
        return text

    def _ask_back(self, node: yaml.ScalarNode, text: str, path: FieldPath) -> None:
        """What YAML reads otherwise than it was meant."""
        if text in _NOTHING:
            hint = f'leave the line out; if the word is meant, write "{text}" in quotes'
            self._problem(node, path, f"{text} means nothing here, in YAML", hint)
        elif re.fullmatch(r"0[0-9]+", text):
            hint = f'write "{text}" in quotes if it is a text, else {int(text)}'
            self._problem(node, path, "a number begins with 0", hint)
        if re.match(r"[ \t]+#[^\s#]", self._after(node)):
            hint = "write the text in quotes; a comment has a space after #"
            self._problem(node, path, "the text ends before #, the rest is taken for a comment", hint)

    def _after(self, node: yaml.Node) -> str:
        """The rest of the line in which a node ends."""
        mark = node.end_mark
        return self._lines[mark.line][mark.column :] if mark.line < len(self._lines) else ""

    def _problem(self, node: yaml.Node, path: FieldPath, message: str, hint: str) -> None:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self.problems.append(Problem(self._file, line, column, spelled(path), message, hint))

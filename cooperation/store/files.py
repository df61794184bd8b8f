"""The files of a snapshot as texts: those of each id, and the reference files."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from cooperation.reading.problem import Problem
from cooperation.reading.yaml_text import YamlText, decode_yaml
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.store.published import read_published
from cooperation.store.snapshot import (
    IDS_FILE,
    RATES_FILE,
    REFERENCE,
    REFERENCE_FILES,
    Snapshot,
    take_snapshot,
)


class NoData(Exception):  # noqa: N818  # a state that a page shows, not a mistake of ours
    """There is no folder of records to read. The message says which, and what to do."""


@dataclass(frozen=True)
class RecordFile:
    """One file with a record: its path below the data folder, how reports name it, and its bytes.

    The text is parsed when something asks for it: of a file that has not changed, nothing does.
    """

    name: str
    shown: str
    content: bytes

    @cached_property
    def text(self) -> YamlText:
        return decode_yaml(self.content, self.shown)

    @cached_property
    def lines(self) -> str:
        """The text as far as it is UTF-8, without parsing it: for lines that mean something whatever else is wrong."""
        return self.content.decode("utf-8-sig", errors="replace")

    @property
    def folder(self) -> str:
        return PurePosixPath(self.name).parent.name

    @property
    def record_id(self) -> str:
        return PurePosixPath(self.name).stem

    def own_problems(self) -> Iterator[Problem]:
        """What is wrong with it as a file of YAML, whatever it says."""
        yield from self.text.problems
        if not self.name.endswith(".yaml"):
            yield self.text.problem((), "the name of a record ends in .yaml", "rename the file")

    @property
    def is_draft(self) -> bool:
        """Said by its line `draft: true`, whatever else is wrong with the file."""
        return re.search(r"^draft:[ ]*[\"']?true[\"']?[ ]*(#.*)?\r?$", self.lines, re.MULTILINE) is not None

    @property
    def former_ids(self) -> tuple[str, ...]:
        """What `formerly` names, whatever else is wrong with the file."""
        if b"formerly" not in self.content:
            return ()
        named = self.text.value.get("formerly") if isinstance(self.text.value, dict) else None
        return tuple(name for name in named if isinstance(name, str)) if isinstance(named, list) else ()


@dataclass(frozen=True)
class Files:
    """`candidates` has the files of each id: one, or several where a copy lies beside the record."""

    snapshot: Snapshot
    candidates: Mapping[str, tuple[RecordFile, ...]]
    reference: Mapping[str, YamlText]
    published: Mapping[str, str]  # id: folder, of all that were published
    problems: tuple[Problem, ...]

    @property
    def blocked(self) -> frozenset[str]:
        """The ids of files that are there and could not be opened."""
        names = (PurePosixPath(name) for name in (*self.snapshot.unreadable, *self.snapshot.closed))
        return frozenset(name.stem for name in names if name.parent.name in KIND_BY_FOLDER)

    def has(self, name: str) -> bool:
        """Whether a reference file is there, broken or not."""
        path = f"{REFERENCE}/{name}"
        return path in self.snapshot.files or path in (*self.snapshot.closed, *self.snapshot.unreadable)

    def of_records(self) -> Iterator[RecordFile]:
        yield from (file for files in self.candidates.values() for file in files)

    def sources(self, shown: Collection[str]) -> dict[str, str]:
        """The text of each of these files."""
        records = {file.shown: file.text.source for file in self.of_records() if file.shown in shown}
        return records | {text.file: text.source for text in self.reference.values() if text.file in shown}


def read_files(folder: Path) -> Files:
    """All files below `folder`. Raises NoData where it is missing or holds no records."""
    if not folder.is_dir():
        raise NoData(
            f"There is no folder {folder}. Set COOPERATION_DATA to the folder that holds the records."
        )
    snapshot = take_snapshot(folder)
    problems = list(snapshot.problems)
    candidates: dict[str, tuple[RecordFile, ...]] = {}
    for name, content in snapshot.files.items():
        if not name.startswith(f"{REFERENCE}/"):
            file = RecordFile(name, snapshot.shown(name), content)
            candidates[file.record_id] = (*candidates.get(file.record_id, ()), file)
    if not candidates and not snapshot.closed:
        raise NoData(
            f"The folder {folder} holds no records. "
            f"Expected are folders such as {folder / 'agreements'} with YAML files."
        )
    reference = {
        name: decode_yaml(snapshot.files[f"{REFERENCE}/{name}"], snapshot.shown(f"{REFERENCE}/{name}"))
        for name in REFERENCE_FILES
        if name != IDS_FILE and f"{REFERENCE}/{name}" in snapshot.files
    }
    for name, text in reference.items():
        problems.extend(non_blocking(name, problem) for problem in text.problems)
    published, wrong_lines = read_published(snapshot.files.get(f"{REFERENCE}/{IDS_FILE}", b""))
    for line in wrong_lines:
        shown, hint = (
            snapshot.shown(f"{REFERENCE}/{IDS_FILE}"),
            "a line is `folder/id`, such as `funding/grow-crm`",
        )
        problems.append(Problem(shown, line, 1, "", "this is no id of a record", hint, withholds=False))
    return Files(snapshot, candidates, reference, published, tuple(problems))


def non_blocking(name: str, problem: Problem) -> Problem:
    """A problem in a reference file. Only without rates do totals lack something, so only they withhold."""
    return replace(problem, withholds=name == RATES_FILE)


def as_draft(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What is still missing in a draft is no error."""
    for problem in problems:
        yield replace(problem, message=f"draft: {problem.message}", severity="warning", withholds=False)

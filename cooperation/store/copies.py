"""Which of several files with one id is the record, and which are copies of it.

The copy is the one that existing links cannot mean by kind; else the one that git does not have; else the one that
was not published, or is absent from the last good version. Where that leaves several, none is served.
"""

import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from cooperation.reading.problem import Problem
from cooperation.records.funding import Funding
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.records.organisation import Organisation
from cooperation.store.files import Files, RecordFile

MONEY_LINKS = ("part_of", "delivers", "counted_in")  # of funding, to funding
GIT_LIMIT = 5  # seconds that git may take to answer


def without_copies(
    files: Files, last_folders: Mapping[str, str]
) -> tuple[dict[str, RecordFile], list[Problem]]:
    """The file of each id, and a problem at every copy. `last_folders`: where each id stood in the last good version,
    else where it was published."""
    chosen = {record_id: found[0] for record_id, found in files.candidates.items() if len(found) == 1}
    several = {record_id: found for record_id, found in files.candidates.items() if len(found) > 1}
    problems: list[Problem] = []
    if several:
        meant = _folders_meant(files)
        for record_id, found in several.items():
            left = _originals(files, found, meant.get(record_id), last_folders.get(record_id))
            if len(left) == 1:
                chosen[record_id] = left[0]
            problems.extend(_copy_problems(found, left))
    return chosen, problems


def _originals(
    files: Files, found: Sequence[RecordFile], meant: set[str] | None, last_folder: str | None
) -> Sequence[RecordFile]:
    """What each rule in turn leaves; a rule that would leave none is passed over."""
    rules: tuple[Callable[[], set[str]], ...] = (
        lambda: {file.name for file in found if meant is None or file.folder in meant},
        lambda: _committed(files.snapshot.folder, found),
        lambda: {file.name for file in found if file.folder == last_folder},
    )
    left = found
    for rule in rules:
        if len(left) > 1:
            keeps = rule()
            left = [file for file in left if file.name in keeps] or left
    return left


def _copy_problems(found: Sequence[RecordFile], left: Sequence[RecordFile]) -> Iterator[Problem]:
    for file in found:
        if len(left) == 1 and file is left[0]:
            continue
        others = ", ".join(other.shown for other in found if other is not file)
        if file in left:
            message, hint = (
                f"the id {file.record_id} is taken by {others}",
                "ids are unique; neither is served",
            )
        else:
            message = f"the id {file.record_id} is that of {left[0].shown}"
            hint = "remove this copy, or give it a name of its own"
        yield file.text.problem((), message, hint)


def _committed(folder: Path, found: Sequence[RecordFile]) -> set[str]:
    """The files of these that the last commit has; none where git cannot say."""
    command = ["git", "-C", str(folder), "ls-tree", "--name-only", "-z", "HEAD", "--"]
    try:
        answer = subprocess.run(
            [*command, *(file.name for file in found)], capture_output=True, timeout=GIT_LIMIT, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return set()
    return set(answer.stdout.decode("utf-8", "surrogateescape").split("\0"))


def _folders_meant(files: Files) -> dict[str, set[str]]:
    """For each id that is linked to, the folders in which all its links can mean it to stand."""
    meant: dict[str, set[str]] = defaultdict(lambda: set(KIND_BY_FOLDER))
    for candidates in files.candidates.values():
        for file in candidates:
            for target, folders in _links(file):
                if target != file.record_id:
                    meant[target] &= folders
    return meant


def _links(file: RecordFile) -> Iterator[tuple[str, set[str]]]:
    """Each id that a text names, with the folders it can mean."""
    kind = KIND_BY_FOLDER[file.folder]
    if issubclass(kind, Organisation) or not isinstance(file.text.value, dict):
        return
    for name in kind.role_fields:
        yield from ((target, {Organisation.folder}) for target in _ids(file.text.value.get(name)))
    for name in kind.link_fields:
        folders = set(KIND_BY_FOLDER) - {Organisation.folder}
        if name == "follows" or (kind is Funding and name in MONEY_LINKS):
            folders = {kind.folder}
        yield from ((target, folders) for target in _ids(file.text.value.get(name)))


def _ids(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [target for target in listed if isinstance(target, str)]

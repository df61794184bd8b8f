"""What lies in a folder of records at one moment: the bytes of each file, read once, and what cannot be read.

Nothing that lies there raises: it is a problem of the snapshot. Only ordinary files are opened, so that no pipe makes
the reader wait and no link leads out of the folder.
"""

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cooperation.reading.problem import Problem
from cooperation.reading.yaml_text import LONGEST_FILE
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.store.editor_files import is_editors_file

REFERENCE = "reference"
RATES_FILE = "exchange_rates.yaml"
GLOSSARY_FILE = "glossary.yaml"
GAPS_FILE = "gaps.yaml"
SCOPE_FILE = "scope.yaml"
EXPECTATIONS_FILE = "expectations.yaml"
IDS_FILE = "ids.txt"
REFERENCE_FILES = (RATES_FILE, GLOSSARY_FILE, GAPS_FILE, SCOPE_FILE, EXPECTATIONS_FILE, IDS_FILE)
LARGEST = 4 * LONGEST_FILE  # bytes; a character of UTF-8 has at most four
ATTEMPTS = 5  # to read a folder that does not change meanwhile
PAUSE = 0.2  # seconds between two attempts

FolderState = dict[str, tuple[int, int, int]]


@dataclass
class Snapshot:
    """Names are paths below the folder, such as `funding/x.yaml`."""

    folder: Path
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)  # folders, links and pipes where a file belongs
    closed: list[str] = field(
        default_factory=list
    )  # files that cannot be opened, or are too large to be read
    ignored: list[str] = field(default_factory=list)  # of editors and sync tools

    def shown(self, name: str) -> str:
        """The name as reports have it; bytes that are no text, and line breaks, are written as escapes."""
        text = f"{self.folder.name}/{name}".encode("utf-8", "surrogateescape")
        decoded = text.decode("utf-8", "backslashreplace")
        return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in decoded)

    def problem(self, name: str, message: str, hint: str, *, withholds: bool = True) -> None:
        """Of the reference files only the rates are needed for totals."""
        withholds = withholds and (not name.startswith(f"{REFERENCE}/") or name.endswith(RATES_FILE))
        self.problems.append(Problem(self.shown(name), 0, 0, "", message, hint, withholds=withholds))


def take_snapshot(folder: Path) -> Snapshot:
    """All files of records below `folder`; if it keeps changing, as it was at the last attempt."""
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE)
        before = folder_state(folder)
        snapshot = _read(folder)
        if folder_state(folder) == before:
            break
    return snapshot


def folder_state(folder: Path) -> FolderState:
    """Tells one state of the folder from another: time, size and number of each file that may be read."""
    found: FolderState = {}
    for name in (*KIND_BY_FOLDER, REFERENCE):
        for entry in _entries(folder / name, []):
            if is_editors_file(entry.name):
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:
                continue  # gone since it was listed
            found[entry.path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def _read(folder: Path) -> Snapshot:
    snapshot = Snapshot(folder)
    for name in KIND_BY_FOLDER:
        _read_kind(snapshot, name)
    for name in REFERENCE_FILES:
        path = f"{REFERENCE}/{name}"
        if os.path.lexists(folder / path):
            _read_file(snapshot, path)
    _find_strays(snapshot)
    return snapshot


def _read_kind(snapshot: Snapshot, kind: str) -> None:
    errors: list[OSError] = []
    for entry in _entries(snapshot.folder / kind, errors):
        name = f"{kind}/{entry.name}"
        if is_editors_file(entry.name):
            snapshot.ignored.append(name)
        elif entry.name.endswith((".yaml", ".yml")) or not _is_ordinary(entry):
            _read_file(snapshot, name)
        else:
            hint = "records are YAML files whose name ends in .yaml"
            snapshot.problem(name, "no record is read from here", hint, withholds=False)
    for error in errors:
        snapshot.unreadable.append(kind)
        message = f"the folder cannot be listed ({error.strerror})"
        snapshot.problem(kind, message, "check what it is, and its permissions")


def _is_ordinary(entry: os.DirEntry[str]) -> bool:
    try:
        return stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
    except OSError:
        return True  # gone since it was listed


def _entries(folder: Path, errors: list[OSError]) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name; nothing where there is none."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError as error:
        if folder.is_symlink():
            errors.append(error)
    except OSError as error:
        errors.append(error)
    return []


def _read_file(snapshot: Snapshot, name: str) -> None:
    """The bytes of one file, or why there are none; a file that vanishes meanwhile was not there."""
    path = snapshot.folder / name
    try:
        if (what := _not_a_file(path.lstat().st_mode)) is None:
            content = _content(path)
        else:
            snapshot.unreadable.append(name)
            snapshot.problem(name, f"this is {what}, and no file", "put the file itself here")
            return
    except FileNotFoundError:
        return
    except OSError as error:
        snapshot.closed.append(name)
        snapshot.problem(name, f"the file cannot be opened ({error.strerror})", "check its permissions")
        return
    if len(content) > LARGEST:
        snapshot.closed.append(name)
        snapshot.problem(name, f"longer than {LONGEST_FILE:,} characters", "a record is one thing")
    else:
        snapshot.files[name] = content


def _content(path: Path) -> bytes:
    """At most one byte more than may be. Never waits for a pipe that took the file's place, nor follows a link."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(LARGEST + 1)


def _not_a_file(mode: int) -> str | None:
    if stat.S_ISREG(mode):
        return None
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISLNK, "a link"), (stat.S_ISFIFO, "a pipe"))
    return next((what for is_kind, what in kinds if is_kind(mode)), "a device or a socket")


def _find_strays(snapshot: Snapshot) -> None:
    """YAML files that nobody would read: beside the folders, in a folder of no kind, or deeper."""
    known = ", ".join(KIND_BY_FOLDER)
    for name in _yaml_elsewhere(snapshot):
        snapshot.problem(
            name, "no record is read from here", f"move it into one of: {known}", withholds=False
        )


def _yaml_elsewhere(snapshot: Snapshot) -> Iterator[str]:
    for parent, folders, files in os.walk(snapshot.folder):
        below = Path(parent).relative_to(snapshot.folder).as_posix()
        folders[:] = sorted(name for name in folders if not is_editors_file(name))
        for file in sorted(files) if below not in KIND_BY_FOLDER else ():
            name = file if below == "." else f"{below}/{file}"
            if is_editors_file(file):
                snapshot.ignored.append(name)
            elif file.endswith((".yaml", ".yml")) and below != REFERENCE:
                yield name

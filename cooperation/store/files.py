"""The files of one folder of records: which are read, which nobody would read, and what version they make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from cooperation.reading.problem import Problem
from cooperation.reading.yaml_text import YamlText, read_yaml
from cooperation.records.kinds import KIND_BY_FOLDER

REFERENCE = "reference"
RATES_FILE = "exchange_rates.yaml"
GLOSSARY_FILE = "glossary.yaml"
GAPS_FILE = "gaps.yaml"
SCOPE_FILE = "scope.yaml"
EXPECTATIONS_FILE = "expectations.yaml"
REFERENCE_FILES = (RATES_FILE, GLOSSARY_FILE, GAPS_FILE, SCOPE_FILE, EXPECTATIONS_FILE)


class NoData(Exception):  # noqa: N818  # a state that a page shows, not a mistake of ours
    """There is no folder of records to read. The message says which, and what to do."""


@dataclass(frozen=True)
class RecordFile:
    """One file with a record: the folder of its kind, and its text."""

    folder: str
    text: YamlText


@dataclass(frozen=True)
class Files:
    """The texts of all records by id, and of the reference files by name; with what is wrong with them as
    files."""

    records: Mapping[str, RecordFile]
    reference: Mapping[str, YamlText]
    problems: tuple[Problem, ...]
    version: str  # the same files give the same version
    shown_as: str

    def texts(self) -> Iterator[YamlText]:
        yield from (file.text for file in self.records.values())
        yield from self.reference.values()


def read_files(folder: Path) -> Files:
    """All files below `folder`. Raises NoData where it is missing or holds no records."""
    if not folder.is_dir():
        raise NoData(
            f"There is no folder {folder}. Set COOPERATION_DATA to the folder that holds the records."
        )
    paths = sorted(path for name in KIND_BY_FOLDER for path in (folder / name).glob("*.y*ml"))
    if not paths:
        raise NoData(
            f"The folder {folder} holds no records. "
            f"Expected are folders such as {folder / 'agreements'} with YAML files."
        )
    records: dict[str, RecordFile] = {}
    problems = list(_strays(folder))
    for path in paths:
        text = read_yaml(path, _shown(folder, path))
        problems.extend(text.problems)
        if path.suffix != ".yaml":
            problems.append(text.problem((), "the name of a record ends in .yaml", "rename the file"))
        if path.stem in records:
            taken = f"the id {path.stem} is taken by {records[path.stem].folder}"
            problems.append(text.problem((), taken, "ids are unique over all kinds"))
        else:
            records[path.stem] = RecordFile(path.parent.name, text)
    reference_paths = [folder / REFERENCE / name for name in REFERENCE_FILES]
    reference = {
        path.name: read_yaml(path, _shown(folder, path)) for path in reference_paths if path.is_file()
    }
    problems.extend(
        non_blocking(name, problem) for name, text in reference.items() for problem in text.problems
    )
    version = _version([*paths, *(path for path in reference_paths if path.is_file())], folder)
    return Files(records, reference, tuple(problems), version, folder.name)


def non_blocking(name: str, problem: Problem) -> Problem:
    """A problem in a reference file. Only without rates do totals lack something, so only they withhold."""
    return replace(problem, withholds=name == RATES_FILE)


def _shown(folder: Path, path: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _strays(folder: Path) -> Iterator[Problem]:
    """Files that nobody would read: in a folder of no kind, beside the folders, or with another ending."""
    known = ", ".join(KIND_BY_FOLDER)
    for path in sorted(folder.glob("**/*")):
        parts = path.relative_to(folder).parts
        if path.is_dir() or any(part.startswith(".") for part in parts):
            continue
        is_yaml = path.suffix in (".yaml", ".yml")
        in_place = len(parts) == 2 and (parts[0] in KIND_BY_FOLDER or parts[0] == REFERENCE)
        if (is_yaml and not in_place) or (not is_yaml and parts[0] in KIND_BY_FOLDER):
            hint = (
                f"move it into one of: {known}"
                if is_yaml
                else "records are YAML files whose name ends in .yaml"
            )
            yield Problem(
                _shown(folder, path), 0, 0, "", "no record is read from here", hint, withholds=False
            )


def _version(paths: list[Path], folder: Path) -> str:
    digest = sha256()
    for path in paths:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]

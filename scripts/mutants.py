"""Mutation run: change the code of counting, dates and rows in one place at a time, and see that a test fails.

Mutations come from Cosmic Ray's operators. Every mutant runs in a child that is forked after pandas and pytest are
imported: starting Python for each would take many times as long. Limits are of CPU time, so a busy machine changes
no result. What survives is listed in tests/mutants/survivors.toml with a reason, or the run fails.
"""

import os
import re
import resource
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import ndiff
from itertools import takewhile
from pathlib import Path
from typing import NoReturn

import pytest
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "tests/mutants/mutants.toml").read_text(encoding="utf-8"))
SURVIVORS = tomllib.loads((ROOT / "tests/mutants/survivors.toml").read_text(encoding="utf-8"))["survivor"]
COPIED = ("cooperation", "locales", "scripts", "static/shapes", "tests", "pyproject.toml")
OPTIONS = ("-x", "-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist")
CPU_SECONDS = 120  # of one mutant: a loop that no longer ends is a mutant found


@dataclass(frozen=True)
class Mutant:
    """A module's code with one change; `before` and `after` are the changed lines without indentation."""

    module: str
    code: str
    line: int
    before: str
    after: str

    @property
    def reason(self) -> str | None:
        """Why it may survive, by the list; the list names code, not line numbers, so that edits elsewhere do
        no harm."""
        return next(
            (
                entry["reason"]
                for entry in SURVIVORS
                if re.fullmatch(entry["module"], self.module)
                and re.search(entry["before"], self.before)
                and re.search(entry.get("after", ""), self.after)
            ),
            None,
        )

    def __str__(self) -> str:
        return f"{self.module}:{self.line}\n  - {self.before}\n  + {self.after}"


def mutants_of(module: str) -> Iterator[Mutant]:
    """Every different mutant of a module, named from the current folder."""
    source = Path(module).read_text(encoding="utf-8")
    seen = {source}
    for name in operator_names():
        if not any(re.fullmatch(pattern, name) for pattern in SETTINGS["operators"]):
            continue
        operator = get_operator(name)()
        occurrence = 0
        while (code := mutate_code(source, operator, occurrence)) is not None:
            occurrence += 1
            if code not in seen:
                seen.add(code)
                yield Mutant(module, code, *_change(source, code))


def _change(source: str, code: str) -> tuple[int, str, str]:
    lines = list(ndiff(source.splitlines(), code.splitlines()))
    removed, added = (
        " ".join(line[2:].strip() for line in lines if line.startswith(sign)) for sign in ("- ", "+ ")
    )
    same = takewhile(
        lambda pair: pair[0] == pair[1], zip(source.splitlines(), code.splitlines(), strict=False)
    )
    return len(list(same)) + 1, removed, added


def survives(folder: Path, mutant: Mutant, tests: Sequence[str], marked: str) -> bool:
    """Whether the tests so marked pass with the mutant in place."""
    path = folder / mutant.module
    original = path.read_text(encoding="utf-8")
    path.write_text(mutant.code, encoding="utf-8")
    child = os.fork()
    if child == 0:
        _run_tests_and_exit(["-m", marked, *tests])
    _, status = os.waitpid(child, 0)
    path.write_text(original, encoding="utf-8")
    return os.waitstatus_to_exitcode(status) in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def _run_tests_and_exit(arguments: Sequence[str]) -> NoReturn:
    """In the child."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    # Compiled code is kept by the second: of a file changed twice in one, it would be the wrong one.
    sys.dont_write_bytecode = True
    os._exit(int(pytest.main([*OPTIONS, *arguments])))


def prepare(module: str, tests: Sequence[str]) -> None:
    """Run the tests once without a mutant, which also imports what every child needs; then forget the modules that
    rest on the mutated one. Exits where a test fails."""
    if pytest.main([*OPTIONS, "-m", "not hypothesis", *tests]) != pytest.ExitCode.OK:
        sys.exit(f"The tests of {module} fail without a mutant")
    below = (
        () if module.startswith("cooperation/records/") else ("cooperation.records.", "cooperation.reading.")
    )
    for name in [name for name in sys.modules if name.partition(".")[0] in ("cooperation", "tests")]:
        if not name.startswith(below):
            del sys.modules[name]


def tests_of(module: str) -> list[str]:
    """The tests that must notice a change of the module, its own first."""
    folder = next(tests for pattern, tests in SETTINGS["tests"].items() if re.fullmatch(pattern, module))
    own = f"{folder}/test_{Path(module).stem}.py"
    return [own, folder] if (ROOT / own).exists() else [folder]


def modules() -> tuple[str, ...]:
    files = [path for pattern in SETTINGS["modules"] for path in sorted(ROOT.glob(pattern))]
    return tuple(str(path.relative_to(ROOT)) for path in files if path.name != "__init__.py")


def run(folder: Path, chosen: Sequence[str]) -> int:
    """The number of mutants that survive without a reason; each is printed."""
    unexplained = total = killed = explained = 0
    for module in chosen:
        tests = tests_of(module)
        prepare(module, tests)
        for mutant in mutants_of(module):
            total += 1
            # Quick tests first; those that draw examples only for what is left.
            if not (
                survives(folder, mutant, tests, "not hypothesis")
                and survives(folder, mutant, tests, "hypothesis")
            ):
                killed += 1
            elif mutant.reason:
                explained += 1
            else:
                unexplained += 1
                print(f"SURVIVED {mutant}", flush=True)
        print(f"{module}: {total} so far, {killed} killed, {explained} kept with a reason", flush=True)
    if total:
        print(f"{total} mutants, {100 * killed / total:.1f} % killed, {unexplained} without a reason")
    return unexplained


def main() -> None:
    chosen = sys.argv[1:] or modules()
    with tempfile.TemporaryDirectory() as folder:
        for name in COPIED:
            path = ROOT / name
            target = Path(folder) / name
            if path.is_dir():
                shutil.copytree(path, target, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
            else:
                shutil.copy(path, target)
        os.chdir(folder)
        sys.path.insert(0, folder)
        sys.exit(1 if run(Path(folder), chosen) else 0)


if __name__ == "__main__":
    main()

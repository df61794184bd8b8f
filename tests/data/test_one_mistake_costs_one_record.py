"""Over the real records: copy, rename, delete or break one. No other disappears, no total moves but by its money."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from cooperation.counting.lens import COUNTS, Lens
from cooperation.counting.marking import CountingContext, funding_rows
from cooperation.folders import DATA
from cooperation.records.funding import Funding
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.records.organisation import Organisation
from cooperation.store.loading import LoadResult, load
from tests.conftest import TODAY
from tests.soak import sample_size

ALL = [path.relative_to(DATA) for name in KIND_BY_FOLDER for path in sorted((DATA / name).glob("*.yaml"))]
SAMPLE = [*random.Random(12).sample(ALL, sample_size(2, len(ALL))), Path("organisations/ebrd.yaml")]


@dataclass(frozen=True)
class Mistake:
    """What somebody does to one file; `may_lose` says whether the record itself may be gone after it."""

    name: str
    make: Callable[[Path], None]
    may_lose: bool


def copy_beside(path: Path) -> None:
    shutil.copyfile(path, path.with_name(f"{path.stem}-copy.yaml"))


def copy_into_another_kind(path: Path) -> None:
    """The same id in two kinds: as a milestone, or as an agreement where it is one."""
    kind = "agreements" if path.parent.name == "milestones" else "milestones"
    shutil.copyfile(path, path.parents[1] / kind / path.name)


def rename(path: Path) -> None:
    path.rename(path.with_name(f"{path.stem}-renamed.yaml"))


def break_half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


MISTAKES = (
    Mistake("copied", copy_beside, may_lose=False),
    Mistake("copied-into-another-kind", copy_into_another_kind, may_lose=False),
    Mistake("renamed", rename, may_lose=True),
    Mistake("deleted", Path.unlink, may_lose=True),
    Mistake("broken", break_half, may_lose=True),
    Mistake("emptied", empty, may_lose=True),
)


@cache
def real() -> LoadResult:
    return load(DATA, TODAY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    copy = tmp_path_factory.mktemp("records") / "data"
    shutil.copytree(DATA, copy)
    yield copy


def counted(loaded: LoadResult, count: str) -> dict[str, Decimal]:
    """What each record adds to the total of signed funding."""
    catalogue = loaded.catalogue
    lens = Lens(TODAY, count)  # type: ignore[arg-type]  # of COUNTS
    rows = funding_rows(
        catalogue.of_kind(Funding).values(), CountingContext(catalogue.organisations, catalogue.rates, lens)
    )
    rows = rows[rows["counts"]]
    sums: dict[str, Decimal] = {}
    for record_id, amount in zip(rows["id"], rows["amount"], strict=True):
        sums[record_id] = sums.get(record_id, Decimal(0)) + amount
    return sums


def mend(folder: Path, name: Path) -> None:
    """The folder as it was."""
    for kind in KIND_BY_FOLDER:
        for record_id in own_ids(name):
            if not (DATA / kind / f"{record_id}.yaml").exists():
                (folder / kind / f"{record_id}.yaml").unlink(missing_ok=True)
    shutil.copyfile(DATA / name, folder / name)


def own_ids(name: Path) -> set[str]:
    return {name.stem, f"{name.stem}-copy", f"{name.stem}-renamed"}


def check_mistake(folder: Path, name: Path, mistake: Mistake, *, is_running: bool) -> None:
    """`is_running`: as a server that had read the records before; else as one that is started now."""
    path, before = folder / name, real()
    try:
        mistake.make(path)
        loaded = load(folder, TODAY, before if is_running else None)
    finally:
        mend(folder, name)
    own = own_ids(name)
    there = set(before.catalogue.records) - set(loaded.catalogue.records)
    assert there <= (own if mistake.may_lose else set())
    is_payer = name.parent.name == Organisation.folder
    for count in COUNTS:
        was, now = counted(before, count), counted(loaded, count)
        changed = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
        if is_payer and not is_running:  # nobody can say where this payer's money belongs: no count has it
            changed -= {key for key in changed if name.stem in before.catalogue.of_kind(Funding)[key].funders}
            assert loaded.incomplete_by or was == now
        assert changed <= own
    errors = {p.file for p in loaded.problems if p.severity == "error"}
    expected = {f"data/{name.parent.name}/{key}.yaml" for key in own} | {
        f"data/{kind}/{name.name}" for kind in KIND_BY_FOLDER
    }
    if mistake.make is copy_beside:  # a new record to all appearances; only the total that was expected tells
        errors -= {"data/reference/expectations.yaml"}
    assert errors <= expected
    assert bool(errors) is mistake.may_lose or mistake.make is copy_into_another_kind


@pytest.mark.soak
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
@pytest.mark.parametrize("name", SAMPLE, ids=str)
def test_one_mistake_costs_one_record(folder: Path, name: Path, mistake: Mistake) -> None:
    check_mistake(folder, name, mistake, is_running=False)
    check_mistake(folder, name, mistake, is_running=True)

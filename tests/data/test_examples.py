"""Small folders of records in tests/examples, each with the report or the totals expected of it.

A new case is a new folder: `data/` with records, and `expected.txt` (what `cooperation check` prints) or
`totals.yaml` (addresses, and the totals they show).
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml
from typer.testing import CliRunner

from cooperation.commands.app import app
from cooperation.counting.receipts import receipt
from cooperation.counting.totals import Role, breakdown, total
from cooperation.selection import Selection
from cooperation.store.loading import load
from cooperation.view import View

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
REPORTS = sorted(path.parent for path in EXAMPLES.glob("*/expected.txt"))
TOTALS = [
    (path.parent, case)
    for path in sorted(EXAMPLES.glob("*/totals.yaml"))
    for case in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)["cases"]
]


def _name(value: object) -> str:
    return value.name if isinstance(value, Path) else str(value["address"]) if isinstance(value, dict) else ""


@pytest.mark.parametrize("folder", REPORTS, ids=_name)
def test_a_folder_is_reported_as_expected(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPERATION_TODAY", "2026-11-24")
    result = CliRunner().invoke(app, ["check", str(folder / "data")])
    assert result.output == (folder / "expected.txt").read_text(encoding="utf-8")
    assert result.exit_code == (0 if " 0 errors," in result.output else 1)


@pytest.mark.parametrize(("folder", "case"), TOTALS, ids=_name)
def test_totals_are_those_worked_out_by_hand(folder: Path, case: Mapping[str, Any]) -> None:
    view = _view(folder, case["address"])
    rows, stages = view.narrow(view.rows.funding), view.selection.counted_stages
    found = total(rows, stages)
    assert (found.amount, found.records, found.rows) == (
        Decimal(case["total"]),
        int(case["records"]),
        int(case["rows"]),
    )
    roles: tuple[Role, ...] = ("country", "year", "funder", "implementer", "instrument")
    for role in roles:
        if role in case:
            lines = breakdown(rows, role, stages)
            shown = {str(key): amount for key, amount in zip(lines["key"], lines["amount"], strict=True)}
            assert shown == {key: _sum(amount) for key, amount in case[role].items()}
    if "left_out" in case:
        left_out = {
            line.key: [line.records, line.rows, line.amount] for line in receipt(rows, stages).left_out
        }
        assert left_out == {
            key: [int(records), int(n), _sum(amount)]
            for key, (records, n, amount) in case["left_out"].items()
        }


def _view(folder: Path, address: str) -> View:
    text = (folder / "totals.yaml").read_text(encoding="utf-8")
    today = date.fromisoformat(yaml.load(text, yaml.BaseLoader)["today"])
    selection, problems = Selection.from_address(parse_qs(address))
    assert not problems
    loaded = load(folder / "data", today)
    assert [problem for problem in loaded.problems if problem.severity == "error"] == []
    return View(loaded, selection, today)


def _sum(text: str) -> Decimal | None:
    return Decimal(text) if text else None

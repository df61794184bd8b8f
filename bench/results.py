"""The arithmetic of the benchmark and its report: medians, spreads, ratios; as Markdown and for JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

# At most this many times the static floor; None where there is no limit.
ALLOWED: dict[str, float | None] = {
    "cold": 1.9,
    "cold, in place": None,
    "slow network": 1.9,
    "slow network, in place": None,
    "bytes": 2.4,
    "second visit": 2.3,
    "second visit, in place": None,
    "filter": 2.0,
    "page switch": 2.3,
    "back": 4.5,
}
UNITS = {"bytes": "MB"}  # all others are seconds
FIRST_PAGE = ("<!-- bench: begin -->", "<!-- bench: end -->")
EVERY_PAGE = ("<!-- every page: begin -->", "<!-- every page: end -->")

Round = Mapping[str, Mapping[str, float]]  # by page, by measure


@dataclass(frozen=True)
class Spread:
    """The middle of several values, the lowest and the highest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Raises ValueError where there is no value."""
        if not values:
            raise ValueError("no value was measured")
        return cls(median(values), min(values), max(values))


@dataclass(frozen=True)
class Compared:
    """One measure of our page beside the floors. Ratios are taken in each round: a slow moment meets both."""

    measure: str
    ours: Spread
    static: Spread
    blank: Spread | None
    ratio: Spread  # ours to static
    allowed: float | None

    @property
    def is_within(self) -> bool:
        return self.allowed is None or self.ratio.median <= self.allowed


def compared(rounds: Sequence[Round]) -> tuple[Compared, ...]:
    """One line per measure."""
    return tuple(_compared(rounds, measure, allowed) for measure, allowed in ALLOWED.items())


def _compared(rounds: Sequence[Round], measure: str, allowed: float | None) -> Compared:
    blank = [one["blank"][measure] for one in rounds if measure in one.get("blank", {})]
    return Compared(
        measure,
        Spread.of([one["ours"][measure] for one in rounds]),
        Spread.of([one["static"][measure] for one in rounds]),
        Spread.of(blank) if blank else None,
        Spread.of([one["ours"][measure] / one["static"][measure] for one in rounds]),
        allowed,
    )


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value that `part` (0 to 1) of them do not exceed. Raises ValueError for no values."""
    if not values:
        raise ValueError("no value was measured")
    ordered = sorted(values)
    rank = -(-len(ordered) * part // 1)  # rounded up
    return ordered[max(0, int(rank) - 1)]


def as_markdown(lines: Sequence[Compared]) -> str:
    """The table for people: medians, in brackets the lowest and the highest."""
    rows = [
        "| | Our page | Static page | Blank Streamlit | Times the static page | Allowed | |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for line in lines:
        unit = UNITS.get(line.measure, "s")
        cells = [_cell(each, unit) if each else "–" for each in (line.ours, line.static, line.blank)]
        verdict = "within" if line.is_within else "**above**"
        limit = ["–", ""] if line.allowed is None else [f"{line.allowed:.1f}", verdict]
        cells += [_cell(line.ratio), *limit]
        rows.append(f"| {line.measure.capitalize()} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _cell(spread: Spread, unit: str = "") -> str:
    return f"{spread.median:.2f}{f' {unit}' if unit else ''} ({spread.low:.2f}–{spread.high:.2f})"


def as_values(lines: Sequence[Compared]) -> list[dict[str, Any]]:
    """The same for JSON; seconds, megabytes."""
    return [{**asdict(line), "is_within": line.is_within} for line in lines]


def put_between_markers(file: Path, text: str, markers: tuple[str, str] = FIRST_PAGE) -> bool:
    """Replace what stands between the two markers; False where the file or its markers are missing."""
    if not file.exists():
        return False
    before, begin, rest = file.read_text(encoding="utf-8").partition(markers[0])
    _, end, after = rest.partition(markers[1])
    if not begin or not end:
        return False
    file.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
    return True

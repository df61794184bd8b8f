"""What lies behind one bar or one node of a flow: the rows of funding that make its length."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from cooperation.counting.totals import NOT_RECORDED, ROLE_COLUMN, ROLES, Role, at_stages
from cooperation.figures.money.flows import IMPLEMENTER_GROUPS, flow_rows, name_of
from cooperation.figures.money.names import key_text, role_named
from cooperation.selection import PLACES
from cooperation.view import View

GROUP: Final = "group"  # of implementers, as in the middle of the flow


@dataclass(frozen=True)
class DrilldownPart:
    """A value of a role, or a group of implementers. In an address: `funder:eib`, `group:banks`."""

    role: str
    key: str

    @classmethod
    def parse(cls, view: View, text: str) -> "DrilldownPart | None":
        """None where the text names no part that any record has."""
        role, _, key = text.partition(":")
        return cls(role, key) if key in _keys(view, role) else None

    def text(self, view: View) -> str:
        if self.role == GROUP:
            return name_of(view, GROUP, self.key)
        return key_text(view, role_named(self.role), self.key)


def drilldown_rows(view: View, funding: pd.DataFrame, part: DrilldownPart) -> pd.DataFrame:
    """The counted rows of `funding` at the stages asked for; their amounts add up to the bar or node exactly."""
    if part.role == GROUP:
        flows = flow_rows(view, funding)
        return funding.loc[flows.index[flows["group"] == part.key]]
    counted = at_stages(funding[funding["counts"]], view.selection.counted_stages)
    return counted[_column(counted, role_named(part.role)) == part.key]


def _keys(view: View, role: str) -> set[str]:
    if role == GROUP:
        return {str(group) for group in IMPLEMENTER_GROUPS}
    if role == "country":
        return set(PLACES)  # each has its bar
    return set(_column(view.rows.funding, role_named(role))) if role in ROLES else set()


def _column(rows: pd.DataFrame, role: Role) -> "pd.Series[str]":
    """The keys as they stand in an address; years are numbers in the frame."""
    return rows[ROLE_COLUMN[role]].map(lambda key: NOT_RECORDED if key is None else str(key))

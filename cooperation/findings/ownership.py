"""A country's own rows apart from those it shares with others."""

from typing import Literal

import pandas as pd

from cooperation.records.record import SHARED

Whose = Literal["own", "shared"]


def of_whom(rows: pd.DataFrame, whose: Whose) -> pd.DataFrame:
    """The rows of single countries, or those of several; no row is in both, and none is split."""
    shared = rows["place"] == SHARED
    return rows[shared] if whose == "shared" else rows[~shared]

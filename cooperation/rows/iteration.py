"""Going over the rows of a frame. Its docstring says what the columns are; no type checker can."""

from collections.abc import Iterable
from typing import Any, cast

import pandas as pd


def iter_rows(frame: pd.DataFrame) -> Iterable[Any]:
    """The rows of a frame, with its columns as attributes."""
    return cast(Iterable[Any], frame.itertuples(index=False))

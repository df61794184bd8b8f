"""How many examples a test marked `soak` draws: a small seeded sample every day, a large one in `make soak`."""

import os

IS_LONG = os.environ.get("SOAK") == "1"


def sample_size(daily: int, long: int) -> int:
    return long if IS_LONG else daily

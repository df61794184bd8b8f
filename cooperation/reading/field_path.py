"""Where in a file a value stands: the keys and positions that lead to it."""

FieldPath = tuple[str | int, ...]


def spelled(path: FieldPath) -> str:
    """A path as people write it: `events[2].date`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text

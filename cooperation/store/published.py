"""data/reference/ids.txt: every id that was ever published, one `folder/id` a line.

Addresses, embedded figures and citations of others hold these ids, so none may vanish without a tombstone or
`formerly`. The command `cooperation ids` adds new ones; nothing takes one out.
"""

import re
from collections.abc import Mapping

from cooperation.records.kinds import KIND_BY_FOLDER

HEAD = """\
# Every id that was ever published. `cooperation ids` adds the new ones; a line is never taken out.
# What goes leaves a tombstone (`withdrawn`), what is renamed says `formerly`.
"""


LINE = re.compile(rf"(?P<folder>{'|'.join(KIND_BY_FOLDER)})/(?P<id>[a-z0-9-]+)")


def read_published(content: bytes) -> tuple[dict[str, str], tuple[int, ...]]:
    """The folder of each id, and the numbers of the lines that are not `folder/id`."""
    published: dict[str, str] = {}
    wrong: list[int] = []
    for number, line in enumerate(content.decode("utf-8", errors="replace").splitlines(), start=1):
        found = LINE.fullmatch(line.strip())
        if found:
            published[found["id"]] = found["folder"]
        elif line.strip() and not line.startswith("#"):
            wrong.append(number)
    return published, tuple(wrong)


def write_published(published: Mapping[str, str]) -> str:
    """The text of the file, in the order of folders and ids."""
    return HEAD + "".join(sorted(f"{folder}/{record_id}\n" for record_id, folder in published.items()))

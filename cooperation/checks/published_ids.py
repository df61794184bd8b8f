"""No published id vanishes without a tombstone or `formerly`: old addresses and citations hold it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from cooperation.reading.problem import nearest_word
from cooperation.records.funding import Funding
from cooperation.records.record import Record

NAMED = 3  # users of a record that is gone, before the rest is only counted


@dataclass(frozen=True)
class Vanished:
    """An id that was published in `folder` and has no file now."""

    folder: str
    record_id: str
    message: str
    hint: str

    @property
    def is_money(self) -> bool:
        return self.folder == Funding.folder


def published_ids_stay(
    published: Mapping[str, str],
    folders: Mapping[str, str],
    renamed: Collection[str],
    records: Collection[Record],
) -> Iterator[Vanished]:
    """`published` and `folders` give the folder of each id that was published, and that is there now."""
    users = _users(records)
    new = {record_id: folder for record_id, folder in folders.items() if record_id not in published}
    for record_id, folder in published.items():
        if record_id not in folders and record_id not in renamed:
            same_kind = [key for key, new_folder in new.items() if new_folder == folder]
            message = f"was published and is gone{_used_by(users.get(record_id, []))}"
            yield Vanished(folder, record_id, message, _hint(record_id, folder, same_kind))


def _users(records: Collection[Record]) -> dict[str, list[str]]:
    users: dict[str, list[str]] = defaultdict(list)
    for record in records:
        for _, target in (*record.links, *record.organisations):
            users[target].append(record.id)
    return users


def _used_by(users: list[str]) -> str:
    ids = list(dict.fromkeys(users))
    if not ids:
        return ""
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    verb = "record names" if len(ids) == 1 else "records name"
    return f"; {len(ids)} {verb} it: {', '.join(ids[:NAMED])}{more}"


def _hint(record_id: str, folder: str, same_kind: list[str]) -> str:
    """A new file of the same kind may be the same record under another name."""
    new = same_kind[0] if len(same_kind) == 1 else nearest_word(record_id, same_kind)
    if new:
        return f"renamed? say `formerly: [{record_id}]` in {folder}/{new}.yaml; else bring the file back"
    return "bring the file back; a record that goes leaves a tombstone (`withdrawn`), or its new name says `formerly`"

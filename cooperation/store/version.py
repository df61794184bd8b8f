"""The version of the data: a hash of the facts, so that layout and comments do not change it."""

import json
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256

from pydantic import BaseModel

from cooperation.records.organisation import Organisation
from cooperation.records.record import Record

LENGTH = 12  # hexadecimal digits: enough to tell versions apart, short enough to be cited


def data_version(
    records: Mapping[str, Record],
    organisations: Mapping[str, Organisation],
    reference: Mapping[str, object],
    not_read: Iterable[tuple[str, bytes]],
) -> str:
    """Of records and organisations by id, the values of the reference files, and the names and bytes of files
    that could not be read."""
    digest = sha256()
    things: list[Record | Organisation] = [*records.values(), *organisations.values()]
    for thing in sorted(things, key=lambda thing: (thing.folder, thing.id)):
        _add(digest.update, f"{thing.folder}/{thing.id}", _facts(thing))
    for name, value in sorted(reference.items()):
        _add(digest.update, name, _canonical(value))
    for name, content in sorted(not_read):
        _add(digest.update, name, sha256(content).hexdigest())
    return digest.hexdigest()[:LENGTH]


def _facts(thing: BaseModel) -> str:
    return _canonical(thing.model_dump(mode="json", exclude_defaults=True))


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _add(update: Callable[[bytes], None], name: str, facts: str) -> None:
    update(name.encode("utf-8", "surrogateescape") + b"\0" + facts.encode() + b"\0")

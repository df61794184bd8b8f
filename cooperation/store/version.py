"""The version of the data: a hash of the facts, so that layout and comments do not change it."""

import json
from collections.abc import Mapping
from hashlib import sha256

from cooperation.records.organisation import Organisation
from cooperation.records.record import Record

LENGTH = 12  # hexadecimal digits: enough to tell versions apart, short enough to be cited


def facts_digest(thing: Record | Organisation) -> str:
    """Of what a record says: the order of its keys, quotes, line breaks and comments are no facts."""
    return _digest(_canonical(thing.model_dump(mode="json", exclude_defaults=True)).encode())


def data_version(
    facts: Mapping[str, str], reference: Mapping[str, object], not_read: Mapping[str, bytes]
) -> str:
    """Of the digest of each record and organisation, the values of each reference file, and the bytes of files that
    could not be read; each by its name."""
    values = {name: _digest(_canonical(value).encode()) for name, value in reference.items()}
    unread = {name: _digest(content) for name, content in not_read.items()}
    return _digest(_canonical([facts, values, unread]).encode())[:LENGTH]


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()

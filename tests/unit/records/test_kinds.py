"""A kind of record is one entry; whoever must know it asks for one value per kind."""

from typing import get_args

import pytest

from cooperation.checks.expectations import Folder
from cooperation.records.kinds import KIND_BY_FOLDER, KINDS, RECORD_KINDS, ByKind, known_kind
from cooperation.records.organisation import Organisation
from cooperation.records.record import Record


def test_every_kind_stands_under_its_noun_and_its_folder() -> None:
    assert {noun: kind.noun for noun, kind in KINDS.items()} == {noun: noun for noun in KINDS}
    assert list(KIND_BY_FOLDER) == [*(kind.folder for kind in RECORD_KINDS), Organisation.folder]


def test_every_class_of_records_is_one_of_the_kinds() -> None:
    assert set(Record.__subclasses__()) == set(RECORD_KINDS)


def test_expectations_can_be_said_of_every_kind() -> None:
    assert set(get_args(Folder)) == {kind.folder for kind in RECORD_KINDS}


def test_a_kind_that_is_left_out_is_missed_at_once() -> None:
    with pytest.raises(TypeError, match="indicator"):
        ByKind(agreement=1, roadmap=1, funding=1, project=1, milestone=1)  # type: ignore[call-arg]


def test_a_record_of_no_kind_is_not_taken_for_one() -> None:
    with pytest.raises(AssertionError):
        known_kind(Record.model_construct(id="x"))

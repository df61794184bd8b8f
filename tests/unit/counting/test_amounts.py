"""Amounts as a source gives them."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from cooperation.records.amounts import Amount


@pytest.mark.parametrize(
    ("keys", "certainty", "ceiling"),
    [
        ({"value": "3000000"}, "exact", "3000000"),
        ({"value": "3000000", "about": "true"}, "about", "3000000"),
        ({"max": "5000000"}, "up-to", "5000000"),
        ({"min": "3000000", "max": "5000000"}, "range", "5000000"),
        ({"value": "0"}, "exact", "0"),
    ],
)
def test_which_keys_stand_says_what_is_known(keys: dict[str, str], certainty: str, ceiling: str) -> None:
    amount = Amount.model_validate({**keys, "currency": "EUR"})
    assert (amount.certainty, amount.ceiling) == (certainty, Decimal(ceiling))


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({}, "the amount has no value"),
        ({"min": "3"}, "the amount has no value"),
        ({"value": "3", "max": "5"}, "beside min or max"),
        ({"max": "3", "about": "true"}, "about belongs to a value"),
        ({"min": "5", "max": "3"}, "min is not below max"),
        ({"min": "5", "max": "5"}, "min is not below max"),
    ],
)
def test_other_combinations_are_refused(keys: dict[str, str], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Amount.model_validate({**keys, "currency": "EUR"})


@pytest.mark.parametrize(
    "text",
    ["3,000", "3.000.000", "3e6", "-3", "+3", "3 000", "½", "٣", "1" * 16, "NaN", "Infinity", "", "3."],
)
def test_only_plain_numbers_are_numbers(text: str) -> None:
    with pytest.raises(ValidationError, match="plain number"):
        Amount.model_validate({"value": text, "currency": "EUR"})


@pytest.mark.parametrize("text", ["yes", "True", "1", "false", ""])
def test_a_mark_is_true_or_left_out(text: str) -> None:
    with pytest.raises(ValidationError, match="write true"):
        Amount.model_validate({"value": "3", "about": text, "currency": "EUR"})


def test_cents_stay_exact() -> None:
    assert Amount.model_validate({"value": "0.10", "currency": "EUR"}).value == Decimal("0.10")

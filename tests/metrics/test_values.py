"""Exact decimals: shown without exponent or trailing zeros, and the same number again when read."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import values

SHOWN = [
    ("824", "824"),
    ("824.000000", "824"),
    ("-3.8", "-3.8"),
    ("-3.800", "-3.8"),
    ("1.2E+9", "1200000000"),
    ("-0.0", "0"),
    ("0E+3", "0"),
    ("52634104.5", "52634104.5"),
    ("100", "100"),
]


@pytest.mark.parametrize(("value", "expected"), SHOWN)
def test_shown(value: str, expected: str) -> None:
    assert values.shown(Decimal(value)) == expected
    assert str(values.plain(Decimal(value))) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_no_digit_is_lost_and_none_is_added(value: Decimal) -> None:
    words = values.shown(value)
    assert Decimal(words) == value
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d*[1-9])?", words)
    assert values.shown(Decimal(words)) == words


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        values.shown(Decimal(value))

"""Digits are read by the decimal mark of the language; a mark that only groups thousands is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import numbers

COMMA, POINT = ",", "."
VALUES = [
    ("0", COMMA, "0"),
    ("824", COMMA, "824"),
    ("3 287", COMMA, "3287"),
    ("1 234 567", COMMA, "1234567"),
    ("3.287", COMMA, "3287"),
    ("1.234.567", COMMA, "1234567"),
    ("61,5", COMMA, "61.5"),
    ("2,79", COMMA, "2.79"),
    ("634,104", COMMA, "634.104"),
    ("3.8", COMMA, "3.8"),
    ("0,125", COMMA, "0.125"),
    ("0.125", COMMA, "0.125"),
    ("1 234,5", COMMA, "1234.5"),
    ("1.234,5", COMMA, "1234.5"),
    ("3287", POINT, "3287"),
    ("3,287", POINT, "3287"),
    ("1,234,567", POINT, "1234567"),
    ("61.5", POINT, "61.5"),
    ("61,5", POINT, "61.5"),
    ("1,234.5", POINT, "1234.5"),
    ("0.125", POINT, "0.125"),
    ("3.287", POINT, "3.287"),
    ("007", POINT, "7"),
]


@pytest.mark.parametrize(("text", "decimal", "value"), VALUES, ids=[f"{t} with {d}" for t, d, _ in VALUES])
def test_value(text: str, decimal: str, value: str) -> None:
    assert numbers.value_of(text, decimal) == Decimal(value)


@given(st.integers(0, 10**12), st.integers(0, 99), st.sampled_from([(" ", ","), (".", ","), (",", ".")]))
def test_a_printed_number_is_read_back(whole: int, part: int, marks: tuple[str, str]) -> None:
    thousands, decimal = marks
    printed = f"{whole:,}".replace(",", thousands)
    assert numbers.value_of(printed, decimal) == whole
    assert numbers.value_of(f"{printed}{decimal}{part:02}", decimal) == whole + Decimal(part) / 100

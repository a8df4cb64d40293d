"""The number in a cell: first column as the cell holds it, second the number and its footnote mark."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.tables import amounts
from etl.tables.amounts import Amount, NoNumber

READ: list[tuple[Any, str, str | None]] = [
    (824, "824", None),
    (2511.0, "2511", None),
    (0.1 + 0.2, "0.3", None),
    (1e15, "1000000000000000", None),
    ("824", "824", None),
    ("16 203", "16203", None),
    ("16\u00a0203", "16203", None),
    ("1\u202f234\u202f567", "1234567", None),
    ("1'234", "1234", None),
    ("12,5", "12.5", None),
    ("12.5", "12.5", None),
    ("1 234,56", "1234.56", None),
    ("1,234.56", "1234.56", None),
    ("1.234,56", "1234.56", None),
    ("1,234,567", "1234567", None),
    ("0,125", "0.125", None),
    ("-3,8", "-3.8", None),
    ("\u22123,8", "-3.8", None),
    ("36,7%", "36.7", None),
    ("3 287*", "3287", "*"),
    ("3 287 **", "3287", "**"),
    ("3 287\u00b9", "3287", "\u00b9"),
    ("3 287 1)", "3287", "1)"),
    ("3287(2)", "3287", "(2)"),
]


@pytest.mark.parametrize(("cell", "value", "mark"), READ, ids=[repr(row[0]) for row in READ])
def test_read(cell: Any, value: str, mark: str | None) -> None:
    assert amounts.parse(cell) == Amount(Decimal(value), mark)


REFUSED: list[tuple[Any, str]] = [
    ("abc", "no number"),
    ("12 34", "no number"),
    ("1,23,456", "thousands"),
    ("1.5.2", "thousands"),
    ("1,234", "a thousand or a fraction"),
    ("12.500", "a thousand or a fraction"),
    (True, "no number"),
    (float("nan"), "no number"),
    (None, "no number"),
    ("#REF!", "no number"),
]


@pytest.mark.parametrize(("cell", "reason"), REFUSED, ids=[repr(row[0]) for row in REFUSED])
def test_refused(cell: Any, reason: str) -> None:
    with pytest.raises(NoNumber, match=reason):
        amounts.parse(cell)


def test_the_mapping_decides_what_could_be_both() -> None:
    assert amounts.parse("1,234", ",").value == Decimal("1.234")
    assert amounts.parse("1,234", ".").value == Decimal(1234)


@given(st.integers(min_value=-(10**12), max_value=10**12), st.sampled_from([" ", "\u00a0", "\u202f", "'"]))
def test_every_grouping_gives_the_number_back(number: int, space: str) -> None:
    assert amounts.parse(f"{number:,}".replace(",", space)).value == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_both_decimal_signs_give_the_number_back(number: Decimal) -> None:
    for sign in ".,":
        assert amounts.parse(f"{number:.2f}".replace(".", sign)).value == number

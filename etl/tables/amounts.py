"""The number in a cell, whatever its thousands, decimals and footnote marks look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Any

FLOAT_DIGITS = 15
"""What of a workbook's number is meant: the rest is the error of binary fractions."""

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f'\u2019]")
_MARK = re.compile(r"(?:[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+|(?<=\d)\s+\d{1,2}\)|\s*\(\d{1,2}\))$")
_GROUPED = re.compile(
    r"[+-]?\d{1,3}(?:[\s\u00a0\u2007\u2009\u202f'\u2019]\d{3})+(?:[.,]\d+)?|[+-]?\d+(?:[.,]\d+)*"
)
_MINUS = str.maketrans("\u2212\u2013", "--")


class NoNumber(ValueError):
    """A cell that holds no number; the message says why, without naming the cell."""


@dataclass(frozen=True, slots=True)
class Amount:
    """The number of a cell, and the footnote mark behind it, if any."""

    value: Decimal
    mark: str | None = None


def parse(cell: Any, decimal: str | None = None) -> Amount:
    """The number in ``cell``; ``decimal`` is the sign before its fraction, ``None`` where the table does not say.

    A percent sign is passed over. Raises ``NoNumber`` for text, days and truth values, and for what could be
    either a thousand or a fraction.

    >>> parse("16 203,5*"), parse(0.1 + 0.2).value
    (Amount(value=Decimal('16203.5'), mark='*'), Decimal('0.3'))
    """
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        raise NoNumber(f"holds {cell!r}, which is no number")
    if isinstance(cell, int):
        return Amount(Decimal(cell))
    if isinstance(cell, float):
        return Amount(_plain(cell))
    found = _MARK.search(cell.strip())
    digits = cell.strip()[: found.start()] if found else cell.strip()
    mark = found.group().strip() if found else None
    return Amount(_written(digits.rstrip("% \u00a0").translate(_MINUS), decimal), mark)


def _plain(number: float) -> Decimal:
    if not isfinite(number):
        raise NoNumber(f"holds {number}, which is no number")
    return Decimal(int(number)) if number.is_integer() else Decimal(format(number, f".{FLOAT_DIGITS}g"))


def _written(digits: str, decimal: str | None) -> Decimal:
    if not _GROUPED.fullmatch(digits):
        raise NoNumber(f"holds '{digits}', which is no number")
    bare = _SPACES.sub("", digits)
    signs = [sign for sign in bare if sign in ".,"]
    point = decimal or _point(bare, signs)
    if bare.count(point) > 1:
        raise NoNumber(f"holds '{digits}', with two decimal signs")
    other = "," if point == "." else "."
    whole, _, fraction = bare.partition(point)
    groups = whole.split(other)
    if other in fraction or any(len(group) != 3 for group in groups[1:]):
        raise NoNumber(f"holds '{digits}', whose thousands are not grouped by three")
    return Decimal("".join(groups) + (f".{fraction}" if fraction else ""))


def _point(bare: str, signs: list[str]) -> str:
    """Which of the two signs is the decimal one where nobody says: the last of both, or the one that parts no thousand."""
    if len(set(signs)) == 2:
        return signs[-1]
    if len(signs) > 1:
        return "," if signs[0] == "." else "."
    if signs and len(bare.rpartition(signs[0])[2]) == 3 and bare.lstrip("+-")[0] != "0":
        raise NoNumber(
            f"holds '{bare}', a thousand or a fraction; say so by the key 'decimal' of the mapping"
        )
    return signs[0] if signs else "."

"""Whether two statements of one value contradict each other, or one merely says less than the other.

"Over 1.2 billion" and 1,203,456,789 agree; 37 and 36.7 percent agree; 1,051 and 1,026 do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from metrics.values import plain

_LARGE = 1000
_ROUND_ZEROS = 2
_LEEWAY = Decimal("0.1")
"""How far beyond its own last digit a hedged value may lie from what it stands for, as a part of itself."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A value and its qualifier: ``exact``, ``over``, ``about``, ``nearly`` or ``under``."""

    value: Decimal
    qualifier: str = "exact"

    @property
    def exact(self) -> bool:
        """Whether the report does not hedge the value."""
        return self.qualifier == "exact"


def step(value: Decimal, *, hedged: bool = False) -> Decimal:
    """Return the unit of the last digit that ``value`` states.

    Trailing zeros of a hedged number say nothing; those of an exact one only where it is large, as in
    "1.2 billion".

    >>> step(Decimal("36.7")), step(Decimal(820)), step(Decimal(820), hedged=True), step(Decimal(1200000000))
    (Decimal('0.1'), Decimal('1'), Decimal('10'), Decimal('100000000'))
    """
    number = plain(value)
    exponent = int(number.as_tuple().exponent)
    if exponent < 0 or not number:
        return Decimal((0, (1,), exponent))
    digits = str(abs(number))
    zeros = len(digits) - len(digits.rstrip("0"))
    counted = zeros if hedged or (abs(number) >= _LARGE and zeros >= _ROUND_ZEROS) else 0
    return Decimal(10**counted)


def agree(one: Statement, other: Statement) -> bool:
    """Return whether both can be true of the same thing; the order of the two does not matter."""
    if one.value == other.value:
        return True
    if one.value * other.value < 0:
        return False
    if one.exact and other.exact:
        return _rounded(one.value, other.value)
    low, high = _reach(one)
    lowest, highest = _reach(other)
    return low <= highest and lowest <= high


def precision(statement: Statement) -> tuple[bool, int]:
    """Return what sorts statements by exactness: unhedged first, then the more digits the better."""
    digits = plain(statement.value / step(statement.value)).as_tuple().digits
    return statement.exact, len(digits)


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Whether the coarser is the finer one rounded, or cut, to the coarser one's last digit."""
    steps = step(one), step(other)
    if steps[0] == steps[1]:
        return False
    fine, coarse = (one, other) if steps[0] < steps[1] else (other, one)
    unit = max(steps)
    return any((fine / unit).to_integral_value(way) * unit == coarse for way in (ROUND_HALF_UP, ROUND_DOWN))


def _reach(statement: Statement) -> tuple[Decimal, Decimal]:
    """The sizes that a statement allows, from the smallest to the largest."""
    size = abs(statement.value)
    if statement.exact:
        return size, size
    leeway = max(step(statement.value, hedged=True), size * _LEEWAY)
    below = Decimal(0) if statement.qualifier == "over" else leeway
    above = leeway if statement.qualifier in {"over", "about"} else Decimal(0)
    return size - below, size + above

"""What a stated number allows for: rounded and hedged numbers stand for more than one value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

LEEWAY = Decimal("0.1")
"""How far a hedged number may lie from what it stands for, as a part of itself."""
FINE = 4
"""A hedged number that states so many digits (17,671,000) is rounded to its last one, and no more than that."""
LARGE = 1000
FEWEST_ZEROS = 2
"""So many zeros at the end of a number above `LARGE` are taken for rounding, as in 87,100."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)


def of(value: Decimal, qualifier: str = "exact", *, counted: bool = True) -> Interval:
    """The values that a statement allows.

    A ``counted`` number is itself, unless it ends in zeros as rounded ones do; any other (a percentage) may be
    rounded or cut to its last digit.

    >>> of(Decimal(1051)).low, of(Decimal(87100)).high, of(Decimal("-30.2"), counted=False).low
    (Decimal('1051'), Decimal('87200'), Decimal('-30.3'))
    """
    step = _step(value, counted=counted, hedged=qualifier != "exact")
    above = below = step
    if qualifier != "exact":
        leeway = step if _digits(value) >= FINE else max(step, abs(value) * LEEWAY)
        above = Decimal(0) if qualifier in {"nearly", "under"} else leeway
        below = Decimal(0) if qualifier == "over" else leeway
        if value < 0:
            above, below = below, above
    return Interval(value - below, value + above)


def _digits(value: Decimal) -> int:
    """How many digits say something: the zeros at both ends do not."""
    return len(str(abs(value)).replace(".", "").strip("0"))


def _step(value: Decimal, *, counted: bool, hedged: bool) -> Decimal:
    """How far rounding may have moved the value: one unit of its last digit that says something."""
    exponent = int(value.as_tuple().exponent)
    if exponent < 0 or not counted:
        return Decimal((0, (1,), min(exponent, 0)))
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0")) if value else 0
    rounded = hedged or (abs(value) >= LARGE and zeros >= FEWEST_ZEROS)
    return Decimal(10**zeros) if rounded and zeros else Decimal(0)

"""What remains of hedges when values are computed with: nothing hedged ever becomes exact.

Qualifiers are those of figures: ``exact``, ``over``, ``about``, ``nearly`` and ``under``.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from metrics.rounding import Statement, step

_BELOW = {"under", "nearly"}
_OPPOSITE = {"exact": "exact", "over": "under", "under": "over", "nearly": "over", "about": "about"}
_COARSEST = Decimal("0.01")
"""A rounding of more than so large a part of a result makes the result approximate."""


def total(qualifiers: Iterable[str]) -> str:
    """Return the qualifier of a sum of values with these qualifiers.

    >>> total(["exact", "over"]), total(["over", "under"]), total(["exact", "exact"])
    ('over', 'about', 'exact')
    """
    found = set(qualifiers) - {"exact"}
    if not found:
        return "exact"
    if found == {"over"}:
        return "over"
    return "under" if found <= _BELOW else "about"


def difference(one: str, other: str) -> str:
    """Return the qualifier of ``one`` minus ``other``, or of ``one`` divided by ``other``: both fall as it grows.

    >>> difference("over", "exact"), difference("exact", "over"), difference("over", "over")
    ('over', 'under', 'about')
    """
    return total([one, _OPPOSITE[other]])


def subtracted(one: Statement, other: Statement) -> Statement:
    """Return the difference of two statements with the hedge that remains.

    Two rounded numbers leave an approximate difference: 1.2 billion less 1.1 billion is about 100 million.
    """
    value = one.value - other.value
    qualifier = difference(one.qualifier, other.qualifier)
    rounding = max(step(one.value), step(other.value))
    if qualifier == "exact" and rounding > 1 and rounding > abs(value) * _COARSEST:
        qualifier = "about"
    return Statement(value, qualifier)

"""One failed check: which rule, which figures in which parts, and the numbers of its arithmetic."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

DIGITS = 16


@dataclass(frozen=True, slots=True)
class Finding:
    """``figures`` are pairs of an id and the part that the figure plays; ``numbers`` are what the sentence names.

    ``gap`` says how far apart the two sides of the arithmetic are, from 0 to 1: see `apart`.
    """

    rule: str
    numbers: dict[str, str]
    figures: tuple[tuple[str, str], ...]
    gap: float

    @property
    def id(self) -> str:
        """16 hexadecimal digits over rule and figures: the same contradiction keeps its id."""
        whole = json.dumps((self.rule, sorted(self.figures)))
        return hashlib.sha256(whole.encode()).hexdigest()[:DIGITS]


def apart(one: Decimal, other: Decimal) -> float:
    """How far two numbers are apart, as a part of the larger; 1 where one is nothing, or they have two signs.

    >>> apart(Decimal(1051), Decimal(1026)) < apart(Decimal(22741), Decimal(2241)) < apart(Decimal(5), Decimal(-5))
    True
    """
    larger = max(abs(one), abs(other))
    return min(1.0, float(abs(one - other) / larger)) if larger else 0.0


def written(value: Decimal, places: int | None = None) -> str:
    """A number in digits, rounded to so many decimal places where that is asked for.

    >>> written(Decimal("-36.7295"), 1), written(Decimal("1E+3"))
    ('-36.7', '1000')
    """
    if places is not None:
        value = value.quantize(Decimal((0, (1,), -places)), ROUND_HALF_UP)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

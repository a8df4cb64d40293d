"""One failed check: which rule, which figures in which parts, and the numbers of its arithmetic."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

DIGITS = 16


@dataclass(frozen=True, slots=True)
class Finding:
    """``figures`` are pairs of an id and the part that the figure plays; ``numbers`` are what the sentence names."""

    rule: str
    numbers: dict[str, str]
    figures: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """16 hexadecimal digits over rule and figures: the same contradiction keeps its id."""
        whole = json.dumps((self.rule, sorted(self.figures)))
        return hashlib.sha256(whole.encode()).hexdigest()[:DIGITS]


def written(value: Decimal, places: int | None = None) -> str:
    """A number in digits, rounded to so many decimal places where that is asked for.

    >>> written(Decimal("-36.7295"), 1), written(Decimal("1E+3"))
    ('-36.7', '1000')
    """
    if places is not None:
        value = value.quantize(Decimal((0, (1,), -places)), ROUND_HALF_UP)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

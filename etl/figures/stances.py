"""How a number stands to its noun: before it, behind it, as a part or as a ratio of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stance:
    """How a number stands to its noun: what a noun before it and a noun after it cost more, and how far it sees.

    Distances to nouns before the number are multiplied by ``far``.
    """

    before: float
    after: float
    far: float = 1.0
    is_part: bool = False


BEFORE = Stance(2.5, 0.0)
"""The number stands before its noun: "824 verdicts"."""
BEHIND = Stance(0.0, 4.0)
"""It is set behind it: "verdicts - 824"."""
PARTITIVE = Stance(0.0, 3.0, 0.4, is_part=True)
"""It counts a part of what was counted before: "of them 38"."""
ALONE = Stance(0.0, 3.0, 0.4)
"""It stands alone in a bracket or behind a place: "robberies (12)", "Pavlodar - 804"."""
RATIO = Stance(0.0, 1.0, 0.6)
"""It is a change or a share of what the clause speaks of."""
OF = Stance(2.5, 0.0)
"""It is a share of the noun that follows it: "41% of those killed"."""

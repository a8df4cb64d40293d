"""Give the numbers of a list the unit that one of them spells out: "Aksu (18.4 ha), Bayan (9.7)"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from etl.figures.elisions import (
    CLOSED,
    LARGEST,
    MEASURED,
    MILLION,
    THOUSAND,
    may_be_ratio,
    parted,
    scale,
)
from etl.lexicons import Tag
from etl.quantities import MONEY, Quantity
from etl.sentences import Sentence

_DASHED = re.compile(r"\.? - ")
PERCENT = "percent"
ALONE, LED = "()", "- "
"""How a number stands to its name: alone in a bracket, or closed behind a dash."""


def complete(
    folded: str,
    quantities: list[Quantity],
    sentences: list[Sentence],
    tags: list[Tag],
    actions: Collection[str] = (),
    possessives: Collection[str] = (),
) -> list[Quantity]:
    """The quantities with the units that their lists name once.

    ``actions`` are the concepts that say what was done, ``possessives`` the case endings of a part.
    """
    found, ends = list(quantities), [sentence.end for sentence in sentences]
    told = [
        tag.start for tag in tags if tag.kind == "copulas" or (tag.kind == "concept" and tag.id in actions)
    ]
    _take_parallel(folded, found, ends)
    _take_fractions(folded, found, ends)
    _take_possessive(folded, found, sorted([*ends, *told]), tuple(possessives))
    return found


def _take_parallel(folded: str, found: list[Quantity], ends: list[int]) -> None:
    """Units of a list that names them once: "Aksu (18.4 ha), Bayan (9.7)", "26 ha - in Aksu, 18 - in ...".

    So it does with areas and masses, in brackets with percentages too, and behind dashes with sums: "Aksu - 510 mln,
    Bayan - 302".
    """
    for index in range(1, len(found)):
        left, right = found[index - 1 : index + 1]
        if right.unit != "count" or right.in_words or right.suffix or parted(ends, left, right):
            continue
        shape = _shape(folded, left)
        if not shape or shape != _shape(folded, right):
            continue
        if (left.unit in MEASURED and shape != LED) or (
            left.unit == PERCENT and shape == ALONE and may_be_ratio(right)
        ):
            found[index] = replace(right, unit=left.unit)
        elif left.unit in MONEY and shape == LED and left.value >= MILLION and right.value < THOUSAND:
            found[index] = replace(right, unit=left.unit, value=right.value * scale(folded, left))


def _take_fractions(folded: str, found: list[Quantity], ends: list[int]) -> None:
    """Currency and millions of a fraction behind a sum: "damage of 12.6 million tenge, 9.4 was compensated".

    Nothing that is counted is a fraction, so one without a unit that a mark follows is a part of the same sum.
    """
    for index in range(1, len(found)):
        left, right = found[index - 1 : index + 1]
        if right.unit != "count" or not right.value % 1 or right.in_words or left.unit not in MONEY:
            continue
        factor = scale(folded, left)
        shares = factor > 1 and right.value < THOUSAND and not parted(ends, left, right)
        if shares and CLOSED.match(folded, right.end):
            found[index] = replace(right, value=right.value * factor, unit=left.unit)


def _take_possessive(
    folded: str, found: list[Quantity], parting: list[int], possessives: tuple[str, ...]
) -> None:
    """Percentages whose ending alone says that they are parts too: "60% of thefts are in flats, 25 at markets".

    ``parting`` are the places where something is told of a number or a sentence ends.
    """
    for index in range(1, len(found)):
        left, right = found[index - 1 : index + 1]
        ended = left.unit == PERCENT and folded[left.start : left.end].endswith(possessives)
        alike = ended and right.suffix in possessives
        whole = alike and may_be_ratio(right) and left.value + right.value <= LARGEST
        if whole and not parted(parting, left, right):
            found[index] = replace(right, unit=PERCENT)


def _shape(folded: str, quantity: Quantity) -> str:
    """How a number stands to its name: alone in a bracket, before a dash, or closed behind one; empty for none."""
    if (
        folded[max(0, quantity.start - 1) : quantity.start] == "("
        and folded[quantity.end : quantity.end + 1] == ")"
    ):
        return ALONE
    led = folded[max(0, quantity.start - 3) : quantity.start].endswith(" - ")
    if led and CLOSED.match(folded, quantity.end):
        return LED
    return "-" if _DASHED.match(folded, quantity.end) else ""

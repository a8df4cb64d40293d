"""Give numbers the unit that their neighbours spell out: "murders - 7, thefts - 12, fraud - 26 per cent"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from etl.figures import occurrences
from etl.lexicons import Tag
from etl.quantities import MONEY, Quantity
from etl.sentences import Sentence

THOUSAND, MILLION = Decimal(1000), Decimal(1_000_000)
LARGEST = Decimal(100)
"""No percentage in a list without signs is larger."""
TENGE = "KZT"
MEASURED = frozenset({"ha", "kg"})
SUMS = frozenset({"collected", "compensated", "damage", "debt", "fine", "misuse", "stolen", "wage"})
"""Concepts of sums, and of what is done to them alone."""
BASES = frozenset({"from", "earlier_before"})
CLOSED = re.compile(r"\s*(?:[,.:;)!?\n]|-(?= )|$)")
MOST = 10
"""A count that shares the thousands of the one that it moved to is at most so many times as large."""
ROUNDING = Decimal("0.06")
"""Percentages are printed to a tenth."""
_BRACKET = re.compile(r"[()]")
_OPENED_OR_CLOSED = re.compile(r"\s*(?:[(,.;)]|- )")
_LISTED = re.compile(r"(?:: ?| - )$")
_DASH_BEFORE = re.compile(r" - $")
_GAP = re.compile(r" *")
_ADVERB = re.compile(r" [^\W\d_]{2,4} ")
"""A short word between a sum and its verb: "870 million already came back"."""
_BLANK = re.compile(r"\s*")
_WORDS = 9


def complete(
    folded: str,
    quantities: list[Quantity],
    sentences: list[Sentence],
    tags: list[Tag],
    actions: Collection[str] = (),
    origins: Collection[str] = (),
) -> list[Quantity]:
    """The quantities with elided units filled in.

    ``actions`` are the concepts that say what was done or what a sum is of, ``origins`` the case endings of what something comes from.
    """
    directions = [tag for tag in tags if tag.kind == "direction"]
    factors = {tag.end for tag in tags if tag.kind == "factor"}
    found = [occurrences.counted(folded, quantity, directions, factors) for quantity in quantities]
    ends = [sentence.end for sentence in sentences]
    by = {tag.end for tag in tags if tag.kind == "by"}
    leading = {
        tag.start for tag in tags if tag.kind == "joins" or (tag.kind == "comparison" and tag.id == "to")
    }
    restated = sorted([*ends, *(tag.start for tag in tags if tag.kind == "restating")])
    _take_from_next(folded, found, restated, by, leading, origins)
    _take_from_last(folded, found, ends, by)
    _take_from_arithmetic(found, ends)
    _take_multiplier(folded, found, {(tag.start, tag.end) for tag in tags if tag.kind == "joins"})
    marks = [tag for tag in tags if tag.kind == "comparison"]
    _take_from_later(folded, found, marks, origins)
    parts = [tag for tag in tags if tag.kind == "of_which"]
    beside = {tag.start for tag in tags if tag.kind in {"of_which", "copulas"}} | {tag.end for tag in parts}
    beside |= {tag.start for tag in tags if tag.kind in {"restating", "recipients"}}
    beside |= {tag.start for tag in tags if tag.kind == "concept" and tag.id in actions}
    beside |= {tag.start for tag in directions}
    joined = {(tag.start, tag.end) for tag in tags if tag.kind == "joins"}
    beside |= {
        left.end + 1
        for left, right in pairwise(found)
        if right.unit == "percent" and (left.end + 1, right.start - 1) in joined
    }
    bases = {tag.end for tag in tags if tag.kind == "comparison" and tag.id in BASES}
    sums = {tag.end for tag in tags if tag.kind == "concept" and tag.id in SUMS}
    _take_signed(folded, found)
    _take_currency(folded, found, beside, bases, sums, ends)
    _take_from_end(folded, found, ends)
    return found


def _take_from_next(
    folded: str,
    found: list[Quantity],
    ends: list[int],
    by: set[int],
    joins: set[int],
    origins: Collection[str],
) -> None:
    """Percentages whose sign stands behind the last of a list, and not what such a one only restates."""
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        if right.unit != "percent" or not may_be_ratio(left) or not _is_open(folded, left, joins):
            continue
        if right.sign and not left.sign:
            continue  # "45 (52, -13.5%)": a level and its change
        if index and found[index - 1].unit == "percent" and _is_to(folded, found[index - 1], left):
            continue
        if index and found[index - 1].suffix in origins and _is_next(folded, found[index - 1], left):
            continue  # "from 118 to 97, murders by 17.6 per cent"
        gap = folded[left.end : right.start]
        parallel = _has_by(folded, left, by) == _has_by(folded, right, by)
        if (
            parallel
            and not parted(ends, left, right)
            and not _BRACKET.search(gap)
            and len(gap.split()) <= _WORDS
        ):
            found[index] = replace(left, unit="percent", suffix=left.suffix or right.suffix)


def _is_to(folded: str, change: Quantity, level: Quantity) -> bool:
    """Whether one word stands between a change and the level that it led to: "up 25 per cent to 15"."""
    gap = folded[change.end : level.start]
    return gap.strip().isalpha() and "\n" not in gap


def _is_next(folded: str, left: Quantity, right: Quantity) -> bool:
    """Whether nothing stands between two counts."""
    return left.unit == right.unit == "count" and not folded[left.end : right.start].strip()


def _take_from_last(folded: str, found: list[Quantity], ends: list[int], by: set[int]) -> None:
    """Percentages after one that has its sign: "by 12.2 per cent, ... by 8.5 (from 4,283)"."""
    seen: Quantity | None = None
    for index, quantity in enumerate(found):
        if quantity.unit == "percent":
            seen = quantity
        elif seen and _has_by(folded, quantity, by) and may_be_ratio(quantity):
            here = quantity.value % 1 or not parted(ends, seen, quantity)
            if here and _OPENED_OR_CLOSED.match(folded, quantity.end):
                found[index] = replace(quantity, unit="percent")


def _take_from_arithmetic(found: list[Quantity], ends: list[int]) -> None:
    """The change in per cent behind a level and its base, in tables that print no sign: "15,204 | 14,087 | +7.9"."""
    for index in range(len(found) - 2):
        now, base, change = found[index : index + 3]
        if not change.sign or {now.unit, base.unit, change.unit} != {"count"} or not base.value:
            continue
        if parted(ends, now, change):
            continue
        if abs(abs(now.value - base.value) / base.value * 100 - abs(change.value)) < ROUNDING:
            found[index + 2] = replace(change, unit="percent")


def _take_signed(folded: str, found: list[Quantity]) -> None:
    """Percentages of a bracket that leaves out their sign: "thefts: 701 (-22.4)". No count changes by a fraction."""
    for index, quantity in enumerate(found):
        if quantity.unit == "count" and quantity.sign and quantity.value % 1 and quantity.value <= LARGEST:
            opened = folded[max(0, quantity.start - 3) : quantity.start].rstrip("+- ").endswith("(")
            if opened and folded[quantity.end : quantity.end + 1] == ")":
                found[index] = replace(quantity, unit="percent")


def _take_multiplier(folded: str, found: list[Quantity], joins: set[tuple[int, int]]) -> None:
    """The millions of a sum that the one joined to it names: "12 and 15 million tenge"."""
    for index in range(len(found) - 1):
        left, right = found[index : index + 2]
        gap = left.end + 1, right.start - 1
        joined = folded[slice(*gap)].strip() and gap in joins
        if joined and right.unit in MONEY and right.value >= MILLION and may_be_ratio(left):
            factor = MILLION
            while right.value >= factor * 1000:
                factor *= 1000
            found[index] = replace(left, value=left.value * factor, unit=right.unit)


def _take_from_later(folded: str, found: list[Quantity], marks: list[Tag], origins: Collection[str]) -> None:
    """Unit and millions of a base that only the level behind it names: "from 2 to 1.5 billion tenge", "from 55 to 39 thousand"."""
    froms = {tag.end for tag in marks if tag.id in {"from", "earlier_before"}}  # "from", "up from"
    between = {(tag.start, tag.end) for tag in marks if tag.id == "to"}
    for index in range(len(found) - 1):
        left, right = found[index : index + 2]
        if left.unit != "count" or left.in_words or right.unit not in MONEY | MEASURED | {"count"}:
            continue
        gap = folded[left.end : right.start]
        told = left.start - 1 in froms and (left.end + 1, right.start - 1) in between
        if told or (gap == " " and left.suffix in origins):
            factor = scale(folded, right) if left.value < THOUSAND else Decimal(1)
            if right.unit == "count" and left.value * factor > right.value * MOST:
                continue  # "from 640 to 2 thousand"
            found[index] = replace(left, value=left.value * factor, unit=right.unit)


def scale(folded: str, quantity: Quantity) -> Decimal:
    """The thousand, million or billion that the number has as a word; 1 where it is all digits."""
    factor = Decimal(1)
    digits = re.sub(r"\D", "", folded[quantity.start : quantity.end])
    while digits != str(int(quantity.value)) and quantity.value >= factor * THOUSAND:
        factor *= THOUSAND
    return factor


def _take_from_end(folded: str, found: list[Quantity], ends: list[int]) -> None:
    """Areas and masses of a list that names its unit at its end: "in Sairam - 1,180, in Tolebi - 590 hectares"."""
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        if left.unit != "count" or left.in_words or right.unit not in MEASURED:
            continue
        listed = all(_DASH_BEFORE.search(folded, max(0, one.start - 3), one.start) for one in (left, right))
        if listed and CLOSED.match(folded, left.end) and not parted(ends, left, right):
            found[index] = replace(left, unit=right.unit)


def _take_currency(
    folded: str, found: list[Quantity], parts: set[int], bases: set[int], sums: set[int], ends: list[int]
) -> None:
    """Sums of millions behind which the currency is left out.

    ``bases`` are where "from" and "against" end, ``sums`` where words for sums do: "damage: 1.1 billion".
    """
    currencies = {quantity.unit for quantity in found} & MONEY
    seen: str | None = None
    for index, quantity in enumerate(found):
        if quantity.unit in MONEY:
            seen = quantity.unit
        elif (
            not currencies
            and (listed := _LISTED.search(folded, max(0, quantity.start - 3), quantity.start))
            and listed.start() not in sums
        ):
            continue  # "administrative offences: 1.2 million"
        elif quantity.unit != "count" or quantity.value < MILLION:
            continue
        elif _is_bare_sum(folded, quantity, parts) or _is_base(found, index, bases, ends):
            currency = TENGE if TENGE in currencies or not (seen or quantity.suffix) else seen
            found[index] = replace(quantity, unit=currency) if currency else quantity


def _is_base(found: list[Quantity], index: int, bases: set[int], ends: list[int]) -> bool:
    """Whether the number is what the sum before it in the sentence is compared with: "1.9 bn tenge, down from 3.4 billion"."""
    left, right = found[index - 1] if index else None, found[index]
    if left is None or left.unit not in MONEY or right.start - 1 not in bases:
        return False
    return not parted(ends, left, right)


def _is_bare_sum(folded: str, quantity: Quantity, parts: set[int]) -> bool:
    """Whether a large number has no noun: a mark, a verb or "of it" stands beside it, or a case ending makes it a part.

    ``parts`` are where the words begin and end that say so.
    """
    follower = _GAP.match(folded, quantity.end)
    beside = {follower.end() if follower else quantity.end, quantity.start - 1}
    if adverb := _ADVERB.match(folded, quantity.end):
        beside.add(adverb.end())
    return bool(CLOSED.match(folded, quantity.end)) or not beside.isdisjoint(parts) or bool(quantity.suffix)


def may_be_ratio(quantity: Quantity) -> bool:
    return quantity.unit == "count" and not quantity.in_words and quantity.value <= LARGEST


def _is_open(folded: str, quantity: Quantity, joins: set[int]) -> bool:
    """Whether nothing that could be its noun follows the number: a mark, or a word that joins."""
    if re.match(r"\s*[,;]", folded[quantity.end : quantity.end + 3]):
        return True
    after = _BLANK.match(folded, quantity.end)
    return bool(after and after.end() in joins)


def parted(ends: list[int], left: Quantity, right: Quantity) -> bool:
    """Whether one of the places lies between two quantities; the places are in order."""
    at = bisect_left(ends, left.end)
    return at < len(ends) and ends[at] <= right.start


def _has_by(folded: str, quantity: Quantity, by: set[int]) -> bool:
    at = quantity.start
    while at > 0 and folded[at - 1].isspace():
        at -= 1
    return at in by

"""Times that head columns: below "Indicator | 2022 | 2023" the line "Thefts | 80,112 | 71,020" has one number of each."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from etl import periods
from etl.claims import Claim
from etl.clocks import NONE, Period
from etl.figures.measures import RATIOS
from etl.figures.texts import Text
from etl.quantities import Quantity

FEWEST = 2
_LINE = re.compile(r"[^\n]+")
_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,-]*\d)")
_MARKS = frozenset({"|", "/"})


def times(text: Text) -> dict[int, Period]:
    """For the number that begins at an offset the period of its column; a change is of the latest one."""
    found: dict[int, Period] = {}
    head: list[Period] = []
    for line in _LINE.finditer(text.words.text):
        start, end = line.span()
        claims = text.claims_within(start, end)
        named = _head(text, claims, start, end)
        if named:
            head = named
        elif head:
            numbers = text.quantities_within(start, end)
            found.update(_assigned(text, numbers, head))
    return found


def _assigned(text: Text, numbers: list[Quantity], head: list[Period]) -> dict[int, Period]:
    """The periods of a line's numbers; none where it has not one level for each column."""
    levels = [number for number in numbers if number.unit not in RATIOS and not number.sign]
    if len(levels) != len(head) or not _are_marked(text, levels):
        return {}
    latest = max(head, key=lambda period: period[1] or date.min)
    columns = {number.start: period for number, period in zip(levels, head, strict=True)}
    return {number.start: columns.get(number.start, latest) for number in numbers}


def _head(text: Text, claims: list[Claim], start: int, end: int) -> list[Period]:
    """The periods that stand side by side in a line, parted by mere marks; empty where there are not two."""
    told = [(claim.start, claim.end, periods.resolve(claim, text.clock)) for claim in claims if claim.kind]
    for match in _YEAR.finditer(text.words.text, start, end):
        if not any(first <= match.start() < last for first, last, _ in told):
            year = int(match.group())
            told.append((*match.span(), (date(year, 1, 1), date(year, 12, 31))))
    told.sort(key=lambda item: item[0])
    if len(told) < FEWEST or any(period in {None, NONE} for *_, period in told):
        return []
    gaps = [text.words.text[left[1] : right[0]].strip() for left, right in pairwise(told)]
    return [period for *_, period in told if period] if _MARKS.issuperset(gaps) else []


def _are_marked(text: Text, numbers: list[Quantity]) -> bool:
    """Whether nothing but a mark stands between each two numbers."""
    return bool(numbers) and all(
        text.words.text[left.end : right.start].strip() in _MARKS for left, right in pairwise(numbers)
    )

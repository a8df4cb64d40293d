"""What must add up within a form: wholes and their parts by rows and by columns, and sheets that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain

import numpy as np

from etl.forms import layouts
from etl.forms.books import Line, Sheet, Unbalanced
from etl.forms.layouts import CHAPTERS, Layout
from etl.forms.sheets import Read
from etl.tables.grids import address

LEEWAY = 0.5
"""Thousands of tenge have three decimals: a sum of hundreds of them may be this far off."""
SUM, PART, SAME = "form_sum", "form_part", "form_sections"


def check(read: Mapping[str, Read], layout: Layout) -> Iterator[Unbalanced]:
    """Yield what does not add up; ``read`` are the sheets by name.

    `SUM` where parts do not make up their whole, `PART` where a row or column is above the one that it is part of,
    `SAME` where two sheets say different things.
    """
    for one in read.values():
        yield from _sums(one, layout)
        yield from _rows_within(one, layout)
        yield from _columns_within(one, layout)
    for left, right in layout.same:
        yield from _same(read, left, right)


def _sums(one: Read, layout: Layout) -> Iterator[Unbalanced]:
    wholes, parts, starts = _plan(one.sheet.lines, layout.form)
    if not wholes:
        return
    stated, due = one.values[wholes], np.add.reduceat(one.values[list(chain(*parts))], starts, axis=0)
    for number, column in np.argwhere(abs(due - stated) > LEEWAY).tolist():
        told = [value for value in one.values[list(parts[number]), column] if value]
        cell = (wholes[number], column)
        yield _unbalanced(SUM, one.sheet, cell, told, stated[number, column], due[number, column])


@lru_cache(maxsize=layouts.SHEETS)
def _plan(lines: tuple[Line, ...], form: str) -> tuple[list[int], list[tuple[int, ...]], list[int]]:
    """Which rows are the sum of which, by their places, and where the parts of each begin among those of all.

    It is the same in the workbooks of all regions.
    """
    layout = layouts.read()[form]
    names = {layouts.fold(line.name): place for place, line in enumerate(lines)}
    chapters = tuple(place for place, line in enumerate(lines) if line.chapter)
    plan = []
    for whole, parts in layout.sums:
        if whole == CHAPTERS:
            plan += [(chapter, _articles(lines, chapter, layout)) for chapter in chapters]
            continue
        members = chapters if parts == CHAPTERS else tuple(names[part] for part in parts if part in names)
        complete = parts == CHAPTERS or len(members) == len(parts)
        if whole in names and members and complete:
            plan.append((names[whole], members))
    plan = [(whole, parts) for whole, parts in plan if parts]
    ends = list(accumulate(len(parts) for _whole, parts in plan))
    return [whole for whole, _parts in plan], [parts for _whole, parts in plan], [0, *ends[:-1]]


def _articles(lines: Sequence[Line], chapter: int, layout: Layout) -> tuple[int, ...]:
    """The rows that a chapter consists of: its articles and their siblings."""
    return tuple(
        place
        for place, line in enumerate(lines)
        if line.parent == chapter and (line.articles or layouts.fold(line.name) in layout.siblings)
    )


def _rows_within(one: Read, layout: Layout) -> Iterator[Unbalanced]:
    """Rows that are above the row that they are a part of, column by column."""
    parts, wholes = _inner(one.sheet.lines, layout.form)
    part, whole = one.values[parts], one.values[wholes]
    for line, column in np.argwhere(part > whole + LEEWAY).tolist():
        cell = (parts[line], column)
        yield _unbalanced(PART, one.sheet, cell, (), part[line, column], whole[line, column])


@lru_cache(maxsize=layouts.SHEETS)
def _inner(lines: tuple[Line, ...], form: str) -> tuple[list[int], list[int]]:
    """The rows that are a part of another, and that other one, by their places."""
    outside = layouts.read()[form].outside
    pairs = [
        (place, line.parent)
        for place, line in enumerate(lines)
        if line.parent is not None and layouts.fold(line.name) not in outside
    ]
    return [part for part, _whole in pairs], [whole for _part, whole in pairs]


def _columns_within(one: Read, layout: Layout) -> Iterator[Unbalanced]:
    """Columns that are above the column that they are a part of, row by row."""
    for part, whole in layout.sheets[one.sheet.name].within.items():
        told, due = one.values[:, part - 1], one.values[:, whole - 1]
        for line in np.flatnonzero(told > due + LEEWAY).tolist():
            yield _unbalanced(PART, one.sheet, (line, part - 1), (), told[line], due[line])


def _same(read: Mapping[str, Read], left: str, right: str) -> Iterator[Unbalanced]:
    (name, number, row), (other, twin, its) = _place(left), _place(right)
    if name not in read or other not in read:
        return
    ours, theirs = read[name], read[other]
    lines, twins = _pairs(ours.sheet.lines, theirs.sheet.lines, row, its)
    stated, due = ours.values[lines, number - 1], theirs.values[twins, twin - 1]
    for place in np.flatnonzero(abs(stated - due) > LEEWAY).tolist():
        cell = (lines[place], number - 1)
        yield _unbalanced(SAME, ours.sheet, cell, [due[place]], stated[place], due[place], other)


def _place(key: str) -> tuple[str, int, str]:
    """A column of a sheet, written ``sheet/column`` or ``sheet/column/row``; the row is empty for all of them."""
    sheet, number, *row = key.split("/", 2)
    return sheet, int(number), layouts.fold(row[0]) if row else ""


@lru_cache(maxsize=layouts.SHEETS)
def _pairs(
    lines: tuple[Line, ...], twins: tuple[Line, ...], row: str, twin: str
) -> tuple[list[int], list[int]]:
    """The places of the rows that two sheets have in common: of the one that is named for each, or by their paths."""
    ours, theirs = _paths(lines, row), _paths(twins, twin)
    if row:
        pairs = list(zip(ours.values(), theirs.values(), strict=False))
    else:
        pairs = [(place, theirs[path]) for path, place in ours.items() if path in theirs]
    return [place for place, _other in pairs], [other for _place, other in pairs]


def _paths(lines: Sequence[Line], row: str) -> dict[str, int]:
    """The places of the rows by their paths: of all, or of those with this name."""
    return {
        layouts.fold("/".join(line.path)): place
        for place, line in enumerate(lines)
        if not row or layouts.fold(line.name) == row
    }


def _unbalanced(
    rule: str,
    sheet: Sheet,
    place: tuple[int, int],
    parts: Iterable[float],
    stated: float,
    due: float,
    other: str = "",
) -> Unbalanced:
    line, column = place
    cell = address(sheet.lines[line].place, sheet.columns[column].place)
    what = f"{sheet.lines[line].name} / {' / '.join(sheet.columns[column].path)}"
    told = other or " + ".join(written(part) for part in parts)
    return Unbalanced(rule, sheet.name, cell, what, told, written(stated), written(due))


def written(value: float) -> str:
    """A number of a form in digits.

    >>> written(2584.0), written(10443019.288)
    ('2584', '10443019.288')
    """
    return str(int(value)) if value == int(value) else format(value, ".15g")

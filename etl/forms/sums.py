"""What must add up within a form: wholes and their parts by rows and by columns, and sheets that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from etl.forms import layouts
from etl.forms.books import Line, Sheet, Unbalanced
from etl.forms.layouts import CHAPTERS, Layout
from etl.forms.sheets import Read
from etl.tables.grids import address

LEEWAY = 0.5
"""Thousands of tenge have three decimals: a sum of hundreds of them may be this far off."""
SHEETS = 200
"""Sheets whose sums are remembered: a form has some thirty."""
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
    for whole, parts in _plan(one.sheet.lines, layout.form):
        yield from _sum(one, whole, parts)


@lru_cache(maxsize=SHEETS)
def _plan(lines: tuple[Line, ...], form: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Which rows are the sum of which, by their places: the same in the workbooks of all regions."""
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
    return tuple(plan)


def _articles(lines: Sequence[Line], chapter: int, layout: Layout) -> tuple[int, ...]:
    """The rows that a chapter consists of: its articles and their siblings."""
    return tuple(
        place
        for place, line in enumerate(lines)
        if line.parent == chapter and (line.articles or layouts.fold(line.name) in layout.siblings)
    )


def _sum(one: Read, whole: int, parts: Sequence[int]) -> Iterator[Unbalanced]:
    dues = map(sum, zip(*(one.values[part] for part in parts), strict=True))
    for column, (stated, due) in enumerate(zip(one.values[whole], dues, strict=False)):
        if abs(due - stated) > LEEWAY:
            told = [one.values[part][column] for part in parts if one.values[part][column]]
            yield _unbalanced(SUM, one.sheet, whole, column, told, stated, due)


def _rows_within(one: Read, layout: Layout) -> Iterator[Unbalanced]:
    """Rows that are above the row that they are a part of, column by column."""
    for place, line in enumerate(one.sheet.lines):
        row = one.values[place]
        if line.parent is None or not any(row) or layouts.fold(line.name) in layout.outside:
            continue
        for column, (part, whole) in enumerate(zip(row, one.values[line.parent], strict=True)):
            if part > whole + LEEWAY:
                yield _unbalanced(PART, one.sheet, place, column, (), part, whole)


def _columns_within(one: Read, layout: Layout) -> Iterator[Unbalanced]:
    """Columns that are above the column that they are a part of, row by row."""
    for part, whole in layout.sheets[one.sheet.name].within.items():
        for place, row in enumerate(one.values):
            if row[part - 1] > row[whole - 1] + LEEWAY:
                yield _unbalanced(PART, one.sheet, place, part - 1, (), row[part - 1], row[whole - 1])


def _same(read: Mapping[str, Read], left: str, right: str) -> Iterator[Unbalanced]:
    ours, theirs = _column(read, left), _column(read, right)
    if ours is None or theirs is None:
        return
    (sheet, column, rows), (other, _, values) = ours, theirs
    pairs = (
        zip(rows, values, strict=False)
        if left.count("/") > 1
        else ((key, key) for key in rows if key in values)
    )
    for key, twin in pairs:
        if abs(rows[key][1] - values[twin][1]) > LEEWAY:
            told = [values[twin][1]]
            yield _unbalanced(
                SAME, sheet, rows[key][0], column, told, rows[key][1], values[twin][1], other.name
            )


def _column(read: Mapping[str, Read], key: str) -> tuple[Sheet, int, dict[str, tuple[int, float]]] | None:
    """A column of a sheet, written ``sheet/column`` or ``sheet/column/row``: its rows' places and values by path."""
    name, number, *row = key.split("/", 2)
    one = read.get(name)
    if one is None:
        return None
    column = int(number) - 1
    values = {
        layouts.fold("/".join(line.path)): (place, one.values[place][column])
        for place, line in enumerate(one.sheet.lines)
        if not row or layouts.fold(line.name) == layouts.fold(row[0])
    }
    return (one.sheet, column, values) if values else None


def _unbalanced(
    rule: str,
    sheet: Sheet,
    line: int,
    column: int,
    parts: Sequence[float],
    stated: float,
    due: float,
    other: str = "",
) -> Unbalanced:
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

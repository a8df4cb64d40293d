"""The names of a form's rows: which row is a part of which, by the column that its name stands in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from etl.forms import articles, layouts
from etl.forms.books import Line
from etl.forms.heads import Head, Ranges
from etl.tables.grids import Grid

Place = tuple[int, int | None]
"""A row of the sheet and its code."""


def lines(
    grid: Grid, head: Head, places: Sequence[Place], siblings: frozenset[str], ranges: Ranges
) -> tuple[Line, ...]:
    """The rows at ``places``, each with its path.

    A name that stands further right is a part of the last one that stands further left. A merged cell to its left
    names a group, unless it only says "of them". In the last column, where articles stand, a row without an article
    is a part of the article above it, except the ``siblings`` of the layout; "including ..." goes on with the row
    before it.
    """
    cells = tuple([(row, code, *grid.rows[row][head.names : head.codes]) for row, code in places])
    return _lines(cells, ranges, head.names, head.codes, siblings)


@lru_cache(maxsize=layouts.SHEETS)
def _lines(
    cells: tuple[tuple[Any, ...], ...], ranges: Ranges, names: int, codes: int, siblings: frozenset[str]
) -> tuple[Line, ...]:
    """The rows from their cells alone: they are the same in the workbooks of all regions, and read once."""
    first = cells[0][0] if cells else 0
    anchors = {
        (row, column): (top, left)
        for (top, left), (bottom, right) in ranges
        for row in range(max(top, first), bottom + 1)
        for column in range(left, min(right, codes - 1) + 1)
    }
    contents = {
        (row, names + place): _text(cell) for row, _code, *stub in cells for place, cell in enumerate(stub)
    }
    found: list[Line] = []
    for row, code, *stub in cells:
        columns = [(row, names + place) for place in range(len(stub))]
        own = [contents[cell] if anchors.get(cell, cell) == cell else "" for cell in columns]
        seen = [contents.get(anchors.get(cell, cell), "") for cell in columns]
        found.append(_line(row, code, own, seen, found, siblings))
    return tuple(found)


@lru_cache(maxsize=layouts.MANY, typed=True)
def _text(cell: Any) -> str:
    """The cell's text with single spaces. Cached: a form's sheets name the same rows."""
    return " ".join(str(cell).split())


def _line(
    row: int, code: int | None, own: list[str], seen: list[str], above: list[Line], siblings: frozenset[str]
) -> Line:
    depth = max((place for place, label in enumerate(own) if label), default=0)
    name = own[depth]
    groups, outermost = _groups(seen[:depth])
    cites = articles.cited(name)
    parent = _parent(above, min(depth, outermost))
    if depth == len(own) - 1 and depth:
        parent = _beside(above, parent, depth, layouts.fold(name), bool(cites), siblings)
    path = (*(above[parent].path if parent is not None else ()), *groups, name)
    return Line(code, row, depth, path, parent, cites, articles.chapter(name))


def _groups(left: Sequence[str]) -> tuple[list[str], int]:
    """The names of the groups to the left that are no rows themselves, and how far left the first one stands."""
    links = layouts.words().links
    groups = [
        (place, label) for place, label in enumerate(left) if label and layouts.fold(label) not in links
    ]
    return list(dict.fromkeys(label for _place, label in groups)), min(
        (place for place, _label in groups), default=len(left)
    )


def _parent(above: list[Line], depth: int) -> int | None:
    """The last row whose name stands further left."""
    return next((place for place in range(len(above) - 1, -1, -1) if above[place].depth < depth), None)


def _beside(
    above: list[Line], parent: int | None, depth: int, name: str, cites: bool, siblings: frozenset[str]
) -> int | None:
    """What a row of the last column is a part of, seen from the rows of that column before it."""
    if not above or cites or name in siblings:
        return parent
    before = len(above) - 1
    if above[before].depth != depth:
        return parent
    if name.startswith(layouts.words().continues):
        return before
    while above[before].depth == depth and above[before].parent != parent:
        before = above[before].parent or 0
    for place in range(before, -1, -1):
        line = above[place]
        if line.depth < depth:
            return parent
        if line.parent == parent and line.articles:
            return place
    return parent

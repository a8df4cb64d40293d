"""The cells of a grid that hold figures, each with the fields that the mapping gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from etl.records import RefusedDocument
from etl.tables.grids import Grid
from etl.tables.mappings import ROWS, Fields, Mapping


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with a value: where it stands, its fields, and the heads that lead to it."""

    row: int
    column: int
    content: Any
    fields: Fields
    heads: tuple[str, ...]


def cells(grid: Grid, mapping: Mapping, regions: dict[str, str]) -> Iterator[Cell]:
    """Yield the cells that hold something. ``regions`` leads from names and codes in lower case to codes.

    Raises ``RefusedDocument`` for a column or row that the mapping neither explains nor ignores: what moved
    would be read as something else.
    """
    yield from _listed(grid, mapping) if mapping.layout == ROWS else _crossed(grid, mapping, regions)


def _rows(grid: Grid, mapping: Mapping) -> Iterator[int]:
    """The rows below the head, empty ones left out."""
    last = min(mapping.last or len(grid.rows), len(grid.rows))
    for row in range(mapping.first - 1, last):
        if any(grid.value(row, column) != "" for column in range(len(grid.rows[row]))):
            yield row


def _listed(grid: Grid, mapping: Mapping) -> Iterator[Cell]:
    head = mapping.header[-1] - 1
    places = {grid.label(head, column): column for column in range(grid.width)}
    for field, name in mapping.columns.items():
        if name not in places:
            raise RefusedDocument(
                f"{grid.path}: row {head + 1} has no column '{name}', which 'columns: {field}' of "
                f"{mapping.path.name} names; correct one of the two."
            )
    if "value" not in mapping.columns:
        raise RefusedDocument(f"{mapping.path}: has no key 'value' in 'columns'; add it.")
    own = {field: places[str(name)] for field, name in mapping.columns.items()}
    value = own.pop("value")
    width = len(grid.rows[head])
    for row in _rows(grid, mapping):
        if len(grid.rows[row]) != width:
            raise RefusedDocument(
                f"{grid.where(row, 0)}: its row has {len(grid.rows[row])} cells, the head {width}; "
                "put the cells in order."
            )
        given = {field: grid.label(row, column) or None for field, column in own.items()}
        yield Cell(row, value, grid.value(row, value), given, ())


def _crossed(grid: Grid, mapping: Mapping, regions: dict[str, str]) -> Iterator[Cell]:
    labels = _column(mapping)
    columns = {
        column: found
        for column in range(labels + 1, grid.width)
        if (found := _head(grid, mapping, column)) is not None
    }
    if not columns:
        raise RefusedDocument(
            f"{grid.path}: no column beside '{mapping.labels}' has a head in the rows of the key 'header'; correct it."
        )
    for row in _rows(grid, mapping):
        label = grid.label(row, labels)
        if label in mapping.ignore:
            continue
        meaning = _row(grid, mapping, row, labels, regions)
        for column, (fields, heads) in columns.items():
            yield Cell(row, column, grid.value(row, column), fields | meaning, (label, *heads))


def _column(mapping: Mapping) -> int:
    number = 0
    for letter in mapping.labels.upper():
        if not "A" <= letter <= "Z":
            raise RefusedDocument(
                f"{mapping.path}: the key 'labels' is '{mapping.labels}'; it must be a column's letter."
            )
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _head(grid: Grid, mapping: Mapping, column: int) -> tuple[Fields, tuple[str, ...]] | None:
    """What the heads over a column mean together; ``None`` for a column that is empty or passed over."""
    found = [(row - 1, _head_label(grid, mapping, row - 1, column)) for row in mapping.header]
    heads = tuple(dict.fromkeys(label for _row, label in found if label))
    if not heads or any(head in mapping.ignore for head in heads):
        return None
    fields: Fields = {}
    for row, label in found:
        if label and label not in mapping.heads:
            raise RefusedDocument(
                f"{grid.where(row, column)}: the head '{label}' is not explained; add it to 'heads' or "
                f"'ignore' of {mapping.path.name}."
            )
        fields |= mapping.heads.get(label, {})
    return fields, heads


def _head_label(grid: Grid, mapping: Mapping, row: int, column: int) -> str:
    """A head in a CSV file, which knows no merged cells, runs on to the right, except in the lowest row."""
    label = grid.label(row, column)
    if label or grid.sheet is not None or row == mapping.header[-1] - 1:
        return label
    before = (grid.label(row, left) for left in range(column - 1, _column(mapping), -1))
    return next((found for found in before if found), "")


def _row(grid: Grid, mapping: Mapping, row: int, column: int, regions: dict[str, str]) -> Fields:
    label = grid.label(row, column)
    if label in mapping.rows:
        return mapping.rows[label]
    region = regions.get(label.casefold())
    if region is None:
        raise RefusedDocument(
            f"{grid.where(row, column)}: '{label}' is no region and not explained; add it to 'rows' or 'ignore' "
            f"of {mapping.path.name}."
        )
    return {"region": region}

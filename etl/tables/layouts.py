"""The cells of a grid that hold figures, each with the fields that the mapping gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from etl.records import RefusedDocument
from etl.tables import words
from etl.tables.grids import Grid
from etl.tables.mappings import ROWS, Fields, Mapping
from etl.tables.words import Reader

MOST_NAMED = 30
"""So many labels that are not explained are named at once."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with a value: where it stands, its fields, and the heads that lead to it with their footnote marks."""

    row: int
    column: int
    content: Any
    fields: Fields
    heads: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labels over a column or at the head of a row mean together."""

    fields: Fields
    names: tuple[str, ...]


def cells(grid: Grid, mapping: Mapping, reader: Reader) -> Iterator[Cell]:
    """Yield the cells that hold something. ``reader`` knows the labels that name a place or a time by themselves.

    Raises ``RefusedDocument`` for columns and rows that neither it nor the mapping explains nor ignores: what moved
    would be read as something else.
    """
    yield from _listed(grid, mapping) if mapping.layout == ROWS else _crossed(grid, mapping, reader)


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


def _crossed(grid: Grid, mapping: Mapping, reader: Reader) -> Iterator[Cell]:
    labels = _column(mapping)
    columns = _columns(grid, mapping, reader, labels)
    unexplained: dict[str, str] = {}
    found: list[Cell] = []
    for row in _rows(grid, mapping):
        label = grid.label(row, labels)
        held = [column for column in columns if grid.value(row, column) != ""]
        if not held or label in mapping.ignore:
            continue  # a heading or a footnote, without any number
        meaning = _explained(mapping.rows, label, reader, words.year(mapping.fields))
        if meaning is None:
            unexplained.setdefault(label, grid.where(row, labels))
            continue
        for column in held:
            head = columns[column]
            names = (label, *head.names)
            fields = _narrower(head.fields, meaning)
            found.append(Cell(row, column, grid.value(row, column), fields, names, _marks(names)))
    if unexplained:
        raise _refusal(unexplained, "row", "rows", mapping)
    yield from found


def _columns(grid: Grid, mapping: Mapping, reader: Reader, labels: int) -> dict[int, Labels]:
    """What each column means that is neither empty nor passed over."""
    columns: dict[int, Labels] = {}
    unexplained: dict[str, str] = {}
    for column in range(labels + 1, grid.width):
        heads = _heads(grid, mapping, column)
        if not heads or mapping.ignore.intersection(heads):
            continue
        known = [_explained(mapping.heads, head, reader, None) or {} for head in heads]
        year = next(filter(None, map(words.year, [*known, mapping.fields])), None)
        fields: Fields = {}
        for head, where in heads.items():
            meaning = _explained(mapping.heads, head, reader, year)
            if meaning is None:
                unexplained.setdefault(head, where)
            else:
                fields = _narrower(fields, meaning)
        columns[column] = Labels(fields, tuple(heads))
    if unexplained:
        raise _refusal(unexplained, "head", "heads", mapping)
    if not columns:
        raise RefusedDocument(
            f"{grid.path}: no column beside '{mapping.labels}' has a head in the rows of the key 'header'; correct it."
        )
    return columns


def _explained(given: dict[str, Fields], label: str, reader: Reader, year: int | None) -> Fields | None:
    """What a label means: by the mapping, with or without its footnote mark, or by itself."""
    for name in (label, words.unmarked(label)):
        if name in given:
            return given[name]
    return reader.read(label, year)


def _narrower(one: Fields, other: Fields) -> Fields:
    """Both together; of a year and a time within it the time holds, whichever stands above."""
    both = one | other
    if words.year(one) is None and one.get("period") and words.year(other) is not None:
        both["period"] = one["period"]
    return both


def _marks(names: tuple[str, ...]) -> tuple[str, ...]:
    """The footnote marks behind labels: they hold for every number of the row or column."""
    return tuple(mark for name in names if (mark := name[len(words.unmarked(name)) :].strip()))


def _refusal(unexplained: dict[str, str], what: str, key: str, mapping: Mapping) -> RefusedDocument:
    """All that is not explained in one sentence, so that a mapping is written in one go."""
    shown = [f"'{label}'" for label in list(unexplained)[:MOST_NAMED]]
    shown += [f"{len(unexplained) - MOST_NAMED} more"] if len(unexplained) > MOST_NAMED else []
    some = " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    is_not = f"the {what} {some} is" if len(unexplained) == 1 else f"the {what}s {some} are"
    return RefusedDocument(
        f"{next(iter(unexplained.values()))}: {is_not} not explained, and no region or period by name; "
        f"add {'it' if len(unexplained) == 1 else 'them'} to '{key}' or 'ignore' of {mapping.path.name}."
    )


def _column(mapping: Mapping) -> int:
    number = 0
    for letter in mapping.labels.upper():
        if not "A" <= letter <= "Z":
            raise RefusedDocument(
                f"{mapping.path}: the key 'labels' is '{mapping.labels}'; it must be a column's letter."
            )
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _heads(grid: Grid, mapping: Mapping, column: int) -> dict[str, str]:
    """The labels over a column from above, each once, with the cell that holds it."""
    found: dict[str, str] = {}
    for row in mapping.header:
        label = _head_label(grid, mapping, row - 1, column)
        if label:
            found.setdefault(label, grid.where(row - 1, column))
    return found


def _head_label(grid: Grid, mapping: Mapping, row: int, column: int) -> str:
    """A head in a CSV file, which knows no merged cells, runs on to the right, except in the lowest row."""
    label = grid.label(row, column)
    if label or grid.sheet is not None or row == mapping.header[-1] - 1:
        return label
    before = (grid.label(row, left) for left in range(column - 1, _column(mapping), -1))
    return next((found for found in before if found), "")

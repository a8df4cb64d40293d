"""The rows of the CSV as fast as the database hands them out: a million in seconds, in flat memory.

They say just what `observations.rows` says, which is slower because it makes an object of every row. Two things make
them fast: values and days are not turned into objects and back (`etl.store.fetching`), and conflicts are found in
passing, because all figures of one cell follow each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Engine, null, select

from etl import catalogue
from etl.store import fetching
from etl.store.columns import ExactDecimal
from etl.store.models import Figure
from metrics import breaks, conflicts, observations, questions, ranking
from metrics.observations import COLUMNS
from metrics.rounding import Statement
from metrics.selections import Selection
from metrics.values import shown

_BATCH = fetching.BATCH
_AT = {name: place for place, name in enumerate(COLUMNS)}
_INDICATOR, _INDICATOR_NAME, _REGION, _REGION_NAME = (
    _AT[name] for name in ("indicator", "indicator_name", "region", "region_name")
)
_START, _END, _VALUE, _QUALIFIER, _STATUS = (
    _AT[name] for name in ("period_start", "period_end", "value", "qualifier", "status")
)
_FIGURE_ID = _AT["figure_id"]
_NAMES = frozenset({"indicator_name", "region_name"})
_BLOCK = itemgetter(_INDICATOR, _REGION, _END)
_CELL = itemgetter(
    *(
        _AT[column.name]
        for column in questions.CELL
        if column.name not in {"indicator", "region", "period_end"}
    )
)
"""What tells the cells of one block apart."""
_NUMBER = ExactDecimal()

Cells = list[Any]


def batches(engine: Engine, selection: Selection) -> Iterator[list[Cells]]:
    """Yield the selection's rows in batches: lists of cells in the columns of the CSV, for a ``csv`` writer.

    Each cell is a string, ``None``, a day or a whole number, and is written as `observations.rows` would have it.
    Raises ``BadQuery`` for a place or report that does not exist.
    """
    batch: list[Cells] = []
    for block in _blocks(engine, selection):
        batch += block
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _blocks(engine: Engine, selection: Selection) -> Iterator[list[Cells]]:
    """The rows of one indicator, region and period's end after the other, named and flagged."""
    known = catalogue.read()
    indicators = {key: entry.names[selection.lang] for key, entry in known.indicators.items()}
    regions: dict[Any, str] = {key: entry.names[selection.lang] for key, entry in known.regions.items()}
    with engine.connect() as connection:
        questions.check(connection, selection)
        # With reports chosen, what contradicts a row may lie outside of what is read here.
        outside = conflicts.find(connection, _moments(connection, selection)) if selection.report else None
        for (indicator, region, _end), rows in groupby(_rows(connection, selection), key=_BLOCK):
            names = indicators.get(indicator, indicator), regions.get(region, region)
            block = list(map(list, rows))
            contradicted = outside if outside is not None else _contradicted(block)
            _fill(block, names, contradicted)
            yield block


def _moments(connection: Connection, selection: Selection) -> Iterator[conflicts.Moment]:
    wanted = questions.conditions(selection)
    query = select(Figure.indicator, Figure.region, Figure.period_end).where(*wanted).distinct()
    for row in connection.execute(query):
        yield row.indicator, row.region, row.period_end


def _rows(connection: Connection, selection: Selection) -> Iterator[Sequence[Any]]:
    """The figures as the database writes them, in the columns of the CSV; names are left open."""
    order = (Figure.indicator, Figure.region, Figure.period_end, Figure.id)
    query = observations.statement(questions.conditions(selection)).order_by(*order)
    columns = query.selected_columns
    shown = (null().label(name) if name in _NAMES else columns[name] for name in COLUMNS)
    return fetching.rows(connection, query.with_only_columns(*shown))


def _fill(block: Sequence[Cells], names: tuple[str, str | None], contradicted: frozenset[str]) -> None:
    """Names, values and flags in their places; the flags in the words of `observations`."""
    stepped: dict[Any, bool] = {}
    for row in block:
        row[_INDICATOR_NAME], row[_REGION_NAME] = names
        if type(row[_VALUE]) is not int:
            row[_VALUE] = _written(row[_VALUE])
        start = row[_START]
        over = stepped.get(start)
        if over is None:
            over = breaks.stepped_over(row[_INDICATOR], row[_REGION], _day(start), _day(row[_END]))
            stepped[start] = over
        if contradicted or over or row[_QUALIFIER] != "exact" or row[_STATUS] != "extracted":
            conflict = row[_FIGURE_ID] in contradicted
            hedged = row[_QUALIFIER] != "exact"
            row[_STATUS] = observations.flags(row[_STATUS], conflict=conflict, stepped=over, hedged=hedged)
        else:
            row[_STATUS] = ""


def _contradicted(block: Sequence[Cells]) -> frozenset[str]:
    """The ids of the rows that other rows of the block contradict, by the rule of `metrics.conflicts`."""
    first = block[0]
    if len(block) < 2 or first[_INDICATOR] == questions.UNKNOWN or not (first[_REGION] and first[_END]):
        return frozenset()
    if len(set(map(_CELL, block))) == len(block):
        return frozenset()
    cells: dict[Any, list[Cells]] = defaultdict(list)
    for row in block:
        cells[_CELL(row)].append(row)
    return frozenset(
        row[_FIGURE_ID]
        for rows in cells.values()
        if len(rows) > 1
        and ranking.conflict([Statement(_number(row[_VALUE]), row[_QUALIFIER]) for row in rows])
        for row in rows
    )


def _day(raw: str | None) -> date | None:
    return date.fromisoformat(raw) if raw else None


def _written(raw: Any) -> str:
    """The number as `metrics.values` writes it; whole numbers of PostgreSQL are so already."""
    return raw if isinstance(raw, str) and raw.isdecimal() else shown(_number(raw))


def _number(raw: Any) -> Decimal:
    """A value as the database writes it (a whole number, a float, a text), exactly."""
    found = _NUMBER.process_result_value(raw, None)  # type: ignore[arg-type]
    assert found is not None  # noqa: S101 - a figure always has a value
    return found

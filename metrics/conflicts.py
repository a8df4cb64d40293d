"""Which figures are contradicted by another one about the very same thing."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, func, select

from etl.store.models import Figure
from metrics import questions, ranking
from metrics.questions import CELL, UNKNOWN
from metrics.rounding import Statement
from metrics.selections import Selection

_BATCH = 2_000


def find(connection: Connection, selection: Selection) -> frozenset[str]:
    """Return the ids of all figures in the cells of ``selection`` whose values disagree beyond rounding.

    Figures of any report count, chosen or not. Without a region or a period's end nobody can tell whether two
    figures are about the same thing, and `other` ones never are: none of these conflicts.
    """
    members = connection.execute(_candidates(selection)).yield_per(_BATCH)
    found: set[str] = set()
    for _cell, group in groupby(members, key=lambda row: tuple(row[3:])):
        rows = list(group)
        if ranking.conflict([Statement(row.value, row.qualifier) for row in rows]):
            found |= {row.id for row in rows}
    return frozenset(found)


def _candidates(selection: Selection) -> Select[*tuple[Any, ...]]:
    """The figures of cells that hold more than one value, cell by cell."""
    wanted = [
        *questions.conditions(selection, reports=False),
        Figure.indicator != UNKNOWN,
        Figure.region.is_not(None),
        Figure.period_end.is_not(None),
    ]
    if selection.report:
        chosen = select(Figure.indicator).where(*questions.conditions(selection))
        wanted.append(Figure.indicator.in_(chosen))
    cells = (
        select(
            Figure.id,
            Figure.value,
            Figure.qualifier,
            *CELL,
            func.min(Figure.value).over(partition_by=CELL).label("least"),
            func.max(Figure.value).over(partition_by=CELL).label("most"),
        )
        .where(*wanted)
        .subquery()
    )
    names = [column.name for column in CELL]
    shown = [cells.c.id, cells.c.value, cells.c.qualifier, *(cells.c[name] for name in names)]
    return select(*shown).where(cells.c.least != cells.c.most).order_by(*(cells.c[name] for name in names))

"""Figures gathered by what they are about: one shown for each cell, the others with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Engine

from metrics import observations, questions, ranking
from metrics.observations import Observation
from metrics.ranking import Claim
from metrics.selections import Selection

CELL = tuple(column.name for column in questions.CELL)
"""The fields of a figure that say what it is about."""
_ABOUT = itemgetter(*(Observation._fields.index(name) for name in CELL))


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that reports give a value for: the figure shown, and the others about it, best first.

    ``conflict`` says that some of all the figures about it, also of reports that were not chosen, disagree
    beyond rounding.
    """

    shown: Observation
    others: tuple[Observation, ...]
    conflict: bool

    @property
    def hedged(self) -> bool:
        """Whether the report itself hedges the shown value."""
        return self.shown.qualifier != "exact"


def fetch(engine: Engine, wanted: list[ColumnElement[bool]], selection: Selection) -> list[Cell]:
    """Return the cells of the figures that fulfil ``wanted``; ``selection`` gives names and bounds conflicts.

    Raises ``BadQuery`` for a place or a report that does not exist.
    """
    with engine.connect() as connection:
        questions.check(connection, selection)
        # Only with reports chosen may what contradicts a figure lie outside of ``wanted``; else `gather` sees it.
        known = None if selection.report else frozenset[str]()
        found = observations.observe(connection, observations.statement(wanted), selection, known)
        return list(gather(found))


def gather(rows: Iterable[Observation]) -> Iterator[Cell]:
    """Yield one cell for each thing that ``rows`` are about, in the order in which they come first.

    Which figure is shown is decided by `metrics.ranking`; each row is in exactly one cell.
    """
    groups: dict[tuple[Any, ...], list[Observation]] = {}
    for row in rows:
        groups.setdefault(_ABOUT(row), []).append(row)
    for group in groups.values():
        if len(group) == 1:  # nearly all cells: nothing to rank
            yield Cell(group[0], (), "conflict" in group[0].status)
            continue
        choice = ranking.choose([_claim(row) for row in group])
        known = {row.figure_id: _flagged(row) if choice.conflict else row for row in group}
        others = tuple(known[claim.figure_id] for claim in choice.others)
        conflict = any("conflict" in row.status.split() for row in known.values())
        yield Cell(known[choice.shown.figure_id], others, conflict)


def _flagged(row: Observation) -> Observation:
    """The row with the flag ``conflict``, which stands first."""
    flags = [flag for flag in row.status.split() if flag != "conflict"]
    return row._replace(status=" ".join(["conflict", *flags]))


def _claim(row: Observation) -> Claim:
    standing = ranking.standing(row.publisher, row.source_url)
    return Claim(row.figure_id, row.value, row.qualifier, standing, row.published)

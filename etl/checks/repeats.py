"""The same cell from two reports, or from two language versions of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import combinations

from etl.checks import intervals
from etl.checks.findings import Finding, apart, written
from etl.checks.intervals import Interval
from etl.checks.statements import Statement


def find(group: Iterable[Statement]) -> Iterator[Finding]:
    """Yield ``versions`` where language versions of one report disagree, ``sources`` where two reports do.

    A report that gives several values for a cell (bribes given and taken, which share an id) disagrees with
    another only where neither one of its values agrees nor their sum. One finding a cell and rule names all the figures of it.
    """
    cells: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for row in group:
        cells[row.cell].append(row)
    for rows in cells.values():
        if len(rows) > 1 and len({row.value for row in rows}) > 1:
            yield from _compare(rows)


def _compare(rows: list[Statement]) -> Iterator[Finding]:
    reports: dict[int, list[Statement]] = defaultdict(list)
    for row in rows:
        reports[row.report].append(row)
    opposed: dict[str, dict[str, Statement]] = defaultdict(dict)
    for one, other in combinations(reports.values(), 2):
        if not any(a.meets(b) for a in _said(one) for b in _said(other)):
            same = one[0].versions is not None and one[0].versions == other[0].versions
            opposed["versions" if same else "sources"] |= {row.id: row for row in (*one, *other)}
    for rule, members in opposed.items():
        values = sorted({row.value for row in members.values()}, reverse=True)
        numbers = {
            "values": "; ".join(written(value) for value in values),
            "difference": written(values[0] - values[-1]),
        }
        yield Finding(rule, numbers, tuple((key, "value") for key in members), apart(values[0], values[-1]))


def _said(rows: list[Statement]) -> list[Interval]:
    """What one report's values for a cell allow: each of them, and the sum of several counts."""
    said = [intervals.of(row.value, row.qualifier, counted=row.measure == "level") for row in rows]
    if len(said) > 1 and rows[0].measure == "level":
        said.append(reduce(Interval.__add__, said))
    return said

"""The gravities and the misdemeanours against the total, and indicators against the one that holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from etl.checks import intervals, rules
from etl.checks.findings import Finding, apart, written
from etl.checks.intervals import Interval
from etl.checks.statements import Statement

CRIMES, MISDEMEANOURS, OFFENCES = "registered_crimes", "registered_misdemeanours", "registered_offences"
MISDEMEANOUR = "misdemeanour"

Key = tuple[str, str | None]
"""Indicator and gravity."""


def find(region: Iterable[Statement]) -> Iterator[Finding]:
    """Yield ``gravities`` where the classes do not make up the total, ``part`` where an indicator is above its whole.

    The classes are taken of one report; where the misdemeanours are not told, they are what is left, so the four
    classes may be anything up to the total of offences.
    """
    reports: dict[tuple[object, ...], dict[Key, Statement]] = defaultdict(dict)
    for row in region:
        if row.measure == "level" and row.scope is None and row.place is None:
            key = (row.report, row.period_start, row.period_end, row.offence)
            reports[key].setdefault((row.indicator, row.gravity), row)
    for told in reports.values():
        yield from _sums(told)
        yield from _above(told)


def _sums(told: dict[Key, Statement]) -> Iterator[Finding]:
    classes = [told[CRIMES, gravity] for gravity in rules.read().gravities if (CRIMES, gravity) in told]
    if len(classes) != len(rules.read().gravities):
        return
    crimes, offences = told.get((CRIMES, None)), told.get((OFFENCES, None))
    if crimes is not None and not _sum(classes).meets(_reach(crimes)):
        yield _finding(classes, crimes)
    lesser = told.get((MISDEMEANOURS, MISDEMEANOUR)) or told.get((MISDEMEANOURS, None))
    if offences is not None and lesser is not None and not _sum([*classes, lesser]).meets(_reach(offences)):
        yield _finding([*classes, lesser], offences)
    elif offences is not None and lesser is None and _sum(classes).low > _reach(offences).high:
        yield _finding(classes, offences)


def _above(told: dict[Key, Statement]) -> Iterator[Finding]:
    for (indicator, gravity), part in told.items():
        whole = told.get((rules.read().indicators.get(indicator, ""), None))
        if whole is None or whole.unit != part.unit or gravity not in {None, MISDEMEANOUR}:
            continue
        if _reach(part).low > _reach(whole).high:
            numbers = {"part": written(part.value), "whole": written(whole.value)}
            figures = ((part.id, "part"), (whole.id, "whole"))
            yield Finding("part", numbers, figures, apart(part.value, whole.value))
    crimes, lesser, offences = (
        told.get((CRIMES, None)),
        told.get((MISDEMEANOURS, MISDEMEANOUR)) or told.get((MISDEMEANOURS, None)),
        told.get((OFFENCES, None)),
    )
    if crimes and lesser and offences and not (_reach(crimes) + _reach(lesser)).meets(_reach(offences)):
        yield _finding([crimes, lesser], offences)


def _reach(row: Statement) -> Interval:
    return intervals.of(row.value, row.qualifier)


def _sum(rows: list[Statement]) -> Interval:
    total = _reach(rows[0])
    for row in rows[1:]:
        total += _reach(row)
    return total


def _finding(parts: list[Statement], whole: Statement) -> Finding:
    total = sum((row.value for row in parts[1:]), parts[0].value)
    numbers = {
        "parts": " + ".join(written(row.value) for row in parts),
        "sum": written(total),
        "whole": written(whole.value),
    }
    figures = (*((row.id, "part") for row in parts), (whole.id, "whole"))
    return Finding("gravities", numbers, figures, apart(total, whole.value))

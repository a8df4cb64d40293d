"""A stated change against the two values that the same report states for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from etl.checks import intervals
from etl.checks.findings import Finding, apart, written
from etl.checks.intervals import Interval
from etl.checks.statements import Statement

FACTOR = "times"
HUNDRED = Decimal(100)


def find(group: Iterable[Statement]) -> Iterator[Finding]:
    """Yield ``change`` where base and value give another percentage, ``direction`` where they go the other way.

    Only what one report says is held against itself, and only where it gives one base and one value: of several
    nobody can tell which the percentage is about.
    """
    rows = list(group)
    changes = [row for row in rows if row.measure == "change" and row.unit in {"percent", FACTOR}]
    telling = {row.report for row in changes}
    levels: dict[tuple[object, ...], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.measure == "level" and row.report in telling:
            levels[row.report, row.part, row.window, row.period_end][row.unit].append(row)
    for change in changes:
        now = levels.get((change.report, change.part, change.window, change.period_end), {})
        before = _year_before(change.period_end)
        then = levels.get((change.report, change.part, change.window, before), {})
        pairs = [(_only(then[unit]), _only(now[unit])) for unit in now if unit in then]
        told = [(base, value) for base, value in pairs if base and value and base.value > 0]
        if told and not any(_fits(change, base, value) for base, value in told):
            yield _finding(change, *told[0])


def _only(rows: list[Statement]) -> Statement | None:
    """The one value that these give, if it is one."""
    return rows[0] if len({row.value for row in rows}) == 1 else None


def _year_before(day: date) -> date:
    """The same day of the year before; the last day of February stays the last."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    if (day.month, day.day) == (2, 28) and (day.year - 1) % 4 == 0:
        return date(day.year - 1, 2, 29)
    return day.replace(year=day.year - 1)


def _fits(change: Statement, base: Statement, value: Statement) -> bool:
    bases = intervals.of(base.value, base.qualifier)
    values = intervals.of(value.value, value.qualifier)
    if bases.low <= 0:
        return True
    stated = intervals.of(change.value, change.qualifier, counted=False)
    ratio = Interval(values.low / bases.high, values.high / bases.low)
    if change.unit == FACTOR:
        up = change.value > 0
        return (
            stated.meets(ratio if up else Interval(-1 / ratio.low, -1 / ratio.high))
            if ratio.low > 0
            else True
        )
    return stated.meets(Interval((ratio.low - 1) * 100, (ratio.high - 1) * 100))


def _finding(change: Statement, base: Statement, value: Statement) -> Finding:
    percent = (value.value / base.value - 1) * HUNDRED
    opposed = change.value * percent < 0
    numbers = {
        "base": written(base.value),
        "value": written(value.value),
        "computed": written(percent, 1),
        "stated": written(change.value),
        "unit": change.unit,
    }
    figures = ((change.id, "stated"), (base.id, "base"), (value.id, "value"))
    gap = apart(HUNDRED + percent, HUNDRED + _in_percent(change))
    return Finding("direction" if opposed else "change", numbers, figures, gap)


def _in_percent(change: Statement) -> Decimal:
    """The stated change in percent: five times as many is 400% more, five times fewer is 80% less."""
    if change.unit != FACTOR or not change.value:
        return change.value
    factor = change.value if change.value > 0 else -1 / change.value
    return (factor - 1) * HUNDRED

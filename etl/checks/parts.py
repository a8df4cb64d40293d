"""Parts against their wholes: one is never above its whole, shares never above a hundred, and a share is its part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from etl.checks import intervals, rules
from etl.checks.findings import Finding, apart, written
from etl.checks.intervals import Interval
from etl.checks.statements import Statement

HUNDRED = Decimal(100)

Whole = dict[tuple[object, ...], list[Statement]]


def find(group: Iterable[Statement]) -> Iterator[Finding]:
    """Yield ``part`` (above its whole), ``share`` (not what part and whole give) and ``shares`` (above 100 together).

    All of it within one report: what two reports say differently is said once, by the rule for two reports.
    """
    reports: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for row in group:
        reports[row.report, row.period_start, row.period_end].append(row)
    for rows in reports.values():
        yield from _one(rows)


def _one(rows: list[Statement]) -> Iterator[Finding]:
    levels: Whole = defaultdict(list)
    shares = []
    for row in rows:
        if row.measure == "level":
            levels[row.part].append(row)
        elif row.measure == "share" and row.unit == "percent":
            shares.append(row)
    for part in [row for several in levels.values() for row in several]:
        wholes = [whole for whole in _wholes(levels, part) if whole.unit == part.unit]
        if wholes and all(_exceeds(part, whole) for whole in wholes):
            yield _above(part, wholes[0])
    for share in shares:
        yield from _against_counts(levels, share)
    yield from _sums(shares)


def _wholes(levels: Whole, row: Statement) -> Iterator[Statement]:
    """What the row is directly a part of: the offence above its own, all offences, all gravities, the whole region."""
    offence, gravity, place, scope = row.part
    above = rules.read().offences.get(offence or "")
    candidates: list[tuple[str | None, ...]] = [(above, gravity, place, scope)] if above else []
    candidates += [(None, gravity, place, scope)] if offence else []
    candidates += [(offence, None, place, scope)] if gravity else []
    candidates += [(offence, gravity, None, scope)] if place else []
    for part in candidates:
        yield from levels.get(part, ())


def _reach(row: Statement) -> Interval:
    return intervals.of(row.value, row.qualifier)


def _exceeds(part: Statement, whole: Statement) -> bool:
    """Whether the part is above the whole, however both are rounded; the plain values tell most of it."""
    return part.value > whole.value and _reach(part).low > _reach(whole).high


def _above(part: Statement, whole: Statement) -> Finding:
    numbers = {"part": written(part.value), "whole": written(whole.value)}
    figures = ((part.id, "part"), (whole.id, "whole"))
    return Finding("part", numbers, figures, apart(part.value, whole.value))


def _against_counts(levels: Whole, share: Statement) -> Iterator[Finding]:
    """A share whose part and whole are both counted: one of the possible wholes must give it."""
    offence, gravity, place, _scope = share.part
    known = rules.read()
    above = known.offences.get(offence or "") or known.shares.get(offence or "")
    named = [(above, gravity), (None, gravity)] if offence else [(None, None)] if gravity else []
    wholes = [row for part in named for row in levels.get((*part, place, None), ())]
    pairs = [
        (part, whole)
        for part in levels.get(share.part, ())
        for whole in wholes
        if whole.unit == part.unit and whole.value > 0
    ]
    if pairs and not any(_gives(part, whole, share) for part, whole in pairs):
        part, whole = pairs[0]
        computed = part.value / whole.value * HUNDRED
        numbers = {
            "part": written(part.value),
            "whole": written(whole.value),
            "computed": written(computed, 1),
            "stated": written(share.value),
        }
        figures = ((share.id, "stated"), (part.id, "part"), (whole.id, "whole"))
        yield Finding("share", numbers, figures, apart(computed, share.value))


def _gives(part: Statement, whole: Statement, share: Statement) -> bool:
    parts, wholes = _reach(part), _reach(whole)
    if wholes.low <= 0:
        return True
    computed = Interval(parts.low / wholes.high * HUNDRED, parts.high / wholes.low * HUNDRED)
    return intervals.of(share.value, share.qualifier, counted=False).meets(computed)


def _sums(shares: list[Statement]) -> Iterator[Finding]:
    """Shares of one whole that exclude each other: by gravity, or by offences none of which holds another."""
    known = rules.read()
    for row in shares:
        if intervals.of(row.value, row.qualifier, counted=False).low > HUNDRED:
            numbers = {"sum": written(row.value), "parts": written(row.value)}
            yield Finding("shares", numbers, ((row.id, "part"),), apart(row.value, HUNDRED))
    by_gravity: dict[tuple[object, ...], dict[str, Statement]] = defaultdict(dict)
    by_offence: dict[tuple[object, ...], dict[str, Statement]] = defaultdict(dict)
    for row in shares:
        if row.gravity:
            by_gravity[row.offence, row.place, row.scope].setdefault(row.gravity, row)
        elif row.offence and row.offence not in known.overlapping and row.offence not in known.offences:
            by_offence[row.place, row.scope].setdefault(row.offence, row)
    for members in (*by_gravity.values(), *by_offence.values()):
        rows = list(members.values())
        low = sum((intervals.of(row.value, row.qualifier, counted=False).low for row in rows), Decimal(0))
        if len(rows) > 1 and low > HUNDRED:
            total = sum((row.value for row in rows), Decimal(0))
            numbers = {"sum": written(total), "parts": " + ".join(written(row.value) for row in rows)}
            yield Finding("shares", numbers, tuple((row.id, "part") for row in rows), apart(total, HUNDRED))

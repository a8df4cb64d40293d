"""The checks over all figures or over what has changed, and their findings in place of those from before.

What two figures say against each other depends on one indicator and region alone, but for the totals of crimes, which
take several indicators of a region. So the figures are read group by group, however many there are, and a load has
only those groups checked that it touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, delete, exists, func, insert, select

from etl import versions
from etl.checks import changes, forms, gravities, nation, parts, repeats, rules, runs, statements
from etl.checks.findings import Finding
from etl.checks.statements import Group, Statement
from etl.progress import Progress, silent
from etl.store import bulk, models, writing
from etl.store.database import answering

CHUNK = 500
"""Ids that one query asks for."""
WITHIN = (changes.find, parts.find, repeats.find, runs.find)
"""Rules over the statements of one indicator and region."""
ACROSS = (gravities.find,)
"""Rules over several indicators of a region."""


def run(engine: Engine, *, everything: bool = True, progress: Progress = silent) -> int:
    """Check the figures and store what fails; how many findings there are now.

    Without ``everything`` only what figures have changed about since the run before, unless the rules themselves have
    changed. Findings are stored group by group, and where they are what they were, nothing is written: a run that is
    interrupted leaves the rest due. Raises ``DatabaseUnavailable``, and ``CatalogueError`` where ``data/checks.yml``
    is broken.
    """
    version = versions.checks()
    with answering(engine):
        with engine.connect() as connection:
            due = {row.id: (row.indicator, row.region) for row in connection.execute(select(models.CheckDue))}
            before = connection.scalars(select(models.Checked.version)).all()
            everything = everything or list(before) != [version]
            groups = {*due.values()} | (_all(connection) if everything else set())
        _check(engine, sorted(groups), progress)
        with engine.connect() as connection:
            left = due or list(before) != [version] or _orphans(connection)
        if left:
            with writing.begin(engine, "findings", repeatable=True) as connection:
                _close(connection, due, version)
        with engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(models.Finding)) or 0


def _all(connection: Connection) -> set[Group]:
    """What anything is said about, and what anything was found wrong with, although nothing may be left of it."""
    asked = select(models.Finding.indicator, models.Finding.region).distinct()
    findings = {(row.indicator or _crossed()[0], row.region) for row in connection.execute(asked)}
    return findings.union(statements.groups(connection))


def _crossed() -> list[str]:
    """The indicators that are held against each other."""
    return sorted({*rules.read().indicators, *rules.read().indicators.values()})


def _check(engine: Engine, groups: Sequence[Group], progress: Progress) -> None:
    for number, (indicator, region) in enumerate(groups, start=1):
        if indicator != statements.UNNAMED:
            _renew(engine, region, indicator)
        progress(number, len(groups))
    crossed = _crossed()
    touched = {region for indicator, region in groups if indicator in crossed}
    # The nation is held against the sum of its regions, any of which may have changed.
    for region in sorted(touched | ({nation.NATION} if touched else set())):
        _renew(engine, region, *crossed)


def _renew(engine: Engine, region: str, *indicators: str) -> None:
    """Check one group, or several indicators against each other, and put what is found in place of what was."""
    about = indicators[0] if len(indicators) == 1 else None
    with engine.connect() as connection:
        told = statements.of(connection, region, *indicators)
        found = {one.id: one for one in _found(told, across=about is None)}
        if about is None:
            found |= {
                one.id: one for one in (*forms.find(connection, region), *nation.find(connection, told))
            }
        stored = _stored(connection, region, about)
        if _stands(connection, stored, found):
            return
    with writing.begin(engine, "findings", repeatable=True) as connection:
        _delete(connection, list(stored))
        _add(connection, found, region, about)


def _found(told: list[Statement], *, across: bool) -> Iterable[Finding]:
    for rule in ACROSS if across else WITHIN:
        yield from rule(told)


def _stored(connection: Connection, region: str, indicator: str | None) -> dict[str, dict[str, str]]:
    """The findings from before, by id, with their numbers."""
    asked = select(models.Finding.id, models.Finding.numbers).where(
        models.Finding.region == region, models.Finding.indicator.is_not_distinct_from(indicator)
    )
    return {row.id: row.numbers for row in connection.execute(asked)}


def _stands(connection: Connection, stored: dict[str, dict[str, str]], found: dict[str, Finding]) -> bool:
    """Whether just these findings are stored, with all their figures: a report that is read anew loses its part."""
    if stored != {key: one.numbers for key, one in found.items()}:
        return False
    named: set[tuple[str, str]] = set()
    for chunk in _chunks(list(stored)):
        asked = select(models.FindingFigure.finding_id, models.FindingFigure.figure_id).where(
            models.FindingFigure.finding_id.in_(chunk)
        )
        named.update((row.finding_id, row.figure_id) for row in connection.execute(asked))
    return named == {(key, figure) for key, one in found.items() for figure, _part in one.figures}


def _delete(connection: Connection, findings: list[str]) -> None:
    for chunk in _chunks(findings):
        connection.execute(delete(models.Finding).where(models.Finding.id.in_(chunk)))


def _add(connection: Connection, found: dict[str, Finding], region: str, indicator: str | None) -> None:
    """A figure that another load replaced meanwhile has left its findings behind: they wait for the next run."""
    there = _there(connection, sorted({figure for one in found.values() for figure, _part in one.figures}))
    whole = {key: one for key, one in found.items() if {figure for figure, _part in one.figures} <= there}
    about = {"region": region, "indicator": indicator}
    rows = (
        {"id": key, "rule": one.rule, "numbers": one.numbers, "gap": one.gap} | about
        for key, one in whole.items()
    )
    bulk.add(connection, models.Finding.__table__, rows)
    parts_played = (
        {"finding_id": key, "figure_id": figure, "part": part}
        for key, one in whole.items()
        for figure, part in dict(one.figures).items()
    )
    bulk.add(connection, models.FindingFigure.__table__, parts_played)


def _there(connection: Connection, figures: list[str]) -> set[str]:
    known: set[str] = set()
    for chunk in _chunks(figures):
        known.update(connection.scalars(select(models.Figure.id).where(models.Figure.id.in_(chunk))))
    return known


def _orphans(connection: Connection) -> bool:
    return connection.scalar(select(models.Finding.id).where(_of_nothing()).limit(1)) is not None


def _of_nothing() -> Any:
    """Findings all of whose figures have gone."""
    return ~exists().where(models.FindingFigure.finding_id == models.Finding.id)


def _close(connection: Connection, due: Collection[int], version: str) -> None:
    """Forget what was due, and the findings that nothing is left of; note by which rules all was checked."""
    for chunk in _chunks(list(due)):
        connection.execute(delete(models.CheckDue).where(models.CheckDue.id.in_(chunk)))
    connection.execute(delete(models.Finding).where(_of_nothing()))
    connection.execute(delete(models.Checked))
    connection.execute(insert(models.Checked).values(version=version))


def _chunks(items: list[Any]) -> Iterable[list[Any]]:
    return (items[place : place + CHUNK] for place in range(0, len(items), CHUNK))

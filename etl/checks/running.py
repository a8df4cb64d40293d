"""All checks over the whole database, and their findings in place of those of the run before."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, delete, select

from etl.checks import changes, gravities, parts, repeats, rules, runs, statements
from etl.checks.findings import Finding
from etl.store import bulk, models, writing
from etl.store.database import answering

CHUNK = 500
"""Ids that one query asks for."""
WITHIN = (changes.find, parts.find, repeats.find, runs.find)
"""Rules over the statements of one indicator and region."""


def run(engine: Engine) -> int:
    """Check all figures and store what fails; how many findings there are.

    Where they are what they were, nothing is written. Raises ``DatabaseUnavailable``, and ``CatalogueError``
    where ``data/checks.yml`` is broken.
    """
    with answering(engine):
        with engine.connect() as connection:
            found = {finding.id: finding for finding in _find(connection)}
            if _stands(connection, found):
                return len(found)
        with writing.begin(engine, "findings") as connection:
            _store(connection, found)
    return len(found)


def _find(connection: Connection) -> Iterator[Finding]:
    for group in statements.groups(connection):
        for rule in WITHIN:
            yield from rule(group)
    known = rules.read()
    crossed = frozenset({*known.indicators, *known.indicators.values()})
    for region in statements.of(connection, crossed):
        yield from gravities.find(region)


def _stands(connection: Connection, found: dict[str, Finding]) -> bool:
    """Whether just these findings are stored, with all their figures: a report that is read anew loses its part."""
    stored = connection.execute(select(models.Finding.id, models.Finding.numbers))
    named = connection.execute(select(models.FindingFigure.finding_id, models.FindingFigure.figure_id))
    return {row.id: row.numbers for row in stored} == {key: one.numbers for key, one in found.items()} and {
        (row.finding_id, row.figure_id) for row in named
    } == {(key, figure) for key, one in found.items() for figure, _part in one.figures}


def _store(connection: Connection, found: dict[str, Finding]) -> None:
    """A figure that another load replaced meanwhile has left its findings behind: they wait for the next run."""
    named = {key for finding in found.values() for key, _part in finding.figures}
    there = _stored(connection, sorted(named))
    whole = {key: one for key, one in found.items() if {figure for figure, _part in one.figures} <= there}
    connection.execute(delete(models.Finding))
    rows = ({"id": key, "rule": one.rule, "numbers": one.numbers} for key, one in whole.items())
    bulk.add(connection, models.Finding.__table__, rows)
    parts_played = (
        {"finding_id": key, "figure_id": figure, "part": part}
        for key, one in whole.items()
        for figure, part in dict(one.figures).items()
    )
    bulk.add(connection, models.FindingFigure.__table__, parts_played)


def _stored(connection: Connection, figures: list[str]) -> set[str]:
    known: set[str] = set()
    for place in range(0, len(figures), CHUNK):
        asked = select(models.Figure.id).where(models.Figure.id.in_(figures[place : place + CHUNK]))
        known.update(connection.scalars(asked))
    return known

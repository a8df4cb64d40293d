"""The stored findings with their figures and sources, and the sentences that say what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, Engine, case, func, select

from etl import catalogue
from etl.checks import rules
from etl.checks.findings import written
from etl.store.models import EvidenceCell, Figure, Finding, FindingFigure, Report


@dataclass(frozen=True, slots=True)
class Cited:
    """A figure of a finding: the part it plays, what it says, and where (``cell`` for those of tables)."""

    part: str
    figure_id: str
    indicator: str
    region: str
    period_start: date | None
    period_end: date
    value: Decimal
    unit: str
    offence: str | None
    gravity: str | None
    place: str | None
    scope: str | None
    report: str
    title: str
    source_url: str | None
    file: str | None
    sheet: str | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class Failure:
    """One finding: its id, its rule, the numbers of its arithmetic, and its figures, the deciding one first."""

    id: str
    rule: str
    numbers: dict[str, str]
    figures: tuple[Cited, ...]


FIRST = ("stated", "part", "value", "earlier")
"""Parts in the order in which figures are named."""
BATCH = 500
"""Findings, or ids, that one query asks for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which findings are meant: of one ``rule``, about any of ``figures``, at most ``limit``; ``None`` bounds nothing."""

    rule: str | None = None
    figures: Collection[str] | None = None
    limit: int | None = None


ALL = Asked()


def failures(engine: Engine, asked: Asked = ALL) -> Iterator[Failure]:
    """Yield the stored findings that are meant, by rule in the order of ``data/checks.yml``, the worst of each first.

    They are read in batches, however many there are.
    """
    with engine.connect() as connection:
        ids = _ids(connection, asked)
        for place in range(0, len(ids), BATCH):
            yield from _batch(connection, ids[place : place + BATCH])


def _ids(connection: Connection, asked: Asked) -> list[str]:
    order = case({rule: place for place, rule in enumerate(rules.read().words)}, value=Finding.rule)
    query = select(Finding.id).order_by(order, Finding.gap.desc(), Finding.region, Finding.id)
    if asked.rule is not None:
        query = query.where(Finding.rule == asked.rule)
    if asked.figures is None:
        return list(connection.scalars(query.limit(asked.limit)))
    about: set[str] = set()
    figures = sorted(set(asked.figures))
    for place in range(0, len(figures), BATCH):
        some = FindingFigure.figure_id.in_(figures[place : place + BATCH])
        about.update(connection.scalars(select(FindingFigure.finding_id).where(some)))
    if not about:
        return []
    named = sorted(about)
    found = [
        row
        for place in range(0, len(named), BATCH)
        for row in connection.execute(
            query.add_columns(order, Finding.gap, Finding.region).where(
                Finding.id.in_(named[place : place + BATCH])
            )
        )
    ]
    found.sort(key=lambda row: (row[1], -row[2], row[3], row[0]))
    return [row[0] for row in found][: asked.limit]


def _batch(connection: Connection, ids: list[str]) -> Iterator[Failure]:
    """The findings with these ids, in this order; one whose figures have gone meanwhile is none any more."""
    cited = _cited(connection, ids)
    stored = select(Finding.id, Finding.rule, Finding.numbers).where(Finding.id.in_(ids))
    found = {row.id: row for row in connection.execute(stored)}
    for key in ids:
        if key in found and key in cited:
            yield Failure(key, found[key].rule, found[key].numbers, tuple(cited[key]))


def counts(engine: Engine) -> dict[str, int]:
    """How many findings each rule has that has any."""
    asked = select(Finding.rule, func.count().label("findings")).group_by(Finding.rule)
    with engine.connect() as connection:
        return {row.rule: row.findings for row in connection.execute(asked)}


def rule_ids() -> tuple[str, ...]:
    """All rules, in the order of ``data/checks.yml``."""
    return tuple(rules.read().words)


def title(rule: str, language: str = "en") -> str:
    """What a rule is called."""
    return rules.read().words[rule][language]["title"]


def sentence(failure: Failure, language: str = "en") -> str:
    """What is wrong, in one sentence with its arithmetic."""
    numbers = {name: _grouped(value) for name, value in failure.numbers.items()}
    if "unit" in numbers:
        units = catalogue.read().labels["units"]
        numbers["unit"] = units[failure.numbers["unit"]][language]
    words = rules.read().words[failure.rule][language]["sentence"]
    first = failure.figures[0]
    return words.format(what=_what(first, language), where=first.title, **numbers)


def _cited(connection: Connection, ids: list[str]) -> dict[str, list[Cited]]:
    asked = (
        select(
            FindingFigure.finding_id,
            FindingFigure.part,
            Figure.id,
            Figure.indicator,
            Figure.region,
            Figure.period_start,
            Figure.period_end,
            Figure.value,
            Figure.unit,
            Figure.offence,
            Figure.gravity,
            Figure.place,
            Figure.scope,
            Report.name,
            Report.title,
            Report.source_url,
            Report.file,
            EvidenceCell.sheet,
            EvidenceCell.cell,
        )
        .join(Figure, Figure.id == FindingFigure.figure_id)
        .join(Report, Report.id == Figure.report_id)
        .outerjoin(EvidenceCell, EvidenceCell.figure_id == Figure.id)
        .where(FindingFigure.finding_id.in_(ids))
        .order_by(FindingFigure.finding_id, Figure.period_end, Figure.id)
    )
    found: dict[str, list[Cited]] = defaultdict(list)
    for finding, *row in connection.execute(asked):
        found[finding].append(Cited(*row))
    for members in found.values():
        members.sort(key=lambda one: one.part not in FIRST)
    return found


def _what(one: Cited, language: str) -> str:
    """Indicator, part, region and period, in names."""
    known = catalogue.read()
    words = [
        known.indicators[one.indicator].names[language]
        if one.indicator in known.indicators
        else one.indicator
    ]
    words += [known.offences[key].names[language] for key in [one.offence] if key in known.offences]
    words += [known.gravities[key].names[language] for key in [one.gravity] if key in known.gravities]
    words += [part for part in (one.scope, one.place) if part]
    words.append(known.regions[one.region].names[language] if one.region in known.regions else one.region)
    days = [day.isoformat() for day in (one.period_start, one.period_end) if day]
    return ", ".join([*words, "/".join(days)])


def _grouped(number: str) -> str:
    """Thousands parted by spaces that do not break; what is no single number stays as it is."""
    try:
        value = Decimal(number)
    except ArithmeticError:
        return number
    return f"{value:,f}".replace(",", "\u00a0") if abs(value) >= 10_000 else written(value)

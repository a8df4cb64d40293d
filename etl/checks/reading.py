"""The stored findings with their figures and sources, and the sentences that say what is wrong."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, Engine, select

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


def failures(engine: Engine) -> list[Failure]:
    """All stored findings, by rule in the order of ``data/checks.yml``, then by what they are about."""
    with engine.connect() as connection:
        cited = _cited(connection)
        stored = connection.execute(select(Finding.id, Finding.rule, Finding.numbers)).all()
    found = [
        Failure(row.id, row.rule, row.numbers, tuple(cited[row.id])) for row in stored if row.id in cited
    ]
    order = list(rules.read().words)
    return sorted(found, key=lambda one: (order.index(one.rule), one.figures[0].region, one.id))


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
    return words.format(what=_what(failure.figures[0], language), **numbers)


def _cited(connection: Connection) -> dict[str, list[Cited]]:
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

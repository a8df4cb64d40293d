"""Statements for the rules, and a database to run all of them on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from etl.checks.findings import Finding
from etl.checks.statements import Statement
from etl.store import windows

NUMBERS = count(1)


def say(value: object, **changes: Any) -> Statement:
    """Registered crimes in Aktobe, January to September 2025, told by report 1; ``changes`` say what differs."""
    fields: dict[str, Any] = {
        "report": 1,
        "versions": None,
        "indicator": "registered_crimes",
        "region": "KZ-15",
        "period_start": date(2025, 1, 1),
        "period_end": date(2025, 9, 30),
        "measure": "level",
        "unit": "count",
        "qualifier": "exact",
        "offence": None,
        "gravity": None,
        "place": None,
        "scope": None,
    } | changes
    fields["window"] = windows.name(fields["period_start"], fields["period_end"])
    return Statement(id=f"f{next(NUMBERS):03}", value=Decimal(str(value)), **fields)


def year(number: int) -> dict[str, date]:
    """The first nine months of a year."""
    return {"period_start": date(number, 1, 1), "period_end": date(number, 9, 30)}


Rule = Callable[[Iterable[Statement]], Iterable[Finding]]


def found(rule: Rule, *statements: Statement) -> list[tuple[str, dict[str, str]]]:
    """The rules that fail with their numbers."""
    return [(finding.rule, finding.numbers) for finding in rule(statements)]

"""What reviewers decided about figures, applied to the figures that are read anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Connection, select

from etl.store import windows
from etl.store.models import Decision

UNDECIDED = "extracted"
"""The status of a figure that nobody decided about."""
CHUNK = 500
"""Ids that one query asks for."""
NEVER_EMPTY = frozenset({"indicator", "measure", "value", "unit", "qualifier", "modality", "label"})
MAY_BE_EMPTY = frozenset({"region", "place", "scope", "offence", "gravity", "period_start", "period_end"})
DAYS = frozenset({"period_start", "period_end"})
FIELDS = ", ".join(sorted(NEVER_EMPTY | MAY_BE_EMPTY))


class BadDecision(Exception):
    """A stored correction that cannot be applied; the message says which, of what, and what to do."""


def newest(connection: Connection, figures: Iterable[str]) -> dict[str, Decision]:
    """The newest decision about each of the figures with these ids; nothing for those without any."""
    ids = list(figures)
    found: dict[str, Decision] = {}
    for place in range(0, len(ids), CHUNK):
        asked = (
            select(Decision.figure_id, Decision.id, Decision.verdict, Decision.correction)
            .where(Decision.figure_id.in_(ids[place : place + CHUNK]))
            .order_by(Decision.decided_at, Decision.id)
        )
        for row in connection.execute(asked):
            found[row.figure_id] = Decision(
                id=row.id, figure_id=row.figure_id, verdict=row.verdict, correction=row.correction
            )
    return found


def apply(figure: Mapping[str, Any], decision: Decision | None) -> dict[str, Any]:
    """The figure's row as the decision leaves it: its ``status``, and for a correction its fields and window.

    A rejected figure keeps its row, so that it can be shown as rejected. Raises ``BadDecision``.
    """
    if decision is None:
        return {**figure, "status": UNDECIDED}
    decided = {**figure, "status": decision.verdict}
    if decision.verdict == "corrected":
        for field, written in (decision.correction or {}).items():
            decided[field] = _value(decision, field, written)
        decided["window"] = windows.name(decided["period_start"], decided["period_end"])
    return decided


def _value(decision: Decision, field: str, written: str | None) -> Any:
    """The corrected value as the column holds it; a decision's values are text or null."""
    if field not in NEVER_EMPTY | MAY_BE_EMPTY:
        raise _bad(decision, f"sets the field '{field}', which is none of {FIELDS}")
    if written is None or not str(written).strip():
        if field in NEVER_EMPTY:
            raise _bad(decision, f"leaves the field '{field}' empty")
        return None
    try:
        if field == "value":
            return _number(written)
        return date.fromisoformat(written) if field in DAYS else str(written)
    except (InvalidOperation, TypeError, ValueError) as error:
        raise _bad(decision, f"sets the field '{field}' to {written!r}, which it cannot be") from error


def _number(written: str) -> Decimal:
    number = Decimal(written)
    if not number.is_finite():
        raise ValueError(written)
    return number


def _bad(decision: Decision, reason: str) -> BadDecision:
    return BadDecision(
        f"decision {decision.id} about figure {decision.figure_id} {reason}; decide about the figure anew."
    )

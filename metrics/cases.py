"""Single court cases: one entry a proceeding, with the stage that it has reached and all items that tell of it.

A later stage supersedes an earlier one; nothing is deleted: every item's row stays in the timeline. Values of items
that contradict each other are all kept, and the entry says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from sqlalchemy import Engine, Select, func, select

from etl.proceedings import FINAL, LADDER, OFF_LADDER
from etl.store.case_models import CaseStep, CourtCase
from etl.store.models import Report
from metrics.case_queries import CaseQuery

_RANK = {stage: number for number, stage in enumerate((*OFF_LADDER, *LADDER))}
JOIN = ";"
CLOSE = 2
"""Sums of different kinds are one sum told twice where the greater is less than so many times the smaller."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Proceeding:
    """One person (or group) in one proceeding.

    ``row`` is that of the item which follows it furthest, with the report's facts under ``source_``; ``rows`` are
    those of all items, the earliest stage first. ``sums`` are the contradicting values of the same amount.
    """

    id: str
    row: Row
    rows: tuple[Row, ...]
    sums: tuple[Decimal, ...]

    @property
    def is_open(self) -> bool:
        """Whether the presumption of innocence is to be said: no court has spoken last."""
        return self.row["stage"] in LADDER and self.row["stage"] not in FINAL

    @property
    def sum_row(self) -> Row:
        """The row of the item that follows the case furthest of those that tell a sum; ``row`` where none does."""
        return _with_sum(self.rows) or self.row

    @property
    def requested_years(self) -> Decimal | None:
        """The term that was asked for, by whichever item tells it."""
        own = [row["requested_years"] for row in self.rows if row["requested_years"] is not None]
        return own[0] if own else None

    @property
    def given_years(self) -> Decimal | None:
        """The term that a court gave last."""
        row = self.row
        return row["years"] if row["sanction_status"] in {"imposed", "upheld"} else None


@dataclass(frozen=True, slots=True)
class Gap:
    """How far what was asked for lies from what was given: medians in years, and in how many cases each is told.

    ``pairs`` are the cases that tell both.
    """

    requested: float | None
    requested_count: int
    given: float | None
    given_count: int
    pairs: tuple[tuple[Proceeding, Decimal, Decimal], ...]


def read(engine: Engine, query: CaseQuery) -> list[Proceeding]:
    """The proceedings that are meant, the newest first; the filters look at the stage that each has reached."""
    return [one for one in _all(engine, query.as_of) if _is_meant(one.row, query)]


def find(engine: Engine, key: str, as_of: date | None = None) -> Proceeding | None:
    """The proceeding with that id, or that of the case with it; ``None`` where there is none.

    ``as_of`` leaves out the items that were published later.
    """
    found = _all(engine, as_of)
    return next((one for one in found if key in {one.id, *(row["id"] for row in one.rows)}), None)


def of_report(engine: Engine, report_id: str) -> list[Row]:
    """The rows of one report, in the order of its text."""
    query = _rows().where(Report.name == report_id).order_by(CourtCase.start, CourtCase.end, CourtCase.id)
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def counts(found: Iterable[Proceeding], field: str) -> list[tuple[str | None, int]]:
    """How many of the proceedings have each value of ``stage``, ``offence``, ``region`` or ``sanction``.

    The most frequent first, stages in their own order; a proceeding with two sanctions counts under both.
    """
    told: Counter[str | None] = Counter()
    for one in found:
        told.update(_values(one.row, field))
    if field == "stage":
        return sorted(told.items(), key=lambda item: -_RANK[str(item[0])])
    return sorted(told.items(), key=lambda item: (-item[1], item[0] or ""))


def gap(found: Iterable[Proceeding]) -> Gap:
    """What was asked for beside what was given."""
    listed = list(found)
    asked = [one.requested_years for one in listed if one.requested_years is not None]
    given = [one.given_years for one in listed if one.given_years is not None]
    pairs = tuple(
        (one, one.requested_years, one.given_years)
        for one in listed
        if one.requested_years is not None and one.given_years is not None
    )
    return Gap(_median(asked), len(asked), _median(given), len(given), pairs)


def steps(engine: Engine, proceeding: Proceeding) -> list[Row]:
    """The stages of a proceeding as all its items tell them, each with its date, sentence and report; in order."""
    ids = [row["id"] for row in proceeding.rows]
    query = (
        select(
            CaseStep.stage,
            CaseStep.date,
            CaseStep.start,
            CaseStep.end,
            Report.text,
            Report.name.label("report_id"),
            Report.title,
            Report.published,
        )
        .join(CourtCase, CourtCase.id == CaseStep.case_id)
        .join(Report, Report.id == CourtCase.report_id)
        .where(CaseStep.case_id.in_(ids))
    )
    with engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(query).mappings()]
    for row in rows:
        row["quote"] = row.pop("text")[row["start"] : row["end"]]
    return sorted(rows, key=lambda row: (_RANK[row["stage"]], _day(row), row["report_id"]))


def _rows() -> Select[Any]:
    return select(
        *(column for column in CourtCase.__table__.columns if column.name != "report_id"),
        Report.name.label("report_id"),
        Report.title.label("source_title"),
        Report.source_url,
        Report.published,
    ).join(Report, Report.id == CourtCase.report_id)


def _all(engine: Engine, as_of: date | None = None) -> list[Proceeding]:
    query = _rows()
    if as_of:
        query = query.where(func.coalesce(Report.published, Report.period_end) <= as_of)
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    with engine.connect() as connection:
        for row in connection.execute(query).mappings():
            rows[row["proceeding"]].append(dict(row))
    found = [_proceeding(key, several) for key, several in rows.items()]
    return sorted(found, key=lambda one: (_day(one.row), one.id), reverse=True)


def _proceeding(key: str, rows: Sequence[Row]) -> Proceeding:
    ordered = sorted(rows, key=lambda row: (_RANK[row["stage"]], _day(row), row["id"]))
    return Proceeding(key, ordered[-1], tuple(ordered), _contradicting(ordered))


def _contradicting(rows: Sequence[Row]) -> tuple[Decimal, ...]:
    """The values that cannot all be the sum of the charge, in ascending order; empty where the items agree.

    Values of one kind contradict each other where they differ. A bribe and a damage, or what was stolen, are two
    kinds, and one sum told twice only where they are close; money paid back is no sum of the charge. The currency is
    that of the last item with a sum.
    """
    last = _with_sum(rows)
    told = [
        (value, row["amount_kind"])
        for row in rows
        if last and row["currency"] == last["currency"] and row["amount_kind"] != "recovered"
        for value in (row["amount"], row["amount_alt"])
        if value is not None
    ]
    sums = {
        value
        for value, kind in told
        for other, other_kind in told
        if value != other and (kind == other_kind or max(value, other) < CLOSE * min(value, other))
    }
    return tuple(sorted(sums))


def _with_sum(rows: Sequence[Row]) -> Row | None:
    return next((row for row in reversed(rows) if row["amount"] is not None), None)


def _day(row: Row) -> str:
    return str(row["date"] or row["published"] or "")


def _is_meant(row: Row, query: CaseQuery) -> bool:
    wanted = {
        "region": query.region,
        "stage": query.stage,
        "offence": query.offence,
        "sanction": query.sanction,
        "level": query.level,
    }
    return all(not values or set(values) & set(_values(row, field)) for field, values in wanted.items())


def _values(row: Row, field: str) -> list[str | None]:
    if field == "sanction":
        return list(row["sanctions"].split(JOIN)) if row["sanctions"] else [None]
    return [row["office_level" if field == "level" else field]]


def _median(values: Sequence[Decimal]) -> float | None:
    return float(median(values)) if values else None

"""The cases of one report into the database, and the rows of all reports that are one proceeding.

Two rows are one proceeding where nothing that both tell differs and enough agrees: the office with its body, its place
and its region, the offence, a sum or a length of time. Nothing is deleted: a later stage supersedes when it is read.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, select, update

from etl.proceedings import Case
from etl.store import bulk
from etl.store.case_models import CaseStep, CourtCase
from etl.store.models import Report

DIGITS = 16
JOIN = ";"
YEARS_APART = 3
"""Rows of one proceeding tell of stages at most so many years apart."""
VAGUE = frozenset(
    {"employee", "official", "resident", "defendant", "defendants", "relative", "officer", "accomplice"}
)
"""Roles that many have: only a sum or a length of time tells that two of them are one."""
_DERIVED = ("sanctions", "parts", "group", "finding", "steps")
_TOLD = (
    "id",
    "report_id",
    "proceeding",
    "noun",
    "parts",
    "body",
    "portfolio",
    "place",
    "office_level",
    "region",
    "offence",
    "article",
    "stage",
    "date",
    "amount",
    "amount_alt",
    "currency",
    "years",
    "fine",
)


def put(connection: Connection, report: int, name: str, cases: Sequence[Case]) -> None:
    """Store the cases of a report in place of those that stood there."""
    connection.execute(delete(CourtCase).where(CourtCase.report_id == report))
    ids = _ids(name, cases)
    bulk.add(
        connection,
        CourtCase.__table__,
        (_row(key, report, case) for key, case in zip(ids, cases, strict=True)),
    )
    steps = (
        {"case_id": key, "stage": step.stage, "date": step.date, "start": step.start, "end": step.end}
        for key, case in zip(ids, cases, strict=True)
        for step in case.steps
    )
    bulk.add(connection, CaseStep.__table__, steps)


def link(connection: Connection) -> None:
    """Give the rows of all reports that are one proceeding the same ``proceeding``: the least of their ids."""
    rows = connection.execute(
        select(
            *(getattr(CourtCase, name) for name in _TOLD), CourtCase.count.label("members"), Report.published
        )
        .join(Report, Report.id == CourtCase.report_id)
        .order_by(CourtCase.id)
    ).all()
    roots = _roots(rows)
    for row in rows:
        if row.proceeding != roots[row.id]:
            connection.execute(
                update(CourtCase).where(CourtCase.id == row.id).values(proceeding=roots[row.id])
            )


def _roots(rows: Sequence[Any]) -> dict[str, str]:
    """The least id of each row's proceeding. Only rows of the same office and region are compared."""
    roots = {row.id: row.id for row in rows}
    alike: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in rows:
        alike[row.noun, "deputy" in row.parts, row.region].append(row)
    for group in alike.values():
        for number, row in enumerate(group):
            for other in group[:number]:
                if roots[row.id] != roots[other.id] and _is_one(row, other, group, roots):
                    least, most = sorted((roots[row.id], roots[other.id]))
                    roots |= {key: least for key, root in roots.items() if root == most}
    return roots


def _is_one(row: Any, other: Any, group: Iterable[Any], roots: dict[str, str]) -> bool:
    if row.report_id == other.report_id or row.members != other.members:
        return False
    mine = {one.report_id for one in group if roots[one.id] == roots[row.id]}
    theirs = {one.report_id for one in group if roots[one.id] == roots[other.id]}
    if mine & theirs:
        return False  # a report tells two persons apart: they are two
    if _differ(row, other) or _apart(row, other):
        return False
    sums = {row.amount, row.amount_alt} & {other.amount, other.amount_alt} - {None}
    agreed = bool(sums) or (row.fine is not None and row.fine == other.fine)
    if row.noun in VAGUE:
        return agreed
    same = (row.place or row.portfolio or row.body) and (row.place, row.portfolio) == (
        other.place,
        other.portfolio,
    )
    years = row.years is not None and row.years == other.years and row.offence == other.offence
    return (
        agreed
        or bool(same and row.offence == other.offence)
        or (years and row.office_level == other.office_level)
    )


def _differ(row: Any, other: Any) -> bool:
    """Whether the two tell different things of what does not change in a proceeding."""
    for name in ("body", "portfolio", "place", "office_level"):
        mine, theirs = getattr(row, name), getattr(other, name)
        if mine and theirs and mine != theirs and "unknown" not in {mine, theirs}:
            return True
    wide = {None, "corruption"}
    return row.offence != other.offence and not {row.offence, other.offence} & wide


def _apart(row: Any, other: Any) -> bool:
    years = [
        int(str(told)[:4])
        for told in (row.date or row.published, other.date or other.published)
        if told is not None
    ]
    return len(years) == 2 and abs(years[0] - years[1]) > YEARS_APART


def _ids(report: str, cases: Sequence[Case]) -> list[str]:
    """Ids that survive another reading: the report's name, the office and the sentence, told apart by their order."""
    seen: Counter[str] = Counter()
    ids = []
    for case in cases:
        meaning = json.dumps(
            (report, case.noun, case.parts, case.body, case.place, case.quote), ensure_ascii=False
        )
        whole = json.dumps((meaning, seen[meaning]), ensure_ascii=False)
        seen[meaning] += 1
        ids.append(hashlib.sha256(whole.encode()).hexdigest()[:DIGITS])
    return ids


def _row(key: str, report: int, case: Case) -> dict[str, Any]:
    values = {name: value for name, value in asdict(case).items() if name not in _DERIVED}
    start, end = case.finding or (None, None)
    return values | {
        "id": key,
        "report_id": report,
        "proceeding": key,
        "sanctions": JOIN.join(case.sanctions),
        "parts": JOIN.join(case.parts),
        "is_group": case.group,
        "finding_start": start,
        "finding_end": end,
    }


def told(connection: Connection, report: int) -> Iterator[str]:
    """The ids of a report's cases."""
    yield from connection.scalars(select(CourtCase.id).where(CourtCase.report_id == report))

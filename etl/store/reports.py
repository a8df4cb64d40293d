"""One report's rows: what stands in the database, and its replacement as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, or_, select, update

from etl.records import Document, Extraction
from etl.store import bulk, court_cases, decisions, identities, links, rechecks, windows
from etl.store.case_models import CourtCase
from etl.store.models import Decision, Evidence, Figure, Report, SetAside

EVIDENCE = ("start", "end", "quote", "label")
"""What only prose has lies beside the figure."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database holds of a document: the report of its name, and another one with its text."""

    same_name: int | None
    same_text: int | None
    same_text_name: str | None
    current: bool
    """Whether the report of its name was read from just this document, with no decision made since."""


def standing(connection: Connection, document: Document, version: str) -> Standing:
    """What the database holds of ``document``, seen from the extractor of this ``version``."""
    rows = connection.execute(
        select(Report.id, *(getattr(Report, name) for name in _facts(document, version)), _decided_since())
        .where(or_(Report.name == document.name, Report.sha256 == document.sha256))
        .limit(2)
    ).mappings()
    named = other = None
    for row in rows:
        if row["name"] == document.name:
            named = row
        else:
            other = row
    current = (
        named is not None
        and not named["decided_since"]
        and all(named[field] == value for field, value in _facts(document, version).items())
    )
    return Standing(
        same_name=None if named is None else named["id"],
        same_text=None if other is None else other["id"],
        same_text_name=None if other is None else other["name"],
        current=current,
    )


def counts(connection: Connection, report: int) -> tuple[int, int, int]:
    """How many figures, how many set-aside numbers and how many cases of the report are stored."""
    return tuple(  # type: ignore[return-value]
        connection.scalar(select(func.count()).select_from(table).where(table.report_id == report)) or 0
        for table in (Figure, SetAside, CourtCase)
    )


def replace(
    connection: Connection, document: Document, extraction: Extraction, version: str, standing: Standing
) -> int:
    """Store the report in place of what stood there; how many reviewed figures it no longer has.

    The report of its name keeps its id; one of another name with the same text gives way. Decisions are applied
    to the figures that they are about. Raises ``decisions.BadDecision``.
    """
    before = [report for report in (standing.same_name, standing.same_text) if report is not None]
    reviewed = _reviewed(connection, before)
    rechecks.mark(connection, *before)
    if standing.same_name is not None and standing.same_text is not None:
        connection.execute(delete(Report).where(Report.id == standing.same_text))
    report = _put(connection, document, extraction, version, standing.same_name or standing.same_text)
    rows = list(_figures(connection, document.name, extraction))
    bulk.add(connection, Figure.__table__, (_without(row, EVIDENCE) | {"report_id": report} for row in rows))
    bulk.add(
        connection,
        Evidence.__table__,
        ({"figure_id": row["id"]} | {field: row[field] for field in EVIDENCE} for row in rows),
    )
    aside = ({"report_id": report} | asdict(number) for number in extraction.set_aside)
    bulk.add(connection, SetAside.__table__, aside)
    rechecks.mark(connection, report)
    court_cases.put(connection, report, document.name, extraction.cases)
    return len(reviewed - {row["id"] for row in rows})


def _put(
    connection: Connection, document: Document, extraction: Extraction, version: str, report: int | None
) -> int:
    """The report's own row, new or over the old one, whose figures and numbers go; its id."""
    values = _facts(document, version) | {
        "text": extraction.text or document.text,
        "title": extraction.title,
        "language": extraction.language,
        "region": extraction.region,
        "period_start": extraction.period_start,
        "period_end": extraction.period_end,
        "loaded_at": datetime.now(UTC),
    }
    if report is None:
        return connection.execute(insert(Report).values(values).returning(Report.id)).scalar_one()
    connection.execute(delete(Figure).where(Figure.report_id == report))
    connection.execute(delete(SetAside).where(SetAside.report_id == report))
    connection.execute(update(Report).where(Report.id == report).values(values))
    return report


def _facts(document: Document, version: str) -> dict[str, Any]:
    """What a report's rows follow from: where all of it is as it was, reading it again would change nothing."""
    return {
        "name": document.name,
        "sha256": document.sha256,
        "publisher": document.publisher,
        "source_url": document.source_url,
        "published": document.published,
        "extractor_version": version,
        "version_group": links.group(document.source_url),
    }


def _figures(connection: Connection, name: str, extraction: Extraction) -> Iterator[dict[str, Any]]:
    ids = identities.assign(name, extraction.figures)
    decided = decisions.newest(connection, ids)
    for key, figure in zip(ids, extraction.figures, strict=True):
        window = windows.name(figure.period_start, figure.period_end)
        yield decisions.apply(asdict(figure) | {"id": key, "window": window}, decided.get(key))


def _without(row: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: value for field, value in row.items() if field not in fields}


def _decided_since() -> Any:
    """Whether a decision about one of the report's figures is newer than the report's rows."""
    newer = exists().where(
        Figure.report_id == Report.id,
        Decision.figure_id == Figure.id,
        Decision.decided_at > Report.loaded_at,
    )
    return newer.label("decided_since")


def _reviewed(connection: Connection, reports: list[int]) -> set[str]:
    """The ids of these reports' figures about which something was decided."""
    figures = (
        select(Figure.id).join(Decision, Decision.figure_id == Figure.id).where(Figure.report_id.in_(reports))
    )
    return set(connection.scalars(figures)) if reports else set()

"""Official tables into the database: each file whole or not at all, and only where something has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, exists, func, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError

from etl import tables, versions
from etl.records import Figure as ReadFigure
from etl.records import RefusedDocument
from etl.store import bulk, decisions, identities, links, models, rechecks, references, windows, writing
from etl.store.database import answering
from etl.store.models import Decision, EvidenceCell, Figure, Report
from etl.store.outcomes import Outcome

BESIDE = ("start", "end", "quote", "label")
"""Fields of a read figure that the narrow table of figures has no room for."""

FIELDS = tuple(field.name for field in fields(ReadFigure))


def load(engine: Engine, paths: Sequence[Path]) -> Outcome:
    """Read the table files ``paths`` into the database.

    What a file's sources give replaces what they gave before, in one transaction a file; what is unchanged, with
    no decision made since, is left alone; sources that the file names no more go. Raises ``DatabaseUnavailable``
    and ``CatalogueError``; what one file does wrong is in the result.
    """
    loaded = Outcome(files=len(paths))
    with answering(engine):
        if paths:
            references.refresh(engine)
        first: dict[str, Path] = {}
        for path in paths:
            try:
                _refuse_twin(path, first.setdefault(path.name, path))
                _load(engine, path, loaded)
            except RefusedDocument as refusal:
                loaded.refused.append(str(refusal))
    return loaded


def _refuse_twin(path: Path, first: Path) -> None:
    """Two files of one name would take each other's place in the database."""
    if path != first:
        raise RefusedDocument(f"{path}: has the same name as {first}; rename one of the two.")


def _load(engine: Engine, path: Path, loaded: Outcome) -> None:
    found = tables.read(path)
    file = found[0].file
    with engine.connect() as connection:
        if _unchanged(connection, found):
            loaded.unchanged += 1
            loaded.figures += sum(len(table.figures) for table in found)
            return
    try:
        with writing.begin(engine, file) as connection:
            asked = select(Report.name, Report.id).where(Report.file == file, Report.kind == models.TABLE)
            before = {row.name: row.id for row in connection.execute(asked)}
            _check_twins(connection, path, found)
            rechecks.mark(connection, *before.values())
            gone = [before[name] for name in before.keys() - {table.name for table in found}]
            connection.execute(delete(Report).where(Report.id.in_(gone)))
            rechecks.mark(connection, *(replace(connection, table, facts(table)) for table in found))
    except decisions.BadDecision as error:
        raise RefusedDocument(f"{path}: {error}") from error
    except (DataError, IntegrityError) as error:
        reason = " ".join(str(error.orig).split())
        raise RefusedDocument(
            f"{path}: could not be stored because of a fault in this program ({reason}); please report it."
        ) from error
    loaded.changed += bool(before)
    loaded.new += not before
    loaded.figures += sum(len(table.figures) for table in found)


def facts(table: tables.Table) -> dict[str, Any]:
    """What a table's rows follow from: where all of it is as it was, storing it again would change nothing."""
    return {
        "name": table.name,
        "sha256": table.sha256,
        "title": table.title,
        "language": table.language,
        "publisher": table.publisher,
        "source_url": table.source_url,
        "published": table.published,
        "version_group": links.group(table.source_url),
        "kind": models.TABLE,
        "file": table.file,
    }


def _unchanged(connection: Connection, found: Sequence[tables.Table]) -> bool:
    """Whether the database holds just these tables of the file, with no decision newer than they are."""
    newer = exists().where(
        Figure.report_id == Report.id,
        Decision.figure_id == Figure.id,
        Decision.decided_at > Report.loaded_at,
    )
    asked = select(*(getattr(Report, name) for name in facts(found[0])), newer.label("decided"))
    rows = connection.execute(
        asked.where(Report.file == found[0].file, Report.kind == models.TABLE)
    ).mappings()
    stored = {row["name"]: dict(row) for row in rows}
    return stored == {table.name: facts(table) | {"decided": False} for table in found}


def _check_twins(connection: Connection, path: Path, found: Sequence[tables.Table]) -> None:
    """Refuse what another file brought already, unless that file is no longer beside this one: it was renamed."""
    hashes = [table.sha256 for table in found]
    asked = select(Report.id, Report.file).where(Report.sha256.in_(hashes), Report.file != found[0].file)
    for row in connection.execute(asked).all():
        if row.file is not None and path.with_name(row.file).exists():
            raise RefusedDocument(f"{path}: holds the same as {row.file}; remove one of the two.")
        rechecks.mark(connection, row.id)
        connection.execute(delete(Report).where(Report.id == row.id))


def replace(connection: Connection, table: tables.Table, facts: dict[str, Any]) -> int:
    """Store the figures of a table in place of what its report held, with these facts of the report; its id."""
    days = [
        day for found in table.figures for day in (found.figure.period_start, found.figure.period_end) if day
    ]
    values = facts | {
        "region": None,
        "period_start": min(days, default=None),
        "period_end": max(days, default=None),
        "text": "",
        "loaded_at": datetime.now(UTC),
        "extractor_version": versions.extractor(),
    }
    report = connection.scalar(select(Report.id).where(Report.name == table.name))
    if report is None:
        report = connection.execute(insert(Report).values(values).returning(Report.id)).scalar_one()
    else:
        connection.execute(delete(Figure).where(Figure.report_id == report))
        connection.execute(update(Report).where(Report.id == report).values(values))
    ids = identities.assign(table.name, [found.figure for found in table.figures])
    columns = _columns(table, ids, _decided(connection, ids))
    narrow = {name: values for name, values in columns.items() if name not in BESIDE}
    bulk.add_columns(connection, Figure.__table__, narrow | {"report_id": [report] * len(ids)})
    bulk.add_columns(connection, EvidenceCell.__table__, _cells(table, columns))
    return report


def _columns(table: tables.Table, ids: list[str], decided: dict[str, Decision]) -> dict[str, list[Any]]:
    """The read figures as the decisions about them leave them, field by field."""
    figures = [found.figure for found in table.figures]
    columns: dict[str, list[Any]] = {name: list(map(attrgetter(name), figures)) for name in FIELDS}
    columns["window"] = list(map(windows.name, columns["period_start"], columns["period_end"]))
    columns["status"] = [decisions.UNDECIDED] * len(ids)
    for place, key in enumerate(ids):
        if key in decided:
            row = {name: values[place] for name, values in columns.items()}
            for name, value in decisions.apply(row, decided[key]).items():
                columns[name][place] = value
    return columns | {"id": ids}


def _decided(connection: Connection, ids: list[str]) -> dict[str, Decision]:
    """The newest decisions about these figures: there are few decisions, and may be millions of figures."""
    if not connection.scalar(select(func.count()).select_from(Decision)):
        return {}
    known = set(connection.scalars(select(Decision.figure_id).distinct()))
    return decisions.newest(connection, [key for key in ids if key in known])


def _cells(table: tables.Table, columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {
        "figure_id": columns["id"],
        "sheet": [found.sheet for found in table.figures],
        "cell": [found.cell for found in table.figures],
        "quote": columns["quote"],
        "label": columns["label"],
        "note": [found.note for found in table.figures],
    }

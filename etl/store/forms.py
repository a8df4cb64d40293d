"""Official forms into the database: each workbook whole or not at all, and only where something has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, exists, func, select
from sqlalchemy.exc import DataError, IntegrityError

from etl.forms import Book, batches, digests, facts
from etl.progress import Progress, silent
from etl.records import RefusedDocument
from etl.store import decisions, form_books, references, writing
from etl.store.database import answering
from etl.store.form_books import Editions
from etl.store.form_models import FormBook
from etl.store.models import Decision, Figure, Report
from etl.store.outcomes import Outcome


@dataclass(slots=True)
class Loaded(Outcome):
    """What a load did; ``numbers`` counts those read of all workbooks in the database, ``cells`` those not zero."""

    numbers: int = 0
    cells: int = 0


def load(
    engine: Engine, books: Sequence[Path], bundled: Sequence[Path] = (), progress: Progress = silent
) -> Loaded:
    """Read the workbooks ``books`` into the database, and the ``bundled`` facts of forms that it holds no workbook of.

    A workbook replaces what was there of its form, region and period, in one transaction; one whose file, sidecar and
    layout are unchanged, with no decision made since, is left alone. Raises ``DatabaseUnavailable`` and
    ``CatalogueError``; what one file does wrong is in the result.
    """
    loaded = Loaded(files=len(books))
    with answering(engine):
        if books or bundled:
            references.refresh(engine)
        try:
            _load(engine, books, loaded, progress)
        except KeyboardInterrupt:
            loaded.interrupted = True
            return loaded
        for path in bundled:
            _load_facts(engine, path, loaded)
    return loaded


def _load(engine: Engine, books: Sequence[Path], loaded: Loaded, progress: Progress) -> None:
    pending = _pending(engine, books, loaded)
    editions, first, done = Editions(), dict[str, Path](), len(books) - len(pending)
    progress(done, len(books))
    server = engine.dialect.name == "postgresql"  # SQLite stores in this very process
    for path, outcome in batches.each(pending, beside=server):
        try:
            if isinstance(outcome, RefusedDocument):
                raise outcome
            _refuse_twin(outcome, first.setdefault(outcome.table.name, path))
            _store(engine, outcome, editions, loaded)
        except RefusedDocument as refusal:
            loaded.refused.append(str(refusal))
        done += 1
        progress(done, len(books))


def _pending(engine: Engine, books: Sequence[Path], loaded: Loaded) -> list[Path]:
    """The workbooks that are not stored as they are."""
    pending = []
    with engine.connect() as connection:
        stored = _stored(connection)
        for path in books:
            try:
                known = stored.get(digests.of(path))
            except RefusedDocument as refusal:
                loaded.refused.append(str(refusal))
                continue
            if known is None:
                pending.append(path)
            else:
                loaded.unchanged += 1
                loaded.numbers += known.numbers
                loaded.figures += _figures(connection, known.report_id)
    return pending


def _figures(connection: Connection, report: int) -> int:
    asked = select(func.count()).select_from(Figure).where(Figure.report_id == report)
    return connection.scalar(asked) or 0


def _stored(connection: Connection) -> dict[str, Any]:
    """The report and the numbers of the stored workbooks by their hashes, those left out about which something was decided since."""
    newer = exists().where(
        Figure.report_id == Report.id,
        Decision.figure_id == Figure.id,
        Decision.decided_at > Report.loaded_at,
    )
    asked = select(FormBook.sha256, FormBook.numbers, FormBook.report_id).join(
        Report, Report.id == FormBook.report_id
    )
    return {row.sha256: row for row in connection.execute(asked.where(~newer))}


def _refuse_twin(book: Book, first: Path) -> None:
    if book.path != first:
        raise RefusedDocument(
            f"{book.path}: is form {book.form} of the same region and period as {first}; remove one of the two."
        )


def _store(engine: Engine, book: Book, editions: Editions, loaded: Loaded) -> None:
    name = book.table.name
    try:
        with writing.begin(engine, "forms", repeatable=True) as connection:
            before = connection.scalar(select(Report.id).where(Report.name == name))
            form_books.replace(connection, book, editions)
    except decisions.BadDecision as error:
        raise RefusedDocument(f"{book.path}: {error}") from error
    except (DataError, IntegrityError) as error:
        reason = " ".join(str(error.orig).split())
        raise RefusedDocument(
            f"{book.path}: could not be stored because of a fault in this program ({reason}); please report it."
        ) from error
    loaded.changed += before is not None
    loaded.new += before is None
    loaded.figures += len(book.table.figures)
    loaded.numbers += book.numbers
    loaded.cells += sum(len(sheet.cells.values) for sheet in book.sheets)
    loaded.notes += book.notes


def _load_facts(engine: Engine, path: Path, loaded: Loaded) -> None:
    """Store the facts of the file for regions and periods of which no workbook is there."""
    found = facts.read(path)
    with engine.connect() as connection:
        held = set(connection.scalars(select(Report.name).join(FormBook, FormBook.report_id == Report.id)))
        asked = connection.execute(select(Report.name, Report.sha256))
        stored = {row.name: row.sha256 for row in asked}
    due = [table for table in found if table.name not in held]
    changed = [table for table in due if stored.get(table.name) != table.sha256]
    if changed:
        with writing.begin(engine, "forms", repeatable=True) as connection:
            for table in changed:
                form_books.put(connection, table, str(table.figures[0].figure.region))
    for table in due:
        known = stored.get(table.name)
        loaded.unchanged += known == table.sha256
        loaded.changed += known not in {None, table.sha256}
        loaded.new += known is None
        loaded.figures += len(table.figures)
    loaded.files += len(due)

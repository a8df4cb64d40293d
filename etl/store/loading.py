"""Reports into the database: each whole or not at all, and only where something has changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, StatementError

from etl import documents, versions
from etl.catalogue import DATA, CatalogueError
from etl.documents.finding import BUNDLED
from etl.extraction import record
from etl.progress import Progress, silent
from etl.records import Document, Extraction, RefusedDocument
from etl.store import court_cases, decisions, references, reports, writing
from etl.store.database import answering
from etl.store.outcomes import Outcome


@dataclass(slots=True)
class Loaded(Outcome):
    """What a load did; ``set_aside`` and ``cases`` count what is stored of all the reports that were read."""

    set_aside: int = 0
    cases: int = 0


def load(engine: Engine, paths: Sequence[Path], progress: Progress = silent) -> Loaded:
    """Read the reports in ``paths``, files or folders, into the database, and the reference tables with them.

    A report is its file's stem: loading a file of the same name replaces that report's rows in one transaction;
    one whose text, sidecar and extractor version are unchanged is not read again. A text that is already stored
    under another name is refused while a file of that name still holds it (among ``paths``, beside the new file
    or in ``data/reports``); otherwise the report was renamed, and the new name takes the rows over.

    Raises ``DatabaseUnavailable``, and ``CatalogueError`` where a file of ``data/`` is broken; what one document
    does wrong is in the result.
    """
    loaded = Loaded()
    try:
        files = documents.find(paths)
        loaded.files = len(files)
        with answering(engine):
            references.refresh(engine)
            _Load(engine, files, loaded).run(progress)
            if loaded.new or loaded.changed:
                with writing.begin(engine, "proceedings") as connection:
                    court_cases.link(connection)
    except KeyboardInterrupt:
        loaded.interrupted = True
    return loaded


class _Load:
    """One load under way: its files, and which of them already stand for a name or a text."""

    def __init__(self, engine: Engine, files: list[Path], loaded: Loaded) -> None:
        self.engine = engine
        self.files = files
        self.loaded = loaded
        self.version = versions.extractor()
        self.names: dict[str, Path] = {}
        self.texts: dict[str, Path] = {}

    def run(self, progress: Progress) -> None:
        for number, path in enumerate(self.files):
            progress(number, len(self.files))
            try:
                self._load(path)
            except RefusedDocument as refusal:
                self.loaded.refused.append(str(refusal))
        progress(len(self.files), len(self.files))

    def _load(self, path: Path) -> None:
        document = documents.read(path)
        first = self.names.setdefault(document.name, path)
        if first != path:
            raise RefusedDocument(f"{path}: has the same name as {first}; rename one of the two.")
        twin = self.texts.get(document.sha256)
        if twin is not None:
            raise _same_text(path, twin)
        with self.engine.connect() as connection:
            standing = reports.standing(connection, document, self.version)
            if standing.current and standing.same_name is not None:
                self._count(*reports.counts(connection, standing.same_name))
        if standing.current:
            self.loaded.unchanged += 1
        else:
            self._store(document, _extracted(document))
        self.texts[document.sha256] = path

    def _store(self, document: Document, extraction: Extraction) -> None:
        try:
            with writing.begin(self.engine, document.name) as connection:
                standing = reports.standing(connection, document, self.version)
                if standing.same_text_name is not None:
                    self._check_renamed(document, standing.same_text_name)
                lapsed = reports.replace(connection, document, extraction, self.version, standing)
        except decisions.BadDecision as error:
            raise RefusedDocument(f"{document.path}: {error}") from error
        except (DataError, IntegrityError, StatementError, ValueError) as error:
            if isinstance(error, DBAPIError) and not isinstance(error, DataError | IntegrityError):
                raise  # the database fails, and not this document
            raise _fault(document, error) from error
        self._tell(document, extraction, standing, lapsed)

    def _check_renamed(self, document: Document, old: str) -> None:
        """Refuse a text that a file of the ``old`` name still holds."""
        named = [path for path in self.files if unicodedata.normalize("NFC", path.stem) == old]
        beside = [document.path.with_name(f"{old}.txt"), *(DATA / name / f"{old}.txt" for name in BUNDLED)]
        for path in (*named, *beside):
            if path != document.path and _holds(path, document.sha256):
                raise _same_text(document.path, path)

    def _tell(
        self, document: Document, extraction: Extraction, standing: reports.Standing, lapsed: int
    ) -> None:
        if standing.same_name is None and standing.same_text is None:
            self.loaded.new += 1
        else:
            self.loaded.changed += 1
        self._count(len(extraction.figures), len(extraction.set_aside), len(extraction.cases))
        if standing.same_text_name is not None:
            self.loaded.notes.append(
                f"{document.path}: replaces {standing.same_text_name}, which had its text."
            )
        if lapsed:
            self.loaded.notes.append(
                f"{document.path}: figures that had been decided about and are now read otherwise: {lapsed}; "
                "decide about them anew."
            )

    def _count(self, figures: int, set_aside: int, cases: int) -> None:
        self.loaded.figures += figures
        self.loaded.set_aside += set_aside
        self.loaded.cases += cases


def _extracted(document: Document) -> Extraction:
    """What the extractor makes of the document; a fault of its own refuses this document and no other."""
    try:
        return record(document)
    except (RefusedDocument, CatalogueError):
        raise
    except Exception as error:
        raise _fault(document, error) from error


def _holds(path: Path, sha256: str) -> bool:
    try:
        return documents.read(path).sha256 == sha256
    except RefusedDocument:
        return False


def _same_text(path: Path, first: Path) -> RefusedDocument:
    return RefusedDocument(f"{path}: has the same text as {first}; remove one of the two.")


def _fault(document: Document, error: BaseException) -> RefusedDocument:
    cause = (error.orig if isinstance(error, StatementError) else None) or error
    reason = " ".join(f"{type(cause).__name__}: {cause}".split())
    return RefusedDocument(
        f"{document.path}: could not be stored because of a fault in this program ({reason}); please report it."
    )

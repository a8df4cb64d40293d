"""What goes wrong stays with the document that is wrong."""

from __future__ import annotations

import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from etl.catalogue import CatalogueError
from etl.records import Document
from etl.store import database, loading
from tests.etl.store.conftest import Reader, Rows, Write, ids, names


def test_what_is_refused_does_not_keep_the_others_out(engine: Engine, reader: Reader, write: Write) -> None:
    bad, missing = write("a", "no number"), Path("missing.txt")
    good = write("b", "5 cases")
    loaded = loading.load(engine, [bad, missing, good])
    assert loaded.refused == [
        f"{bad}: holds no figure.",
        "missing.txt: there is no such file or folder; check the name.",
    ]
    assert names(engine) == ["b"]


def test_an_edit_that_is_refused_leaves_what_was_stored(
    engine: Engine, reader: Reader, write: Write, rows: Rows
) -> None:
    loading.load(engine, [write("a", "5 cases")])
    before = rows()
    assert len(loading.load(engine, [write("a", "no number")]).refused) == 1
    assert rows() == before


FAULTS: dict[str, dict[str, Any]] = {
    "a span that is empty": {"end": 0, "start": 0},
    "a value that is no number": {"value": Decimal("NaN")},
    "a field that is missing": {"unit": None},
}


@pytest.mark.parametrize("change", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_of_the_extractor_stores_nothing_of_its_report(
    engine: Engine, reader: Reader, write: Write, rows: Rows, change: dict[str, Any]
) -> None:
    path = write("a", "5 cases")
    loading.load(engine, [path])
    before = rows()
    reader.change = change
    loaded = loading.load(engine, [write("a", "6 cases")])
    assert len(loaded.refused) == 1
    assert loaded.refused[0].startswith(f"{path}: could not be stored because of a fault in this program (")
    assert "\n" not in loaded.refused[0]
    assert rows() == before


def test_an_extractor_that_fails_refuses_the_document_alone(
    engine: Engine, reader: Reader, write: Write
) -> None:
    def fail(document: Document) -> None:
        if document.name == "a":
            raise IndexError("list index\nout of range")

    reader.before = fail
    bad = write("a", "5 cases")
    write("b", "7 cases")
    loaded = loading.load(engine, [bad.parent])
    fault = "could not be stored because of a fault in this program (IndexError: list index out of range)"
    assert loaded.refused == [f"{bad}: {fault}; please report it."]
    assert names(engine) == ["b"]


def test_a_broken_catalogue_stops_the_load(engine: Engine, reader: Reader, write: Write) -> None:
    def fail(document: Document) -> None:
        raise CatalogueError("data/languages/ru.yml: cannot be read.")

    reader.before = fail
    with pytest.raises(CatalogueError):
        loading.load(engine, [write("a", "5 cases")])


def test_a_database_without_tables_is_named(sqlite_url: str, reader: Reader, write: Write) -> None:
    engine = database.connect(sqlite_url)
    with pytest.raises(database.DatabaseUnavailable, match="no such table"):
        loading.load(engine, [write("a", "5 cases")])
    engine.dispose()


def test_an_interrupted_load_leaves_whole_reports(engine: Engine, reader: Reader, write: Write) -> None:
    def interrupt(document: Document) -> None:
        if document.name == "b":
            raise KeyboardInterrupt

    reader.before = interrupt
    folder = write("a", "5 cases").parent
    write("b", "6 cases")
    write("c", "7 cases")
    loaded = loading.load(engine, [folder])
    assert (loaded.interrupted, loaded.files, loaded.read) == (True, 3, 1)
    assert names(engine) == ["a"]
    reader.before = lambda document: None
    assert loading.load(engine, [folder]).new == 2


def test_an_interruption_in_the_middle_of_storing_stores_nothing(
    engine: Engine, reader: Reader, write: Write, rows: Rows
) -> None:
    folder = write("a", "5 cases").parent
    loading.load(engine, [folder])
    before = rows()
    write("a", "6 cases")

    def interrupt(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if statement.startswith("UPDATE report"):
            raise KeyboardInterrupt

    event.listen(engine, "before_cursor_execute", interrupt)
    assert loading.load(engine, [folder]).interrupted
    event.remove(engine, "before_cursor_execute", interrupt)
    assert rows() == before


def test_two_loads_at_once_store_each_report_once(engine: Engine, reader: Reader, write: Write) -> None:
    for number in range(10, 30):
        folder = write(f"report-{number}", f"{number} cases").parent
    together = threading.Barrier(2)
    results: list[loading.Loaded] = []

    def run() -> None:
        together.wait()
        results.append(loading.load(engine, [folder]))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [(result.refused, result.read) for result in results] == [([], 20), ([], 20)]
    assert len(names(engine)) == len(ids(engine)) == 20

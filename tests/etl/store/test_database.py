from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, delete, insert, inspect, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from etl.store import case_models, database, form_models
from etl.store.models import Base, Decision, Evidence, Figure, Population

TABLES = {
    "region", "population", "report", "figure", "evidence", "evidence_cell", "set_aside", "decision",
    "finding", "finding_figure", "check_due", "checked", "court_case", "case_step", "form_edition", "form_sheet",
    "form_column", "form_row", "form_row_article", "form_book", "form_cell", "form_imbalance",
}  # fmt: skip


@pytest.fixture
def empty(database_url: str) -> Iterator[Engine]:
    engine = database.connect(database_url)
    yield engine
    engine.dispose()


def test_migration_makes_the_tables_of_the_models(engine: Engine) -> None:
    assert {case_models.CourtCase.__tablename__, form_models.FormCell.__tablename__} <= TABLES
    assert set(inspect(engine).get_table_names()) >= TABLES == set(Base.metadata.tables)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        before = connection.execute(text("SELECT version_num FROM alembic_version")).all()
    database.migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).all() == before


def test_two_processes_may_migrate_at_once(empty: Engine) -> None:
    faults: list[BaseException] = []

    def run() -> None:
        try:
            database.migrate(empty)
        except BaseException as error:  # noqa: BLE001 - a thread's exception would be lost
            faults.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []
    assert set(inspect(empty).get_table_names()) >= TABLES


def test_a_newer_schema_is_refused_by_name(engine: Engine, database_url: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(database.SchemaTooNew, match="its schema is 9999"):
        database.migrate(engine)
    with pytest.raises(database.SchemaTooNew, match="update the program"):
        database.connect(database_url)


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("postgresql://user:secret@127.0.0.1:1/name", "postgresql://user:***@127.0.0.1:1/name"),
        ("postgres://user:secret@127.0.0.1:1/name", "postgresql://user:***@127.0.0.1:1/name"),
        ("sqlite:////no/such/folder/file.sqlite3", "sqlite:////no/such/folder/file.sqlite3"),
        ("nonsense secret", "DATABASE_URL is not the address"),
        (
            "mysql://user:secret@127.0.0.1/name",
            "DATABASE_URL is not the address|neither SQLite nor PostgreSQL",
        ),
        ("oracle+nothing://secret", "DATABASE_URL is not the address"),
    ],
)
def test_a_database_that_cannot_be_used_is_named_without_its_password(url: str, named: str) -> None:
    with pytest.raises(database.DatabaseUnavailable) as raised:
        database.connect(url)
    sentence = str(raised.value)
    assert any(part in sentence for part in named.split("|"))
    assert "secret" not in sentence and "\n" not in sentence


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 100, encoding="utf-8")
    with pytest.raises(database.DatabaseUnavailable, match=r"letter.txt .*not a database"):
        database.connect(f"sqlite:///{path}")


def test_decisions_are_only_added(engine: Engine) -> None:
    values = {"figure_id": "f", "verdict": "confirmed", "reviewer": "A. Reader", "reason": "checked"}
    with engine.begin() as connection:
        connection.execute(insert(Decision), values | {"decided_at": datetime.now(UTC)})
    for change in (update(Decision).values(verdict="rejected"), delete(Decision)):
        with pytest.raises(DatabaseError, match="only added"), engine.begin() as connection:
            connection.execute(change)


REFUSED = {
    "a verdict of another kind": insert(Decision).values(
        figure_id="f", verdict="maybe", reviewer="r", reason="r", decided_at=datetime(2026, 11, 1, tzinfo=UTC)
    ),
    "evidence without its figure": insert(Evidence).values(
        figure_id="none", start=0, end=1, quote="5", label="cases"
    ),
    "inhabitants of no region": insert(Population).values(
        region="none", day=date(2025, 1, 1), source_url="s", inhabitants=1, note=""
    ),
    "a figure without its report": insert(Figure).values(
        id="f",
        report_id=7,
        indicator="i",
        window="9m",
        measure="m",
        value=1,
        unit="u",
        qualifier="q",
        modality="m",
        status="extracted",
    ),
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED.keys())
def test_rows_that_belong_to_nothing_are_refused(engine: Engine, statement: object) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(statement)  # type: ignore[call-overload]


def test_the_errors_of_a_database_become_a_sentence() -> None:
    engine = create_engine("sqlite://")
    with (
        pytest.raises(database.DatabaseUnavailable, match="no such table"),
        database.answering(engine),
        engine.connect() as connection,
    ):
        connection.execute(text("SELECT * FROM missing"))

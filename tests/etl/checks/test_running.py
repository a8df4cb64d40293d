"""Checks over what a load touched: they find what a check of everything finds, and read nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, delete, event, insert, select, update

from etl import checks, versions
from etl.catalogue import DATA
from etl.store import database, models, rechecks, tables
from tests.scale import generating


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = database.connect(database_url)
    database.migrate(engine)
    yield engine
    engine.dispose()


def stored(engine: Engine) -> set[tuple[str, str, str, tuple[str, ...]]]:
    return {
        (one.id, one.rule, json.dumps(one.numbers), tuple(sorted(cited.figure_id for cited in one.figures)))
        for one in checks.failures(engine)
    }


def report(engine: Engine, name: str, *values: tuple[str, str, int]) -> int:
    """A report with registered crimes, each of a region and a measure, for a year; its id."""
    row = generating.report_of("KZ-15", 2020, 12) | {"name": name, "sha256": name}
    with engine.begin() as connection:
        connection.execute(insert(models.Report), row)
        own = connection.scalar(select(models.Report.id).where(models.Report.name == name))
        assert own is not None
        for number, (region, offence, value) in enumerate(values):
            figure = generating.figure_of(region, "registered_crimes", offence or None, 2020, 12)
            connection.execute(
                insert(models.Figure),
                figure | {"id": f"{name}{number}", "report_id": own, "value": value},
            )
        rechecks.mark(connection, own)
    return own


def asked(engine: Engine, **options: Any) -> list[Any]:
    """What a run of the checks asks about figures of which region."""
    said: list[Any] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        said.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    checks.run(engine, **options)
    event.remove(engine, "before_cursor_execute", note)
    return said


def test_what_a_load_touched_is_checked_and_nothing_else(engine: Engine) -> None:
    assert checks.run(engine) == 0
    report(engine, "a", ("KZ-15", "", 100), ("KZ-15", "theft", 130), ("KZ-75", "", 900))
    assert checks.run(engine, everything=False) == 1
    before = stored(engine)
    report(engine, "b", ("KZ-75", "", 700))
    if engine.dialect.name == "sqlite":
        said = asked(engine, everything=False)
        read = [
            str(values) for statement, values in said if "FROM figure" in statement and "value" in statement
        ]
        assert read and all("KZ-15" not in values for values in read)
    assert checks.run(engine, everything=False) == 2
    after = stored(engine)
    assert before < after
    assert checks.run(engine) == 2 and stored(engine) == after


def test_what_is_due_stays_due_until_it_was_checked(engine: Engine) -> None:
    checks.run(engine)
    report(engine, "a", ("KZ-15", "", 100), ("KZ-15", "theft", 130))
    with engine.connect() as connection:
        assert {row.region for row in connection.execute(select(models.CheckDue))} == {"KZ-15"}
    checks.run(engine, everything=False)
    with engine.connect() as connection:
        assert connection.execute(select(models.CheckDue)).all() == []


def test_a_finding_goes_with_its_figures(engine: Engine) -> None:
    own = report(engine, "a", ("KZ-15", "", 100), ("KZ-15", "theft", 130))
    assert checks.run(engine) == 1
    with engine.begin() as connection:
        rechecks.mark(connection, own)
        connection.execute(delete(models.Report).where(models.Report.id == own))
    assert checks.run(engine, everything=False) == 0
    with engine.connect() as connection:
        assert connection.execute(select(models.Finding)).all() == []


def test_a_rejected_figure_takes_its_finding_back(engine: Engine) -> None:
    own = report(engine, "a", ("KZ-15", "", 100), ("KZ-15", "theft", 130))
    assert checks.run(engine) == 1
    with engine.begin() as connection:
        connection.execute(update(models.Figure).where(models.Figure.id == "a1").values(status="rejected"))
        rechecks.mark(connection, own)
    assert checks.run(engine, everything=False) == 0


def test_new_rules_check_everything(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    checks.run(engine)
    report(engine, "a", ("KZ-15", "", 100), ("KZ-15", "theft", 130))
    with engine.begin() as connection:
        connection.execute(delete(models.CheckDue))
    assert checks.run(engine, everything=False) == 0
    monkeypatch.setattr(versions, "checks", lambda: "newer")
    assert checks.run(engine, everything=False) == 1


def test_where_nothing_has_changed_nothing_is_written(sqlite_url: str) -> None:
    engine = database.connect(sqlite_url)
    database.migrate(engine)
    report(engine, "a", ("KZ-15", "", 100), ("KZ-15", "theft", 130))
    checks.run(engine)
    for everything in (True, False):
        said = [statement.split()[0] for statement, _values in asked(engine, everything=everything)]
        assert not {"INSERT", "DELETE", "UPDATE"} & set(said)
    engine.dispose()


def test_loading_a_table_makes_its_figures_due(engine: Engine, tmp_path: Path) -> None:
    checks.run(engine)
    for name in ("registered_crimes.csv", "registered_crimes.yml"):
        source = DATA / "statistics" / name
        (tmp_path / name).write_bytes(source.read_bytes())
    tables.load(engine, [tmp_path / "registered_crimes.csv"])
    count = checks.run(engine, everything=False)
    found = stored(engine)
    assert count == len(found) > 0
    assert checks.run(engine) == count and stored(engine) == found


def test_generated_figures_contradict_each_other_nowhere(engine: Engine) -> None:
    """20 regions over 15 years: what is consistent has no findings, however much of it there is."""
    generating.fill(engine, 20_000)
    assert checks.run(engine) == 0

"""Official tables in the database: whole or not at all, and only where something has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import Engine, func, select

from etl.catalogue import DATA
from etl.store import loading, tables
from etl.store.models import EvidenceCell, Figure, Population, Report
from tests.etl.store.conftest import Reader, Rows, Write

MAPPING: dict[str, Any] = {
    "title": "Figures quoted",
    "language": "en",
    "layout": "rows",
    "header": 1,
    "columns": {
        "region": "code",
        "period": "when",
        "value": "value",
        "source_url": "link",
        "note": "note",
    },
    "fields": {"measure": "level", "unit": "count", "indicator": "verdicts"},
}
LINES = """code,when,value,link,note
KZ-15,2024,824,https://a.example/1,as it was first given
KZ-71,2024,"1 026",https://b.example/2,
KZ-71,2025,1051,https://b.example/2,
"""
WriteTable = Callable[..., Path]


@pytest.fixture
def write_table(tmp_path: Path) -> WriteTable:
    def write(lines: str = LINES, name: str = "quoted") -> Path:
        path = tmp_path / f"{name}.csv"
        path.write_text(lines, encoding="utf-8")
        path.with_suffix(".yml").write_text(yaml.safe_dump(MAPPING), encoding="utf-8")
        return path

    return write


def stored(engine: Engine) -> list[tuple[Any, ...]]:
    asked = (
        select(Report.source_url, Figure.value, EvidenceCell.cell, EvidenceCell.quote, EvidenceCell.note)
        .join(Figure, Figure.report_id == Report.id)
        .join(EvidenceCell, EvidenceCell.figure_id == Figure.id)
        .order_by(EvidenceCell.cell)
    )
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(asked)]


def figure(engine: Engine, value: int) -> str:
    with engine.connect() as connection:
        return connection.execute(select(Figure.id).where(Figure.value == value)).scalar_one()


def test_figures_are_stored_with_their_cells_and_sources(engine: Engine, write_table: WriteTable) -> None:
    loaded = tables.load(engine, [write_table()])
    assert (loaded.new, loaded.figures, loaded.refused) == (1, 3, [])
    assert stored(engine) == [
        ("https://a.example/1", Decimal(824), "C2", "824", "as it was first given"),
        ("https://b.example/2", Decimal(1026), "C3", "1 026", None),
        ("https://b.example/2", Decimal(1051), "C4", "1051", None),
    ]
    with engine.connect() as connection:
        rows = connection.execute(select(Report.kind, Report.file, Report.text, Report.title)).all()
        assert {tuple(row) for row in rows} == {
            ("table", "quoted.csv", "", "Figures quoted (a.example)"),
            ("table", "quoted.csv", "", "Figures quoted (b.example)"),
        }
        assert set(connection.scalars(select(Figure.window))) == {"12m"}
        assert (connection.scalar(select(func.count()).select_from(Population)) or 0) > 500


def test_loading_twice_changes_nothing(engine: Engine, write_table: WriteTable, rows: Rows) -> None:
    path = write_table()
    tables.load(engine, [path])
    before = rows()
    loaded = tables.load(engine, [path])
    assert (loaded.new, loaded.changed, loaded.unchanged, loaded.figures) == (0, 0, 1, 3)
    assert rows() == before


def test_a_corrected_table_replaces_its_figures_and_keeps_the_ids_of_the_others(
    engine: Engine, write_table: WriteTable
) -> None:
    tables.load(engine, [write_table()])
    kept = figure(engine, 1051)
    moved = (
        LINES.replace('KZ-71,2024,"1 026",https://b.example/2,\n', "") + "KZ-10,2025,7,https://b.example/2,\n"
    )
    loaded = tables.load(engine, [write_table(moved)])
    assert (loaded.new, loaded.changed, loaded.figures) == (0, 1, 3)
    assert [row[1] for row in stored(engine)] == [824, 1051, 7]
    assert figure(engine, 1051) == kept


def test_a_source_that_the_table_names_no_more_goes(engine: Engine, write_table: WriteTable) -> None:
    tables.load(engine, [write_table()])
    tables.load(engine, [write_table("\n".join(LINES.splitlines()[:2]) + "\n")])
    assert [row[0] for row in stored(engine)] == ["https://a.example/1"]
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Report)) == 1


def test_a_table_with_a_fault_leaves_what_was_stored(
    engine: Engine, write_table: WriteTable, rows: Rows
) -> None:
    tables.load(engine, [write_table()])
    before = rows()
    path = write_table(LINES.replace("1051", "many"))
    loaded = tables.load(engine, [path])
    assert loaded.refused == [
        f"{path}, cell C4: holds 'many', which is no number; correct the cell or quoted.yml."
    ]
    assert rows() == before


def test_a_copy_under_another_name_is_refused_and_a_renamed_one_taken_over(
    engine: Engine, write_table: WriteTable
) -> None:
    first = write_table()
    tables.load(engine, [first])
    copy = write_table(name="copy")
    assert tables.load(engine, [copy]).refused == [
        f"{copy}: holds the same as quoted.csv; remove one of the two."
    ]
    first.unlink()
    assert tables.load(engine, [copy]).refused == []
    assert len(stored(engine)) == 3
    with engine.connect() as connection:
        assert set(connection.scalars(select(Report.file))) == {"copy.csv"}


def test_two_tables_of_one_name_are_not_taken_for_one(
    engine: Engine, write_table: WriteTable, tmp_path: Path
) -> None:
    first = write_table()
    (tmp_path / "sub").mkdir()
    second = tmp_path / "sub" / first.name
    second.write_text(LINES, encoding="utf-8")
    assert tables.load(engine, [first, second]).refused == [
        f"{second}: has the same name as {first}; rename one of the two."
    ]


def test_a_decision_about_a_cell_survives_loading_again(
    engine: Engine, write_table: WriteTable, decide: Callable[..., None]
) -> None:
    path = write_table()
    tables.load(engine, [path])
    key = figure(engine, 1026)
    decide(key, "corrected", datetime.now(UTC) + timedelta(seconds=1), value="1027", label="verdicts given")
    assert tables.load(engine, [path]).changed == 1
    asked = select(Figure.value, Figure.status, EvidenceCell.label).join(EvidenceCell)
    with engine.connect() as connection:
        assert tuple(connection.execute(asked.where(Figure.id == key)).one()) == (
            Decimal(1027),
            "corrected",
            "verdicts given",
        )


def test_tables_and_reports_stand_beside_each_other(
    engine: Engine, reader: Reader, write: Write, write_table: WriteTable
) -> None:
    loading.load(engine, [write("quoted", "Verdicts: 12 and 824.")])
    tables.load(engine, [write_table()])
    loading.load(engine, [write("quoted", "Verdicts: 13 and 824.")])
    with engine.connect() as connection:
        kinds = connection.execute(
            select(Report.kind, func.count(Figure.id)).join(Figure).group_by(Report.kind)
        )
        assert {tuple(row) for row in kinds} == {("prose", 2), ("table", 3)}


def test_the_bundled_tables_are_stored_with_their_notes(engine: Engine) -> None:
    loaded = tables.load(engine, sorted((DATA / "statistics").glob("*.csv")))
    assert (loaded.new, loaded.figures, loaded.refused) == (2, 779, [])
    asked = select(Figure.value, EvidenceCell.cell, EvidenceCell.note).join(EvidenceCell)
    livestock = asked.where(Figure.offence == "livestock_theft", Figure.value.in_([1051, 1026]))
    with engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(livestock.order_by(Figure.value))] == [
            (
                Decimal(1026),
                "H200",
                "Ministry of Internal Affairs; the Committee on Legal Statistics gives 1,051",
            ),
            (Decimal(1051), "H199", None),
        ]

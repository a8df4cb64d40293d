"""Forms in the database: whole or not at all, only once, replaced by what corrects them."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine, func, select

from etl.forms import Book, batches, facts, reading
from etl.store import form_books, forms
from etl.store.form_models import FormBook, FormCell, FormColumn, FormImbalance, FormRow, FormSheet
from etl.store.models import EvidenceCell, Figure, Report
from tests.etl.forms import conftest as small
from tests.etl.forms.conftest import ROWS, Write, build

layout, workbook, write = small.layout, small.workbook, small.write


def count(engine: Engine, table: Any) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def stored(engine: Engine, code: int, number: int, sheet: str = "R1") -> dict[str, float | None]:
    """A cell in all regions, zeros too: what the layout has and the table of cells has not is zero."""
    with engine.connect() as connection:
        row, column = connection.execute(
            select(FormRow.id, FormColumn.id)
            .join(FormSheet, FormSheet.id == FormRow.sheet_id)
            .join(FormColumn, FormColumn.sheet_id == FormSheet.id)
            .where(FormSheet.name == sheet, FormRow.code == code, FormColumn.number == number)
        ).one()
        asked = (
            select(FormBook.region, FormCell.value, FormCell.book_id)
            .outerjoin(
                FormCell,
                (FormCell.book_id == FormBook.id) & (FormCell.row_id == row) & (FormCell.column_id == column),
            )
        )  # fmt: skip
        return {one.region: 0.0 if one.book_id is None else one.value for one in connection.execute(asked)}


def test_cells_zeros_and_figures(engine: Engine, write: Write, workbook: openpyxl.Workbook) -> None:
    loaded = forms.load(engine, [write(workbook)])
    assert (loaded.new, loaded.numbers, loaded.refused) == (1, len(ROWS) * 5 + 2, [])
    assert count(engine, FormCell) == loaded.cells < loaded.numbers
    for code, (*_names, values) in enumerate(ROWS, 1):
        for number, value in enumerate(values, 1):
            assert stored(engine, code, number) == {"KZ-15": value}
    assert stored(engine, 1, 1, "R4") == {"KZ-15": 1234.567}
    with engine.connect() as connection:
        row = connection.execute(
            select(
                Figure.value, Figure.window, EvidenceCell.sheet, EvidenceCell.cell, Report.name, Report.kind
            )
            .join(EvidenceCell, EvidenceCell.figure_id == Figure.id)
            .join(Report, Report.id == Figure.report_id)
            .where(Figure.scope == "ст. 188")
        ).one()
    assert row.value == 70
    assert tuple(row)[1:] == ("12m", "R1", "F14", "T-1-2022-KZ-15", "form")


def test_an_empty_cell_is_stored_as_empty(engine: Engine, write: Write, workbook: openpyxl.Workbook) -> None:
    workbook["R1"]["H6"] = None
    forms.load(engine, [write(workbook)])
    assert stored(engine, 1, 4) == {"KZ-15": None}


def test_loading_again_changes_nothing(
    engine: Engine, write: Write, workbook: openpyxl.Workbook, rows: Any
) -> None:
    path = write(workbook)
    forms.load(engine, [path])
    before = rows()
    loaded = forms.load(engine, [path])
    assert (loaded.new, loaded.changed, loaded.unchanged) == (0, 0, 1)
    assert loaded.figures == count(engine, Figure)
    assert rows() == before


def test_regions_share_their_layout(engine: Engine, write: Write, workbook: openpyxl.Workbook) -> None:
    paths = [write(workbook, code.lower(), region=code) for code in ("KZ-15", "KZ-63", "KZ-75")]
    forms.load(engine, paths)
    assert (count(engine, FormBook), count(engine, FormSheet), count(engine, FormRow)) == (
        3,
        2,
        len(ROWS) + 1,
    )
    assert stored(engine, 9, 2) == {"KZ-15": 70, "KZ-63": 70, "KZ-75": 70}


def test_a_corrected_workbook_replaces_the_former(
    engine: Engine, write: Write, workbook: openpyxl.Workbook
) -> None:
    forms.load(engine, [write(workbook)])
    cells = count(engine, FormCell)
    workbook["R1"]["F14"] = 71
    loaded = forms.load(engine, [write(workbook, "aktobe, corrected")])
    assert (loaded.new, loaded.changed) == (0, 1)
    assert stored(engine, 9, 2) == {"KZ-15": 71}
    assert (count(engine, FormBook), count(engine, FormCell), count(engine, Report)) == (1, cells, 1)
    assert count(engine, FormImbalance) > 0, "the chapter is no sum any more"


def test_a_new_layout_lives_beside_the_old_one(
    engine: Engine, write: Write, workbook: openpyxl.Workbook
) -> None:
    longer = build([*ROWS, ("", "", "Новое (ст.194)", [0, 0, 0, 0])])
    forms.load(
        engine, [write(workbook), write(longer, "next", period_start="2023-01-01", period_end="2023-12-31")]
    )
    assert count(engine, FormRow) == 2 * (len(ROWS) + 1) + 1
    assert count(engine, FormBook) == 2


def test_twins_are_refused(engine: Engine, write: Write, workbook: openpyxl.Workbook) -> None:
    first = write(workbook)
    workbook["R1"]["F14"] = 71
    loaded = forms.load(engine, [first, write(workbook, "again")])
    assert loaded.new == 1
    assert "again.xlsx: is form T-1 of the same region and period as" in loaded.refused[0]
    assert stored(engine, 9, 2) == {"KZ-15": 70}


def test_a_refused_workbook_leaves_the_others_alone(
    engine: Engine, write: Write, workbook: openpyxl.Workbook
) -> None:
    good = write(workbook)
    workbook["R1"]["G8"] = "много"
    loaded = forms.load(engine, [write(workbook, "bad", region="KZ-63"), good])
    assert (loaded.new, len(loaded.refused)) == (1, 1)
    assert count(engine, FormBook) == 1


def test_a_fault_in_the_middle_leaves_nothing_half(
    engine: Engine, write: Write, workbook: openpyxl.Workbook, rows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms.load(engine, [write(workbook)])
    before = rows()
    workbook["R1"]["F14"] = 71
    path = write(workbook)

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(form_books, "_imbalances", interrupt)
    loaded = forms.load(engine, [path])
    assert loaded.interrupted
    assert rows() == before
    monkeypatch.undo()


def test_facts_give_way_to_the_workbook(
    engine: Engine, write: Write, workbook: openpyxl.Workbook, tmp_path: Path
) -> None:
    path = write(workbook)
    file = tmp_path / "T-1-2022.csv"
    facts.write(file, facts.collect([reading.read(path)]), "https://example.kz/copy")
    loaded = forms.load(engine, [], [file])
    told = count(engine, Figure)
    assert (loaded.new, told > 0, count(engine, FormCell)) == (1, True, 0)
    with engine.connect() as connection:
        ids = set(connection.scalars(select(Figure.id)))
    assert forms.load(engine, [], [file]).unchanged == 1
    loaded = forms.load(engine, [path], [file])
    assert (loaded.changed, loaded.new) == (1, 0)
    with engine.connect() as connection:
        assert set(connection.scalars(select(Figure.id))) == ids, "links to the figures hold"
    assert forms.load(engine, [], [file]).read == 0, "the workbook is there"


def test_a_decision_survives_a_correction(
    engine: Engine, write: Write, workbook: openpyxl.Workbook, decide: Any
) -> None:
    forms.load(engine, [write(workbook)])
    with engine.connect() as connection:
        key = connection.scalar(select(Figure.id).where(Figure.scope == "ст. 99"))
    decide(key, "confirmed", datetime.now(UTC))
    workbook["R1"]["F14"] = 71
    forms.load(engine, [write(workbook)])
    with engine.connect() as connection:
        assert connection.scalar(select(Figure.status).where(Figure.id == key)) == "confirmed"


def test_several_read_at_once_are_what_each_is_alone(write: Write, workbook: openpyxl.Workbook) -> None:
    paths = []
    for number, code in enumerate(("KZ-15", "KZ-63", "KZ-71", "KZ-75", "KZ-99", "KZ-79")):
        workbook["R1"]["H6"] = number
        paths.append(write(workbook, code.lower(), region=code))
    found = list(batches.each(paths))
    assert [path for path, _outcome in found] == paths
    assert "the region 'KZ-99' is not in" in str(found[4][1])
    books = [outcome for _path, outcome in found if isinstance(outcome, Book)]
    assert [book.region for book in books] == ["KZ-15", "KZ-63", "KZ-71", "KZ-75", "KZ-79"]
    for book in books:
        alone = reading.read(book.path)
        assert (book.table, book.edition, book.unbalanced) == (alone.table, alone.edition, alone.unbalanced)
        assert [sheet.cells.values.tolist() for sheet in book.sheets] == [
            sheet.cells.values.tolist() for sheet in alone.sheets
        ]


def test_who_stops_taking_books_ends_the_reading(write: Write, workbook: openpyxl.Workbook) -> None:
    paths = [write(workbook, f"{number:02}") for number in range(12)]
    before = threading.active_count()
    reading_them = batches.each(paths)
    next(reading_them)
    reading_them.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before

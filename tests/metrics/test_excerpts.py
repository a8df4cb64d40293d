from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine

from etl.forms import facts, reading
from etl.store import database, forms
from metrics import excerpts
from tests.etl.forms import conftest as small
from tests.etl.forms.conftest import Write

layout, workbook, write = small.layout, small.workbook, small.write

REPORT = "T-1-2022-KZ-15"


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    engine = database.connect(sqlite_url)
    database.migrate(engine)
    yield engine
    engine.dispose()


def test_a_cell_with_its_neighbours(engine: Engine, write: Write, workbook: openpyxl.Workbook) -> None:
    forms.load(engine, [write(workbook)])
    found = excerpts.around(engine, REPORT, "R1", "F14")
    assert found is not None
    assert found.title == "Пробная форма № Т-1: правонарушения"
    assert found.columns == (
        ("E", "В производстве"),
        ("F", "из них / зарегистрировано"),
        ("G", "из них / в отношении женщин"),
    )
    assert [(line, name) for line, name, _values in found.rows] == [
        (6, "Всего"),
        (12, "покушение на убийство"),
        (13, "Глава 6. Против собственности"),
        (14, "Кража (ст.188)"),
        (15, "транспортных средств"),
        (16, "в т.ч. автомобилей"),
    ]
    assert found.rows[3][2] == ("80", "70", "20")
    assert (found.line, found.letter) == (14, "F")


def test_zeros_and_empty_cells_are_told_apart(
    engine: Engine, write: Write, workbook: openpyxl.Workbook
) -> None:
    workbook["R1"]["H14"] = None
    forms.load(engine, [write(workbook)])
    found = excerpts.around(engine, REPORT, "R1", "H15")
    assert found is not None
    shown = {line: values[-1] for line, _name, values in found.rows}
    assert (shown[14], shown[15]) == ("", "0")


def test_facts_show_what_is_known(
    engine: Engine, write: Write, workbook: openpyxl.Workbook, tmp_path: Path
) -> None:
    file = tmp_path / "T-1-2022.csv"
    facts.write(file, facts.collect([reading.read(write(workbook))]), "https://example.kz/copy")
    forms.load(engine, [], [file])
    found = excerpts.around(engine, REPORT, "R1", "F14")
    assert found is not None
    assert found.columns == (("F", "зарегистрировано"), ("G", "в отношении женщин"))
    assert (14, "ст. 188 Кража", ("70", "20")) in found.rows


@pytest.mark.parametrize(
    ("report", "sheet", "cell"),
    [("other", "R1", "F14"), (REPORT, "R9", "F14"), (REPORT, "R1", "ZZ9"), (REPORT, None, "F14"), (REPORT, "R1", None)],
)  # fmt: skip
def test_what_is_no_cell_of_a_form(
    engine: Engine,
    write: Write,
    workbook: openpyxl.Workbook,
    report: str,
    sheet: str | None,
    cell: str | None,
) -> None:
    forms.load(engine, [write(workbook)])
    assert excerpts.around(engine, report, sheet, cell) is None

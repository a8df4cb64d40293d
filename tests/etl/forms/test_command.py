"""The command that makes the bundled facts."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from etl.forms import __main__ as command
from etl.forms import facts, reading
from tests.etl.forms.conftest import Write


def _run(file: Path, *books: Path) -> None:
    command.write.main([str(file), "https://example.kz/copy", *map(str, books)], standalone_mode=False)


def test_facts_of_a_workbook(write: Write, workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    path, file = write(workbook), tmp_path / "facts.csv"
    _run(file, path)
    (table,) = facts.read(file)
    assert sorted(map(repr, table.figures)) == sorted(map(repr, reading.read(path).table.figures))


def test_another_period_is_refused_and_nothing_written(
    write: Write, workbook: openpyxl.Workbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [
        write(workbook),
        write(workbook, "next", period_start="2023-01-01", period_end="2023-12-31"),
    ]
    with pytest.raises(SystemExit):
        _run(tmp_path / "facts.csv", *paths)
    assert "next.xlsx: is another form or period than" in capsys.readouterr().err
    assert not (tmp_path / "facts.csv").exists()

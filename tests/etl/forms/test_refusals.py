from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from etl import forms
from etl.forms import workbooks
from etl.records import RefusedDocument
from tests.etl.forms.conftest import Write


def moved(book: openpyxl.Workbook) -> None:
    book["R1"]["F4"], book["R1"]["G4"] = "в отношении женщин", "зарегистрировано"


def lost_column(book: openpyxl.Workbook) -> None:
    book["R1"]["G5"] = 4


def cut_columns(book: openpyxl.Workbook) -> None:
    book["R1"].delete_cols(8)


def cut_rows(book: openpyxl.Workbook) -> None:
    book["R1"].delete_rows(16, 3)


def lost_row(book: openpyxl.Workbook) -> None:
    book["R1"]["D10"] = 6


def text(book: openpyxl.Workbook) -> None:
    book["R1"]["G8"] = "много"


def error(book: openpyxl.Workbook) -> None:
    book["R1"]["G8"] = "#REF!"
    book["R1"]["G9"] = None


def day(book: openpyxl.Workbook) -> None:
    book["R1"]["G8"] = True


def beside(book: openpyxl.Workbook) -> None:
    book["R1"]["J8"] = 5


def renamed(book: openpyxl.Workbook) -> None:
    book["R4"].title = "R5"


def further(book: openpyxl.Workbook) -> None:
    book.create_sheet("Лист1")


def other(book: openpyxl.Workbook) -> None:
    book["R1"]["A2"] = "Список сотрудников"


def renamed_row(book: openpyxl.Workbook) -> None:
    book["R1"]["B8"] = "злодеяний"


def twice(book: openpyxl.Workbook) -> None:
    book["R1"]["B10"] = "проступки"


def unnumbered(book: openpyxl.Workbook) -> None:
    book["R1"]["E5"] = None


WRONG = [
    (moved, "sheet 'R1', cell F5: column 2 is headed 'из них > в отношении женщин' where T-1.yml expects 'зарегистрировано'"),
    (lost_column, "sheet 'R1', cell G5: column 3 is numbered 4"),
    (cut_columns, "sheet 'R1': has 3 numbered columns, and T-1.yml expects 4"),
    (cut_rows, "sheet 'R1': ends in row 15 with 10 rows, and T-1.yml expects 13"),
    (lost_row, "sheet 'R1', cell D10: the row's code is 6.0 where 5 is due"),
    (text, "sheet 'R1', cell G8: holds 'много' where a number is due"),
    (error, "sheet 'R1', cell G8: holds the error #REF! where a number is due"),
    (day, "sheet 'R1', cell G8: holds True where a number is due"),
    (beside, "sheet 'R1', cell I8: the row has not the 4 cells of the head"),
    (renamed, "has no sheet 'R4', which form T-1 has"),
    (further, "has a sheet 'Лист1', which T-1.yml does not describe"),
    (other, "is none of the forms that data/forms describes (T-1)"),
    (renamed_row, "sheet 'R1': 0 rows are named 'всего > преступлений > тяжкие', which T-1.yml expects once"),
    (twice, "sheet 'R1': 2 rows are named 'проступки', which T-1.yml expects once"),
    (unnumbered, "sheet 'R1': no row numbers the columns 1, 2, 3 ..."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), WRONG, ids=[change.__name__ for change, _sentence in WRONG])
def test_a_workbook_that_is_wrong(
    write: Write, workbook: openpyxl.Workbook, change: Callable[[openpyxl.Workbook], None], sentence: str
) -> None:
    change(workbook)
    path = write(workbook)
    with pytest.raises(RefusedDocument) as refused:
        forms.read(path)
    told = str(refused.value)
    assert told.startswith(str(path)) and sentence in told and told.endswith((".", "table."))


SIDECARS = [
    ({"region": None}, 'nothing says its region, which a form does not name itself; write "region" into aktobe.meta.json'),
    ({"region": None, "period_end": None}, "nothing says its region and period_end"),
    ({"source_url": None}, "nothing says its source_url"),
    ({"region": "KZ-99"}, "the region 'KZ-99' is not in data/catalogue/regions.csv"),
    ({"period_start": "2022"}, "the field 'period_start' must be a date like 2025-10-16, not \"2022\""),
    ({"period_start": "2023-01-01"}, "the period from 2023-01-01 to 2022-12-31 ends before it starts"),
    ({"form": "1-Z"}, "the form '1-Z' is not known; T-1 are"),
    ({"quarter": 3}, 'the field "quarter" is not known'),
    ({"source_url": "qamqor"}, "the field 'source_url' must be a web address"),
    ({"source_url": " "}, "the field 'source_url' is empty"),
    ({"region": ["KZ-15"]}, "the field 'region' must be text or null"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "sentence"), SIDECARS, ids=[sentence for _changed, sentence in SIDECARS])
def test_a_sidecar_that_is_wrong(
    write: Write, workbook: openpyxl.Workbook, changed: dict[str, str], sentence: str
) -> None:
    with pytest.raises(RefusedDocument) as refused:
        forms.read(write(workbook, **changed))
    assert sentence in str(refused.value)


def test_no_sidecar_and_no_name_to_guess_from(write: Write, workbook: openpyxl.Workbook) -> None:
    with pytest.raises(
        RefusedDocument, match="nothing says its region, period_start, period_end and source_url"
    ):
        forms.read(write(workbook, sidecar=False))


def packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


FILES = [
    ("empty", b"", "is no whole workbook"),
    ("text", b"region;value\n", "is no whole workbook"),
    ("locked", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "has a password or the old format XLS"),
    ("other archive", packed({"a.txt": b"a"}), "is no whole workbook"),
    ("macros", packed({"xl/vbaProject.bin": b"x"}), "holds macros"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "sentence"), FILES, ids=[name for name, *_rest in FILES])
def test_a_file_that_is_no_workbook(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    with pytest.raises(RefusedDocument) as refused:
        forms.read(path)
    assert str(refused.value).startswith(str(path)) and sentence in str(refused.value)


def test_a_zip_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", 1_000_000)
    path = tmp_path / "form.xlsx"
    path.write_bytes(packed({"xl/worksheets/sheet1.xml": bytes(2_000_000)}))
    with pytest.raises(RefusedDocument, match="unpacks to more than 1 MB, which no form does"):
        forms.read(path)


def test_a_file_cut_off(write: Write, workbook: openpyxl.Workbook) -> None:
    path = write(workbook)
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(RefusedDocument, match="is no whole workbook"):
        forms.read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RefusedDocument, match=r"nowhere.xlsx: cannot be read \(No such file"):
        forms.read(tmp_path / "nowhere.xlsx")

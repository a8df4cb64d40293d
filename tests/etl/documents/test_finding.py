from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl import documents
from etl.catalogue import DATA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with reports, other files, hidden ones and folders below."""
    for name in ("b.txt", "a.TXT", "a.meta.json", "notes.md", ".hidden.txt", "sub/c.txt", "sub/.git/d.txt"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("5 cases", encoding="utf-8")
    (tmp_path / "reports" / "empty.txt").mkdir()
    return tmp_path / "reports"


def found(folder: Path, *paths: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in documents.find(paths)]


def test_a_folder_gives_its_reports_in_the_order_of_their_names(folder: Path) -> None:
    assert found(folder, folder) == ["a.TXT", "b.txt", "sub/c.txt"]


def test_files_come_as_they_are_named_and_once(folder: Path) -> None:
    assert found(folder, folder / "sub" / "c.txt", folder, folder / "b.txt") == [
        "sub/c.txt",
        "a.TXT",
        "b.txt",
    ]


def test_one_file_is_itself_by_whatever_way_it_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (only,) = documents.find([Path("b.txt"), folder / "b.txt"])
    assert only.samefile(folder / "b.txt")


@pytest.mark.parametrize("name", ["missing.txt", "notes.md", "empty.txt", "sub/.git", "x" * 5000, "nul\0l"])
def test_what_is_no_report_is_handed_on_to_be_refused_by_name(folder: Path, name: str) -> None:
    path = folder / name
    if name == "sub/.git":
        (path / "d.txt").unlink()
    assert documents.find([path]) == [path]


def test_the_projects_own_data_are_its_reports() -> None:
    reports = documents.find([DATA])
    assert {path.parent for path in reports} == {DATA / "reports", DATA / "news"}
    assert len(reports) >= 85
    assert documents.find([Path(os.path.relpath(DATA))])[0].name == reports[0].name


def test_nothing_asked_is_nothing_found() -> None:
    assert documents.find([]) == []

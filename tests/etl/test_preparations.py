"""What is kept of the words between processes never changes what is read, and its loss costs only time."""

from __future__ import annotations

import pickle
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from etl import catalogue, languages, preparations, versions
from etl.preparations import prepared

REPORTS = catalogue.DATA / "reports"
BROKEN = {
    "empty": b"",
    "cut off": pickle.dumps(list(range(100)))[:40],
    "not a pickle": b"nothing of the kind",
    "of a name that is gone": b"\x80\x04\x8c\x0detl.languages\x8c\x04Gone\x93.",
}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where things are kept in a test: a folder that is not there yet."""
    monkeypatch.setattr(preparations, "KEPT", tmp_path / "prepared")
    return tmp_path / "prepared"


def _files(kept: Path) -> list[Path]:
    return [path for path in kept.rglob("*") if path.is_file()]


def _made_twice(folder: Path) -> list[list[int]]:
    """What is given for the first thing of a name, and then for another."""
    return [prepared("numbers", folder, partial(list, (given,))) for given in (1, 2)]


def test_the_second_time_it_is_not_made(kept: Path) -> None:
    assert _made_twice(catalogue.DATA) == [[1], [1]]
    assert [path.name for path in _files(kept)] == ["numbers.pickle"]


def test_nothing_of_another_folder_is_kept(kept: Path, tmp_path: Path) -> None:
    assert _made_twice(tmp_path) == [[1], [2]]
    assert not kept.exists()


def test_a_new_version_makes_it_anew_and_drops_the_old(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared("numbers", catalogue.DATA, lambda: [1])
    monkeypatch.setattr(versions, "extractor", lambda: "another")
    assert prepared("numbers", catalogue.DATA, lambda: [2]) == [2]
    assert [path.parent.name.split("-")[0] for path in _files(kept)] == ["another"]


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_damaged_file_is_made_anew(kept: Path, content: bytes) -> None:
    prepared("numbers", catalogue.DATA, lambda: [1])
    (path,) = _files(kept)
    path.write_bytes(content)
    assert prepared("numbers", catalogue.DATA, lambda: [2]) == [2]
    assert prepared("numbers", catalogue.DATA, lambda: [3]) == [2]


def test_where_nothing_can_be_written_it_is_made_each_time(kept: Path) -> None:
    kept.write_text("a file where the folder should be", "utf-8")
    assert _made_twice(catalogue.DATA) == [[1], [2]]


def test_what_cannot_be_made_is_not_kept(kept: Path) -> None:
    with pytest.raises(catalogue.CatalogueError):
        prepared("words", catalogue.DATA, lambda: languages.read("none"))
    assert not kept.exists()


@pytest.mark.parametrize("code", languages.available())
def test_a_report_reads_the_same_with_and_without(kept: Path, code: str) -> None:
    """Three processes: the words as the code makes them, then made and kept, then as they were kept."""
    path = next(REPORTS.glob(f"{code}-*.txt"))
    run = (
        "import sys; from pathlib import Path; from etl import documents, preparations, printing;"
        "from etl.extraction import record;"
        f"preparations.KEPT = Path({str(kept)!r});"
        "print(*printing.json_lines(record(documents.read(Path(sys.argv[1])))), sep='\\n')"
    )
    without = run.replace("preparations.KEPT =", "preparations.DATA =")
    said = [
        subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, check=True, cwd=versions.ROOT
        ).stdout
        for code in (without, run, run)
    ]
    assert said[0] and said[0] == said[1] == said[2]
    assert {file.stem for file in _files(kept)} >= {"catalogue", "places", "profiles", f"language-{code}"}

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl import documents
from etl.catalogue import DATA
from etl.documents import reading
from etl.records import RefusedDocument

SIDECAR = '{"publisher": "An office", "source_url": "https://example.org/1", "published": "2025-10-16"}'


def refusal(path: Path) -> str:
    with pytest.raises(RefusedDocument) as raised:
        documents.read(path)
    return str(raised.value)


def test_a_report_is_its_text_and_what_its_sidecar_says(tmp_path: Path) -> None:
    path = tmp_path / "aktobe-2025.txt"
    path.write_text("824 үкім\r\n", encoding="utf-8")
    path.with_name("aktobe-2025.meta.json").write_text(SIDECAR, encoding="utf-8")
    document = documents.read(path)
    assert (document.name, document.path, document.text) == ("aktobe-2025", path, "824 үкім\n")
    assert document.sha256 == hashlib.sha256("824 үкім\n".encode()).hexdigest()
    assert (document.publisher, document.source_url, document.published) == (
        "An office",
        "https://example.org/1",
        date(2025, 10, 16),
    )


def test_a_report_needs_no_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("824 verdicts", encoding="utf-8")
    document = documents.read(path)
    assert (document.publisher, document.source_url, document.published) == (None, None, None)


def test_text_and_name_come_in_one_normal_form(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "й")
    path = tmp_path / f"{decomposed}.txt"
    path.write_text(f"5 дел, {decomposed}", encoding="utf-8")
    document = documents.read(path)
    assert (document.name, document.text) == ("й", "5 дел, й")
    assert document.sha256 == hashlib.sha256("5 дел, й".encode()).hexdigest()


def test_the_name_is_the_stem_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.v2.TXT"
    path.write_text("5 cases", encoding="utf-8")
    assert documents.read(path).name == "report.v2"


def missing(folder: Path) -> Path:
    return folder / "missing.txt"


def empty(folder: Path) -> Path:
    path = folder / "empty.txt"
    path.touch()
    return path


def blank(folder: Path) -> Path:
    path = folder / "blank.txt"
    path.write_text(" \n\t\n", encoding="utf-8")
    return path


def a_folder(folder: Path) -> Path:
    path = folder / "folder.txt"
    path.mkdir()
    return path


def another_kind(folder: Path) -> Path:
    path = folder / "report.docx"
    path.write_bytes(b"PK")
    return path


def binary(folder: Path) -> Path:
    path = folder / "binary.txt"
    path.write_bytes(bytes(1000))
    return path


def too_large(folder: Path) -> Path:
    path = folder / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    return path


def too_long_a_name(folder: Path) -> Path:
    return folder / ("x" * 300 + ".txt")


def no_possible_name(folder: Path) -> Path:
    return folder / "a\0b.txt"


def a_broken_sidecar(folder: Path) -> Path:
    path = folder / "a.txt"
    path.write_text("5 cases", encoding="utf-8")
    path.with_name("a.meta.json").write_text("{", encoding="utf-8")
    return path


REFUSED: list[tuple[Callable[[Path], Path], str]] = [
    (missing, "missing.txt: there is no such file or folder"),
    (empty, "empty.txt: is empty"),
    (blank, "blank.txt: is empty"),
    (a_folder, "folder.txt: the folder holds no reports"),
    (another_kind, "report.docx: is not a .txt file"),
    (binary, "binary.txt: is not text but binary data"),
    (too_large, "large.txt: is larger than 5 MB"),
    (too_long_a_name, ".txt: "),
    (no_possible_name, "the file's name is not valid text"),
    (a_broken_sidecar, "a.meta.json: is not valid JSON"),
]


@pytest.mark.parametrize(("make", "reason"), REFUSED, ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_no_report_is_refused_in_one_sentence(
    tmp_path: Path, make: Callable[[Path], Path], reason: str
) -> None:
    sentence = refusal(make(tmp_path))
    assert reason in sentence
    assert sentence.endswith(".") and "\n" not in sentence and "\0" not in sentence


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_a_file_that_would_never_end_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert "is not a .txt file" in refusal(path)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("5 cases", encoding="utf-8")

    def forbid(self: Path, *_: Any) -> Any:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", forbid)  # root may read everything: file modes would not do
    assert refusal(path) == f"{path}: cannot be read (Permission denied); check its name and permissions."


def test_the_largest_report_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"5 cases " * (reading.LARGEST // 8))
    assert len(documents.read(path).text) == reading.LARGEST


@pytest.mark.parametrize("path", documents.find([DATA]), ids=lambda path: path.stem)
def test_every_bundled_report_is_read(path: Path) -> None:
    document = documents.read(path)
    assert document.name == path.stem
    assert unicodedata.is_normalized("NFC", document.text)

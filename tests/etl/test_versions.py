from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from etl import versions

FILES = {
    "data/languages/ru.yml": "a: b\n",
    "data/indicators/court.yml": "c: d\n",
    "data/catalogue/regions.csv": "code\n",
    "data/sources.yml": "e: f\n",
    "etl/sentences.py": "x = 1\n",
    "etl/documents/reading.py": "y = 1\n",
}


def write(root: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return root


def version(root: Path) -> str:
    versions.extractor.cache_clear()
    return versions.extractor(root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "one", FILES)


def test_the_version_is_twelve_digits() -> None:
    assert re.fullmatch("[0-9a-f]{12}", versions.extractor())


@pytest.mark.parametrize("name", FILES)
def test_what_reading_depends_on_changes_the_version(root: Path, name: str) -> None:
    before = version(root)
    write(root, {name: FILES[name] + "# more\n"})
    assert version(root) != before


@pytest.mark.parametrize("name", ["data/languages/en.yml", "etl/figures/labels.py"])
def test_a_new_file_and_a_renamed_one_change_the_version(root: Path, name: str) -> None:
    before = version(root)
    write(root, {name: "x = 1\n"})
    added = version(root)
    (root / name).rename((root / name).with_stem("other"))
    assert len({before, added, version(root)}) == 3


@pytest.mark.parametrize(
    "name",
    [
        "etl/store/loading.py",
        "etl/cli.py",
        "etl/__main__.py",
        "data/names/ru.yml",
        "data/reports/a.txt",
        "data/languages/.ru.yml.swp",
        "etl/__pycache__/sentences.cpython-311.pyc",
        "metrics/series.py",
        "README.md",
    ],
)
def test_anything_else_does_not(root: Path, name: str) -> None:
    before = version(root)
    write(root, {name: "z = 1\n"})
    assert version(root) == before


def test_the_same_files_give_the_same_version_everywhere(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "two"
    shutil.copytree(root, copy)
    write(copy, {name: content.replace("\n", "\r\n") for name, content in FILES.items()})
    assert version(copy) == version(root)

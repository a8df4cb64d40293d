"""What holds for the project as a whole: where words live, what files may say, what is pinned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = ("app.py", "etl", "metrics", "dashboard")
MADE_HERE = {
    ".git",
    ".venv",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "__pycache__",
    "var",
}

CYRILLIC = re.compile("[\u0400-\u052f]")
PINNED = re.compile(r"[A-Za-z0-9_.-]+(\[[a-z]+\])?==[0-9][\w.]*")
# Written with brackets so that this file does not find itself.
ELSEWHERE = [
    re.compile(rb"(?<![\w.-])[/]work/"),
    re.compile(rb"(?<![\w.-])[/]opt/"),
    re.compile(rb"[p]ythonhosted|[p]ypi\.|[p]ypi/|registry\.[n]pmjs|deb\.[d]ebian"),
]


def files(folder: Path = ROOT) -> Iterator[Path]:
    """The project's own files, without what its commands make."""
    for path in sorted(folder.iterdir()):
        if path.name in MADE_HERE:
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def modules() -> list[Path]:
    return [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in CODE]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_code_holds_no_vocabulary(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if CYRILLIC.search(line)] == [], "words belong in data/"


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
    assert [path for path in modules() if path.stem in empty or empty & set(path.parts)] == []


@pytest.mark.parametrize("pattern", ELSEWHERE, ids=lambda pattern: pattern.pattern.decode())
def test_no_file_names_another_machine(pattern: re.Pattern[bytes]) -> None:
    assert [str(path.relative_to(ROOT)) for path in files() if pattern.search(path.read_bytes())] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_explained(name: str) -> None:
    lines = [line for line in (ROOT / name).read_text("utf-8").splitlines() if line and line[0] != "#"]
    required = [line for line in lines if line != "-r requirements.txt"]
    assert required
    for line in required:
        package, _, remark = line.partition("#")
        assert PINNED.fullmatch(package.strip()) and remark.strip(), line


def test_the_two_lists_of_requirements_do_not_overlap() -> None:
    named = [
        re.findall(r"^[\w.-]+", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        for name in ("requirements.txt", "requirements-dev.txt")
    ]
    assert {package.lower() for package in named[0]} & {package.lower() for package in named[1]} == set()


def test_every_label_has_its_report() -> None:
    labelled = {
        path.name.removesuffix(".gold.json") for path in (ROOT / "tests" / "labels").glob("*.gold.json")
    }
    reports = {path.stem for path in (ROOT / "data" / "reports").glob("*.txt")}
    assert len(labelled) >= 85
    assert labelled - reports == set()


def test_every_sidecar_has_its_report() -> None:
    folder = ROOT / "data" / "reports"
    sidecars = {path.name.removesuffix(".meta.json") for path in folder.glob("*.meta.json")}
    assert sidecars - {path.stem for path in folder.glob("*.txt")} == set()

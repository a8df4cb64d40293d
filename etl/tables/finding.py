"""Which files are tables."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from etl.catalogue import DATA

ENDINGS = frozenset({".csv", ".xlsx", ".xlsm", ".xlsb", ".xls"})
"""Of the old and the macro formats none can be read, but whoever reads them says so by name."""


def find(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The tables that ``paths`` name, each once, and those of the paths that may hold reports.

    A folder gives all CSV files and workbooks below it, hidden ones left out; the project's own ``data/``
    gives those of ``data/statistics``. A folder that holds tables and no report is handed on as tables alone.
    """
    tables: dict[Path, Path] = {}
    others = []
    for path in paths:
        found = _tables(path)
        tables |= {file.absolute(): file for file in found}
        if not found or (path.is_dir() and _reports(path)):
            others.append(path)
    return list(tables.values()), others


def _tables(path: Path) -> list[Path]:
    try:
        if not path.is_dir():
            return [path] if path.suffix.lower() in ENDINGS else []
        return _below(path / "statistics" if path.resolve() == DATA else path, ENDINGS)
    except (OSError, ValueError):
        return []  # whoever reads reports says what is wrong with the path


def _reports(folder: Path) -> bool:
    return bool(_below(folder, frozenset({".txt"})))


def _below(folder: Path, endings: frozenset[str]) -> list[Path]:
    """The files with these endings, in the order of their names."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in endings
        and path.is_file()
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    )

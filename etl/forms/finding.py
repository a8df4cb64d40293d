"""Which files are forms: workbooks without a mapping file, and the facts that come with the project."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from etl.catalogue import DATA
from etl.tables.mappings import ENDING

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls"})
FACTS = "facts"


def find(tables: Iterable[Path], paths: Iterable[Path] = ()) -> tuple[list[Path], list[Path], list[Path]]:
    """The forms among ``tables``, the tables that are left, and the files of facts of the project's own ``data/``.

    A workbook with a mapping file beside it is a table that the mapping explains; one without is a form, which says
    itself what its rows and columns are. ``paths`` are those that a user named; only ``data/`` holds facts.
    """
    books: list[Path] = []
    rest: list[Path] = []
    for path in tables:
        mapped = path.suffix.lower() not in WORKBOOKS or path.with_suffix(ENDING).is_file()
        (rest if mapped else books).append(path)
    own = any(path.resolve() == DATA for path in paths)
    return books, rest, sorted((DATA / "forms" / FACTS).glob("*.csv")) if own else []

"""The least that reading workbooks can be: every cell by python-calamine, one after the other. ``python -m tests.scale.bare_forms FOLDER``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import python_calamine as calamine


def read(paths: Iterable[Path]) -> None:
    """Read every sheet of the workbooks, and keep nothing."""
    for path in paths:
        with calamine.CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python(skip_empty_area=False)


if __name__ == "__main__":
    read(sorted(Path(sys.argv[1]).glob("*.xlsx")))

"""Which files are reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.catalogue import DATA

ENDING = ".txt"
BUNDLED = ("reports", "news")
"""The folders of ``data/`` that hold texts to read."""


def find(paths: Iterable[Path]) -> list[Path]:
    """The report files that ``paths`` name, each once: files as they stand, folders with all that is below.

    A folder gives its ``.txt`` files in the order of their names, hidden ones left out; the project's own
    ``data/`` gives those of ``data/reports`` and ``data/news``. What is missing, unreadable or a folder without a report is
    handed on as it is, so that `read` refuses it by name.
    """
    found = (file for path in paths for file in _expanded(path))
    return list({file.absolute(): file for file in found}.values())


def _expanded(path: Path) -> list[Path]:
    if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for names that no file can have
        return [path]
    folders = [path / name for name in BUNDLED] if path.resolve() == DATA else [path]
    return [file for folder in folders for file in sorted(_walk(folder))] or [path]


def _walk(folder: Path) -> Iterator[Path]:
    unreadable: list[Path] = []
    for parent, folders, files in os.walk(
        folder, onerror=lambda error: unreadable.append(Path(error.filename))
    ):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(ENDING) and not name.startswith("."):
                yield Path(parent, name)
    yield from unreadable

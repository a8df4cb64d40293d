"""The versions of extractor and checks: one changes whenever what is read, or what is found wrong, might change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = ("data/languages", "data/indicators", "data/catalogue", "data/cases")
OFFICES = "data/sources.yml"
"""How publishers that speak for themselves are called, by which a report's region is told."""
CODE = "etl"
NO_READING = {"store", "tables", "forms", "checks", "cli.py", "__main__.py"}
"""What lies in ``etl/`` and has no part in reading a report."""
DIGITS = 12


@cache
def extractor(root: Path = ROOT) -> str:
    """12 hexadecimal digits over the words, the catalogue and the code that read a report.

    The same files give the same version on every machine: line ends do not count, nor do hidden files. It is
    computed once in a process.
    """
    return _digest(root, _files(root))


@cache
def checks(root: Path = ROOT) -> str:
    """The same over the rules by which figures are held against each other, and the catalogue that they rest on."""
    catalogue = (path for folder in WORDS[1:] for path in _visible(root / folder, "*"))
    return _digest(
        root, [*catalogue, root / "data" / "checks.yml", *_visible(root / CODE / "checks", "*.py")]
    )


def _digest(root: Path, files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(root).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:DIGITS]


def _files(root: Path) -> Iterator[Path]:
    for folder in WORDS:
        yield from _visible(root / folder, "*")
    yield root / OFFICES
    for path in _visible(root / CODE, "*.py"):
        if path.relative_to(root / CODE).parts[0] not in NO_READING:
            yield path


def _visible(folder: Path, pattern: str) -> list[Path]:
    """The files below ``folder``, hidden ones (an editor's, a system's) left out, in one order everywhere."""
    found = (path for path in folder.rglob(pattern) if path.is_file())
    shown = (
        path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    return sorted(shown, key=lambda path: path.relative_to(folder).as_posix())

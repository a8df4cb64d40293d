"""Keep what was made of the words between processes, so that only the first one reads and compiles them.

A process that reads one report would otherwise spend most of its time on words that the report does not have. What
is kept belongs to one version of words, code and Python (``etl.versions``): of another version, unreadable or
without leave to write, it is made anew, as if nothing were kept.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from etl import versions

DATA = versions.ROOT / "data"
KEPT = versions.ROOT / "var" / "prepared"
"""Beside the default database, and no more open to others than the code itself."""

Made = TypeVar("Made")


def prepared(name: str, folder: Path, make: Callable[[], Made]) -> Made:
    """What ``make`` makes of the words under ``folder``: the kept copy of that name, or made now and kept.

    Only what is made of the project's own ``data/`` is kept. ``make`` must depend on nothing but that folder.
    """
    if folder != DATA:
        return make()
    path = KEPT / _version() / f"{name}.pickle"
    # A damaged file can raise anything at all; whatever it is, the words themselves are still there.
    with suppress(Exception):
        return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 - our own file
    made = make()
    with suppress(OSError):
        _keep(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def _version() -> str:
    return f"{versions.extractor()}-{sys.implementation.cache_tag}-{'.'.join(map(str, sys.version_info[:3]))}"


def _keep(path: Path, content: bytes) -> None:
    """Write the file whole or not at all, and drop what other versions kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}")
    try:
        new.write_bytes(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    for other in KEPT.iterdir():
        if other != path.parent:
            for file in other.iterdir():
                file.unlink(missing_ok=True)
            other.rmdir()

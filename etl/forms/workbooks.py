"""The sheets of a workbook, opened with care: what cannot be a form is refused before anything is unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import python_calamine as calamine

from etl.records import RefusedDocument

LARGEST = 50_000_000
"""Bytes of the largest file: a region's form has one million."""
LARGEST_UNPACKED = 300_000_000
"""Bytes that a workbook may unpack to: a region's form has 14 million."""
MACROS = "vbaProject.bin"
LOCKED = b"\xd0\xcf\x11\xe0"
"""How files of the old format begin, which also wraps a workbook with a password."""


@contextmanager
def opened(path: Path) -> Iterator[calamine.CalamineWorkbook]:
    """The workbook at ``path``, closed afterwards.

    Raises ``RefusedDocument`` for what is no workbook, has a password or macros, or unpacks to more than any form
    holds; and for a workbook that turns out to be broken while it is read.
    """
    try:
        _check(path)
        with calamine.CalamineWorkbook.from_path(path) as book:
            yield book
    except OSError as error:
        raise RefusedDocument(
            f"{path}: cannot be read ({error.strerror or error}); check its name."
        ) from error
    except calamine.PasswordError as error:
        raise _locked(path) from error
    except (zipfile.BadZipFile, calamine.CalamineError, calamine.ZipError, calamine.XmlError) as error:
        raise RefusedDocument(f"{path}: is no whole workbook ({error}); download or save it anew.") from error


def _check(path: Path) -> None:
    if path.stat().st_size > LARGEST:
        raise RefusedDocument(f"{path}: is larger than {LARGEST // 1_000_000} MB, which no form is.")
    with path.open("rb") as file:
        if file.read(len(LOCKED)) == LOCKED:
            raise _locked(path)
    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise RefusedDocument(
            f"{path}: unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB, which no form does."
        )
    if any(part.filename.endswith(MACROS) for part in parts):
        raise RefusedDocument(f"{path}: holds macros, and a form has none; save it as XLSX without them.")


def _locked(path: Path) -> RefusedDocument:
    return RefusedDocument(
        f"{path}: has a password or the old format XLS; save it as XLSX without a password."
    )

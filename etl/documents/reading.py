"""From a file to a `Document`: the text of record, with what the sidecar says about it."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from etl.documents import decoding, sidecars
from etl.documents.finding import ENDING
from etl.records import Document, RefusedDocument

LARGEST = 5_000_000
"""Bytes of the longest report that is read: the text of some 1,500 printed pages."""


def read(path: Path) -> Document:
    r"""The report in the text file ``path``, with what its sidecar ``NAME.meta.json`` says.

    The text is UTF-8, UTF-16 with a byte order mark, or windows-1251 where that is beyond doubt; it becomes
    NFC, and its line ends ``\n``. Raises ``RefusedDocument`` for whatever is no report.
    """
    name = _name(path)
    data = _content(path)
    try:
        text = unicodedata.normalize("NFC", decoding.decode(data))
    except decoding.NotText as error:
        raise RefusedDocument(f"{path}: {error}") from error
    if not text.strip():
        raise RefusedDocument(f"{path}: is empty; save the report's text in it.")
    sidecar = sidecars.read(path.with_name(f"{path.stem}.meta.json"))
    return Document(
        name=name,
        path=path,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        source_url=sidecar.source_url,
        publisher=sidecar.publisher,
        published=sidecar.published,
    )


def _name(path: Path) -> str:
    """The file's stem in the one normal form: some file systems store it decomposed."""
    if not path.name.isprintable():
        raise RefusedDocument(f"{str(path)!a}: the file's name is not valid text; rename it.")
    return unicodedata.normalize("NFC", path.stem)


def _content(path: Path) -> bytes:
    """The bytes of a file that can be a report; of a file that is too large only the beginning is read."""
    try:
        _check_kind(path)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise RefusedDocument(
            f"{path}: cannot be read ({reason}); check its name and permissions."
        ) from error
    if len(data) > LARGEST:
        raise RefusedDocument(
            f"{path}: is larger than {LARGEST // 1_000_000} MB, which no single report is; "
            "give each report a file of its own."
        )
    return data


def _check_kind(path: Path) -> None:
    """Refuse what is not there, folders, devices and files of another kind."""
    if path.is_dir():
        next(path.iterdir(), None)  # a folder that may not be entered says so
        raise RefusedDocument(f"{path}: the folder holds no reports; put them there as {ENDING} files.")
    if not path.exists():
        raise RefusedDocument(f"{path}: there is no such file or folder; check the name.")
    if path.suffix.lower() != ENDING or not path.is_file():
        raise RefusedDocument(f"{path}: is not a {ENDING} file; save the report's text as one.")

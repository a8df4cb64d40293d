"""The short values that a sidecar ``NAME.meta.json`` holds: one JSON object of texts, days and links.

Every function raises ``RefusedDocument`` with a sentence that names the file and the field.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from etl.records import RefusedDocument

LARGEST = 100_000
"""Bytes; a sidecar holds a few short values."""


def read(path: Path, fields: Sequence[str]) -> dict[str, Any]:
    """The values of the sidecar at ``path``, none where no file is; only ``fields`` are allowed."""
    allowed = ", ".join(fields)
    values = _object(path, allowed)
    for field in values:
        if field not in fields:
            raise RefusedDocument(f"{path}: the field {_short(field)} is not known; allowed are {allowed}.")
    return values


def line(path: Path, field: str, value: Any) -> str | None:
    """A value that must be one line of text or null."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise RefusedDocument(f"{path}: the field '{field}' must be text or null, not {_short(value)}.")
    told = unicodedata.normalize("NFC", value.strip())
    if not all(letter.isprintable() or letter == "\N{NO-BREAK SPACE}" for letter in told):
        raise RefusedDocument(
            f"{path}: the field '{field}' must be one line of plain text, not {_short(value)}."
        )
    return told or None


def day(path: Path, field: str, value: Any) -> date | None:
    """A value that must be an ISO date or null."""
    told = line(path, field, value)
    try:
        return date.fromisoformat(told) if told else None
    except ValueError as error:
        raise RefusedDocument(
            f"{path}: the field '{field}' must be a date like 2025-10-16, not {_short(value)}."
        ) from error


def link(path: Path, field: str, value: Any) -> str | None:
    """A value that must be a web address or null."""
    told = line(path, field, value)
    try:
        address = urlsplit(told or "")
        good = address.scheme in {"http", "https"} and bool(address.netloc) and " " not in (told or "")
    except ValueError:
        good = False
    if told and not good:
        raise RefusedDocument(
            f"{path}: the field '{field}' must be a web address (http or https), not {_short(value)}."
        )
    return told


def _object(path: Path, allowed: str) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise RefusedDocument(f"{path}: cannot be read ({error.strerror}); check its permissions.") from error
    if len(data) > LARGEST:
        raise RefusedDocument(f"{path}: is too large for a sidecar; it holds {allowed} and nothing else.")
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise RefusedDocument(
            f"{path}: is not valid JSON ({error.msg}, line {error.lineno}); correct it or remove the file."
        ) from error
    except UnicodeDecodeError as error:
        raise RefusedDocument(f"{path}: is not UTF-8 text; save it as UTF-8.") from error
    except (RecursionError, ValueError) as error:
        raise RefusedDocument(f"{path}: holds more than {allowed}; remove the rest.") from error
    if not isinstance(values, dict):
        raise RefusedDocument(f"{path}: must hold one JSON object with the fields {allowed}.")
    return values


def _short(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 60 else f"{written[:57]}..."

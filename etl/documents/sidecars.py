"""What a sidecar ``NAME.meta.json`` says about its report."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from etl.records import RefusedDocument

LARGEST = 100_000
"""Bytes; a sidecar holds three short values."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Where a report comes from, as far as it is known."""

    source_url: str | None = None
    publisher: str | None = None
    published: date | None = None


FIELDS = ", ".join(field.name for field in fields(Sidecar))


def read(path: Path) -> Sidecar:
    """The sidecar at ``path``, or an empty one where none is. Raises ``RefusedDocument`` naming the field."""
    values = _object(path)
    for field in values:
        if field not in Sidecar.__slots__:
            raise RefusedDocument(f"{path}: the field {_short(field)} is not known; allowed are {FIELDS}.")
    lines = {field: _line(path, field, value) for field, value in values.items()}
    return Sidecar(
        source_url=_link(path, lines.get("source_url")),
        publisher=lines.get("publisher"),
        published=_day(path, lines.get("published")),
    )


def _object(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise RefusedDocument(f"{path}: cannot be read ({error.strerror}); check its permissions.") from error
    if len(data) > LARGEST:
        raise RefusedDocument(f"{path}: is too large for a sidecar; it holds {FIELDS} and nothing else.")
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise RefusedDocument(
            f"{path}: is not valid JSON ({error.msg}, line {error.lineno}); correct it or remove the file."
        ) from error
    except UnicodeDecodeError as error:
        raise RefusedDocument(f"{path}: is not UTF-8 text; save it as UTF-8.") from error
    except (RecursionError, ValueError) as error:
        raise RefusedDocument(f"{path}: holds more than {FIELDS}; remove the rest.") from error
    if not isinstance(values, dict):
        raise RefusedDocument(f"{path}: must hold one JSON object with the fields {FIELDS}.")
    return values


def _line(path: Path, field: str, value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise RefusedDocument(f"{path}: the field '{field}' must be text or null, not {_short(value)}.")
    line = unicodedata.normalize("NFC", value.strip())
    if not all(letter.isprintable() or letter == "\N{NO-BREAK SPACE}" for letter in line):
        raise RefusedDocument(
            f"{path}: the field '{field}' must be one line of plain text, not {_short(value)}."
        )
    return line or None


def _day(path: Path, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise RefusedDocument(
            f"{path}: the field 'published' must be a date like 2025-10-16, not {_short(value)}."
        ) from error


def _link(path: Path, value: str | None) -> str | None:
    try:
        link = urlsplit(value or "")
        good = link.scheme in {"http", "https"} and bool(link.netloc) and " " not in (value or "")
    except ValueError:
        good = False
    if value and not good:
        raise RefusedDocument(
            f"{path}: the field 'source_url' must be a web address (http or https), not {_short(value)}."
        )
    return value


def _short(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 60 else f"{written[:57]}..."

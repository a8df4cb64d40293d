"""What a sidecar ``NAME.meta.json`` says about its report."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from etl import sidecars


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Where a report comes from, as far as it is known."""

    source_url: str | None = None
    publisher: str | None = None
    published: date | None = None


FIELDS = tuple(field.name for field in fields(Sidecar))


def read(path: Path) -> Sidecar:
    """The sidecar at ``path``, or an empty one where none is. Raises ``RefusedDocument`` naming the field."""
    values = sidecars.read(path, FIELDS)
    return Sidecar(
        source_url=sidecars.link(path, "source_url", values.get("source_url")),
        publisher=sidecars.line(path, "publisher", values.get("publisher")),
        published=sidecars.day(path, "published", values.get("published")),
    )

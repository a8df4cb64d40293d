"""What the sidecar beside a form says: its form, region, period and source, which the workbook itself does not name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from etl import catalogue, sidecars
from etl.forms import layouts
from etl.records import RefusedDocument
from etl.tables import spans

ENDING = ".meta.json"
REQUIRED = ("region", "period_start", "period_end", "source_url")
KEYS = ("form", "region", "period_start", "period_end", "publisher", "source_url", "copy_url", "published")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Whose figures a workbook holds and where it comes from; ``notes`` say what was taken from the file's name."""

    form: str | None
    region: str
    period_start: date
    period_end: date
    publisher: str | None
    source_url: str
    copy_url: str | None
    published: date | None
    notes: tuple[str, ...]


def read(path: Path) -> Sidecar:
    """The sidecar of the workbook ``path``: ``NAME.meta.json`` beside ``NAME.xlsx``.

    A region or a period that it leaves out is taken from the file's name if that names just one, and the result says
    so. Raises ``RefusedDocument`` naming the sidecar and the key.
    """
    file = path.with_name(path.stem + ENDING)
    given = sidecars.read(file, KEYS)
    guessed = {key: value for key, value in _guesses(path.stem).items() if not given.get(key)}
    known = {**given, **guessed}
    missing = [key for key in REQUIRED if not known.get(key)]
    if missing:
        raise RefusedDocument(
            f"{path}: nothing says its {_listed(missing)}, which a form does not name itself; write "
            f"{_quoted(missing)} into {file.name} beside it."
        )
    notes = [f"{path}: its {key} {value} was taken from the file's name." for key, value in guessed.items()]
    start, end = (_needed(file, key, sidecars.day, known) for key in ("period_start", "period_end"))
    if start > end:
        raise RefusedDocument(f"{file}: the period from {start} to {end} ends before it starts; correct it.")
    return Sidecar(
        form=_form(file, sidecars.line(file, "form", known.get("form"))),
        region=_region(file, _needed(file, "region", sidecars.line, known)),
        period_start=start,
        period_end=end,
        publisher=sidecars.line(file, "publisher", known.get("publisher")),
        source_url=_needed(file, "source_url", sidecars.link, known),
        copy_url=sidecars.link(file, "copy_url", known.get("copy_url")),
        published=sidecars.day(file, "published", known.get("published")),
        notes=tuple(notes),
    )


def _guesses(stem: str) -> dict[str, str]:
    """What the file's name says, if it says it once: a region's code, and a year or two months."""
    found = {}
    regions = {
        code for code in catalogue.read().regions if re.search(rf"(?<![A-Z-]){code}(?![A-Z0-9])", stem)
    }
    regions = {code for code in regions if not any(code != other and code in other for other in regions)}
    if len(regions) == 1:
        found["region"] = regions.pop()
    bare = re.sub(r"KZ-[A-Z0-9]+", " ", stem)
    periods = re.findall(r"(?<!\d)(?:19|20)\d\d(?:-\d\d)?(?!\d)", bare)
    if len(periods) in {1, 2}:
        try:
            start, end = spans.parse("/".join(periods))
        except ValueError:
            return found
        if start is not None:
            found |= {"period_start": start.isoformat(), "period_end": end.isoformat()}
    return found


def _form(file: Path, value: str | None) -> str | None:
    known = layouts.read()
    if value is not None and value not in known:
        raise RefusedDocument(
            f"{file}: the form '{value}' is not known; {' and '.join(known)} are, and a new one needs a file in data/forms."
        )
    return value


def _region(file: Path, value: str) -> str:
    if value not in catalogue.read().regions:
        raise RefusedDocument(
            f"{file}: the region '{value}' is not in data/catalogue/regions.csv; correct it."
        )
    return value


Value = TypeVar("Value")


def _needed(
    file: Path, key: str, read: Callable[[Path, str, Any], Value | None], known: Mapping[str, Any]
) -> Value:
    """A value that a form cannot do without; a blank one is as good as none."""
    value = read(file, key, known[key])
    if value is None:
        raise RefusedDocument(f"{file}: the field '{key}' is empty; write it.")
    return value


def _listed(names: list[str]) -> str:
    return " and ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + f" and {names[-1]}"


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)

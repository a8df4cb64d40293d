"""What the sidecar beside a form says: its form, region, period and source, which the workbook itself does not name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl import catalogue
from etl.forms import layouts
from etl.records import RefusedDocument
from etl.tables import spans

ENDING = ".meta.json"
LARGEST = 100_000
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
    given = _object(file)
    for key in given:
        if key not in KEYS:
            raise RefusedDocument(f"{file}: the key '{key}' is not known; allowed are {', '.join(KEYS)}.")
    guessed = {key: value for key, value in _guesses(path.stem).items() if not given.get(key)}
    known = {**given, **guessed}
    missing = [key for key in REQUIRED if not known.get(key)]
    if missing:
        raise RefusedDocument(
            f"{path}: nothing says its {_listed(missing)}, which a form does not name itself; write "
            f"{_quoted(missing)} into {file.name} beside it."
        )
    notes = [f"{path}: its {key} {value} was taken from the file's name." for key, value in guessed.items()]
    start, end = (_day(file, key, known[key]) for key in ("period_start", "period_end"))
    if start > end:
        raise RefusedDocument(f"{file}: the period from {start} to {end} ends before it starts; correct it.")
    return Sidecar(
        form=_form(file, known.get("form")),
        region=_region(file, known["region"]),
        period_start=start,
        period_end=end,
        publisher=_text(file, known, "publisher"),
        source_url=_link(file, "source_url", known["source_url"]),
        copy_url=_link(file, "copy_url", known["copy_url"]) if known.get("copy_url") else None,
        published=_day(file, "published", known["published"]) if known.get("published") else None,
        notes=tuple(notes),
    )


def _object(file: Path) -> Mapping[str, Any]:
    try:
        if not file.is_file():
            return {}
        data = file.read_bytes()[: LARGEST + 1]
        given = json.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise RefusedDocument(f"{file}: cannot be read ({error.strerror}); check its permissions.") from error
    except (ValueError, RecursionError) as error:
        raise RefusedDocument(f"{file}: is not valid JSON ({error}); correct it.") from error
    if not isinstance(given, dict):
        raise RefusedDocument(f"{file}: must hold one JSON object with the keys {', '.join(KEYS)}.")
    return given


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


def _form(file: Path, value: Any) -> str | None:
    known = layouts.read()
    if value is not None and value not in known:
        raise RefusedDocument(
            f"{file}: the form '{value}' is not known; {' and '.join(known)} are, and a new one needs a file in data/forms."
        )
    return None if value is None else str(value)


def _region(file: Path, value: Any) -> str:
    if value not in catalogue.read().regions:
        raise RefusedDocument(
            f"{file}: the region '{value}' is not in data/catalogue/regions.csv; correct it."
        )
    return str(value)


def _text(file: Path, given: Mapping[str, Any], key: str) -> str | None:
    value = given.get(key)
    if value is not None and not (isinstance(value, str) and value.isprintable()):
        raise RefusedDocument(f"{file}: the key '{key}' must be one line of text or null.")
    return value or None


def _day(file: Path, key: str, value: Any) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise RefusedDocument(
            f"{file}: the key '{key}' is '{value}', and must be a date like 2022-12-31."
        ) from error


def _link(file: Path, key: str, value: Any) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", str(value)):
        raise RefusedDocument(
            f"{file}: the key '{key}' must be a web address (http or https), not '{value}'."
        )
    return str(value)


def _listed(names: list[str]) -> str:
    return " and ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + f" and {names[-1]}"


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)

"""The regions and their inhabitants: tables that mirror files of ``data/``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, select

from etl import catalogue
from etl.catalogue import DATA, CatalogueError
from etl.store import bulk, writing
from etl.store.models import Population, Region

COLUMNS = ("region_code", "date", "population", "source_url", "note")


def refresh(engine: Engine, folder: Path = DATA) -> bool:
    """Make the tables of regions and of population what the files of ``folder`` say; whether that changed any.

    Both change in one transaction, or neither does. Raises ``CatalogueError`` naming the file and the line.
    """
    regions = {region.code: _region(region) for region in catalogue.read(folder).regions.values()}
    inhabitants = _inhabitants(folder / "statistics" / "population.csv", set(regions))
    with engine.connect() as connection:
        if _stands(connection, regions, inhabitants):
            return False
    with writing.begin(engine, "regions") as connection:
        connection.execute(delete(Population))
        connection.execute(delete(Region))
        bulk.add(connection, Region.__table__, regions.values())
        bulk.add(connection, Population.__table__, inhabitants.values())
    return True


def _stands(connection: Connection, regions: dict[Any, Any], inhabitants: dict[Any, Any]) -> bool:
    """Whether the tables hold just these rows."""
    stored_regions = connection.execute(select(Region.__table__)).mappings()
    stored_inhabitants = connection.execute(select(Population.__table__)).mappings()
    return {row["code"]: dict(row) for row in stored_regions} == regions and {
        (row["region"], row["day"], row["source_url"]): dict(row) for row in stored_inhabitants
    } == inhabitants


def _region(region: catalogue.Region) -> dict[str, Any]:
    names = {f"name_{language}": region.names[language] for language in catalogue.LANGUAGES}
    return names | {
        "code": region.code,
        "kind": region.kind,
        "valid_from": region.valid_from,
        "valid_until": region.valid_until,
        "formed_from": region.formed_from,
    }


def _inhabitants(path: Path, regions: set[str]) -> dict[tuple[str, date, str], dict[str, Any]]:
    """The rows of the file by region, day and source."""
    rows: dict[tuple[str, date, str], dict[str, Any]] = {}
    for line, values in _lines(path):
        row = _inhabitant(f"{path}, line {line}", values)
        key = (row["region"], row["day"], row["source_url"])
        if row["region"] not in regions:
            raise CatalogueError(f"{path}, line {line}: {row['region']} is no region of regions.csv.")
        if key in rows:
            raise CatalogueError(f"{path}, line {line}: the region, day and source stand there twice.")
        rows[key] = row
    return rows


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise CatalogueError(f"{path}: must have the columns {', '.join(COLUMNS)}, in this order.")
            for values in reader:
                yield reader.line_num, values
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CatalogueError(f"{path}: cannot be read ({error}).") from error


def _inhabitant(where: str, values: dict[str, str]) -> dict[str, Any]:
    if None in values or None in values.values():
        raise CatalogueError(f"{where}: must have {len(COLUMNS)} values.")
    try:
        day, inhabitants = date.fromisoformat(values["date"]), int(values["population"])
    except ValueError as error:
        raise CatalogueError(f"{where}: must give a date like 2025-01-01 and a whole number.") from error
    return {
        "region": values["region_code"],
        "day": day,
        "source_url": values["source_url"],
        "inhabitants": inhabitants,
        "note": values["note"],
    }

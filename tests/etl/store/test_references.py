from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from etl import catalogue
from etl.catalogue import DATA, CatalogueError
from etl.store import references
from etl.store.models import Population, Region

HEAD = "region_code,date,population,source_url,note"
ROW = "KZ-15,2025-01-01,950000,https://example.org/1,series"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data files that the reference tables mirror, to be edited."""
    for name in ("catalogue", "indicators", "names", "statistics"):
        shutil.copytree(DATA / name, tmp_path / name)
    return tmp_path


def write_population(folder: Path, *rows: str) -> None:
    path = folder / "statistics" / "population.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")


def test_the_tables_hold_what_the_files_say(engine: Engine) -> None:
    assert references.refresh(engine)
    with engine.connect() as connection:
        abai = connection.execute(select(Region.__table__).where(Region.code == "KZ-10")).one()
        assert (abai.name_en, abai.kind, abai.valid_from, abai.valid_until, abai.formed_from) == (
            "Abai Region",
            "oblast",
            date(2022, 6, 8),
            None,
            "KZ-63",
        )
        people = connection.scalars(
            select(Population.inhabitants).where(
                Population.region == "KZ", Population.day == date(2000, 1, 1)
            )
        )
        assert list(people) == [14901641]


def test_refreshing_again_changes_nothing(engine: Engine, rows: Callable[[], Any]) -> None:
    references.refresh(engine)
    before = rows()
    assert not references.refresh(engine)
    assert rows() == before


def test_an_edited_file_changes_the_tables(engine: Engine, folder: Path) -> None:
    references.refresh(engine, folder)
    write_population(folder, ROW)
    regions = folder / "catalogue" / "regions.csv"
    regions.write_text(regions.read_text("utf-8").replace("Aktobe Region", "Aqtobe Region"), encoding="utf-8")
    catalogue.read.cache_clear()
    assert references.refresh(engine, folder)
    with engine.connect() as connection:
        assert connection.execute(select(Population.region, Population.inhabitants)).all() == [
            ("KZ-15", 950000)
        ]
        assert connection.scalar(select(Region.name_en).where(Region.code == "KZ-15")) == "Aqtobe Region"


BROKEN = {
    "an unknown region": (("KZ-99,2025-01-01,5,https://example.org,",), "line 2: KZ-99"),
    "no date": (("KZ-15,2025,5,https://example.org,",), "line 2: must give a date"),
    "no number": (("KZ-15,2025-01-01,many,https://example.org,",), "line 2: must give a date"),
    "too few values": (("KZ-15,2025-01-01",), "line 2: must have 5 values"),
    "too many values": ((ROW + ",x",), "line 2: must have 5 values"),
    "the same twice": ((ROW, ROW), "line 3: the region, day and source"),
    "an open quotation mark": ((ROW.replace("series", '"series'),), "cannot be read"),
}


@pytest.mark.parametrize(("lines", "named"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_named_and_changes_nothing(
    engine: Engine, folder: Path, rows: Callable[[], Any], lines: tuple[str, ...], named: str
) -> None:
    references.refresh(engine, folder)
    before = rows()
    write_population(folder, *lines)
    with pytest.raises(CatalogueError, match=named) as raised:
        references.refresh(engine, folder)
    assert "population.csv" in str(raised.value)
    assert rows() == before


def test_other_columns_are_named(engine: Engine, folder: Path) -> None:
    (folder / "statistics" / "population.csv").write_text("region,people\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="must have the columns region_code, date"):
        references.refresh(engine, folder)


def test_a_missing_file_is_named(engine: Engine, folder: Path) -> None:
    (folder / "statistics" / "population.csv").unlink()
    with pytest.raises(CatalogueError, match=r"population\.csv: cannot be read"):
        references.refresh(engine, folder)

"""Findings about official forms: within a workbook, and of the nation against the sum of its regions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest
from sqlalchemy import Engine, insert, update

from etl import catalogue, checks
from etl.store import bulk, database, forms, references
from etl.store.models import Figure, Report
from tests.etl.forms import conftest as small
from tests.etl.forms.conftest import Write

layout, workbook, write = small.layout, small.workbook, small.write


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    engine = database.connect(sqlite_url)
    database.migrate(engine)
    references.refresh(engine)
    yield engine
    engine.dispose()


def found(engine: Engine) -> dict[str, str]:
    checks.run(engine, everything=False)
    return {failure.rule: checks.sentence(failure) for failure in checks.failures(engine)}


def test_a_sum_that_is_none_is_told_by_sheet_and_cell(
    engine: Engine, write: Write, workbook: openpyxl.Workbook
) -> None:
    workbook["R1"]["F11"] = 9
    forms.load(engine, [write(workbook)])
    assert found(engine)["form_sum"] == (
        "Пробная форма, Актюбинская область, 2022, sheet R1: cells that are not the sum of their parts: 1, "
        "first F10 (Глава 1. Против личности / из них / зарегистрировано): 12 is stated, 9 + 4 is 13."
    )


def test_a_corrected_workbook_takes_its_finding_along(
    engine: Engine, write: Write, workbook: openpyxl.Workbook
) -> None:
    workbook["R1"]["F11"] = 9
    forms.load(engine, [write(workbook)])
    assert "form_sum" in found(engine)
    workbook["R1"]["F11"] = 8
    forms.load(engine, [write(workbook)])
    assert found(engine) == {}


def nation(engine: Engine, value: int, each: int) -> None:
    """A report about the nation, and a form of each region that existed in 2022."""
    codes = [
        code for code, one in catalogue.read().regions.items() if code == "KZ" or one.valid_until is None
    ]
    facts = {"title": "t", "language": "ru", "text": "", "extractor_version": "", "loaded_at": small.NOW}
    with engine.begin() as connection:
        for number, code in enumerate(codes, 1):
            kind = "prose" if code == "KZ" else "form"
            report = facts | {"id": number, "name": code, "sha256": code, "kind": kind}
            connection.execute(insert(Report).values(report))
        rows = (
            {
                "id": f"{number:016x}",
                "report_id": number,
                "indicator": "registered_offences",
                "region": code,
                "period_start": date(2022, 1, 1),
                "period_end": date(2022, 12, 31),
                "window": "12m",
                "measure": "level",
                "value": value if code == "KZ" else each,
                "unit": "count",
                "qualifier": "exact",
                "offence": None,
                "gravity": None,
                "place": None,
                "scope": None,
                "modality": "result",
                "status": "extracted",
            }
            for number, code in enumerate(codes, 1)
        )
        bulk.add(connection, Figure.__table__, rows)


EXPLAINED = "transport and military bodies report outside the regions."
UNEXPLAINED = (
    "more than what is reported outside the regions explains, so the two may count different things."
)


@pytest.mark.parametrize(
    ("published", "rule", "difference", "words"),
    [
        (2050, "nation", 50, EXPLAINED),
        (2273, "nation_unlike", 273, UNEXPLAINED),
        (1907, "nation_unlike", -93, UNEXPLAINED),
    ],
)
def test_the_nation_against_its_regions(
    engine: Engine, published: int, rule: str, difference: int, words: str
) -> None:
    nation(engine, published, 100)
    checks.run(engine)
    (failure,) = [one for one in checks.failures(engine) if one.rule.startswith("nation")]
    assert failure.rule == rule
    assert checks.sentence(failure) == (
        f"Registered criminal offences (all), Kazakhstan, 2022-01-01/2022-12-31: {published} are published, and the "
        f"forms of 20 regions give 2000, a difference of {difference}: {words}"
    )
    assert [one.part for one in failure.figures].count("region") == 20


def test_a_nation_that_is_the_sum_of_its_regions_is_no_finding(engine: Engine) -> None:
    nation(engine, 2000, 100)
    assert checks.run(engine) == 0


def test_where_a_region_is_missing_nothing_is_added_up(engine: Engine) -> None:
    nation(engine, 2273, 100)
    with engine.begin() as connection:
        connection.execute(update(Figure).where(Figure.region == "KZ-15").values(status="rejected"))
    assert checks.run(engine) == 0

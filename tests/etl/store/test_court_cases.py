"""Single cases in the database: the guards hold there too, and rows of one proceeding find each other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from etl.proceedings import Case, Step
from etl.store import court_cases
from etl.store.case_models import CaseStep, CourtCase
from etl.store.models import Report
from tests.etl.test_proceedings import CASE

REQUEST = replace(
    CASE, stage="requested", sanctions=("imprisonment",), years=Decimal(9), sanction_status="requested"
)
VERDICT = replace(
    CASE,
    stage="convicted",
    sanctions=("imprisonment",),
    years=Decimal(7),
    sanction_status="imposed",
    finding=(0, 4),
    steps=(Step("on_trial", None, 0, 4), Step("convicted", "2024-03-19", 0, 4)),
)


def put(engine: Engine, name: str, *cases: Case, **facts: Any) -> None:
    """A report with its cases."""
    values = {
        "name": name,
        "sha256": name,
        "title": name,
        "language": "en",
        "text": "text",
        "loaded_at": "2025-01-01",
        "extractor_version": "1",
    } | facts
    with engine.begin() as connection:
        from datetime import UTC, datetime  # noqa: PLC0415

        values["loaded_at"] = datetime.now(UTC)
        report = connection.execute(insert(Report).values(values).returning(Report.id)).scalar_one()
        court_cases.put(connection, report, name, cases)
        court_cases.link(connection)


def stored(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.execute(select(CourtCase).order_by(CourtCase.id)).all())


@pytest.mark.parametrize(
    "change",
    [
        {"sanction_status": "imposed"},
        {"stage": "convicted", "sanction_status": "imposed"},
        {"stage": "convicted"},
        {"sanction_status": None},
        {"start": 4, "end": 4},
    ],
    ids=str,
)
def test_the_database_refuses_what_the_type_refuses(engine: Engine, change: dict[str, Any]) -> None:
    put(engine, "news", REQUEST)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(update(CourtCase).values(change))


def test_a_case_comes_back_as_it_went_in(engine: Engine) -> None:
    put(engine, "news", VERDICT)
    (row,) = stored(engine)
    assert (row.role, row.stage, row.years, row.sanctions) == (
        VERDICT.role,
        "convicted",
        Decimal(7),
        "imprisonment",
    )
    with engine.connect() as connection:
        steps = connection.execute(select(CaseStep.stage, CaseStep.date).order_by(CaseStep.stage)).all()
    assert steps == [("convicted", "2024-03-19"), ("on_trial", None)]


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (VERDICT, True),
        (replace(VERDICT, region="KZ-11", place="Kokshetau"), False),
        (replace(VERDICT, noun="governor", office_level="regional", place=None), False),
        (replace(VERDICT, offence="fraud"), False),
        (replace(VERDICT, date="2019"), False),
        (replace(VERDICT, place=None, offence="corruption"), False),
    ],
)
def test_rows_of_one_proceeding_find_each_other(engine: Engine, other: Case, one: bool) -> None:
    put(engine, "first", replace(REQUEST, date="2024-02"))
    put(engine, "second", other)
    assert len({row.proceeding for row in stored(engine)}) == (1 if one else 2)


def test_two_persons_of_one_report_stay_two(engine: Engine) -> None:
    put(engine, "news", REQUEST, replace(REQUEST, person="p2"))
    assert len({row.proceeding for row in stored(engine)}) == 2


def test_a_common_role_is_one_person_only_by_a_sum(engine: Engine) -> None:
    taken = replace(
        CASE, noun="businessman", place=None, amount=Decimal(9_000_000), amount_kind="bribe", currency="KZT"
    )
    worker = replace(taken, noun="employee")
    put(engine, "first", worker)
    put(engine, "second", replace(worker, stage="detained"))
    put(engine, "third", replace(worker, amount=Decimal(1_000)))
    assert len({row.proceeding for row in stored(engine)}) == 2

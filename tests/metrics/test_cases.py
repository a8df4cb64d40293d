"""Cases as the page counts them: one entry a proceeding, superseded by its furthest stage, nothing of it lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, insert

from etl.proceedings import Case, Step
from etl.store import court_cases, database
from etl.store.models import Report
from metrics import case_exports, case_queries, cases
from metrics.case_queries import CaseQuery
from metrics.selections import BadQuery
from tests.etl.test_proceedings import CASE

REQUEST = replace(
    CASE,
    stage="requested",
    date="2024-02-19",
    sanctions=("imprisonment",),
    years=Decimal(9),
    requested_years=Decimal(9),
    sanction_status="requested",
    amount=Decimal(210_000),
    amount_kind="bribe",
    currency="USD",
    steps=(Step("requested", "2024-02-19", 0, 4),),
)
VERDICT = replace(
    REQUEST,
    stage="convicted",
    date="2024-03-19",
    years=Decimal(7),
    requested_years=None,
    sanction_status="imposed",
    amount=Decimal(200_000),
    finding=(0, 4),
    steps=(Step("convicted", "2024-03-19", 0, 4),),
)
OTHER = replace(CASE, region="KZ-11", place="Kokshetau", offence="fraud", quote="=text")


@pytest.fixture
def engine(database_url: str) -> Any:
    engine = database.connect(database_url)
    database.migrate(engine)
    yield engine
    engine.dispose()


def put(engine: Engine, name: str, *told: Case) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415

    values = {
        "name": name,
        "sha256": name,
        "title": f"About {name}",
        "language": "en",
        "text": "text",
        "loaded_at": datetime.now(UTC),
        "extractor_version": "1",
    }
    with engine.begin() as connection:
        report = connection.execute(insert(Report).values(values).returning(Report.id)).scalar_one()
        court_cases.put(connection, report, name, told)
        court_cases.link(connection)


@pytest.fixture
def told(engine: Engine) -> Engine:
    """A request and the verdict of the same case in two items, and a case under investigation."""
    put(engine, "first", REQUEST, OTHER)
    put(engine, "second", VERDICT)
    return engine


def test_a_later_stage_supersedes_and_nothing_is_lost(told: Engine) -> None:
    found = cases.read(told, CaseQuery())
    assert sorted(one.row["stage"] for one in found) == ["convicted", "investigation"]
    (verdict,) = (one for one in found if one.row["stage"] == "convicted")
    assert [row["stage"] for row in verdict.rows] == ["requested", "convicted"]
    assert [step["stage"] for step in cases.steps(told, verdict)] == ["requested", "convicted"]
    assert verdict.row["years"] == Decimal(7)


def test_contradicting_sums_are_both_kept(told: Engine) -> None:
    (verdict,) = cases.read(told, CaseQuery(stage=("convicted",)))
    assert verdict.sums == (Decimal(200_000), Decimal(210_000))


@pytest.mark.parametrize(
    ("changes", "sums"),
    [
        ({"amount": None, "amount_kind": None}, ()),  # a verdict without a sum contradicts nothing
        ({"amount": Decimal(210_000), "amount_alt": Decimal(215_000)}, (210_000, 215_000)),
        ({"amount": Decimal(205_000), "amount_kind": "damage"}, (205_000, 210_000)),
        ({"amount": Decimal(900_000), "amount_kind": "damage"}, ()),  # a bribe and a damage are two sums
        ({"amount": Decimal(205_000), "amount_kind": "recovered"}, ()),
        ({"currency": "KZT"}, ()),
    ],
)
def test_only_values_of_one_sum_contradict(
    engine: Engine, changes: dict[str, Any], sums: tuple[int, ...]
) -> None:
    put(engine, "first", REQUEST)
    put(engine, "second", replace(VERDICT, **changes))
    (one,) = cases.read(engine, CaseQuery())
    assert one.sums == tuple(map(Decimal, sums))


def test_a_later_item_without_a_sum_leaves_the_contradiction(engine: Engine) -> None:
    put(engine, "first", REQUEST)
    put(engine, "second", VERDICT)
    upheld = replace(
        VERDICT, stage="upheld", sanction_status="upheld", amount=None, amount_kind=None, currency=None
    )
    put(engine, "third", upheld)
    (one,) = cases.read(engine, CaseQuery())
    assert (one.row["stage"], len(one.rows), one.sums) == ("upheld", 3, (Decimal(200_000), Decimal(210_000)))


def test_what_was_asked_for_stands_beside_what_was_given(told: Engine) -> None:
    gap = cases.gap(cases.read(told, CaseQuery()))
    assert (gap.requested, gap.given) == (9.0, 7.0)
    assert [(asked, given) for _, asked, given in gap.pairs] == [(Decimal(9), Decimal(7))]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("stage", [("convicted", 1), ("investigation", 1)]),
        ("offence", [("bribery", 1), ("fraud", 1)]),
        ("region", [("KZ-11", 1), ("KZ-61", 1)]),
        ("sanction", [(None, 1), ("imprisonment", 1)]),
    ],
)
def test_counts(told: Engine, field: str, expected: list[tuple[str | None, int]]) -> None:
    assert cases.counts(cases.read(told, CaseQuery()), field) == expected


@pytest.mark.parametrize(
    ("query", "stages"),
    [
        (CaseQuery(stage=("requested",)), []),
        (CaseQuery(region=("KZ-11",)), ["investigation"]),
        (CaseQuery(sanction=("imprisonment",)), ["convicted"]),
        (CaseQuery(offence=("bribery",), level=("city",)), ["convicted"]),
    ],
)
def test_filters_look_at_the_stage_that_is_reached(told: Engine, query: CaseQuery, stages: list[str]) -> None:
    assert [one.row["stage"] for one in cases.read(told, query)] == stages


def test_only_a_last_word_is_final(told: Engine) -> None:
    assert all(one.is_open for one in cases.read(told, CaseQuery()))


def test_the_csv_holds_every_item_and_runs_nothing(told: Engine) -> None:
    lines = b"".join(case_exports.csv_chunks(told, CaseQuery())).decode("utf-8-sig").splitlines()
    assert lines[0].split(",") == list(case_exports.COLUMNS)
    assert len(lines) == 4
    assert sum(",'=text," in line for line in lines) == 1


@pytest.mark.parametrize(
    "query",
    [
        CaseQuery(),
        CaseQuery(region=("KZ-15", "KZ-75"), stage=("requested",), case="abc", lang="kk", sep=";"),
        CaseQuery(offence=("bribery",), sanction=("fine",), level=("rural",)),
    ],
)
def test_a_query_and_its_string_say_the_same(query: CaseQuery) -> None:
    assert case_queries.parse(case_queries.query_string(query)) == query


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("stage=guilty", "'guilty' is no stage; allowed are investigation"),
        ("place=Aksu", "'place' is no part of this address"),
        ("region=", "'region' has no value"),
        ("lang=de", "'de' is no lang"),
    ],
)
def test_what_cannot_be_meant_is_said(query: str, words: str) -> None:
    with pytest.raises(BadQuery, match=words):
        case_queries.parse(query)

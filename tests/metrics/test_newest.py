"""The newest value of each region; and no question that a chart asks reads past the index."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, event

from metrics import absences, coverage, derived, movements, newest, observations, rates, series, stated_rates
from metrics.selections import BadQuery, parse
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until


def told(shelf: Shelf, query: str) -> list[tuple[str | None, str, str]]:
    found = newest.find(shelf.engine, parse(query))
    return [(one.shown.region, str(one.shown.period_end), str(one.shown.value)) for one in found]


@pytest.fixture
def stocked(shelf: Shelf) -> Shelf:
    shelf.add(
        "a",
        {"value": "800", **until(2024, 9)},
        {"value": "824", **until(2025, 9)},
        {"value": "900", **until(2025, 12)},
        {"value": "7", "offence": "theft", **until(2026, 9)},
        {"value": "500", "region": "KZ-75", **until(2025, 9)},
        {"value": "600", "region": "KZ-71", **until(2024, 9)},
        {"value": "99", "region": "KZ-71", "status": "rejected", **until(2025, 9)},
    )
    shelf.add("b", {"value": "831", **until(2025, 9)}, publisher="Alash.kz", source_url=None)
    return shelf


def test_each_region_has_its_newest_value(stocked: Shelf) -> None:
    expected = [
        ("KZ-15", "2025-09-30", "824"),
        ("KZ-71", "2024-09-30", "600"),
        ("KZ-75", "2025-09-30", "500"),
    ]
    assert told(stocked, "indicator=verdicts") == expected
    assert told(stocked, "indicator=verdicts&measure=level&unit=count&window=9m") == expected
    assert told(stocked, "indicator=verdicts&window=9m&to=2024-12-31")[0] == ("KZ-15", "2024-09-30", "800")
    assert told(stocked, "indicator=verdicts&window=9m&region=KZ-75") == expected[2:]
    assert told(stocked, "indicator=deaths") == []
    assert told(stocked, "indicator=verdicts&measure=level&unit=KZT&window=9m") == []
    found = newest.find(stocked.engine, parse("indicator=verdicts"))
    assert (found[0].conflict, found[0].alternatives, found[0].status) == (True, 1, "conflict")
    assert [one.shown.region for one in newest.shared(found)] == ["KZ-15", "KZ-75"]
    assert newest.shared(()) == ()


def test_it_is_about_one_indicator(sqlite_shelf: Shelf) -> None:
    with pytest.raises(BadQuery, match="A series shows one 'indicator', not 0"):
        newest.find(sqlite_shelf.engine, parse("region=KZ-15"))


VERDICTS = parse("indicator=verdicts")
REGION = parse("indicator=verdicts&region=KZ-15&region=KZ-75&window=9m")
QUESTIONS: list[tuple[str, Callable[[Engine], Any]]] = [
    ("a series", lambda engine: series.like_for_like(engine, VERDICTS)),
    ("a series of regions", lambda engine: series.like_for_like(engine, REGION)),
    ("with quarters", lambda engine: series.read(engine, parse("indicator=verdicts&window=3m"), derive=True)),
    (
        "in old borders",
        lambda engine: series.read(engine, parse("indicator=verdicts&region=KZ-63"), joined=True),
    ),
    ("the newest values", lambda engine: newest.find(engine, VERDICTS)),
    ("changes", lambda engine: movements.find(engine, REGION)),
    ("absences", lambda engine: absences.find(engine, series.read(engine, REGION))),
    ("rates", lambda engine: rates.find(engine, VERDICTS)),
    ("stated rates", lambda engine: stated_rates.check(engine, REGION)),
    ("a derived metric", lambda engine: derived.compute(engine, "verdicts_per_supported_case", REGION)),
    ("a page of rows with their conflicts", lambda engine: observations.frame(engine, VERDICTS, limit=2)),
    ("coverage of an indicator", lambda engine: coverage.find(engine, VERDICTS)),
]


@pytest.mark.parametrize("question", [row[1] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS])
def test_every_question_is_bounded_by_the_index(
    sqlite_shelf: Shelf, question: Callable[[Engine], Any]
) -> None:
    engine = sqlite_shelf.engine
    sqlite_shelf.add(
        "a", {"value": "824"}, {"value": "9", "region": "KZ-75"}, {"value": "5", **until(2025, 3)}
    )
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    question(engine)
    event.remove(engine, "before_cursor_execute", note)
    about_figures = [(text, values) for text, values in asked if "FROM figure" in text]
    assert about_figures
    with engine.connect() as connection:
        for text, values in about_figures:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values).all()
            steps = [str(row[-1]) for row in plan if "figure" in str(row[-1]).split()]
            assert steps and all("SEARCH figure USING" in step and "indicator=?" in step for step in steps), (
                steps
            )

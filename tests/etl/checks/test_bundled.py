"""The contradictions that are really there in the bundled data are found, each with its arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from etl import checks
from etl.catalogue import DATA
from etl.store import database, tables


@pytest.fixture
def statistics(database_url: str) -> Iterator[Engine]:
    engine = database.connect(database_url)
    database.migrate(engine)
    tables.load(engine, sorted((DATA / "statistics").glob("*.csv")))
    yield engine
    engine.dispose()


def test_the_contradictions_of_the_official_tables(statistics: Engine) -> None:
    count = checks.run(statistics)
    found = list(checks.failures(statistics))
    assert count == len(found)
    said: dict[str, list[str]] = {failure.rule: [] for failure in found}
    for failure in found:
        said[failure.rule].append(checks.sentence(failure))
    assert said["change"] == [
        (
            "Registered crimes, Aktobe Region, 2020-01-01/2020-03-31: 3180 to 2012 is a change of -36.7%, "
            "but -30.2 % is stated."
        )
    ]
    (share,) = said["share"]
    assert share.endswith("808 of 2452 is 33%, but 21% is stated.")
    sources = said.pop("sources")
    assert any("Livestock theft, Kazakhstan, 2024" in one and "1051; 1026" in one for one in sources)
    # All else are the differences of population that the table keeps on purpose: 20 regions in 2023, and four.
    assert len([one for one in sources if one.startswith("Population, ")]) == len(sources) - 1 <= 24
    assert set(said) == {"change", "share"}


def test_the_printed_lines_name_file_cell_and_link(statistics: Engine) -> None:
    checks.run(statistics)
    lines = list(checks.lines(checks.failures(statistics), checks.counts(statistics)))
    assert lines[0] == "Base, value and percentage: 1"
    assert any("registered_crimes.csv cell H53, https://polisia.kz/" in line for line in lines)

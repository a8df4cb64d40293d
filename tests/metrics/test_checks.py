"""What the checks found, as the pages read it: on both databases, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from etl import checks as running
from etl.catalogue import LANGUAGES
from metrics import checks
from tests.metrics.conftest import Shelf

Q1 = {"period_start": date(2020, 1, 1), "period_end": date(2020, 3, 31), "indicator": "registered_crimes"}
Q1_BEFORE = {
    "period_start": date(2019, 1, 1),
    "period_end": date(2019, 3, 31),
    "indicator": "registered_crimes",
}
PERCENT = {"measure": "change", "unit": "percent"}


def contradict(shelf: Shelf) -> list[str]:
    """One report whose percentage is wrong, and a second one that agrees with its counts."""
    ids = shelf.add(
        "aktobe",
        {"value": "3180", **Q1_BEFORE},
        {"value": "2012", **Q1},
        {"value": "-30.2", **Q1, **PERCENT},
    )
    shelf.add("another", {"value": "2012", **Q1})
    running.run(shelf.engine)
    return ids


def test_a_finding_names_its_figures_arithmetic_and_sources(shelf: Shelf) -> None:
    base, value, stated = contradict(shelf)
    (failed,) = checks.find(shelf.engine)
    assert failed.sentence == (
        "Registered crimes, Aktobe Region, 2020-01-01/2020-03-31: 3180 to 2012 is a change of -36.7%, "
        "but -30.2 % is stated."
    )
    assert {cited.part: cited.figure_id for cited in failed.figures} == {
        "base": base,
        "value": value,
        "stated": stated,
    }
    assert {cited.source_url for cited in failed.figures} == {"https://example.org/1"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_is_told_in_each_language(sqlite_shelf: Shelf, language: str) -> None:
    contradict(sqlite_shelf)
    (failed,) = checks.find(sqlite_shelf.engine, language)
    for number in ("3180", "2012", "-36.7%", "-30.2 %"):
        assert number in failed.sentence
    assert "{" not in failed.sentence and failed.title
    assert len({checks.find(sqlite_shelf.engine, one)[0].sentence for one in LANGUAGES}) == len(LANGUAGES)


def test_rules_that_never_fail_are_told_too(sqlite_shelf: Shelf) -> None:
    contradict(sqlite_shelf)
    counts = {rule.rule: rule.failures for rule in checks.rules(sqlite_shelf.engine)}
    assert counts.pop("change") == 1
    assert len(counts) == 14 and set(counts.values()) == {0}


def test_findings_are_asked_for_by_figure(shelf: Shelf) -> None:
    base, value, stated = contradict(shelf)
    (other,) = shelf.add("third", {"value": "7"})
    for figure in (base, value, stated):
        assert [one.rule for one in checks.find(shelf.engine, figures=[figure])] == ["change"]
    assert checks.find(shelf.engine, figures=[other]) == ()


def test_the_worst_come_first_and_a_page_asks_for_some(shelf: Shelf) -> None:
    ids = [
        shelf.add(name, {"value": value, "region": region})
        for region, values in (("KZ-15", (1001, 999)), ("KZ-75", (1001, 250)), ("KZ-71", (1001, 801)))
        for name, value in zip((f"{region} one", f"{region} two"), values, strict=True)
    ]
    contradict(shelf)
    found = checks.find(shelf.engine)
    assert [one.rule for one in found] == ["change", "sources", "sources", "sources"]
    assert [one.figures[0].region for one in found[1:]] == ["KZ-75", "KZ-71", "KZ-15"]
    assert checks.find(shelf.engine, rule="sources", limit=2) == found[1:3]
    assert checks.find(shelf.engine, limit=1) == found[:1]
    about = [ids[0][0], ids[2][0], "nowhere"]
    assert checks.find(shelf.engine, figures=about) == (found[1], found[3])
    assert checks.find(shelf.engine, figures=about, rule="change") == ()
    assert checks.find(shelf.engine, figures=[]) == ()


def test_checking_again_changes_nothing_and_forgets_what_holds_no_more(shelf: Shelf) -> None:
    contradict(shelf)
    before = checks.find(shelf.engine)
    assert running.run(shelf.engine) == 1
    assert checks.find(shelf.engine) == before
    with shelf.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE figure SET value = 2220 WHERE value = 2012")
    assert running.run(shelf.engine) == 0
    assert checks.find(shelf.engine) == ()

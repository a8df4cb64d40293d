"""What a page says where a number is not to be taken as it stands: a check that fails, a base too small for a percentage."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from dashboard import evidence, headlines
from dashboard.translations import LANGUAGES, translator
from etl.checks import running
from metrics import checks
from metrics import headlines as measured
from metrics.selections import Selection
from tests.metrics.conftest import Shelf

EN = translator("en")
YEAR = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31), "region": "KZ-75"}
BEFORE = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31), "region": "KZ-75"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_of_a_figure_lists_the_checks_that_it_fails(engine: Engine, language: str) -> None:
    Shelf(engine).add(
        "wrong", {"value": "3180", **BEFORE}, {"value": "2012", **YEAR},
        {"value": "-30.2", "measure": "change", "unit": "percent", **YEAR},
        text="From 3180 to 2012 by -30.2.",
    )  # fmt: skip
    running.run(engine)
    failed = next(one for one in checks.find(engine, language) if one.rule == "change")
    cited = failed.figures[0].figure_id
    told = str(evidence._failed(engine, cited, translator(language)))
    assert failed.sentence in told and failed.title in told
    assert not evidence._failed(engine, "no such figure", translator(language))


@pytest.mark.parametrize(("before", "said"), [("12", True), ("29", True), ("30", False)])
def test_a_small_base_has_no_percentage_and_the_tile_says_why(
    engine: Engine, before: str, said: bool
) -> None:
    cases = {"indicator": "verdicts"}
    Shelf(engine).add(
        "small", {"value": before, **cases, **BEFORE}, {"value": "40", **cases, **YEAR},
        text=f"From {before} to 40.",
    )  # fmt: skip
    (one,) = measured.find(engine, Selection(), region="KZ-75", indicators=("verdicts",))
    assert (f"no percentage: only {before} cases a year earlier" in headlines.moved(one, EN)) is said
    assert ("%" in headlines.moved(one, EN)) is not said

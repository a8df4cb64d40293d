"""Rates per 100,000: the denominator named, in the borders of the time, and stated rates checked."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from etl.store import references
from metrics import populations, rates, series, stated_rates
from metrics.populations import BORDERS_CHANGED, NO_POPULATION, Denominator, Populations
from metrics.rates import NO_LENGTH, Rate
from metrics.selections import BadQuery, Selection, parse
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until

CRIMES = parse("indicator=registered_crimes")


@pytest.fixture
def peopled(shelf: Shelf) -> Shelf:
    """The table of population as it stands in ``data/``."""
    references.refresh(shelf.engine)
    return shelf


def crimes(value: str, region: str, year: int, month: int = 12, **more: Any) -> dict[str, Any]:
    return {"indicator": "registered_crimes", "value": value, "region": region, **until(year, month)} | more


def only(found: tuple[Rate, ...]) -> Rate:
    (rate,) = found
    return rate


def test_a_rate_names_its_denominator_and_the_day(peopled: Shelf) -> None:
    # 9,000 crimes on 928,161 inhabitants of 1 January 2023: 969.66 on 100,000.
    peopled.add("a", crimes("9000", "KZ-15", 2023))
    rate = only(rates.find(peopled.engine, CRIMES))
    assert rate.value == Decimal("969.66")
    assert rate.denominator is not None
    assert (rate.denominator.inhabitants, rate.denominator.day, rate.denominator.regions) == (
        928161,
        date(2023, 1, 1),
        ("KZ-15",),
    )
    assert rate.denominator.source_url.startswith("https://github.com/open-data-kazakhstan/")
    table = rates.frame([rate])
    (row,) = table.to_dict("records")
    assert (row["value"], row["measure"], row["unit"], row["count"], row["inhabitants"]) == (
        Decimal("969.66"),
        "rate",
        "per_100000",
        Decimal(9000),
        928161,
    )
    assert (row["status"], row["derived"], row["annualised"], row["inhabitants_day"]) == (
        "derived",
        "rate",
        False,
        date(2023, 1, 1),
    )


def test_a_rate_is_brought_to_a_year_only_on_request(peopled: Shelf) -> None:
    peopled.add("a", crimes("4500", "KZ-15", 2023, 6), crimes("9000", "KZ-75", 2023))
    plain = rates.find(peopled.engine, parse("indicator=registered_crimes&window=6m"))
    year = rates.find(peopled.engine, parse("indicator=registered_crimes&window=6m"), annualise=True)
    assert (only(plain).value, only(plain).annualised) == (Decimal("484.83"), False)
    assert (only(year).value, only(year).annualised) == (Decimal("969.66"), True)
    whole = rates.find(peopled.engine, parse("indicator=registered_crimes&window=12m"), annualise=True)
    assert only(whole).annualised is False


def test_a_day_cannot_be_brought_to_a_year(peopled: Shelf) -> None:
    peopled.add("a", {"value": "92", "indicator": "persons_arrested", "period_start": None})
    selection = parse("indicator=persons_arrested&region=KZ-15")
    peopled.add("b", crimes("1", "KZ-15", 2023))
    assert (
        only(rates.find(peopled.engine, selection)).reason == NO_POPULATION
    )  # The newest day is too old in 2025.
    peopled.add(
        "c", {"value": "92", "indicator": "deaths", "period_start": None, "period_end": date(2023, 5, 1)}
    )
    found = only(rates.find(peopled.engine, parse("indicator=deaths"), annualise=True))
    assert (found.value, found.reason) == (None, NO_LENGTH)
    assert only(rates.find(peopled.engine, parse("indicator=deaths"))).value == Decimal("9.91")


BORDERS = [
    # Old borders before the split, on a day for which the table has the new ones: East Kazakhstan and Abai.
    ("KZ-63", (date(2022, 1, 1), date(2022, 3, 31)), 732966 + 611888, date(2022, 1, 1), ("KZ-63", "KZ-10")),
    ("KZ-63", (date(2021, 1, 1), date(2021, 12, 31)), 1363797, date(2021, 1, 1), ("KZ-63",)),
    ("KZ-63", (date(2023, 1, 1), date(2023, 12, 31)), 730236, date(2023, 1, 1), ("KZ-63",)),
    ("KZ-63", (date(2022, 7, 1), date(2022, 9, 30)), 732966, date(2022, 1, 1), ("KZ-63",)),
    ("KZ-10", (date(2022, 7, 1), date(2022, 9, 30)), 611888, date(2022, 1, 1), ("KZ-10",)),
    ("KZ-YUZ", (date(2018, 1, 1), date(2018, 3, 31)), 1977028 + 952169, date(2018, 1, 1), ("KZ-61", "KZ-79")),
    ("KZ-YUZ", (date(2017, 1, 1), date(2017, 12, 31)), 2878636, date(2017, 1, 1), ("KZ-YUZ",)),
    ("KZ-61", (date(2018, 7, 1), date(2018, 9, 30)), 1977028, date(2018, 1, 1), ("KZ-61",)),
    ("KZ", (date(2025, 1, 1), date(2025, 12, 31)), 20283399, date(2025, 1, 1), ("KZ",)),
    # Within the period where the start has none, and never from before the census of 2021.
    ("KZ", (date(2021, 10, 1), date(2022, 3, 31)), 19186015, date(2021, 9, 1), ("KZ",)),
    ("KZ-15", (date(2021, 10, 1), date(2022, 3, 31)), 916750, date(2022, 1, 1), ("KZ-15",)),
    ("KZ-15", (date(2024, 1, 1), date(2024, 12, 31)), 928161, date(2023, 1, 1), ("KZ-15",)),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Populations:
    from etl.store import database  # noqa: PLC0415 - this fixture alone needs a database of its own

    engine = database.connect(f"sqlite:///{(tmp_path_factory.mktemp('people') / 'x.sqlite3').as_posix()}")
    database.migrate(engine)
    references.refresh(engine)
    with engine.connect() as connection:
        found = populations.read(connection, ["KZ", "KZ-15", "KZ-63", "KZ-10", "KZ-YUZ", "KZ-61"])
    engine.dispose()
    return found


@pytest.mark.parametrize(("region", "period", "inhabitants", "day", "regions"), BORDERS)
def test_the_denominator_has_the_borders_of_the_period(
    known: Populations,
    region: str,
    period: tuple[date, date],
    inhabitants: int,
    day: date,
    regions: tuple[str, ...],
) -> None:
    found = known.find(region, *period)
    assert isinstance(found, Denominator)
    assert (found.inhabitants, found.day, found.regions) == (inhabitants, day, regions)


NONE = [
    ("KZ-63", date(2022, 1, 1), date(2022, 12, 31), BORDERS_CHANGED),
    ("KZ-YUZ", date(2018, 1, 1), date(2018, 6, 30), BORDERS_CHANGED),
    ("KZ-15", date(1990, 1, 1), date(1990, 12, 31), NO_POPULATION),
    ("KZ-15", date(2026, 1, 2), date(2026, 3, 31), NO_POPULATION),
    ("KZ-75", date(2023, 1, 1), date(2023, 12, 31), NO_POPULATION),
]


@pytest.mark.parametrize(("region", "start", "end", "reason"), NONE)
def test_there_is_no_denominator(
    known: Populations, region: str, start: date, end: date, reason: str
) -> None:
    assert known.find(region, start, end) == reason


def test_joined_regions_are_set_against_their_old_borders(peopled: Shelf) -> None:
    # 600 and 350 on 730,236 and 610,205 inhabitants: 70.87 on 100,000.
    peopled.add("a", crimes("600", "KZ-63", 2023), crimes("350", "KZ-10", 2023))
    rate = only(rates.find(peopled.engine, parse("indicator=registered_crimes&region=KZ-63"), joined=True))
    assert rate.value == Decimal("70.87")
    assert rate.denominator is not None and rate.denominator.inhabitants == 730236 + 610205


@pytest.mark.parametrize("indicator", ["budget_recovered", "drugs_seized", "crime_rate", "detection_rate"])
def test_only_numbers_of_events_people_and_cases_have_rates(sqlite_shelf: Shelf, indicator: str) -> None:
    with pytest.raises(BadQuery, match="it has no rate"):
        rates.find(sqlite_shelf.engine, Selection(indicator=(indicator,)))


def test_stated_and_computed_rates_never_stand_together(peopled: Shelf) -> None:
    stated = {"indicator": "crime_rate", "measure": "rate", "unit": "per_10000", **until(2023, 12)}
    peopled.add("a", crimes("9000", "KZ-15", 2023), {"value": "97", **stated})
    table = series.like_for_like(peopled.engine, parse("indicator=crime_rate"))
    assert list(table["unit"]) == ["per_10000"] and not any(table["derived"])
    assert list(rates.frame(rates.find(peopled.engine, CRIMES))["unit"]) == ["per_100000"]


STATED = [
    # 9,000 on 928,161: 96.97 on 10,000 in twelve months.
    ("97", 12, None, "plain"),
    ("101", 12, None, "plain"),
    ("102", 12, None, None),
    # The same count in six months: 193.93 brought to a year.
    ("194", 6, None, "annualised"),
    ("97", 6, None, "plain"),
    ("194", 6, "annualised", "annualised"),
    ("144", 6, None, None),
]


@pytest.mark.parametrize(("value", "month", "scope", "reading"), STATED)
def test_stated_rates_are_checked(
    peopled: Shelf, value: str, month: int, scope: str | None, reading: str | None
) -> None:
    stated = {"indicator": "crime_rate", "measure": "rate", "unit": "per_10000", "scope": scope}
    peopled.add("a", crimes("9000", "KZ-15", 2023, month), {"value": value, **stated, **until(2023, month)})
    (checked,) = stated_rates.check(peopled.engine, Selection())
    assert (checked.computed, checked.reading) == (Decimal("96.97"), reading)
    assert (checked.denominator.inhabitants, checked.count.shown.value) == (928161, Decimal(9000))


def test_a_stated_rate_without_its_count_is_not_checked(peopled: Shelf) -> None:
    stated = {"indicator": "crime_rate", "measure": "rate", "unit": "per_10000", **until(2023, 12)}
    peopled.add("a", {"value": "97", **stated}, crimes("9000", "KZ-15", 2022))
    assert stated_rates.check(peopled.engine, Selection()) == ()

"""Changes: stated beside computed, what either implies, and when no percentage is given."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from metrics import movements
from metrics.messages import say
from metrics.movements import Movement
from metrics.selections import parse
from metrics.sentences import tile
from tests.metrics.conftest import Shelf
from tests.metrics.spans import until

CHANGE = {"measure": "change", "unit": "percent"}
NOW, BEFORE = until(2020, 3), until(2019, 3)


def one(shelf: Shelf, query: str = "indicator=verdicts") -> Movement:
    (movement,) = movements.find(shelf.engine, parse(query))
    return movement


def told(movement: Movement, language: str = "en") -> str | None:
    message = tile(movement)
    return say(message, language) if message else None


def test_aktobe_first_quarter_of_2020(shelf: Shelf) -> None:
    shelf.add("a", {"value": "3180", **BEFORE}, {"value": "2012", **NOW}, {"value": "-30.2", **CHANGE, **NOW})
    found = one(shelf)
    assert found.end == date(2020, 3, 31) and found.computed is not None
    assert found.computed.percent is not None and round(found.computed.percent, 1) == Decimal("-36.7")
    assert (found.stated, found.agree, found.breaks) == (Decimal("-30.2"), False, ())
    assert told(found) == "fell by 36.7% by the reported numbers; the report itself says: fell by 30.2%"
    assert (
        told(found, "ru") == "снижение на 36,7% по приведённым числам; в самом сообщении: снижение на 30,2%"
    )


AGREEING = [
    ("-36.7", "percent", True),
    ("-36.8", "percent", True),
    ("-37", "percent", True),
    ("-36", "percent", True),
    ("-35", "percent", False),
    ("-36.9", "percent", False),
    ("36.7", "percent", False),
]


@pytest.mark.parametrize(("stated", "unit", "expected"), AGREEING)
def test_a_stated_change_agrees_to_its_last_digit(
    sqlite_shelf: Shelf, stated: str, unit: str, expected: bool
) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "3180", **BEFORE},
        {"value": "2012", **NOW},
        {"value": stated, "measure": "change", "unit": unit, **NOW},
    )
    assert one(sqlite_shelf).agree is expected


FACTORS = [
    ("2.3", "times", "130.0"),
    ("-6", "times", "-83.3"),
    ("2", "times", "100"),
    ("-50", "percent", "-50"),
    ("12", "count", None),
    ("0", "times", None),
]


@pytest.mark.parametrize(("value", "unit", "expected"), FACTORS)
def test_factors_are_changes_too(value: str, unit: str, expected: str | None) -> None:
    found = movements.percent(Decimal(value), unit)
    assert (round(found, 1) if found is not None else None) == (Decimal(expected) if expected else None)


IMPLIED = [
    ("2511", "-24", True, "3300"),
    ("3287", "-24", False, "2500"),
    ("824", "3", True, "800"),
    ("100", "100", True, "50"),
    ("41", "-100", False, "0"),
    ("41", "-100", True, None),
    ("41", "-120", False, None),
    ("5", "10", False, "5.5"),
]


@pytest.mark.parametrize(("level", "change", "earlier", "expected"), IMPLIED)
def test_implied(level: str, change: str, earlier: bool, expected: str | None) -> None:
    found = movements.implied(Decimal(level), Decimal(change), earlier=earlier)
    assert (str(found.normalize() + 0) if found is not None else None) == (
        str(Decimal(expected).normalize() + 0) if expected else None
    )


def test_a_level_that_a_change_implies_is_derived_and_approximate(shelf: Shelf) -> None:
    level, change = shelf.add("a", {"value": "2511", **NOW}, {"value": "-24", **CHANGE, **NOW})
    found = one(shelf)
    assert found.value is not None and found.base is not None and found.computed is None
    assert (found.base.shown.value, found.base.shown.qualifier, found.base.status) == (
        Decimal(3300),
        "about",
        "derived hedged",
    )
    assert (found.base.sources, found.base.derived) == ((level, change), "implied")
    assert (found.base.shown.period_start, found.base.shown.period_end) == (
        date(2019, 1, 1),
        date(2019, 3, 31),
    )
    assert (found.value.derived, found.agree, found.percent) == ("", None, Decimal(-24))
    assert told(found) == "fell by 24% on a year earlier"


def test_the_value_itself_may_be_implied(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "3287", **BEFORE}, {"value": "-24", **CHANGE, **NOW})
    found = one(sqlite_shelf)
    assert found.value is not None and found.value.shown.value == 2500
    assert (found.value.shown.period_end, found.value.derived) == (date(2020, 3, 31), "implied")


SMALL = [
    ("29", "12", "17 cases fewer than a year earlier", "на 17 случаев меньше, чем годом ранее"),
    ("21", "22", "1 case more than a year earlier", "на 1 случай больше, чем годом ранее"),
    ("21", "43", "22 cases more than a year earlier", "на 22 случая больше, чем годом ранее"),
    ("0", "5", "5 cases more than a year earlier", "на 5 случаев больше, чем годом ранее"),
    ("7", "7", "as much as a year earlier", "столько же, сколько годом ранее"),
    ("30", "33", "rose by 10% on a year earlier", "рост на 10% к тому же периоду прошлого года"),
]


@pytest.mark.parametrize(("base", "value", "english", "russian"), SMALL)
def test_no_percentage_on_a_base_under_30(
    sqlite_shelf: Shelf, base: str, value: str, english: str, russian: str
) -> None:
    sqlite_shelf.add(
        "a", {"value": base, **BEFORE}, {"value": value, **NOW}, {"value": "900", **CHANGE, **NOW}
    )
    found = one(sqlite_shelf)
    if int(base) < 30:
        assert found.small and found.percent is None and told(found) == english
        assert told(found, "ru") == russian
    else:
        assert found.percent == 10 and found.agree is False


def test_an_implied_small_base_says_nothing(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "12", **NOW}, {"value": "20", **CHANGE, **NOW})
    assert told(one(sqlite_shelf)) is None


def test_over_a_break_only_the_report_speaks(sqlite_shelf: Shelf) -> None:
    region: dict[str, Any] = {"region": "KZ-63"}
    levels = [{"value": "1000", **region, **until(2021, 12)}, {"value": "600", **region, **until(2022, 12)}]
    sqlite_shelf.add("a", *levels)
    found = one(sqlite_shelf)
    assert (found.breaks, found.percent) == (("borders_2022",), None)
    assert told(found) == (
        "not compared with a year earlier: Abai, Zhetysu and Ulytau were formed from East Kazakhstan, "
        "Almaty Region and Karaganda on 8 June 2022"
    )
    sqlite_shelf.add("b", {"value": "-4", **CHANGE, **region, **until(2022, 12)})
    assert told(one(sqlite_shelf)) == "fell by 4% on a year earlier"


@pytest.mark.parametrize(
    ("year", "expected"), [(2014, ()), (2015, ("criminal_code_2015",)), (2016, ()), (2017, ())]
)
def test_a_break_lies_only_where_the_definition_changed(
    sqlite_shelf: Shelf, year: int, expected: tuple[str, ...]
) -> None:
    sqlite_shelf.add("a", {"value": "100", **until(year - 1, 12)}, {"value": "90", **until(year, 12)})
    assert one(sqlite_shelf).breaks == expected
    sqlite_shelf.add("b", {"value": "-10", **CHANGE, "region": "KZ-75", **until(year, 12)})
    found = movements.find(sqlite_shelf.engine, parse("indicator=verdicts&region=KZ-75"))
    assert [movement.breaks for movement in found] == [expected]


def test_hedged_levels_decide_nothing(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "3000", "qualifier": "over", **BEFORE},
        {"value": "2012", **NOW},
        {"value": "-30.2", **CHANGE, **NOW},
    )
    assert one(sqlite_shelf).agree is None


def test_bounds_do_not_cut_off_the_base(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add("a", {"value": "100", **BEFORE}, {"value": "90", **NOW})
    assert one(sqlite_shelf, "indicator=verdicts&from=2020-01-01").percent == -10


def test_kinds_and_windows_are_never_set_against_each_other(sqlite_shelf: Shelf) -> None:
    sqlite_shelf.add(
        "a",
        {"value": "100", **BEFORE},
        {"value": "90", **until(2020, 6)},
        {"value": "90", "unit": "KZT", **NOW},
        {"value": "90", "offence": "theft", **NOW},
        {"value": "90", "region": "KZ-75", **NOW},
        {"value": "-5", **CHANGE, "scope": "for bribes", **NOW},
    )
    assert movements.find(sqlite_shelf.engine, parse("indicator=verdicts")) == ()

"""What a text says of time becomes a first and a last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import clocks, periods
from etl.claims import Claim
from etl.clocks import Clock, Period
from tests.etl import reading

TODAY = date(2024, 10, 15)
NINE_MONTHS = (date(2024, 1, 1), date(2024, 9, 30))

# A time, said on 15 October 2024, and the days that it means.
SAID = {
    "ru": {
        "за 9 месяцев 2024 года": ("2024-01-01", "2024-09-30"),
        "за девять месяцев текущего года": ("2024-01-01", "2024-09-30"),
        "за первое полугодие 2023 года": ("2023-01-01", "2023-06-30"),
        "за второе полугодие 2023 года": ("2023-07-01", "2023-12-31"),
        "за 1 квартал 2023 года": ("2023-01-01", "2023-03-31"),
        "за III квартал 2023 года": ("2023-07-01", "2023-09-30"),
        "в январе-сентябре 2021 года": ("2021-01-01", "2021-09-30"),
        "в феврале 2024 года": ("2024-02-01", "2024-02-29"),
        "в феврале 2023 года": ("2023-02-01", "2023-02-28"),
        "в 2023 году": ("2023-01-01", "2023-12-31"),
        "в 2019-2021 годах": ("2019-01-01", "2021-12-31"),
        "с 1 по 15 мая 2024 года": ("2024-05-01", "2024-05-15"),
        "с 28 апреля по 5 мая 2024 года": ("2024-04-28", "2024-05-05"),
        "на 1 марта 2024 года": ("2024-01-01", "2024-02-29"),
        "на 1 января 2024 года": ("2023-01-01", "2023-12-31"),
        "с начала года": ("2024-01-01", "2024-10-15"),
        "в текущем году": ("2024-01-01", "2024-10-15"),
        "в прошлом году": ("2023-01-01", "2023-12-31"),
    },
    "kk": {
        "2025 жылдың 9 айында": ("2025-01-01", "2025-09-30"),
        "2023 жылдың бірінші жартыжылдығында": ("2023-01-01", "2023-06-30"),
        "2023 жылдың 1-тоқсанында": ("2023-01-01", "2023-03-31"),
        "2024 жылдың ақпанында": ("2024-02-01", "2024-02-29"),
        "2023 жылы": ("2023-01-01", "2023-12-31"),
        "2019-2021 жылдары": ("2019-01-01", "2021-12-31"),
        "жыл басынан бері": ("2024-01-01", "2024-10-15"),
        "биыл": ("2024-01-01", "2024-10-15"),
        "былтыр": ("2023-01-01", "2023-12-31"),
    },
    "en": {
        "in the first nine months of 2024": ("2024-01-01", "2024-09-30"),
        "for 9 months of 2024": ("2024-01-01", "2024-09-30"),
        "in the first half of 2023": ("2023-01-01", "2023-06-30"),
        "in the third quarter of 2023": ("2023-07-01", "2023-09-30"),
        "in Q1 2023": ("2023-01-01", "2023-03-31"),
        "in January-September 2021": ("2021-01-01", "2021-09-30"),
        "in February 2024": ("2024-02-01", "2024-02-29"),
        "in 2023": ("2023-01-01", "2023-12-31"),
        "from 2019 to 2021": ("2019-01-01", "2021-12-31"),
        "as of 1 March 2024": ("2024-01-01", "2024-02-29"),
        "since the beginning of the year": ("2024-01-01", "2024-10-15"),
        "this year": ("2024-01-01", "2024-10-15"),
        "last year": ("2023-01-01", "2023-12-31"),
    },
}


def _days(start: str | None, end: str | None) -> Period:
    return (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        pytest.param(language, text, days, id=text)
        for language, said in SAID.items()
        for text, days in said.items()
    ],
)
def test_resolved(language: str, text: str, days: tuple[str, str]) -> None:
    claims = reading.read(f"{text}.", language=language).claims
    claim = next(claim for claim in claims if claim.start <= len(text) and claim.kind)
    assert periods.resolve(claim, Clock(TODAY, TODAY.year)) == _days(*days)


def _claim(kind: str, **fields: int) -> Claim:
    return Claim(0, 1, "period", kind, fields)


# A kind of time with its numbers, in a report about nine months of 2024 made on 15 October.
IN_A_REPORT = [
    (_claim("year_to_date"), ("2024-01-01", "2024-09-30")),
    (_claim("to_date"), ("2024-01-01", "2024-09-30")),
    (_claim("last_year"), ("2023-01-01", "2023-09-30")),
    (_claim("previous_period"), ("2023-01-01", "2023-09-30")),
    (_claim("months", n=9, offset=-1), ("2023-01-01", "2023-09-30")),
    (_claim("month", month=5), ("2024-05-01", "2024-05-31")),
    (_claim("year", year=2020), ("2020-01-01", "2020-12-31")),
    (_claim("until", day=15, month=8), ("2024-01-01", "2024-08-15")),
    (_claim("since", day=1, month=7), ("2024-07-01", "2024-09-30")),
    (_claim("last_years", n=3), ("2021-10-01", "2024-09-30")),
    (_claim("last_months", n=6), ("2024-03-31", "2024-09-30")),
    (_claim("last_days", n=7), ("2024-09-24", "2024-09-30")),
]


@pytest.mark.parametrize(("claim", "days"), IN_A_REPORT, ids=[f"{c.kind} {c.fields}" for c, _ in IN_A_REPORT])
def test_resolved_within_the_reports_own_period(claim: Claim, days: tuple[str, str]) -> None:
    assert periods.resolve(claim, Clock(TODAY, 2024, NINE_MONTHS)) == _days(*days)


WHOLE_YEAR = (date(2023, 1, 1), date(2023, 12, 31))
# A time, the day on which it is said, the report's own period, and the days that it means.
SAID_ON = [
    (_claim("past_year"), date(2024, 1, 20), clocks.NONE, ("2023-01-01", "2023-12-31")),
    (_claim("past_year"), date(2024, 12, 20), clocks.NONE, ("2024-01-01", "2024-12-31")),
    (_claim("last_quarter"), date(2024, 2, 1), clocks.NONE, ("2023-10-01", "2023-12-31")),
    (_claim("next_month"), date(2024, 12, 1), WHOLE_YEAR, ("2025-01-01", "2025-01-31")),
    (_claim("school_year"), date(2024, 2, 1), clocks.NONE, ("2023-09-01", "2024-05-31")),
    (_claim("school_year"), date(2024, 10, 1), clocks.NONE, ("2024-09-01", "2025-05-31")),
    (_claim("last_year"), None, WHOLE_YEAR, ("2023-01-01", "2023-12-31")),
    (_claim("as_of", day=1, month=1), None, WHOLE_YEAR, ("2023-01-01", "2023-12-31")),
]


@pytest.mark.parametrize(
    ("claim", "day", "own", "days"), SAID_ON, ids=[f"{c.kind} on {d}" for c, d, *_ in SAID_ON]
)
def test_resolved_by_the_day_on_which_it_is_said(
    claim: Claim, day: date | None, own: Period, days: tuple[str, str]
) -> None:
    assert periods.resolve(claim, Clock(day, day.year if day else None, own)) == _days(*days)


# Without a year no year is guessed; a day that no calendar has is none.
UNKNOWN = [
    _claim("months", n=9),
    _claim("month", month=5),
    _claim("year_to_date"),
    _claim("last_year"),
    _claim("last_years", n=3),
    _claim("to_date"),
    _claim("as_of", day=1, month=3),
    _claim("until", day=31, month=2, year=2024),
    _claim("months", n=13, year=2024),
    _claim("month", month=0, year=2024),
    _claim("year_range", year=2021, year2=2019),
    _claim("date", day=1, month=3, year=2024),
    _claim("past_year"),
    _claim("last_quarter"),
    _claim("school_year"),
    _claim("of no known kind"),
]


@pytest.mark.parametrize("claim", UNKNOWN, ids=[f"{claim.kind} {claim.fields}" for claim in UNKNOWN])
def test_unresolved(claim: Claim) -> None:
    assert periods.resolve(claim, Clock(None, None)) is None


SHIFTED = [
    (NINE_MONTHS, -1, ("2023-01-01", "2023-09-30")),
    ((date(2024, 2, 1), date(2024, 2, 29)), -1, ("2023-02-01", "2023-02-28")),
    ((date(2023, 2, 1), date(2023, 2, 28)), 1, ("2024-02-01", "2024-02-29")),
    ((date(2024, 2, 29), date(2024, 3, 5)), -1, ("2023-02-28", "2023-03-05")),
    ((None, date(2024, 3, 5)), -1, (None, "2023-03-05")),
    (clocks.NONE, -1, (None, None)),
]


@pytest.mark.parametrize(("period", "years", "days"), SHIFTED, ids=[f"{p} by {y}" for p, y, _ in SHIFTED])
def test_the_same_window_of_another_year(period: Period, years: int, days: tuple[str, str]) -> None:
    assert clocks.shifted(period, years) == _days(*days)


_FIELDS = st.dictionaries(
    st.sampled_from(["year", "year2", "month", "month2", "day", "day2", "n", "offset"]), st.integers(-1, 2100)
)
_KINDS = st.sampled_from(
    [*sorted(periods.PRIMARY), "last_years", "last_months", "last_days", "previous_period"]
)


@given(_KINDS, _FIELDS, st.dates(date(1990, 1, 1), date(2050, 1, 1)))
def test_any_numbers_make_a_period_or_none(kind: str, fields: dict[str, int], today: date) -> None:
    fields = {name: max(1990, value) if name.startswith("year") else value for name, value in fields.items()}
    period = periods.resolve(Claim(0, 1, "period", kind, fields), Clock(today, today.year))
    if period and period[0] and period[1]:
        assert period[0] <= period[1]


@pytest.mark.parametrize("kind", ["last_year", "this_year", "quarter", "months"])
def test_a_report_that_only_counts_from_a_year_on_has_no_year_of_its_own(kind: str) -> None:
    since = Clock(None, None, (date(2021, 1, 1), None))
    assert periods.resolve(_claim(kind, n=1), since) == clocks.NONE
    assert periods.resolve(_claim("since", year=2021), since) == since.own

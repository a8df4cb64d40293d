"""When a report was made and what period it is about: its head says it, else its date of publication."""

from __future__ import annotations

from datetime import date

import pytest

from etl import statements
from etl.clocks import Period
from tests.etl import reading

PUBLISHED = date(2024, 10, 15)

# A report's first lines, what it is about, and the day of the statement; published on 15 October 2024.
REPORTS = [
    ("За 9 месяцев 2024 года осуждены 15 человек.", ("2024-01-01", "2024-09-30"), "2024-10-15"),
    ("За 9 месяцев осуждены 15 человек.", ("2024-01-01", "2024-09-30"), "2024-10-15"),
    (
        "Итоги первого полугодия\n\nЗа первое полугодие осуждены 15 человек.",
        ("2024-01-01", "2024-06-30"),
        "2024-10-15",
    ),
    ("В 2023 году осуждены 15 человек.", ("2023-01-01", "2023-12-31"), "2024-10-15"),
    ("В 2024 году осуждены 15 человек.", ("2024-01-01", "2024-10-15"), "2024-10-15"),
    ("С начала года осуждены 15 человек.", ("2024-01-01", "2024-10-15"), "2024-10-15"),
    ("Осуждены 15 человек.", (None, None), "2024-10-15"),
    ("2025 жылдың 9 айында 15 адам сотталды.", (None, None), "2024-10-15"),
    ("Биылғы 9 айда 15 адам сотталды.", ("2024-01-01", "2024-09-30"), "2024-10-15"),
    ("2024 жылдың бірінші жартыжылдығында 15 адам сотталды.", ("2024-01-01", "2024-06-30"), "2024-10-15"),
    (
        "In the first nine months of 2024 the court convicted 15 persons.",
        ("2024-01-01", "2024-09-30"),
        "2024-10-15",
    ),
    ("In January-June the court convicted 15 persons.", ("2024-01-01", "2024-06-30"), "2024-10-15"),
    # the window of the whole report goes before what is said in passing
    (
        "Осуждены 15 человек\n\nЗа 9 месяцев 2024 года осуждены 15 человек. В мае осуждены 2 человека.",
        ("2024-01-01", "2024-09-30"),
        "2024-10-15",
    ),
    # "since the beginning of the year" in the title ends where the period of the body does
    (
        "С начала года осуждены 15 человек\n\nЗа 8 месяцев 2024 года осуждены 15 человек.",
        ("2024-01-01", "2024-08-31"),
        "2024-10-15",
    ),
    # a feature comes late to its numbers and to what they are about
    (
        "A herd is gone\n\n" + "The old men of the village remember better days, so they say. " * 6 + "\n\n"
        "In the first eight months of this year 387 thefts of livestock were recorded in the region.",
        ("2024-01-01", "2024-08-31"),
        "2024-10-15",
    ),
    # but not to a time that is told when half of the numbers are told
    (
        "A herd is gone\n\nThe court convicted 15 persons for the theft of livestock. "
        + "The old men of the village remember better days, so they say. " * 6
        + "In eight months 387 thefts were recorded.",
        (None, None),
        "2024-10-15",
    ),
    # an anecdote's numbers may stand before it
    (
        "A herd is gone\n\nFourteen horses were taken. "
        + "The old men of the village remember better days, so they say. " * 6
        + "\n\nSince the beginning of the year 387 thefts of livestock were recorded, 94 of them at night. "
        "The court convicted 15 persons, 12 of them shepherds.",
        ("2024-01-01", "2024-10-15"),
        "2024-10-15",
    ),
    # a day ends "since the beginning of the year" beside it
    (
        "По состоянию на 1 октября с начала года осуждены 15 человек.",
        ("2024-01-01", "2024-09-30"),
        "2024-10-15",
    ),
    # a cut-off in the sentence of the first number is the report's
    (
        "Детство\n\n"
        + "В совещании участвовали представители всех заинтересованных органов области. " * 5
        + "\n\nНа 1 июня текущего года осуждены 15 человек.",
        ("2024-01-01", "2024-05-31"),
        "2024-10-15",
    ),
    # a decade is no year
    ("Since the early 2000s the court convicted 15 persons.", (None, None), "2024-10-15"),
    ("С начала 2000-х годов осуждены 15 человек.", (None, None), "2024-10-15"),
    # a dateline
    (
        "Осуждены 15 человек\n\n12.07.2024\n\nС начала года осуждены 15 человек.",
        ("2024-01-01", "2024-07-12"),
        "2024-07-12",
    ),
]


def _days(start: str | None, end: str | None) -> Period:
    return (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(("text", "own", "today"), REPORTS, ids=[text for text, _, _ in REPORTS])
def test_the_reports_own_period(text: str, own: tuple[str | None, str | None], today: str) -> None:
    clock = reading.read(text, published=PUBLISHED).clock
    assert clock.own == _days(*own)
    assert clock.today == date.fromisoformat(today)


UNDATED = [
    ("За 9 месяцев 2024 года осуждены 15 человек.", ("2024-01-01", "2024-09-30"), None),
    ("За 9 месяцев осуждены 15 человек.", (None, None), None),
    ("Осуждены 15 человек\n\n12 июля 2024 года\n\nС начала года – 15.", ("2024-01-01", "2024-07-12"), "2024-07-12"),
    ("15 persons convicted\n\n12 July 2024\n\nSince the beginning of the year 15 persons were convicted.",
     ("2024-01-01", "2024-07-12"), "2024-07-12"),
    ("15 адам сотталды\n\n2024 жылғы 12 шілде\n\nЖыл басынан бері 15 адам сотталды.",
     ("2024-01-01", "2024-07-12"), "2024-07-12"),
    ("12 айда қылмыс азайды\n\n12 айда облыста қылмыс 18%-ға азайды (2021 ж. – 164, 2022 ж. – 134).",
     ("2022-01-01", "2022-12-31"), None),
    # the date may stand at the foot of a longer text, in a line of its own
    ("15 адам сотталды\n\nЖыл басынан бері 15 адам сотталды.\n" + "Бұл туралы облыс прокуратурасы бүгін хабарлады.\n" * 8
     + "\n2024 жылғы 12 шілде, Ақтөбе қаласы\n", ("2024-01-01", "2024-07-12"), "2024-07-12"),
    ("15 адам сотталды\n\nЖыл басынан бері 15 адам сотталды.\n" + "Бұл туралы облыс прокуратурасы бүгін хабарлады.\n" * 8
     + "\nСотта осы іс туралы 2024 жылғы 12 шілде күні жарияланған үкім бар.\n", (None, None), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "own", "today"), UNDATED, ids=[text for text, _, _ in UNDATED])
def test_without_a_date_of_publication(
    text: str, own: tuple[str | None, str | None], today: str | None
) -> None:
    clock = reading.read(text).clock
    assert clock.own == _days(*own)
    assert clock.today == (date.fromisoformat(today) if today else None)


CUT = [
    (("2024-01-01", "2024-12-31"), "2024-10-15", ("2024-01-01", "2024-10-15")),
    (("2024-01-01", "2024-09-30"), "2024-10-15", ("2024-01-01", "2024-09-30")),
    (("2025-01-01", "2025-09-30"), "2024-10-15", ("2025-01-01", "2025-09-30")),
    ((None, "2024-12-31"), "2024-10-15", (None, "2024-12-31")),
    (("2024-01-01", "2024-12-31"), None, ("2024-01-01", "2024-12-31")),
]


@pytest.mark.parametrize(("period", "today", "cut"), CUT, ids=[f"{p} on {t}" for p, t, _ in CUT])
def test_a_period_that_goes_on_is_cut(
    period: tuple[str | None, str], today: str | None, cut: tuple[str | None, str]
) -> None:
    assert statements.cut(_days(*period), date.fromisoformat(today) if today else None) == _days(*cut)


def test_a_dateline_says_nothing_of_regions() -> None:
    text = "Осуждены 15 человек\n\nАстана. 12.07.2024\n\nВ Актюбинской области осуждены 15 человек."
    extraction = reading.extract(text)
    assert extraction.region == "KZ-15"

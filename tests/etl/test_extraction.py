"""Whole sentences and short reports: what their numbers mean."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from etl.records import Extraction, Figure, RefusedDocument
from tests.etl import brackets, reading

CHANGE = {"measure": "change"}
PUBLISHED = date(2024, 10, 15)

# A text with numbers in [brackets], and of each number what is to be seen; they are published on 15 October 2024.
Row = tuple[str, str, list[dict[str, Any]]]

FROM_TO: list[Row] = [
    (
        "ru",
        "За 9 месяцев 2024 года преступность снизилась на [24%] (с [3 287] до [2 511]).",
        [
            {"measure": "change", "value": -24, "unit": "percent", "period_end": date(2024, 9, 30)},
            {"measure": "level", "value": 3287, "unit": "count", "period_end": date(2023, 9, 30)},
            {"measure": "level", "value": 2511, "unit": "count", "period_end": date(2024, 9, 30)},
        ],
    ),
    (
        "ru",
        "За 9 месяцев число краж выросло с [120] до [150].",
        [
            {"value": 120, "offence": "theft", "period_end": date(2023, 9, 30)},
            {"value": 150, "offence": "theft", "period_end": date(2024, 9, 30)},
        ],
    ),
    (
        "kk",
        "2024 жылдың 9 айында қылмыс [24%]-ға ([3 287]-ден [2 511]-ге) азайды.",
        [
            {"measure": "change", "value": -24, "unit": "percent", "period_end": date(2024, 9, 30)},
            {"measure": "level", "value": 3287, "period_end": date(2023, 9, 30)},
            {"measure": "level", "value": 2511, "period_end": date(2024, 9, 30)},
        ],
    ),
    (
        "en",
        "In the first nine months of 2024 crime fell by [24%] (from [3,287] to [2,511]).",
        [
            {"measure": "change", "value": -24, "unit": "percent", "period_end": date(2024, 9, 30)},
            {"measure": "level", "value": 3287, "period_end": date(2023, 9, 30)},
            {"measure": "level", "value": 2511, "period_end": date(2024, 9, 30)},
        ],
    ),
]

ENUMERATIONS: list[Row] = [
    (
        "ru",
        "Снижение преступлений на [3,8%], особо тяжких – на [61%], краж – на [12%].",
        [
            {"measure": "change", "value": -3.8, "indicator": "registered_crimes"},
            {
                "measure": "change",
                "value": -61,
                "indicator": "registered_crimes",
                "gravity": "particularly_serious",
            },
            {"measure": "change", "value": -12, "indicator": "registered_crimes", "offence": "theft"},
        ],
    ),
    (
        "en",
        "A reduction in crimes by [3.8%], particularly serious ones by [61%].",
        [
            {"measure": "change", "value": -3.8, "indicator": "registered_crimes"},
            {
                "measure": "change",
                "value": -61,
                "indicator": "registered_crimes",
                "gravity": "particularly_serious",
            },
        ],
    ),
    (
        "ru",
        "К дисциплинарной ответственности привлечено [9] лиц, к административной – [17].",
        [
            {"value": 9, "indicator": "officials_disciplined"},
            {"value": 17, "indicator": "persons_administratively_liable"},
        ],
    ),
    (
        "ru",
        "Зарегистрировано: краж – [5], грабежей – [7], мошенничеств – [12].",
        [
            {"value": 5, "offence": "theft"},
            {"value": 7, "offence": "robbery"},
            {"value": 12, "offence": "fraud"},
        ],
    ),
    (
        "kk",
        "Ұрлық – [5], тонау – [7], алаяқтық – [12] дерек тіркелді.",
        [
            {"value": 5, "offence": "theft"},
            {"value": 7, "offence": "robbery"},
            {"value": 12, "offence": "fraud"},
        ],
    ),
    (
        "en",
        "The police registered [5] thefts, [7] robberies, [12] frauds.",
        [
            {"value": 5, "offence": "theft"},
            {"value": 7, "offence": "robbery"},
            {"value": 12, "offence": "fraud"},
        ],
    ),
    (
        "ru",
        "Зарегистрированы преступления:\n- кражи – [25];\n- грабежи – [17];\n- мошенничества – [32].",
        [
            {"value": 25, "offence": "theft", "indicator": "registered_crimes"},
            {"value": 17, "offence": "robbery", "indicator": "registered_crimes"},
            {"value": 32, "offence": "fraud", "indicator": "registered_crimes"},
        ],
    ),
]

REGIONS: list[Row] = [
    (
        "ru",
        "Больше всего краж – в Актюбинской ([125]), Атырауской ([117]) и Мангистауской ([102]) областях.",
        [
            {"value": 125, "region": "KZ-15", "offence": "theft"},
            {"value": 117, "region": "KZ-23", "offence": "theft"},
            {"value": 102, "region": "KZ-47", "offence": "theft"},
        ],
    ),
    (
        "kk",
        "Ұрлық Ақтөбе облысында [125], Атырау облысында [117] болды.",
        [{"value": 125, "region": "KZ-15"}, {"value": 117, "region": "KZ-23"}],
    ),
    (
        "en",
        "Thefts were registered in Aktobe ([125]), Atyrau ([117]) and Mangystau ([102]) regions.",
        [
            {"value": 125, "region": "KZ-15"},
            {"value": 117, "region": "KZ-23"},
            {"value": 102, "region": "KZ-47"},
        ],
    ),
    (
        "en",
        "In Aktobe, Atyrau and Mangystau regions [125], [117] and [102] thefts were registered respectively.",
        [
            {"value": 125, "region": "KZ-15"},
            {"value": 117, "region": "KZ-23"},
            {"value": 102, "region": "KZ-47"},
        ],
    ),
    (
        "ru",
        "В Актюбинской, Атырауской и Мангистауской областях зарегистрировано соответственно [125], [117] и [102] кражи.",
        [
            {"value": 125, "region": "KZ-15"},
            {"value": 117, "region": "KZ-23"},
            {"value": 102, "region": "KZ-47"},
        ],
    ),
]

MEANINGS: list[Row] = [
    # hedges
    ("ru", "Осуждены более [50] человек.", [{"value": 50, "qualifier": "over"}]),
    ("ru", "Осуждены около [50] человек.", [{"value": 50, "qualifier": "about"}]),
    ("ru", "Осуждены почти [50] человек.", [{"value": 50, "qualifier": "nearly"}]),
    ("ru", "Осуждены не более [50] человек.", [{"value": 50, "qualifier": "under"}]),
    ("kk", "Биыл [50]-ден астам адам сотталды.", [{"value": 50, "qualifier": "over"}]),
    ("kk", "Биыл [50]-ге жуық адам сотталды.", [{"value": 50, "qualifier": "nearly"}]),
    ("en", "The court convicted more than [50] persons.", [{"value": 50, "qualifier": "over"}]),
    ("en", "The court convicted [50] persons, less than last year.", [{"value": 50, "qualifier": "exact"}]),
    ("ru", "Раскрыто [40–50%] краж.", [{"value": 40, "qualifier": "about"}]),
    # polarity
    ("ru", "Преступность снизилась на [5%].", [{"value": -5, **CHANGE}]),
    ("ru", "Преступность выросла на [5%].", [{"value": 5, **CHANGE}]),
    ("kk", "Қылмыс [5%]-ға азайды.", [{"value": -5, **CHANGE}]),
    ("kk", "Қылмыс [5%]-ға өсті.", [{"value": 5, **CHANGE}]),
    ("en", "Crime fell by [5%].", [{"value": -5, **CHANGE}]),
    ("en", "Crime rose by [5%].", [{"value": 5, **CHANGE}]),
    ("en", "The number of thefts was [halved].", [{"value": -50, "unit": "percent", **CHANGE}]),
    ("ru", "Число краж выросло в [2,3 раза].", [{"value": 2.3, "unit": "times", **CHANGE}]),
    ("ru", "Число краж сократилось в [шесть раз].", [{"value": -6, "unit": "times", **CHANGE}]),
    # a part of the whole
    ("ru", "Осуждены [120] человек, из них [38] – за кражи.", [{"value": 120}, {"value": 38}]),
    ("ru", "Доля краж составила [34%] от всех преступлений.", [{"value": 34, "measure": "share"}]),
    ("en", "The share of thefts was [34%] of all crimes.", [{"value": 34, "measure": "share"}]),
    # money
    (
        "en",
        "The damage of [1.2 billion tenge] ([$2.5 million]) was reimbursed.",
        [{"value": 1_200_000_000, "unit": "KZT"}, {"value": 2_500_000, "unit": "USD"}],
    ),
    (
        "ru",
        "Возмещено более [1,2 млрд тенге] ([$2,5 млн]) ущерба.",
        [
            {"value": 1_200_000_000, "unit": "KZT", "qualifier": "over", "indicator": "damage_compensated"},
            {"value": 2_500_000, "unit": "USD", "qualifier": "over", "indicator": "damage_compensated"},
        ],
    ),
    # what is planned is no result
    ("ru", "В следующем году планируется построить [12] школ.", [{"value": 12, "modality": "target"}]),
    ("ru", "В этом году построено [12] школ.", [{"value": 12, "modality": "result"}]),
    ("en", "It is planned to return [12] billion tenge to the budget.", [{"modality": "target"}]),
    # a district never stands for its region
    (
        "ru",
        "В Теректинском районе раскрыто [35] краж.",
        [{"value": 35, "region": "KZ-27", "place": "Terekti"}],
    ),
    # the period: since the beginning of the year, last year
    (
        "ru",
        "С начала года осуждены [50] человек.",
        [{"period_start": date(2024, 1, 1), "period_end": PUBLISHED}],
    ),
    ("ru", "В 2022 году осуждены [50] человек.", [{"period_end": date(2022, 12, 31)}]),
    ("en", "In 2022 the court convicted [50] persons.", [{"period_end": date(2022, 12, 31)}]),
    ("kk", "2022 жылы [50] адам сотталды.", [{"period_end": date(2022, 12, 31)}]),
    ("ru", "Осуждены [50] человек.", [{"qualifier": "exact", "period_start": None, "period_end": None}]),
    # an unknown thing is still a figure, under its own words
    ("ru", "В области работают [50] ветеринаров.", [{"value": 50, "indicator": "other"}]),
]

ROWS = [*FROM_TO, *ENUMERATIONS, *REGIONS, *MEANINGS]


def seen(figure: Figure | None, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that a row names, as the figure has them."""
    values = {name: getattr(figure, name) if figure else "no figure" for name in fields}
    if figure and "value" in values:
        values["value"] = float(figure.value)
    return values


@pytest.mark.parametrize(("language", "marked", "fields"), ROWS, ids=[marked for _, marked, _ in ROWS])
def test_figures(language: str, marked: str, fields: list[dict[str, Any]]) -> None:
    example = brackets.parse(marked)
    extraction = reading.extract(example.text, language=language, published=PUBLISHED)
    found = [brackets.at(extraction.figures, span) for span in example.spans]
    assert [seen(figure, row) for figure, row in zip(found, fields, strict=True)] == fields


REPORT = """Вынесено более 820 приговоров

Прокуратура Актюбинской области подвела итоги 9 месяцев 2024 года. Вынесено 824 приговора.
Возмещено 1,2 млрд тенге ущерба. Повторим: вынесено 824 приговора.
"""


@pytest.fixture(scope="module")
def report() -> Extraction:
    return reading.extract(REPORT, published=PUBLISHED)


def test_a_report_says_what_it_is_about(report: Extraction) -> None:
    assert report.language == "ru"
    assert report.title == "Вынесено более 820 приговоров"
    assert report.region == "KZ-15"
    assert (report.period_start, report.period_end) == (date(2024, 1, 1), date(2024, 9, 30))


def test_a_repeated_number_is_told_once(report: Extraction) -> None:
    assert [figure.value for figure in report.figures if figure.indicator == "verdicts"] in (
        [820, 824],
        [824],
    )
    assert [aside.reason for aside in report.set_aside if aside.quote.startswith("824")] == ["duplicate"]


def test_figures_take_the_reports_region_and_period(report: Extraction) -> None:
    assert {figure.region for figure in report.figures} == {"KZ-15"}
    assert {figure.period_end for figure in report.figures} == {date(2024, 9, 30)}


REPEATED = [
    "Осуждены 77 человек\n\nВ области осуждены 77 человек.",
    "77 адам сотталды\n\nОблыста 77 адам сотталды.",
    "The court convicted 77 persons\n\nIn the region the court convicted 77 persons.",
]


@pytest.mark.parametrize("text", REPEATED)
def test_headline_and_body_tell_one_figure(text: str) -> None:
    extraction = reading.extract(text)
    assert [figure.value for figure in extraction.figures] == [77]
    assert [aside.reason for aside in extraction.set_aside] == ["duplicate"]


EACH = [
    (
        "В структуре преступности по 1,2 процента приходится на грабежи и хулиганства.",
        {"robbery", "hooliganism"},
    ),
    ("Убийств и изнасилований зарегистрировано по 12.", {"murder", "sexual"}),
    ("По 12 фактам краж и грабежей возбуждены дела.", None),
]


@pytest.mark.parametrize(("text", "offences"), EACH)
def test_a_number_of_each_of_several_offences(text: str, offences: set[str] | None) -> None:
    figures = reading.extract(text).figures
    assert len(figures) == len(offences or {""})
    assert offences is None or {figure.offence for figure in figures} == offences


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Прокуратура подвела итоги года.", "no figure"),
        ("Заседание прошло 12 марта 2024 года в 10:30.", "no figure"),
        ("Vor neun Monaten haben Staatsanwälte 824 Eingaben gemacht.", "language"),
        ("12 345", "language"),
    ],
)
def test_refused(text: str, reason: str) -> None:
    with pytest.raises(RefusedDocument, match=rf"^example\.txt: .*{reason}.*\.$"):
        reading.extract(text)

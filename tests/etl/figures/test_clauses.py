"""Whose verb and whose noun it is: clauses that close with their verb, lists that leave their noun to the last number."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.etl import brackets, reading

PUBLISHED = date(2025, 10, 16)
TITLE = "Облыс прокуратурасы 2025 жылғы 9 айдың қорытындысын шығарды.\n\n"

# A sentence below that title, and what is to be seen of its bracketed numbers.
Row = tuple[str, list[dict[str, Any]]]


def counts(*indicators: str) -> list[dict[str, Any]]:
    """What is seen of numbers of which only the indicator matters."""
    return [{"indicator": indicator} for indicator in indicators]


VERBS: list[Row] = [
    (
        "Мемлекетке [340 млн теңге] залал келтірілді, оның [210 млн теңгесі] өтелді.",
        counts("damage_established", "damage_compensated"),
    ),
    (
        "[3 млрд теңгенің] мақсатсыз жұмсалуына жол берілмеді, [1,2 млрд теңге] өтелді.",
        counts("misuse_prevented", "damage_compensated"),
    ),
    (
        "[1 204] заң бұзушылық анықталды, оның [1 100]-і жойылды.",
        counts("violations_found", "violations_remedied"),
    ),
    (
        "Заңсыз бас бостандығынан айырылған [12] адам дереу босатылды.",
        counts("persons_released"),
    ),
    (
        "Әкімшілік қамаудағы [3] азамат мерзімінен бұрын босатылды.",
        counts("persons_released"),
    ),
    (
        "Прокурорлар процестік шешімдердің [395]-ін мақұлдап, [24]-іне келісім бермеді.",
        counts("other", "decisions_refused"),
    ),
    (
        "Негізсіз жауапқа тартылған [11] кәсіпкер бар, жауапкершіліктен орынсыз босатылғандар – [134].",
        counts("other", "other"),
    ),
    (
        "Қылмыстық іс қозғаудан бас тарту туралы [163] заңсыз қаулы жойылды.",
        counts("decisions_annulled"),
    ),
]

SHARED: list[Row] = [
    (
        "Екібастұзда [2 611], Ақсуда [907] қылмыс тіркелді.",
        counts("registered_crimes", "registered_crimes"),
    ),
    (
        "Қазалы ауданында [12], Арал ауданында [17], Шиелі ауданында [9] іс қозғалды.",
        counts("investigations_opened", "investigations_opened", "investigations_opened"),
    ),
    (
        "Тергеу изоляторларынан [5], қызметтік бөлмелерден [17] азамат босатылды.",
        counts("persons_released", "persons_released"),
    ),
    (
        "Жалпы сомасы [59,5 млн теңге] болатын [216] банк шоты бұғатталды.",
        counts("accounts_blocked_value", "accounts_blocked"),
    ),
    (
        "Сотқа [1,2 млрд теңгеге] [56] талап арыз жолданды.",
        counts("claims_filed_value", "claims_filed"),
    ),
    (
        "Аумағы [12 мың гектар] болатын [56] жер учаскесі мемлекетке қайтарылды.",
        counts("land_returned_area", "land_plots_returned"),
    ),
    (
        "[567] азаматқа жалпы сомасы [345,6 млн теңге] жалақы төленді.",
        counts("workers_paid", "wage_arrears_paid"),
    ),
    (
        "Қазір [695] іс тергелуде. Оның [44]-і терроризмге, [15]-і кісі өлтіруге қатысты.",
        [
            {"indicator": "investigations_ongoing"},
            {"indicator": "investigations_ongoing", "offence": "extremism"},
            {"indicator": "investigations_ongoing", "offence": "murder"},
        ],
    ),
    (
        "Полиция [187] қылмысты ашты, оның ішінде [96] ұрлық, [24] алаяқтық, [он бір] тонау және [үш] қарақшылық.",
        counts(*["crimes_solved"] * 5),
    ),
    (
        "Жауапқа тартылған лауазымды адамдар: [912] (тәртіптік-[654], әкімшілік-[258]).",
        counts("officials_held_liable", "officials_disciplined", "persons_administratively_liable"),
    ),
]

CASES: list[Row] = [
    ("ЖКО саны өткен жылмен салыстырғанда [9]-ға азайды.", [{"measure": "change", "value": -9}]),
    ("Өткен жылмен салыстырғанда қаза тапқандар [21] адамға кем.", [{"measure": "change", "value": -21}]),
    (
        "Көлік ұрлау [17] оқиғаға азайып, [121]-ге түсті.",
        [{"value": -17}, {"measure": "level", "value": 121}],
    ),
    ("ЖКО саны [12]-ге дейін азайды.", [{"measure": "level", "value": 12}]),
    (
        "Тонау [523]-тен [468]-ге дейін төмендеді, яғни [10,5%].",
        [
            {"period_start": date(2024, 1, 1), "qualifier": "exact"},
            {"period_start": date(2025, 1, 1), "qualifier": "exact"},
            {"measure": "change", "value": -10.5},
        ],
    ),
    (
        "Қылмыс 2024 жылғы көрсеткіштен [4,4 пайызға] асып түсті.",
        [{"measure": "change", "period_start": date(2025, 1, 1), "period_end": date(2025, 9, 30)}],
    ),
]

TABLES: list[Row] = [
    (
        (
            "Көрсеткіш | 2025ж. 9 ай | 2024ж. 9 ай | өзгеріс, %\n"
            "Қылмыстық теріс қылықтар | [3274] | [2 083] | [+57,2]\n"
            "ұрлық (ҚК 188-б.) | [6 112] | [6 705] | [-8,8]"
        ),
        [
            {"indicator": "registered_misdemeanours", "period_start": date(2025, 1, 1)},
            {"indicator": "registered_misdemeanours", "period_start": date(2024, 1, 1)},
            {"indicator": "registered_misdemeanours", "measure": "change", "unit": "percent", "value": 57.2},
            {"indicator": "registered_crimes", "offence": "theft", "value": 6112},
            {"indicator": "registered_crimes", "offence": "theft", "period_end": date(2024, 9, 30)},
            {"indicator": "registered_crimes", "offence": "theft", "value": -8.8, "unit": "percent"},
        ],
    ),
    (
        "ЖКО: 2025ж. – [402] / 2024ж. – [455].",
        [{"period_end": date(2025, 9, 30)}, {"period_end": date(2024, 9, 30)}],
    ),
    (
        "Ауыр қылмыстардың үлесі [18,2%] құрады (2024 жылы – [17,5%]).",
        [{"period_end": date(2025, 9, 30)}, {"period_end": date(2024, 9, 30)}],
    ),
]

ROWS = [
    pytest.param(*row, id=row[0].replace("\n", " / "))
    for table in (VERBS, SHARED, CASES, TABLES)
    for row in table
]


@pytest.mark.parametrize(("marked", "fields"), ROWS)
def test_kazakh_clause(marked: str, fields: list[dict[str, Any]]) -> None:
    example = brackets.parse(TITLE + marked)
    figures = reading.extract(example.text, language="kk", published=PUBLISHED).figures
    found = [brackets.at(figures, span) for span in example.spans]
    seen = [
        {name: _plain(getattr(figure, name, "no figure")) for name in row}
        for figure, row in zip(found, fields, strict=True)
    ]
    assert seen == fields


def _plain(value: object) -> object:
    return float(value) if hasattr(value, "as_tuple") else value  # type: ignore[arg-type]

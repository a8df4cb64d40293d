"""What a list says once for all of its numbers, its unit or what its parts are of, and what numbers side by side say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.etl import brackets, reading

MILLION = 1_000_000
Row = tuple[str, str, list[tuple[Decimal | int, str, str, str | None]]]

HEADINGS: list[Row] = [
    (
        "ru",
        "Ущерб от коррупционных преступлений (млн тенге): в 2023 году – [412], в 2024 году – [380].",
        [(value * MILLION, "KZT", "damage_established", "corruption") for value in (412, 380)],
    ),
    (
        "en",
        "Damage caused by corruption crimes (KZT mln): [412] in 2023, [380] in 2024.",
        [(value * MILLION, "KZT", "damage_established", "corruption") for value in (412, 380)],
    ),
    (
        "kk",
        "Сыбайлас жемқорлық қылмыстарынан келген залал (млн теңге): 2023 жылы – [412], 2024 жылы – [380].",
        [(value * MILLION, "KZT", "damage_established", "corruption") for value in (412, 380)],
    ),
    (
        "ru",
        "Возмещено ущерба, тыс. тенге:\n- мошенничество – [12 500];\n- кражи – [7 300].\n\nОсуждено [120] лиц.",
        [
            (12_500_000, "KZT", "damage_compensated", "fraud"),
            (7_300_000, "KZT", "damage_compensated", "theft"),
            (120, "count", "persons_convicted", None),
        ],
    ),
    (
        "ru",
        "Раскрываемость (%): 2023 год – [56], 2024 год – [61,5].",
        [(56, "percent", "detection_rate", None), (Decimal("61.5"), "percent", "detection_rate", None)],
    ),
    # a word that follows a number says what it counts, and a column's unit is that column's alone
    (
        "ru",
        "Выплачено зарплаты (млн тг): [340 работникам] – [12,5].",
        [(340, "count", "workers_paid", None), (12_500_000, "KZT", "wage_arrears_paid", None)],
    ),
    (
        "ru",
        "Показатель | 2024 | изменение, %\nКражи | [250] | +25",
        [(250, "count", "registered_crimes", "theft")],
    ),
]
PARTS: list[Row] = [
    (
        "ru",
        "В суд направлено [12 уголовных дел]: по мошенничеству – [5], по кражам – [4], по грабежам – [3].",
        [(12, "count", "cases_sent_to_court", None)]
        + [
            (value, "count", "cases_sent_to_court", offence)
            for value, offence in ((5, "fraud"), (4, "theft"), (3, "robbery"))
        ],
    ),
    (
        "en",
        "[Twelve criminal cases] went to court: fraud – [5], theft – [4], abuse of power – [3].",
        [(12, "count", "cases_sent_to_court", None)]
        + [
            (value, "count", "cases_sent_to_court", offence)
            for value, offence in ((5, "fraud"), (4, "theft"), (3, "abuse_of_office"))
        ],
    ),
    (
        "kk",
        "Сотқа [12 қылмыстық іс] жолданды: алаяқтық бойынша – [5], ұрлық бойынша – [4].",
        [(12, "count", "cases_sent_to_court", None)]
        + [
            (value, "count", "cases_sent_to_court", offence)
            for value, offence in ((5, "fraud"), (4, "theft"))
        ],
    ),
    # the kinds of liability behind the colon are the parts', not the whole's
    (
        "en",
        "[46 officials] were held liable: disciplinary – [31], administrative – [15].",
        [
            (46, "count", "officials_held_liable", None),
            (31, "count", "officials_disciplined", None),
            (15, "count", "persons_administratively_liable", None),
        ],
    ),
    # of two numbers before the colon that one is the whole which the parts add up to
    (
        "ru",
        "В суд направлено [9 дел] в отношении 15 лиц: по мошенничеству – [5], по кражам – [4].",
        [
            (value, "count", "cases_sent_to_court", offence)
            for value, offence in ((9, None), (5, "fraud"), (4, "theft"))
        ],
    ),
    # two numbers beside a dash of which the first is the larger one are no range
    (
        "ru",
        "Погашены долги по зарплате в Костанае (118 работникам – 31 млн тенге) и Рудном ([64] – [12 млн]).",
        [(64, "count", "workers_paid", None), (12 * MILLION, "KZT", "wage_arrears_paid", None)],
    ),
]
BESIDE: list[Row] = [
    # a bracket's pair is of what stands before the bracket, whatever follows behind it
    (
        "ru",
        "Рост наркопреступлений на [11,3%] (со [124] до [138]) и изнасилований – на 2 факта (с [12] до [14]).",
        [
            (Decimal("11.3"), "percent", "registered_crimes", "drug"),
            (124, "count", "registered_crimes", "drug"),
            (138, "count", "registered_crimes", "drug"),
            (12, "count", "registered_crimes", "sexual"),
            (14, "count", "registered_crimes", "sexual"),
        ],
    ),
    # a full stop behind an abbreviation ends no sentence: what is counted follows
    (
        "ru",
        "По результатам проверок выявлено более [1,3 тыс.] нарушений законности.",
        [(1300, "count", "violations_found", None)],
    ),
    (
        "ru",
        "Ущерб составил [3,1 млрд тенге], из которых возмещено [1,9 млрд] или 61%.",
        [
            (3_100 * MILLION, "KZT", "damage_established", None),
            (1_900 * MILLION, "KZT", "damage_compensated", None),
        ],
    ),
    # "earlier" is a part of the offence's name
    (
        "ru",
        "Несовершеннолетними совершено [14%] преступлений, ранее судимыми – [каждое третье].",
        [
            (14, "percent", "registered_crimes", "juvenile"),
            (Decimal("33.3"), "percent", "registered_crimes", "repeat"),
        ],
    ),
    (
        "en",
        "Prosecutors terminated [44] illegal investigations and cancelled [61] illegal decisions.",
        [
            (44, "count", "prosecutions_terminated", None),
            (61, "count", "decisions_annulled", None),
        ],
    ),
    (
        "kk",
        "Прокурорлар негізсіз басталған [86] сотқа дейінгі тергеп-тексеруді тоқтатты.",
        [(86, "count", "prosecutions_terminated", None)],
    ),
]
THEMES: list[Row] = [
    # what the paragraph has said of wages holds for the sums that follow, until it turns to something else
    (
        "ru",
        "Прокуратура защитила права рабочих\n\nВ Шу 45 дворникам задержали зарплату. Сумма долга – [6,8 млн] тенге.",
        [(6_800_000, "KZT", "wage_arrears", None)],
    ),
    (
        "en",
        (
            "Unpaid wages in 2011\n\nKazakh employers owed their staff [1.9 billion tenge], down from [3.4 billion] a year"
            " before. Mangistau leads with [560 million]."
        ),
        [(value * MILLION, "KZT", "wage_arrears", None) for value in (1_900, 3_400, 560)],
    ),
    (
        "ru",
        "В школах зарплату начисляли тем, кто не работал. Ущерб – [5,7 млн тенге], возмещено [4,9 миллиона].",
        [(5_700_000, "KZT", "damage_established", None), (4_900_000, "KZT", "damage_compensated", None)],
    ),
]
RANKINGS: list[Row] = [
    # numbers of places that name nothing are parts of the total before
    (
        "en",
        (
            "Oil regions and nature\n\nProsecutors uncovered over [700] violations of the law; six inspectors were disciplined."
            "\n\nAtyrau region tops the list with [318]. Mangystau follows with [204], then Aktobe region with [121]."
        ),
        [(value, "count", "violations_found", None) for value in (700, 318, 204, 121)],
    ),
    (
        "en",
        "Turkistan region accounts for [88] of the thefts, Zhambyl for [61].",
        [(88, "count", "registered_crimes", "theft"), (61, "count", "registered_crimes", "theft")],
    ),
]
CLAIMS: list[Row] = [
    (
        "kk",
        "Прокурорлар сотқа [245] талап қойып, оның [231-і] қанағаттандырылды.",
        [(245, "count", "claims_filed", None), (231, "count", "claims_granted", None)],
    ),
    # "as a result of that" leads to no part
    (
        "kk",
        "Прокурорлар [53] ұсыныс енгізді, соның қорытындысымен [88] лауазымды тұлға жазаланды.",
        [(53, "count", "oversight_acts", None), (88, "count", "officials_held_liable", None)],
    ),
]
SHARES: list[Row] = [
    ("en", "Only [52] crimes in a hundred get solved.", [(52, "percent", "detection_rate", None)]),
    ("ru", "Раскрывается лишь [52] преступления из ста.", [(52, "percent", "detection_rate", None)]),
    # what is named behind the next number and its noun is that number's
    (
        "ru",
        "Надзор в колониях\n\nВ колониях умерли [11 осуждённых], [трое] покончили с собой.",
        [(11, "count", "deaths", None), (3, "count", "deaths", "suicide")],
    ),
]
RESPECTIVE: list[Row] = [
    (
        "ru",
        "Произошло 2 716 ДТП, погибли 173 человека, 3 398 ранены. Это на [6%], [4%] и [8%] больше соответственно.",
        [
            (6, "percent", "road_accidents", None),
            (4, "percent", "deaths", "road"),
            (8, "percent", "road_injured", None),
        ],
    ),
    (
        "kk",
        "2 716 жол апаты болып, 173 адам қаза тапты, 3 398 адам жараланды. Бұл тиісінше [6], [4] және [8 пайызға] көп.",
        [
            (6, "percent", "road_accidents", None),
            (4, "percent", "deaths", "road"),
            (8, "percent", "road_injured", None),
        ],
    ),
]
TITLES: list[Row] = [
    # a day above the title is no title, and several kinds of corruption are corruption
    (
        "en",
        (
            "11.07.2019\nThe fight against corruption\n\n[58] corruption crimes were registered, including bribery - [31]"
            " and embezzlement - [15].\n[33] persons were prosecuted."
        ),
        [
            (58, "count", "registered_crimes", "corruption"),
            (31, "count", "registered_crimes", "bribery"),
            (15, "count", "registered_crimes", "embezzlement"),
            (33, "count", "persons_prosecuted", "corruption"),
        ],
    ),
    # the title's offence is a part of the crimes that the text counts
    (
        "kk",
        (
            "Елімізде ұрлық азайды\n\nТоғыз айда [214 мыңға] жуық қылмыс тіркелген. Барлық қылмыстың 58 пайызы – ұрлық."
            "\n\nСотқа [41 мың] іс жолданды."
        ),
        [(214_000, "count", "registered_crimes", None), (41_000, "count", "cases_sent_to_court", None)],
    ),
]
ROWS = HEADINGS + PARTS + BESIDE + THEMES + RANKINGS + CLAIMS + SHARES + RESPECTIVE + TITLES


@pytest.mark.parametrize(("language", "marked", "expected"), ROWS, ids=[marked for _, marked, _ in ROWS])
def test_read(language: str, marked: str, expected: list[tuple[Decimal | int, str, str, str | None]]) -> None:
    example = brackets.parse(marked)
    figures = reading.extract(example.text, language=language).figures
    found = [brackets.at(figures, span) for span in example.spans]
    assert [
        (figure.value, figure.unit, figure.indicator, figure.offence) if figure else None for figure in found
    ] == expected

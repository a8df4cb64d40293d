"""What the last stage makes of numbers side by side: units, times, regions, parts, plans, and whose they are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.etl import brackets, reading

PUBLISHED = date(2024, 10, 15)

# A sentence published on 15 October 2024, and what is to be seen of its bracketed numbers.
Row = tuple[str, str, list[dict[str, Any]]]

UNITS: list[Row] = [
    # a direction that leads to the next number is not that of the one before
    (
        "ru",
        "Снижение: кражи – [12]%, разбои – [14]%, рост: мошенничества – [20]%.",
        [{"value": -12}, {"value": -14}, {"value": 20}],
    ),
    (
        "ru",
        "Уменьшилось количество убийств (на [12]%) и краж (на [5]%), увеличилось – мошенничеств (на [20]%).",
        [{"value": -12}, {"value": -5}, {"value": 20}],
    ),
    (
        "ru",
        "Отмечается рост мошенничества ([20]%), вымогательства ([15]%) при снижении краж ([5]%).",
        [
            {"value": 20, "measure": "change"},
            {"value": 15, "measure": "change"},
            {"value": -5, "measure": "change"},
        ],
    ),
    # no count changes by a fraction, and damage is a sum
    (
        "ru",
        "Показатели\nКражи: [701] (-[22,4])\nУбийства: [12] (-[3])\nУщерб: [1,1 млрд]",
        [
            {"value": 701},
            {"value": Decimal("-22.4"), "unit": "percent", "measure": "change"},
            {"value": 12},
            {"value": -3, "unit": "count", "measure": "change"},
            {"value": 1_100_000_000, "unit": "KZT", "indicator": "damage_established"},
        ],
    ),
    ("ru", "Административных правонарушений: [1,2 миллиона].", [{"unit": "count"}]),
    ("ru", "Хозяин третью неделю ищет коров. Осуждены [14] воров.", [{"value": 14}]),
    # no fraction is counted: it shares the millions of the sum before
    (
        "en",
        "The damage is [12.6 million tenge], compensated was [9.4].",
        [{"value": 12_600_000, "unit": "KZT"}, {"value": 9_400_000, "unit": "KZT"}],
    ),
    # a sign before a number says which way it went
    (
        "ru",
        "Кражи ↓ [15]%, грабежи ▲ [4]%.",
        [{"value": -15, "measure": "change"}, {"value": 4, "measure": "change"}],
    ),
    (
        "ru",
        "В столице прибавилось [412] преступлений, всего их [5 030].",
        [{"value": 412, "measure": "change"}, {"value": 5_030, "measure": "level"}],
    ),
    ("ru", "Область недосчиталась [300] преступлений.", [{"value": -300, "measure": "change"}]),
    ("ru", "Пострадали [14] жителей одного подъезда.", [{"value": 14}]),
    ("ru", "Прокуратура: итоги года\n14.07.2023 11:40 | 218\n\nПроверено [14] школ.", [{"value": 14}]),
    (
        "ru",
        "Тюремное население снизилось с [55] до [39 тысяч].",
        [{"value": 55_000, "unit": "count"}, {"value": 39_000, "unit": "count"}],
    ),
    (
        "en",
        "The number of crimes fell from [640] to [2 thousand] in ten years.",
        [{"value": 640}, {"value": 2_000}],
    ),
    (
        "ru",
        "Кражи выросли на [5], грабежи – на [7], мошенничества – на [12 процентов].",
        [
            {"value": 5, "unit": "percent", "measure": "change", "offence": "theft"},
            {"value": 7, "unit": "percent", "measure": "change", "offence": "robbery"},
            {"value": 12, "unit": "percent", "measure": "change", "offence": "fraud"},
        ],
    ),
    (
        "en",
        "Thefts fell by [5], robberies by [7] and frauds by [12 per cent].",
        [
            {"value": -5, "unit": "percent", "offence": "theft"},
            {"value": -7, "unit": "percent", "offence": "robbery"},
            {"value": -12, "unit": "percent", "offence": "fraud"},
        ],
    ),
    (
        "kk",
        "Ұрлық [5], тонау [7], алаяқтық [12 пайызға] азайды.",
        [
            {"value": -5, "unit": "percent", "offence": "theft"},
            {"value": -7, "unit": "percent", "offence": "robbery"},
            {"value": -12, "unit": "percent", "offence": "fraud"},
        ],
    ),
    (
        "ru",
        "Возмещено [15 млн тенге], из них [4 200 000] – добровольно.",
        [{"value": 15_000_000, "unit": "KZT"}, {"value": 4_200_000, "unit": "KZT"}],
    ),
    (
        "ru",
        "Арест наложен на [12] и [15 млн тенге].",
        [{"value": 12_000_000, "unit": "KZT"}, {"value": 15_000_000, "unit": "KZT"}],
    ),
    (
        "ru",
        "Краж – [412], минус [38] к прошлому году.",
        [{"measure": "level"}, {"measure": "change", "value": -38}],
    ),
    ("ru", "Зарегистрировано 12 убийств, плюс [три] покушения.", [{"measure": "level", "offence": "murder"}]),
    ("ru", "Штрафов выписали на [112 миллионов], взыскали мало.", [{"value": 112_000_000, "unit": "KZT"}]),
    # a part keeps the words that restrict it
    ("ru", "Осуждены [120] человек, из них [38] женщин.", [{"scope": None}, {"scope": "из них 38 женщин"}]),
]

DRESS: list[Row] = [
    ("en", "Customs seized [2 t 140 kg] of fish.", [{"value": 2140, "unit": "kg"}]),
    (
        "en",
        "[Seven out of ten] convicts do not work.",
        [{"value": 70, "unit": "percent", "measure": "share"}],
    ),
    (
        "en",
        "[Nine in every ten] convicts do not work.",
        [{"value": 90, "unit": "percent", "measure": "share"}],
    ),
    (
        "ru",
        "[Семеро из десяти] осуждённых не работают.",
        [{"value": 70, "unit": "percent", "measure": "share"}],
    ),
    ("ru", "Оставлены без изменения [9 из 10] приговоров.", [{"value": 90, "unit": "percent"}]),
    ("ru", "Осуждены [двое] из [пятнадцати] обвиняемых.", [{"value": 2, "unit": "count"}, {"value": 15}]),
    ("en", "Prosecutors registered [1O6] crimes.", [{"value": 106, "unit": "count"}]),
    ("ru", "Раскрываемость краж составила [61,О%].", [{"value": 61, "unit": "percent"}]),
    (
        "kk",
        "Келтірілген залалдың [320 млн теңгесінің] [290 миллионы] өндірілді.",
        [{"value": 320_000_000, "unit": "KZT"}, {"value": 290_000_000, "unit": "KZT"}],
    ),
    (
        "en",
        "The detection rate grew from [9.8] to [14.3%].",
        [{"value": Decimal("9.8"), "unit": "percent"}, {"value": Decimal("14.3"), "unit": "percent"}],
    ),
]
TIMES: list[Row] = [
    (
        "ru",
        "Кражи\n\nТаких случаев за прошлый год набралось [874], хотя ещё в 2021-м было [615].",
        [{"period_end": date(2023, 12, 31)}, {"period_end": date(2021, 12, 31)}],
    ),
    ("ru", "Только в июле [34] человека стали жертвами краж.", [{"period_start": date(2024, 7, 1)}]),
    (
        "ru",
        "За 8 месяцев 2024 года изъято [12] кг. За весь прошлый год ликвидированы [две] ОПГ, за этот – [5].",
        [
            {"period_end": date(2024, 8, 31)},
            {"period_end": date(2023, 12, 31)},
            {"period_end": date(2024, 8, 31)},
        ],
    ),
    (
        "en",
        "Courts convicted [50] people in 2023 and [70] in 2022.",
        [{"period_start": date(2023, 1, 1)}, {"period_start": date(2022, 1, 1)}],
    ),
    # a stock's day says nothing of when the rest was done; "every year" is meant by the whole sentence
    (
        "en",
        "Annually [13] thousand accidents happen and [2] thousand people die.",
        [{"period_end": None}] * 2,
    ),
    (
        "ru",
        "За 9 месяцев осуждены [50] человек, в прошлом году – [70].",
        [
            {"period_start": date(2024, 1, 1), "period_end": date(2024, 9, 30)},
            {"period_start": date(2023, 1, 1), "period_end": date(2023, 9, 30)},
        ],
    ),
    (
        "ru",
        "За 9 месяцев осуждены [50] человек против [70] в прошлом году.",
        [{"period_end": date(2024, 9, 30)}, {"period_end": date(2023, 9, 30)}],
    ),
    (
        "ru",
        "За 9 месяцев осуждены [50] человек (в 2022 году – [70]).",
        [{"period_end": date(2024, 9, 30)}, {"period_end": date(2022, 12, 31)}],
    ),
    (
        "ru",
        "В 2023 году осуждены [50] человек, в 2022 году – [70].",
        [{"period_end": date(2023, 12, 31)}, {"period_end": date(2022, 12, 31)}],
    ),
    (
        "kk",
        "Былтыр [70] адам сотталса, биыл [50] адам сотталды.",
        [
            {"period_start": date(2023, 1, 1), "period_end": date(2023, 10, 15)},
            {"period_start": date(2024, 1, 1), "period_end": date(2024, 10, 15)},
        ],
    ),
    (
        "en",
        "In 2024 the court convicted [50] persons against [70] a year earlier.",
        [
            {"period_start": date(2024, 1, 1), "period_end": date(2024, 10, 15)},
            {"period_start": date(2023, 1, 1), "period_end": date(2023, 10, 15)},
        ],
    ),
    # how things stand on a day has no first day, unless the report is about a period
    (
        "ru",
        "На 1 мая 2024 года задолженность по зарплате составила [87 млн тенге].",
        [{"period_start": None, "period_end": date(2024, 4, 30)}],
    ),
    (
        "ru",
        "За 4 месяца 2024 года осуждены [50] человек, под стражей содержится [40] человек.",
        [{"period_start": date(2024, 1, 1), "period_end": date(2024, 4, 30)}] * 2,
    ),
    # a single case has the day on which it happened
    (
        "ru",
        "За 4 месяца осуждены [50] человек. Так, 14 марта житель Тараза похитил [5 млн тенге].",
        [
            {"period_end": date(2024, 4, 30)},
            {"period_start": date(2024, 3, 14), "period_end": date(2024, 3, 14)},
        ],
    ),
    # the fifth point is no member of the list that the fourth one heads
    (
        "ru",
        (
            "Итоги 4 месяцев 2024 года\n4. В ходе акции, проведенной с 12 по 18 мая:\n- осуждены [50] человек;\n"
            "5. Всего осуждены [200] человек."
        ),
        [{"period_start": date(2024, 5, 12)}, {"period_start": date(2024, 1, 1)}],
    ),
]

_FIRST, _SECOND = (
    {"period_start": date(2024, 1, 1), "period_end": date(2024, 5, 31)},
    {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)},
)
# The report is about 2023; a paragraph of it is about five months.
CARRIED: list[Row] = [
    # the verb is told once, a bracket says the change in per cent
    (
        "en",
        "Robberies fell by [17] ([21%]) and thefts by [402] ([13%]).",
        [
            {"measure": "change", "value": value, "offence": offence}
            for value, offence in ((-17, "robbery"), (-21, "robbery"), (-402, "theft"), (-13, "theft"))
        ],
    ),
    (
        "en",
        "The region recorded [1,512] fewer crimes than a year before.",
        [{"measure": "change", "value": -1512}],
    ),
    (
        "en",
        "Thefts go down for the third year running: [4,110] in 2021, [3,870] in 2022.",
        [{"indicator": "registered_crimes", "offence": "theft"}] * 2,
    ),
    (
        "en",
        "Owners got back animals worth [93 million tenge], but the total loss had reached [224 million].",
        [{"indicator": "returned_to_victims"}, {"indicator": "damage_established"}],
    ),
    # an answer speaks of what was asked
    (
        "en",
        "How many people went to prison this year?\n\nBy now [61].",
        [{"indicator": "persons_imprisoned"}],
    ),
    (
        "en",
        "Grave and especially grave crimes fell from [312] to [275] and from [41] to [33] respectively.",
        [{"gravity": gravity} for gravity in ("serious",) * 2 + ("particularly_serious",) * 2],
    ),
    # instances are what was spoken of: accidents, violations, crimes
    (
        "en",
        "Road accidents grew. In [90%] of instances drivers are to blame.",
        [{"indicator": "road_accidents", "measure": "share"}],
    ),
    (
        "en",
        "Infringements of constitutional rights in the criminal process were noted in [447] instances.",
        [{"indicator": "violations_found", "offence": "constitutional_rights"}],
    ),
    # an aside is passed over; what brackets hold adds up to the next number
    (
        "en",
        "Three of the claims were granted; [seven] more claims, which concern flats, are being considered in court.",
        [{"indicator": "cases_in_court"}],
    ),
    (
        "en",
        "From cells ([449]) and offices ([375]) there were released in all [824] people.",
        [{"indicator": "persons_released"}] * 3,
    ),
    (
        "en",
        "Criminal offences fell by [5%], including serious ones by [9%], thefts by [16%].",
        [{"indicator": "registered_offences"}] * 3,
    ),
    (
        "en",
        "The number of people killed in road accidents fell by [7%] to [1,980].",
        [{"indicator": "deaths"}, {"indicator": "deaths"}],
    ),
    (
        "en",
        "They registered 1,538 corruption crimes. Of these, the police accounted for [1,012], other bodies for [367].",
        [{"indicator": "registered_crimes", "offence": "corruption"}] * 2,
    ),
    ("en", "Courts convicted 120 people, [15] more than in 2022.", [{"measure": "change", "value": 15}]),
    ("en", "Of the damage, [92%] was established; it was compensated by [80%].", [{}, {"measure": "share"}]),
    (
        "en",
        (
            "In 2023 courts convicted [90] persons.\n\nFrom January to May 2024 they convicted [50]. Fines were "
            "imposed on [7] of the convicts.\n\nIn all [12] of the convicts appealed."
        ),
        [_SECOND, _FIRST, _FIRST, _SECOND],
    ),
    (
        "ru",
        (
            "В 2023 году осуждены [90] человек.\n\nС января по май 2024 года осуждены [50] человек. К штрафу "
            "приговорены [7].\n\nЗа этот период оправданы [3] человека."
        ),
        [_SECOND, _FIRST, _FIRST, _FIRST],
    ),
    (
        "kk",
        (
            "2023 жылы [90] адам сотталды.\n\n2024 жылғы қаңтар-мамыр айларында [50] адам сотталды. Айыппұлға "
            "[7] адам кесілді.\n\nОсы кезеңде [3] адам ақталды."
        ),
        [_SECOND, _FIRST, _FIRST, _FIRST],
    ),
    # what a bracket compares with is not what the next sentence is about
    (
        "en",
        "In 2023 courts convicted [90] persons (in January-May 2022 - 120). They acquitted [3].",
        [_SECOND, _SECOND],
    ),
    # two numbers parted by a stroke have the times of the line above them, in its order
    (
        "kk",
        "2023 жылғы 4 ай – 402 / 2024 жылғы 4 ай – 455 апат. Қаза тапқандар: [71] / [83].",
        [
            {"period_start": date(2023, 1, 1), "period_end": date(2023, 4, 30)},
            {"period_start": date(2024, 1, 1), "period_end": date(2024, 4, 30)},
        ],
    ),
    # a time that is named and not dated is none, whatever the report is about
    (
        "kk",
        "2023 жылы 90 адам сотталды. Жаңа заң күшіне енгелі [395] шешім мақұлданды.",
        [{"period_start": None}],
    ),
    (
        "ru",
        "В 2023 году осуждены 90 человек. С момента вступления закона в силу оправданы [3].",
        [{"period_start": None}],
    ),
    # how long something took is no period
    (
        "kk",
        "2024 жылдың 7 айында 38 тексеріс жүргізілді. Зауыт [64] жұмысшыға екі ай бойы жалақы төлемеген.",
        [{"period_end": date(2024, 7, 31)}],
    ),
    # that year is the one that was printed last
    ("kk", "2021 жылы 90 адам сотталды. Сол жылы [3] адам ақталды.", [{"period_start": date(2021, 1, 1)}]),
    # a case goes on in a sentence that counts nothing; what is demanded is a target all the same
    (
        "kk",
        "Мысалы, Жезқазғандағы зауыт 64 жұмысшыға жалақы төлемеген. Кейін [31 млн теңге] қарыз жабылды.",
        [{"modality": "single_case"}],
    ),
    (
        "kk",
        "Кәсіпорындардың бірі газ жаққаны үшін [870 млн теңге] айыппұл төледі.",
        [{"modality": "single_case"}],
    ),
    ("kk", "Прокурорлар [312] істі сотта қолдап жатыр.", [{"modality": "result"}]),
    # an offence that is named has the gravity of its own words alone
    (
        "kk",
        "Ауыр қылмыстар [10,3]%-ға, ұрлық [18,9]%-ға азайды.",
        [{"gravity": "serious"}, {"gravity": None, "offence": "theft"}],
    ),
    # each side of a comparison has its own year, though only its pronoun names it
    (
        "ru",
        "В прошлом году – [70] краж, в этом – [50].",
        [{"period_start": date(2023, 1, 1)}, {"period_start": date(2024, 1, 1)}],
    ),
    # since the beginning of the year ends on the day that the sentence names
    (
        "ru",
        "На 1 сентября с начала года осуждены [50] человек.",
        [{"period_start": date(2024, 1, 1), "period_end": date(2024, 8, 31)}],
    ),
    (
        "ru",
        "За 9 месяцев осуждены: [143] → [187] человек.",
        [{"period_end": date(2023, 9, 30)}, {"period_end": date(2024, 9, 30)}],
    ),
]
PLACES: list[Row] = [
    # the seat of a district stands for it without the word
    ("ru", "Больше всего краж в Аягозе ([61]) и Зеренде ([44]).", [{"region": "KZ-10"}, {"region": "KZ-11"}]),
    # what the title speaks of is counted in its list of places
    (
        "ru",
        "Рейтинг регионов по наркопреступлениям\n\n1. Алматы – [1 402] (+[12]%)\n2. Астана – [722]\nВсего по РК: [8 912]",
        [
            {"indicator": "registered_crimes", "offence": "drug", "region": "KZ-75"},
            {"indicator": "registered_crimes", "offence": "drug", "region": "KZ-75", "measure": "change"},
            {"indicator": "registered_crimes", "offence": "drug", "region": "KZ-71"},
            {"indicator": "registered_crimes", "offence": "drug", "region": "KZ"},
        ],
    ),
    (
        "ru",
        "В стране осуждены [712] угонщиков: [96] – в Туркестанской области, [81] – в Алматы.",
        [{"region": "KZ"}, {"region": "KZ-61"}, {"region": "KZ-75"}],
    ),
    (
        "ru",
        "В стране погибли [48] женщин, из них в ВКО – [семь].",
        [{"region": "KZ"}, {"region": "KZ-63"}],
    ),
    # a text of many regions is of none of them
    (
        "ru",
        "Взятки в цифрах\n\nБольше всего взяток в Таразе, Актау, Уральске, Костанае и Павлодаре.\n\nЗа решёткой [112] взяточников.",
        [{"region": "KZ"}],
    ),
    (
        "ru",
        "Совершено [511] изнасилований детей и [70] краж. В Алматинской области таких краж [96].",
        [{"offence": "sexual_minors"}, {"offence": "theft"}, {"offence": "theft"}],
    ),
    # a list of places leads to as long a list of numbers, and a dash from the nation to its own
    (
        "ru",
        "Рост краж допустили Улытау и Актюбинская область: +[9]% и +[4]%.",
        [{"region": "KZ-62"}, {"region": "KZ-15"}],
    ),
    (
        "ru",
        "Краж больше в Костанайской и Павлодарской областях ([604] и [377]), по стране – [8 204].",
        [{"region": "KZ-39"}, {"region": "KZ-55"}, {"region": "KZ"}],
    ),
    (
        "en",
        "Thefts grew most in Ulytau and Aktobe: [9]% and [4]%.",
        [{"region": "KZ-62"}, {"region": "KZ-15"}],
    ),
    (
        "kk",
        "Ұрлық саны Қостанай мен Павлодар облыстарында көп ([604] және [377]).",
        [{"region": "KZ-39"}, {"region": "KZ-55"}],
    ),
    (
        "ru",
        "В 2012 году краж больше в Южном Казахстане ([164]).",
        [{"region": "KZ-YUZ"}],
    ),
    ("ru", "Рост краж отмечен в Абае (+[31]%), Улытау (+[9]%).", [{"region": "KZ-10"}, {"region": "KZ-62"}]),
    # a sentence without a place goes on with the paragraph's; a dateline names none
    (
        "en",
        (
            "Thefts in Aktobe region\n\nALMATY, July 12 (Agency) - In Pavlodar region [45] people were convicted. "
            "Of them [12] went to prison.\n\nIn all [96] people were convicted."
        ),
        [{"region": "KZ-55"}, {"region": "KZ-55"}, {"region": "KZ-15"}],
    ),
    (
        "en",
        "Aktobe and Atyrau regions\n\nThefts: [574] and [803]",
        [{"region": "KZ-15"}, {"region": "KZ-23"}],
    ),
    ("ru", "В 2016 году в Южно-Казахстанской области осуждены [50] человек.", [{"region": "KZ-YUZ"}]),
    (
        "ru",
        "В Туркестанской области осуждены [50] человек, в Шымкенте – [20].",
        [{"region": "KZ-61"}, {"region": "KZ-79"}],
    ),
    (
        "ru",
        "По стране осуждены [500] человек, в Актюбинской области – [50].",
        [{"region": "KZ"}, {"region": "KZ-15"}],
    ),
    # one number for several regions together is none's
    ("ru", "В Алматинской, Жамбылской и Туркестанской областях осуждены [50] человек.", [{"region": None}]),
    ("en", "In Almaty region the court convicted [50] persons.", [{"region": "KZ-19"}]),
    ("kk", "Ақтөбе облысында [50] адам сотталды.", [{"region": "KZ-15"}]),
]

PLANS_AND_CASES: list[Row] = [
    ("ru", "Предстоит взыскать [12 млн тенге].", [{"modality": "target"}]),
    ("kk", "Бюджетке [12 млн теңге] қайтару жоспарланып отыр.", [{"modality": "target"}]),
    ("en", "Prosecutors demand the return of [12 million tenge] to the budget.", [{"modality": "target"}]),
    ("ru", "Взыскано [12 млн тенге].", [{"modality": "result"}]),
    ("ru", "Так, житель Актобе похитил [5 млн тенге].", [{"modality": "single_case", "region": "KZ-15"}]),
    # a demand, until it is met
    ("ru", "Внесено представление о возврате в бюджет [126 млн тенге].", [{"modality": "target"}]),
    ("ru", "По иску о взыскании ущерба в бюджет возвращено [45 млн тенге].", [{"modality": "result"}]),
    ("en", "Upon prosecutors' demand [23] unlawful tenders were annulled.", [{"modality": "result"}]),
    # a case goes on in the sentences about the same person, until they tell a total or something else
    (
        "ru",
        "Бывший аким осужден за взятку в [5 млн тенге]. Суд оштрафовал его на [50 млн тенге]. Всего с начала года осуждены [12] лиц.",
        [{"modality": "single_case"}, {"modality": "single_case"}, {"modality": "result"}],
    ),
    (
        "en",
        "A 34-year-old stole [3 million tenge]. Besides, [14] officials were disciplined.",
        [{"modality": "single_case"}, {"modality": "result"}],
    ),
    ("ru", "Перерасчет сделан для [118 362] жителя, им вернули [9 млн тенге].", [{"modality": "result"}] * 2),
    # a text without any period about one school
    (
        "ru",
        (
            "Школу проверила прокуратура.\n\nДиректор школы закупил мебель втридорога. Подрядчик получил за нее"
            " [38 млн тенге], из них [9 млн тенге] вернул школе."
        ),
        [{"modality": "single_case"}] * 2,
    ),
]

ROWS = [*UNITS, *DRESS, *TIMES, *CARRIED, *PLACES, *PLANS_AND_CASES]


@pytest.mark.parametrize(("language", "marked", "fields"), ROWS, ids=[marked for _, marked, _ in ROWS])
def test_meaning(language: str, marked: str, fields: list[dict[str, Any]]) -> None:
    example = brackets.parse(marked)
    figures = reading.extract(example.text, language=language, published=PUBLISHED).figures
    found = [brackets.at(figures, span) for span in example.spans]
    seen = [
        {name: getattr(figure, name, "no figure") for name in row}
        for figure, row in zip(found, fields, strict=True)
    ]
    assert seen == fields


QUOTED = [
    ("ru", "Осуждены более [50] человек, из них 3 – условно.", "более 50 человек"),
    ("ru", "Возмещено [1,2 млрд тенге] ущерба.", "1,2 млрд тенге ущерба"),
    ("en", "The court gave [824] verdicts; all are final.", "824 verdicts"),
    ("kk", "Сот [50]-ден астам адамды соттады.", "50-ден астам адамды соттады"),
]


@pytest.mark.parametrize(("language", "marked", "quote"), QUOTED, ids=[marked for _, marked, _ in QUOTED])
def test_quotation_holds_the_number_its_hedge_and_what_is_counted(
    language: str, marked: str, quote: str
) -> None:
    example = brackets.parse(marked)
    figure = brackets.at(reading.extract(example.text, language=language).figures, example.spans[0])
    assert figure is not None
    assert figure.quote == quote


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("ru", "Вынесено 824 приговора, остальное впереди.", "Вынесено 824 приговора"),
        ("en", "In Aktobe, the court gave 824 verdicts; all are final.", "the court gave 824 verdicts"),
    ],
)
def test_label_is_the_clause_in_the_reports_own_words(language: str, text: str, label: str) -> None:
    [figure] = reading.extract(text, language=language).figures
    assert figure.label == label

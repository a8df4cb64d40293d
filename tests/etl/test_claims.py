"""Numbers that count nothing are claimed, each with its reason; numbers that count something are not."""

from __future__ import annotations

import pytest

from tests.etl import brackets, reading

# What is claimed stands in [brackets]; the sentences are grouped by the reason.
RUSSIAN = {
    "date": [
        "Дело начато [12.03.2024] года.",
        "Дело начато [12 марта 2024 года].",
        "Дело начато [12 марта].",
        "Дело начато [2024-03-12].",
        "Дело начато [1/02/2024].",
    ],
    "period": [
        "За [9 месяцев 2024 года] осуждены 15 человек.",
        "За [девять месяцев] осуждены 15 человек.",
        "В [2024 году] осуждены 15 человек.",
        "В [2024 году] 811 человек осуждены.",
        "В [2024г.] осуждены 15 человек.",
        "[В январе-сентябре 2021 года] осуждены 15 человек.",
        "За [первое полугодие 2023 года] осуждены 15 человек.",
        "За [1 полугодие] осуждены 15 человек.",
        "За [1 квартал 2023 года] осуждены 15 человек.",
        "За [I квартал 2023 года] осуждены 15 человек.",
        "[с начала 2024 года] осуждены 15 человек.",
        "[На 1 марта 2024 года] арестованы 15 человек.",
        "[В 2019-2021 годах] осуждены 15 человек.",
        "[В 2019–2021 гг.] осуждены 15 человек.",
        "За [последние 3 года] осуждены 15 человек.",
        "[с 1 по 15 мая 2024 года] осуждены 15 человек.",
    ],
    "article": [
        "По [ст.189] УК осуждены 15 человек.",
        "По [статье 189] УК осуждены 15 человек.",
        "По [ст. 189 ч. 3] УК осуждены 15 человек.",
        "По [части 3 статьи 190] УК осуждены 15 человек.",
        "По [статьям 188 и 190] УК осуждены 15 человек.",
        "По Закону [№ 234-VI] осуждены 15 человек.",
    ],
    "time": ["Суд начался в [10:30] утра.", "Суд начался в [9:05]."],
    "counter": ["Просмотров: [1 204]"],
    "exchange_rate": ["Ущерб – 12 млн тенге (по [курсу доллара Нацбанка 331,2 тенге за доллар])."],
    "phone": ["Звоните по телефону [8 (7172) 71-00-00].", "Телефон доверия: [+7 701 123 45 67]."],
    "age": ["Осужден [35-летний] житель области.", "Пострадала [16-летняя] школьница."],
    "term": [
        "Виновный осужден к [5 годам лишения свободы].",
        "Виновному назначено [7 лет лишения свободы].",
        "Он приговорен к [трем годам ограничения свободы].",
        "Он водворен под [арест на 15 суток].",
    ],
    "name": [
        "Помощь больным [COVID-19] оказана.",
        "Сообщает https://example.org/[2024]/12.",
    ],
}

KAZAKH = {
    "date": [
        "Іс [2024 жылғы 12 наурызда] басталды.",
        "Іс [12.03.2024] басталды.",
        "Іс [қарашаның 7-сіне] қарай аяқталды.",
    ],
    "period": [
        "[2025 жылдың 9 айында] 15 адам сотталды.",
        "[2024 жылы] 15 адам сотталды.",
        "Биылғы [9 айда] 15 адам сотталды.",
        "[2023 жылдың бірінші жартыжылдығында] 15 адам сотталды.",
        "[2023 жылдың 1-тоқсанында] 15 адам сотталды.",
        "Соңғы [3 жылда] 15 адам сотталды.",
        "[2019-2021 жылдары] 15 адам сотталды.",
        "[2024 жылдың қаңтар-қыркүйек] айларында 15 адам сотталды.",
    ],
    "article": ["Қылмыстық кодекстің [189-бабы] бойынша 15 адам сотталды."],
    "time": ["Сот [10:30] басталды."],
    "counter": ["Жазба [79 рет] қаралды."],
    "exchange_rate": ["Залал 12 млн теңге ([доллар бағамы – 331,2 теңге])."],
    "phone": ["Сенім телефоны: [8 (7172) 71-00-00]."],
    "age": ["Сот [35 жастағы] тұрғынды жазалады.", "Сот [жиырма екі жастағы] тұрғынды жазалады."],
    "term": ["Айыпталушы [5 жылға] бас бостандығынан айырылды."],
    "name": ["Биыл [COVID-19] індеті басылды."],
    "ordinal": ["Іс Қылмыстық кодекстің [үш жүз алпыс алтыншы] бабымен қозғалды."],
    "penalty": ["Бұл үшін [50 АЕК көлемінде айыппұл салынады]."],
}

ENGLISH = {
    "date": [
        "The case was opened on [12 March 2024].",
        "The case was opened on [March 12, 2024].",
        "The case was opened on [12.03.2024].",
        "The case was opened on [the 12th of March].",
    ],
    "period": [
        "In [2024] the court convicted 15 persons.",
        "In [2024] 811 persons were convicted.",
        "In [the first 9 months of 2024] the court convicted 15 persons.",
        "For [nine months of 2024] the court convicted 15 persons.",
        "In [the first half of 2024] the court convicted 15 persons.",
        "In [the 1st quarter of 2024] the court convicted 15 persons.",
        "In [Q1 2024] the court convicted 15 persons.",
        "In [January-September 2024] the court convicted 15 persons.",
        "[As of 1 March 2024] the court had convicted 15 persons.",
        "[Since the beginning of 2024] the court convicted 15 persons.",
        "[In 2019-2021] the court convicted 15 persons.",
        "Over [the last 3 years] the court convicted 15 persons.",
    ],
    "article": [
        "Under [Article 189] of the Criminal Code the court convicted 15 persons.",
        "Under [Art. 189] of the code the court convicted 15 persons.",
    ],
    "time": ["The hearing began at [10:30].", "The hearing began at [10.30 a.m.]"],
    "exchange_rate": [
        "The damage was $2.4 million (the current [exchange rate is 147.20/$1]).",
        "Land worth 3 million tenge ([$1 = 380 tenge]) was returned.",
    ],
    "phone": ["Call the hotline [8 (7172) 71-00-00] of the office."],
    "age": ["The court convicted a [35-year-old] man.", "The court convicted a man aged [35]."],
    "term": [
        "The court sentenced him to [5 years in prison].",
        "The court sentenced him to [seven years of imprisonment].",
    ],
    "name": [
        "The office fought [COVID-19] in the region.",
        "See https://example.org/[2024]/12 for the text.",
    ],
}

TABLE = [
    pytest.param(language, marked, reason, id=marked)
    for language, groups in (("ru", RUSSIAN), ("kk", KAZAKH), ("en", ENGLISH))
    for reason, sentences in groups.items()
    for marked in sentences
]


@pytest.mark.parametrize(("language", "marked", "reason"), TABLE)
def test_claimed(language: str, marked: str, reason: str) -> None:
    example = brackets.parse(marked)
    claims = reading.read(example.text, language=language).claims
    start, end = example.spans[0]
    digits = {at for at in range(start, end) if example.text[at].isdigit()}
    claimed = [claim for claim in claims if claim.start < end and start < claim.end]
    assert {claim.reason for claim in claimed} == {reason}
    assert digits <= {at for claim in claimed for at in range(claim.start, claim.end)}


# Numbers that look like dates, years, terms or articles and count something.
COUNTED = [
    ("ru", "Осуждены [2024] человека."),
    ("ru", "В 2024 году вынесено [1990] приговоров."),
    ("ru", "За 9 месяцев осуждены [15] человек."),
    ("ru", "По статье 189 осуждены [44] человека."),
    ("ru", "В марте [12] дел направлены в суд."),
    ("ru", "К лишению свободы приговорены [35] человек."),
    ("ru", "Рост на [9,5] процента."),
    ("ru", "На 1 марта в СИЗО [12] человек."),
    ("kk", "Биыл [2024] қылмыс тіркелді."),
    ("kk", "9 айда [15] адам сотталды."),
    ("kk", "189-бап бойынша [44] адам сотталды."),
    ("en", "The court convicted [2,024] persons."),
    ("en", "In the first 9 months the court convicted [15] persons."),
    ("en", "The hotline received [112] calls."),
    ("en", "They filed claims against [two] regions."),
    ("en", "Under Article 189 the court convicted [44] persons."),
    ("en", "In March [12] cases were sent to court."),
    ("en", "The court gave [35] persons a term in prison."),
]


@pytest.mark.parametrize(("language", "marked"), COUNTED, ids=[marked for _, marked in COUNTED])
def test_not_claimed(language: str, marked: str) -> None:
    example = brackets.parse(marked)
    text = reading.read(example.text, language=language)
    assert brackets.at(text.claims, example.spans[0]) is None
    assert brackets.at(text.quantities, example.spans[0]) is not None


# What is a quantity, but no figure.
SET_ASIDE = [
    ("ru", "Он пробыл там [5 лет].", "term"),
    ("ru", "Лишь [одно] дело осталось.", "ordinal"),
    ("ru", "Осуждены 77 человек, то есть [77] человек.", "duplicate"),
    ("kk", "Ол онда [5 жыл] болды.", "term"),
    ("en", "The trial took [5 years].", "term"),
    ("en", "The hotline is [1424], it works around the clock.", "phone"),
    ("en", "Where to turn: 111, [102] or the duty unit.", "phone"),
    ("en", "Reception is held in [kab. 214].", "name"),
    ("en", "Only [one] case remains.", "ordinal"),
    ("en", "The meeting opened at [9-15 h].", "time"),
    ("en", "The suspect, [34 y.o.], is held.", "age"),
    ("en", "He deceived two [girls of 15 and 16 years] from a boarding school.", "age"),
    ("en", "Pupils of [grades 5-11] were met.", "name"),
    ("en", "The case is ERDR [No 231 871 031 000 412].", "name"),
    ("en", "So says [7-su.kz], a site.", "name"),
    ("ru", "Арестован [на 15 суток].", "term"),
    ("ru", "Амнистия к [30-летию] Независимости.", "name"),
]


@pytest.mark.parametrize(
    ("language", "marked", "reason"), SET_ASIDE, ids=[marked for _, marked, _ in SET_ASIDE]
)
def test_set_aside(language: str, marked: str, reason: str) -> None:
    example = brackets.parse(marked)
    extraction = reading.extract(f"{example.text}\n{FIGURE[language]}", language=language)
    aside = brackets.at(extraction.set_aside, example.spans[0])
    assert aside is not None
    assert aside.reason == reason


# A report without a figure is refused, so a line with one follows.
FIGURE = {"ru": "Оправданы 99 человек.", "kk": "99 адам ақталды.", "en": "The court acquitted 99 persons."}

# Words that name and do not count.
NAMES = [
    ("ru", "Второе дело передано в суд."),
    ("ru", "Дело номер один закрыто."),
    ("kk", "Екінші іс сотқа жолданды."),
    ("en", "The second case went to court."),
    ("en", "A case went to court."),
    ("en", "The prosecutors of the two regions met."),
    ("en", "Drugs were sold by a group, one of whose members hid."),
    ("en", "The head of one district department was dismissed."),
]


@pytest.mark.parametrize(("language", "text"), NAMES, ids=[text for _, text in NAMES])
def test_no_figure(language: str, text: str) -> None:
    extraction = reading.extract(f"{text}\n{FIGURE[language]}", language=language)
    assert [figure.value for figure in extraction.figures] == [99]

"""Every way in which the reports write a number, with its value and unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.etl import brackets, reading

MILLION = 10**6
BILLION = 10**9

# The sentence with the number in [brackets], its value and its unit.
RUSSIAN = [
    # digits
    ("Вынесено [824] приговора.", 824, "count"),
    ("Зарегистрировано [3 287] краж.", 3287, "count"),
    ("Зарегистрировано [3\u00a0287] краж.", 3287, "count"),
    ("Зарегистрировано [3\u202f287] краж.", 3287, "count"),
    ("Зарегистрировано [3\u2009287] краж.", 3287, "count"),
    ("Зарегистрировано [3287] краж.", 3287, "count"),
    ("Взыскано [1 234 567 тенге] штрафов.", 1234567, "KZT"),
    ("Пашни [З7 тысяч] га.", 37000, "ha"),
    ("Изъято [24 965](18,8%) дел.", 24965, "count"),
    ("Изъято 24 965([18,8%]) дел.", 18.8, "percent"),
    ("Осуждено до[15-ти] человек.", 15, "count"),
    ("Опрошено [85-ти] граждан.", 85, "count"),
    # multipliers
    ("Возмещено [2,5 млрд тенге] ущерба.", 2.5 * BILLION, "KZT"),
    ("Возмещено [2,5 млрд. тенге] ущерба.", 2.5 * BILLION, "KZT"),
    ("Возмещено [2,5\u00a0млрд\u00a0тенге] ущерба.", 2.5 * BILLION, "KZT"),
    ("Возмещено [1 млрд 200 млн тенге] ущерба.", 1.2 * BILLION, "KZT"),
    ("Возмещено [1 млрд. 200 млн. тенге] ущерба.", 1.2 * BILLION, "KZT"),
    ("Возмещено [340 млн.тг.] ущерба.", 340 * MILLION, "KZT"),
    ("Возмещено [15 тыс.тенге] ущерба.", 15000, "KZT"),
    ("Возмещено [52 млн 634,104 тыс. тенге] ущерба.", 52634104, "KZT"),
    ("Выявлено [4,8 тысячи] нарушений.", 4800, "count"),
    ("Рассмотрено [16 тысяч 203] обращения.", 16203, "count"),
    ("Возвращено [триллион тенге] в бюджет.", 10**12, "KZT"),
    # numerals
    ("Вынесено [двенадцать] приговоров.", 12, "count"),
    ("Осудили [пятерых] человек.", 5, "count"),
    ("Задержаны [трое] мужчин.", 3, "count"),
    ("Внесено [двадцать пять] представлений.", 25, "count"),
    ("Выявлено [сто двадцать три] нарушения.", 123, "count"),
    ("Возвращено больше [миллиарда двухсот миллионов тенге] ущерба.", 1.2 * BILLION, "KZT"),
    ("Привлечено [одиннадцать с половиной тысяч] человек.", 11500, "count"),
    ("Взыскано [полтора миллиона тенге] штрафов.", 1.5 * MILLION, "KZT"),
    ("Взыскано [пять с половиной миллиардов тенге] штрафов.", 5.5 * BILLION, "KZT"),
    # units
    ("Взыскано [₸5 000 000] штрафов.", 5 * MILLION, "KZT"),
    ("Взыскано [5 000 000 ₸] штрафов.", 5 * MILLION, "KZT"),
    ("Возвращено [2,5 млн долларов США] активов.", 2.5 * MILLION, "USD"),
    ("Возвращено [$4,5 млн] активов.", 4.5 * MILLION, "USD"),
    ("Изъято [3 тонны] гашиша.", 3000, "kg"),
    ("Изъято [750 грамм] героина.", 0.75, "kg"),
    ("Изъято [2 кг 140 г] героина.", 2.14, "kg"),
    ("Возвращено [58 тыс. га] земли.", 58000, "ha"),
    # per cent
    ("Преступность снизилась на [3,8%].", 3.8, "percent"),
    ("Преступность снизилась на [3,8 %].", 3.8, "percent"),
    ("Преступность снизилась на [34 процента].", 34, "percent"),
    ("Преступность изменилась ([+42%]).", 42, "percent"),
    ("Доля краж составила [40–50 процентов].", 40, "percent"),
    ("Доля краж составила [40-50%].", 40, "percent"),
    # changes and shares in words
    ("Число краж возросло [в 2,79 раза].", 2.79, "times"),
    ("Число краж [удвоилось].", 2, "times"),
    ("Число краж сократилось [вдвое].", -50, "percent"),
    ("Число краж уменьшилось [на треть].", 33.3, "percent"),
    ("Число краж сократилось [на четверть].", 25, "percent"),
    ("Осужден [каждый четвертый] подсудимый.", 25, "percent"),
    ("Раскрыта [половина] преступлений.", 50, "percent"),
]

KAZAKH = [
    # digits and their case endings
    ("Облыста [824] үкім шығарылды.", 824, "count"),
    ("Облыста [3 287] ұрлық тіркелді.", 3287, "count"),
    ("Істің [824-і] сотқа жолданды.", 824, "count"),
    ("Істің [17-сі] сотқа жолданды.", 17, "count"),
    ("Ұрлық [36%-ға] азайды.", 36, "percent"),
    ("Ұрлық [36 %-ға] азайды.", 36, "percent"),
    ("Ұрлық [3,8 пайызға] азайды.", 3.8, "percent"),
    ("Ұрлық [34 пайыз] азайды.", 34, "percent"),
    ("Қылмыс 5 039-дан [5 322-ге] өсті.", 5322, "count"),
    # multipliers
    ("Бюджетке [2,5 млрд теңге] түсті.", 2.5 * BILLION, "KZT"),
    ("Бюджетке [1 млрд 200 млн теңге] түсті.", 1.2 * BILLION, "KZT"),
    ("Бюджетке [52 млн 634,104 мың теңге] түсті.", 52634104, "KZT"),
    ("Облыста [16 мың 203] қылмыс тіркелді.", 16203, "count"),
    ("Мемлекетке [1,2 млрд теңгеден] астам қаржы қайтарылды.", 1.2 * BILLION, "KZT"),
    ("Бюджетке [61 mln-nan] astam teńge qaıtaryldy.", 61 * MILLION, "KZT"),
    # numerals
    ("Күдіктілердің [төртеуі] қамауда.", 4, "count"),
    ("Күдіктілердің [төртеу] ұсталды.", 4, "count"),
    ("Аяқталған [жеті] іс сотқа жолданды.", 7, "count"),
    ("Биыл [он екі] лауазымды тұлға жазаланды.", 12, "count"),
    ("Биыл [жиырма бес] іс қозғалды.", 25, "count"),
    ("Бюджетке [бір жарым миллиард теңге] өндірілді.", 1.5 * BILLION, "KZT"),
    # units and changes in words
    ("Заңсыз айналымнан [76 келі] есірткі алынды.", 76, "kg"),
    ("Мемлекетке [2,5 мың гектар] жер қайтарылды.", 2500, "ha"),
    ("Шетелден [5 млн доллар] қайтарылды.", 5 * MILLION, "USD"),
    ("Алаяқтық [екі есе] көбейді.", 2, "times"),
    ("Тонау [2,3 есе] өсті.", 2.3, "times"),
    ("Қылмыстың [жартысы] ашылған.", 50, "percent"),
    ("Сотталғандардың [үштен бірі] жастар.", 33.3, "percent"),
    ("Әр [әрбір бесінші] қылмыс көшеде жасалған.", 20, "percent"),
    ("Қылмыстың [40–50 пайызы] ашылған.", 40, "percent"),
]

ENGLISH = [
    # digits
    ("The courts gave [824] verdicts.", 824, "count"),
    ("The police registered [3,287] thefts.", 3287, "count"),
    ("The police registered [3 287] thefts.", 3287, "count"),
    ("The police registered [1,234,567] thefts.", 1234567, "count"),
    # money
    ("The damage of [KZT 17 billion] was reimbursed.", 17 * BILLION, "KZT"),
    ("The damage of [17 billion tenge] was reimbursed.", 17 * BILLION, "KZT"),
    ("The damage of [1 billion 200 million tenge] was reimbursed.", 1.2 * BILLION, "KZT"),
    ("The damage of [$4.5m] was reimbursed.", 4.5 * MILLION, "USD"),
    ("The damage of [US$ 4.5 million] was reimbursed.", 4.5 * MILLION, "USD"),
    ("The damage of [US$4.5 million] was reimbursed.", 4.5 * MILLION, "USD"),
    ("The damage of [₸300 million] was reimbursed.", 300 * MILLION, "KZT"),
    ("The damage of [2.5 bln tenge] was reimbursed.", 2.5 * BILLION, "KZT"),
    # numerals
    ("The court convicted [twelve] officials.", 12, "count"),
    ("The court convicted [a dozen] officials.", 12, "count"),
    ("The court convicted [twenty-five] officials.", 25, "count"),
    ("The court convicted [one hundred] officials.", 100, "count"),
    ("The court convicted [two and a half thousand] officials.", 2500, "count"),
    # per cent, changes and shares in words
    ("Crime fell by [3.8%] in the region.", 3.8, "percent"),
    ("Crime fell by [34 per cent] in the region.", 34, "percent"),
    ("The number of thefts changed ([+42%]).", 42, "percent"),
    ("Thefts make up [40–50%] of all crimes.", 40, "percent"),
    ("The number of thefts was [halved].", -50, "percent"),
    ("The number of thefts [doubled].", 2, "times"),
    ("There were [twice as many] thefts.", 2, "times"),
    ("The number of thefts grew [2.3 times].", 2.3, "times"),
    ("The court convicted [two thirds] of them.", 66.7, "percent"),
    ("Thefts fell [by a third] in the region.", 33.3, "percent"),
    ("The court convicted [one in four] of them.", 25, "percent"),
    # other units
    ("The police seized [2 kg 140 g] of heroin.", 2.14, "kg"),
    ("The police seized [3 tonnes] of hashish.", 3000, "kg"),
    ("The state got back [58 thousand hectares] of land.", 58000, "ha"),
]

TABLE = [
    pytest.param(language, *row, id=row[0])
    for language, rows in (("ru", RUSSIAN), ("kk", KAZAKH), ("en", ENGLISH))
    for row in rows
]


@pytest.mark.parametrize(("language", "marked", "value", "unit"), TABLE)
def test_value_and_unit(language: str, marked: str, value: float, unit: str) -> None:
    example = brackets.parse(marked)
    quantity = brackets.at(reading.read(example.text, language=language).quantities, example.spans[0])
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (Decimal(str(value)), unit)


APART = {
    "Осуждено 5, оправдано 7 человек.": [5, 7],
    "В 2024 году вынесено 104 приговора, из них 12 по кражам.": [104, 12],
    "Кражи – 5, грабежи – 7, разбои – 2.": [5, 7, 2],
    "За 2024 год 104 приговора.": [104],
    "Краж 120, 30 грабежей.": [120, 30],
    "Сто человек задержаны, двое арестованы.": [100, 2],
}


@pytest.mark.parametrize(("text", "values"), APART.items(), ids=APART.keys())
def test_numbers_side_by_side_stay_apart(text: str, values: list[int]) -> None:
    assert [quantity.value for quantity in reading.read(text, language="ru").quantities] == values


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Все двери открыты.", "ru"),
        ("По одной из версий дело закрыто.", "ru"),
        ("Миллионы людей смотрят.", "ru"),
        ("Thousands of people watched it.", "en"),
    ],
)
def test_no_quantity(text: str, language: str) -> None:
    assert [
        quantity for quantity in reading.read(text, language=language).quantities if quantity.value != 1
    ] == []


def test_a_range_says_that_it_is_one() -> None:
    [quantity] = reading.read("Доля краж составила 40–50 процентов.", language="ru").quantities
    assert quantity.is_range


def test_a_printed_sign_is_kept() -> None:
    found = reading.read("Убийства: -3%, кражи: +42%.", language="ru").quantities
    assert [(quantity.sign, int(quantity.value)) for quantity in found] == [("-", 3), ("+", 42)]


def test_a_change_in_words_has_its_measure() -> None:
    found = reading.read("Число краж удвоилось, половина раскрыта.", language="ru").quantities
    assert [quantity.measure for quantity in found] == ["change", "share"]

"""Places are found in three languages by their old, new and short names; look-alikes are not."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from etl import catalogue, places, stages
from etl.folding import fold
from etl.lexicons import Words
from tests.etl import reading

PLACES = catalogue.DATA / "catalogue" / "places.csv"
with (Path(__file__).parent / "place_spellings.tsv").open(encoding="utf-8", newline="") as table:
    SPELLINGS = list(csv.DictReader(table, dialect="excel-tab"))

# A phrase and what it names, in order: "code" is the whole region, "code place" what lies below it.
PHRASES = {
    # Regions, Russian: adjectives, short names, abbreviations, people
    "в Актюбинской области": ["KZ-15"],
    "мангистауская прокуратура": ["KZ-47"],
    "карагандинский областной суд": ["KZ-35"],
    "задержаны актюбинцы": ["KZ-15"],
    "Алматинская область": ["KZ-19"],
    "в Алматинской и Жетысуской областях": ["KZ-19", "KZ-33"],
    "области Абай, Жетісу и Ұлытау": ["KZ-10", "KZ-33", "KZ-62"],
    "в областях Абай и Улытау": ["KZ-10", "KZ-62"],
    "ВКО, ЗКО и СКО": ["KZ-63", "KZ-27", "KZ-59"],
    "прокуратура ЮКО": ["KZ-YUZ"],
    "Южно-Казахстанская область": ["KZ-YUZ"],
    "Туркестанской области": ["KZ-61"],
    "Павлодарская, Костанайская и Северо-Казахстанская области": ["KZ-55", "KZ-39", "KZ-59"],
    "в Западном Казахстане": ["KZ-27"],
    "Кзыл-Ординская область": ["KZ-43"],
    "Джамбульская область": ["KZ-31"],
    "кустанайские прокуроры": ["KZ-39"],
    "по Атырауской обл.": ["KZ-23"],
    "прокуратура Акмолинской области": ["KZ-11"],
    # Regions, Kazakh: suffixes, abbreviations, Latin letters, lists
    "Ақтөбе облысында": ["KZ-15"],
    "Алматы облысының прокуратурасы": ["KZ-19"],
    "Маңғыстаудағы балабақшалар": ["KZ-47"],
    "Батыс Қазақстан облысы": ["KZ-27"],
    "ШҚО, БҚО, СҚО": ["KZ-63", "KZ-27", "KZ-59"],
    "ОҚО прокуратурасы": ["KZ-YUZ"],
    "Қостанай облыстық прокуратурасы": ["KZ-39"],
    "Түркістан облысында": ["KZ-61"],
    "Абай, Жетісу, Ұлытау облыстарында": ["KZ-10", "KZ-33", "KZ-62"],
    "Алматы және Жетісу облыстарында": ["KZ-19", "KZ-33"],
    "Ақмола, Алматы, Қостанай облыстарында": ["KZ-11", "KZ-19", "KZ-39"],
    "Атырау – 4283-тен 4647-ге (+12,2%), Павлодар – 5039-дан 5322-ге, Ұлытау – 1278": [
        "KZ-23",
        "KZ-55",
        "KZ-62",
    ],
    "Atyraý oblysynda": ["KZ-23"],
    "Jetisý oblysy": ["KZ-33"],
    "Soltústik Qazaqstan": ["KZ-59"],
    "Aqtöbe oblysy": ["KZ-15"],
    # Regions, English: spellings, short names, lists
    "Mangistau region": ["KZ-47"],
    "the Kostanai oblast": ["KZ-39"],
    "in Zhetisu": ["KZ-33"],
    "Jetisu region": ["KZ-33"],
    "Turkestan region": ["KZ-61"],
    "WKO and EKR": ["KZ-27", "KZ-63"],
    "Abay region": ["KZ-10"],
    "Ulytau": ["KZ-62"],
    "South Kazakhstan region": ["KZ-YUZ"],
    "Kostanay and Pavlodar regions": ["KZ-39", "KZ-55"],
    "Abai, Zhetysu and Ulytau regions": ["KZ-10", "KZ-33", "KZ-62"],
    "Almaty, East Kazakhstan and West Kazakhstan regions": ["KZ-19", "KZ-63", "KZ-27"],
    "Aktobe, Atyrau and Mangystau regions": ["KZ-15", "KZ-23", "KZ-47"],
    # Cities that are regions
    "в Алматы": ["KZ-75"],
    "в Алма-Ате": ["KZ-75"],
    "алматинцы": ["KZ-75"],
    "в Алматы и Алматинской области": ["KZ-75", "KZ-19"],
    "Алматы қаласында": ["KZ-75"],
    "Almaty police": ["KZ-75"],
    "Almaty city together with Almaty, Zhambyl and Turkestan regions": ["KZ-75", "KZ-19", "KZ-31", "KZ-61"],
    "Астана, Алматы и Туркестанская область": ["KZ-71", "KZ-75", "KZ-61"],
    "в Нур-Султане": ["KZ-71"],
    "Нұр-Сұлтан қаласы": ["KZ-71"],
    "столичная прокуратура": ["KZ-71"],
    "елордада": ["KZ-71"],
    "южная столица": ["KZ-75"],
    "Чимкент": ["KZ-79"],
    "шымкентские прокуроры": ["KZ-79"],
    "Shymkentte": ["KZ-79"],
    "в третьем мегаполисе": ["KZ-79"],
    # Cities and towns below a region, old names and new
    "в Актобе": ["KZ-15 Aktobe"],
    "г. Актюбинск": ["KZ-15 Aktobe"],
    "Ақтөбеде": ["KZ-15 Aktobe"],
    "region and the city of Aktobe": ["KZ-15 Aktobe"],
    "Семипалатинск": ["KZ-10 Semey"],
    "в Семее": ["KZ-10 Semey"],
    "Семей қаласында": ["KZ-10 Semey"],
    "в Усть-Каменогорске": ["KZ-63 Oskemen (Ust-Kamenogorsk)"],
    "Өскеменде": ["KZ-63 Oskemen (Ust-Kamenogorsk)"],
    "Капчагай": ["KZ-19 Konaev (Kapchagay)"],
    "Қонаев қаласы": ["KZ-19 Konaev (Kapchagay)"],
    "в Уральске": ["KZ-27 Oral (Uralsk)"],
    "Орал қаласы": ["KZ-27 Oral (Uralsk)"],
    "Гурьев": ["KZ-23 Atyrau"],
    "в Таразе": ["KZ-31 Taraz"],
    "Талды-Курган": ["KZ-33 Taldykorgan"],
    "в Кзыл-Орде": ["KZ-43 Kyzylorda"],
    "в городе Жезказгане": ["KZ-62 Zhezkazgan"],
    "в Туркестане": ["KZ-61 Turkistan"],
    "Aqtaýda": ["KZ-47 Aktau"],
    "Petropavlovsk": ["KZ-59 Petropavl"],
    "город Рудный": ["KZ-39 Rudny"],
    "в городе Алатау": ["KZ-19 Alatau (city)"],
    "Теміртауда": ["KZ-35 Temirtau"],
    "экс-аким Кентау": ["KZ-61 Kentau"],
    "в городе Каркаралинске": ["KZ-35 Karkaraly (town)"],
    "Шымкент (20), Қызылорда (26) және Тараз (17)": ["KZ-79", "KZ-43 Kyzylorda", "KZ-31 Taraz"],
    # Districts
    "Зеленовский район": ["KZ-27 Bayterek"],
    "в Теректинском, Сырымском и Акжаикском районах": [
        "KZ-27 Terekti",
        "KZ-27 Syrym",
        "KZ-27 Akzhaik",
    ],
    "район имени Габита Мусрепова": ["KZ-59 Gabit Musirepov"],
    "М.Жұмабаев ауданы": ["KZ-59 Magzhan Zhumabayev"],
    "Шу ауданы": ["KZ-31 Shu"],
    "Syrym aýdanynda": ["KZ-27 Syrym"],
    "Shardarinsky district": ["KZ-61 Shardara"],
    "Uzunkol district of Kostanay region": ["KZ-39 Uzunkol", "KZ-39"],
    "Medeu district of Almaty": ["KZ-75 Medeu", "KZ-75"],
    "в Жетысуском районе Алматы": ["KZ-75 Zhetysu (Almaty)", "KZ-75"],
    "в районе Сарыарка": ["KZ-71 Saryarka"],
    # Districts that share a name: the region named nearest decides
    "в Жамбылском районе Алматинской области": ["KZ-19 Zhambyl (Almaty Region)", "KZ-19"],
    "в Абайском районе Карагандинской области": ["KZ-35 Abai (Karaganda)", "KZ-35"],
    "Шымкент қаласы Абай ауданы": ["KZ-79", "KZ-79 Abai (Shymkent)"],
    "в районе Алматы города Астаны": ["KZ-71 Almaty (Astana)", "KZ-71"],
    "в Есильском районе СКО": ["KZ-59 Esil (North Kazakhstan)", "KZ-59"],
    "Жамбылский район": [],
    "Алматы ауданының прокуратурасы": [],
    "район Есиль": [],
    # The whole country
    "по стране": ["KZ"],
    "еліміз бойынша": ["KZ"],
    "across Kazakhstan": ["KZ"],
    # What only looks like a place
    "по улице Абая": [],
    "Абай Құнанбаев": [],
    "трасса Сарыарка": [],
    "река Есиль": [],
    "многодетных семей": [],
    "Алға қарай": [],
    "the oral hearing": [],
    "the capital amnesty": [],
    "имени Д. Конаева": [],
    "нацпарк «Кокшетау»": [],
    "Петропавловск-Камчатский": [],
    "Самарская область": [],
    "в Астраханской области": [],
    "Алтайский край": [],
    "Уголовного кодекса Казахстана": [],
    "Criminal Code of the Republic of Kazakhstan": [],
    "железная руда": [],
    "президент Казахстана": [],
    "The Astana Times": [],
    "the Kazakhstan sector of the Caspian": [],
    "Almaty (27), Karaganda (25) regions": ["KZ-19", "KZ-35"],
    "Қарағанды (9), Алматы (7) облыстарында": ["KZ-35", "KZ-19"],
}


def rows() -> list[dict[str, str]]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def find(phrase: str) -> list[places.Place]:
    return places.find(Words.of(fold(phrase)))


@pytest.mark.parametrize("phrase", PHRASES)
def test_phrase(phrase: str) -> None:
    found = [f"{place.code} {place.below_region or ''}".strip() for place in find(phrase)]
    assert found == PHRASES[phrase]


def test_every_region_has_a_row_and_every_row_a_region() -> None:
    regions = set(catalogue.read().regions)
    assert {
        row["code"] for row in rows() if row["kind"] not in {"none", "plural", "local", "office"}
    } == regions


@pytest.mark.parametrize(
    ("code", "districts"),
    {
        "KZ-10": 10, "KZ-11": 17, "KZ-15": 14, "KZ-19": 9, "KZ-23": 7, "KZ-27": 12, "KZ-31": 10, "KZ-33": 8,
        "KZ-35": 9, "KZ-39": 16, "KZ-43": 7, "KZ-47": 5, "KZ-55": 10, "KZ-59": 13, "KZ-61": 14, "KZ-62": 2,
        "KZ-63": 11, "KZ-71": 6, "KZ-75": 8, "KZ-79": 5,
    }.items(),
)  # fmt: skip
def test_districts_are_complete(code: str, districts: int) -> None:
    """Rural districts and those of the big cities, in the borders of 2025."""
    named = {row["name_en"] for row in rows() if row["code"] == code and row["kind"] == "district"}
    assert len(named) == districts


def test_cities_and_towns_are_complete() -> None:
    assert len({(row["code"], row["name_en"]) for row in rows() if row["kind"] in {"city", "town"}}) == 90


@pytest.mark.parametrize("column", ["name_en", "name_ru", "name_kk"])
def test_every_region_and_district_is_found_by_its_own_name(column: str) -> None:
    lost = [
        row[column]
        for row in rows()
        if row["kind"] in {"region", "district"} and not row["ambiguous"] and "(" not in row["name_en"]
        if row["code"] not in {place.code for place in find(_spoken(row, column))}
    ]
    assert lost == []


def _spoken(row: dict[str, str], column: str) -> str:
    """The name as a text would say it: the lists leave out the word for district where it is understood."""
    name = row[column]
    if row["kind"] != "district" or column == "name_kk":
        return name
    if column == "name_en":
        return f"{name} district"
    return name if "\u0440\u0430\u0439\u043e\u043d" in name else f"\u0440\u0430\u0439\u043e\u043d {name}"


def test_a_pattern_names_one_place_of_a_region() -> None:
    """Where several regions share a pattern, every row that has it must wait for its region's name."""
    owners: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows():
        for column in ("en", "ru", "kk"):
            for pattern in filter(None, row[column].split("|")):
                owners[pattern].add((row["code"], row["ambiguous"]))
    shared = {pattern: names for pattern, names in owners.items() if len({code for code, _ in names}) > 1}
    assert {pattern: names for pattern, names in shared.items() if any(not trust for _, trust in names)} == {}


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "places.csv").write_text(
        "code,kind,name_en,name_ru,name_kk,en,ru,kk,ambiguous\nKZ-11,hamlet,X,X,X,x,,,\n", "utf-8"
    )
    with pytest.raises(catalogue.CatalogueError, match="hamlet"):
        places._gazetteer(tmp_path)


@pytest.mark.parametrize(
    ("published", "region"), [(date(2016, 5, 1), "KZ-YUZ"), (date(2019, 5, 1), "KZ-61"), (None, "KZ-YUZ")]
)
def test_a_region_that_is_no_more_lives_on_in_the_name_of_a_newspaper_alone(
    published: date | None, region: str
) -> None:
    report = reading.document(
        "Түркістан облысында 15 адам сотталды.",
        language="kk",
        publisher="«Оңтүстік Қазақстан» газеті",
        published=published,
    )
    assert stages.read(report)[0].subject == region


@pytest.mark.parametrize("row", SPELLINGS, ids=[f"{row['code']}-{row['language']}" for row in SPELLINGS])
def test_spellings_and_cases(row: dict[str, str]) -> None:
    """Former names, transliterations, adjectives and endings as reports have them."""
    names = row["names"].split("; ")
    found = {name: _codes(f"in {name}") for name in names}
    assert {name: codes for name, codes in found.items() if codes[:1] != [row["code"]]} == {}


def _codes(text: str, *, offices: bool = False) -> list[str]:
    return [place.code for place in places.find(Words.of(fold(text)), text, offices=offices)]


@pytest.mark.parametrize(
    ("text", "codes"),
    {
        "Семей: прокуратура о дорогах": ["KZ-10"],
        "СЕМЕЙ. 12 мая": ["KZ-10"],
        "Прокурор города Семей и семьи из Семей": ["KZ-10", "KZ-10"],
        "Помощь для семей": [],
        "Семей с детьми стало больше": [],
        "ПОМОЩЬ ДЛЯ СЕМЕЙ": [],
        "The court in Oral": ["KZ-27"],
        "Oral hearings were held": [],
        "An oral warning": [],
    }.items(),
)
def test_a_common_word_is_a_town_where_it_is_written_as_a_name(text: str, codes: list[str]) -> None:
    assert _codes(text) == codes


def test_an_office_of_the_nation_is_no_place_unless_asked_for() -> None:
    text = "the Prosecutor General's Office in Atyrau"
    assert (_codes(text), _codes(text, offices=True)) == (["KZ-23"], ["KZ", "KZ-23"])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Шымкентте Сайрам шағын ауданындағы пәтерден 18 зат ұрланды.", ["KZ-79"]),
        ("Сайрам ауданында 18 зат ұрланды.", ["KZ-61"]),
        ("В микрорайоне Сайрам города Шымкента совершено 18 краж.", ["KZ-79"]),
        ("On Astana street in Semey 18 thefts were committed.", ["KZ-10"]),
    ],
)
def test_streets_and_quarters_are_no_towns(text: str, codes: list[str]) -> None:
    assert [place.code for place in places.find(Words.of(fold(text)), text)] == codes

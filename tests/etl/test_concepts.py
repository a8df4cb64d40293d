"""Of overlapping names the longer one is meant; hedges stand before numbers only."""

from __future__ import annotations

import pytest

from tests.etl import reading

# A kind of name, a sentence, and the names of that kind in it.
NAMED = [
    ("gravity", "ru", "Особо тяжких преступлений стало меньше на 5%.", ["particularly_serious"]),
    ("gravity", "ru", "Тяжких преступлений стало меньше на 5%.", ["serious"]),
    ("gravity", "ru", "Преступлений средней тяжести стало меньше на 5%.", ["medium"]),
    ("gravity", "kk", "Аса ауыр қылмыс 5%-ға азайды.", ["particularly_serious"]),
    ("gravity", "kk", "Ауыр қылмыс 5%-ға азайды.", ["serious"]),
    ("gravity", "en", "Particularly serious crimes fell by 5%.", ["particularly_serious"]),
    ("gravity", "en", "Serious crimes fell by 5%.", ["serious"]),
    ("gravity", "en", "Crimes of medium gravity fell by 5%.", ["medium"]),
    ("offence", "ru", "Зарегистрировано 5 краж.", ["theft"]),
    ("offence", "kk", "Облыста 5 ұрлық тіркелді.", ["theft"]),
    ("offence", "en", "The police registered 5 thefts.", ["theft"]),
    ("direction", "ru", "Преступность снизилась на 5%.", ["decrease"]),
    ("direction", "ru", "Преступность выросла на 5%.", ["increase"]),
    ("direction", "kk", "Қылмыс 5%-ға азайды.", ["decrease"]),
    ("direction", "kk", "Қылмыс 5%-ға өсті.", ["increase"]),
    ("direction", "en", "Crime fell by 5%.", ["decrease"]),
    ("direction", "en", "Crime rose by 5%.", ["increase"]),
    ("qualifier_before", "ru", "Осуждены более 5 человек.", ["over"]),
    ("qualifier_before", "ru", "Осуждены почти сто человек.", ["nearly"]),
    ("qualifier_before", "en", "The court convicted more than 5 persons.", ["over"]),
    ("qualifier_before", "en", "The court convicted less than 5 persons.", ["under"]),
    ("qualifier_after", "kk", "Сот 5-тен астам адамды соттады.", ["over"]),
]


@pytest.mark.parametrize(
    ("kind", "language", "text", "ids"), NAMED, ids=[f"{kind}: {text}" for kind, _, text, _ in NAMED]
)
def test_named(kind: str, language: str, text: str, ids: list[str]) -> None:
    tags = [tag for tag in reading.read(text, language=language).tags if tag.start < len(text)]
    assert list(dict.fromkeys(tag.id for tag in tags if tag.kind == kind)) == ids


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Вынесен приговор по делу о краже, взыскан штраф."),
        ("kk", "Сот ұрлық туралы іс бойынша үкім шығарды, айыппұл салды."),
        ("en", "The court gave a verdict in a theft case and imposed a fine."),
    ],
)
def test_the_languages_name_the_same_concepts(language: str, text: str) -> None:
    tags = reading.read(text, language=language).tags
    assert {"verdict", "case"} <= {tag.id for tag in tags if tag.kind == "concept"}
    assert {"theft"} <= {tag.id for tag in tags if tag.kind == "offence"}

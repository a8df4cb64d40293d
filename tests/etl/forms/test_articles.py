from __future__ import annotations

import pytest

from etl import catalogue
from etl.forms import articles

CODE = articles.read()

CITED = [
    ("Убийство (ст.99) ", ("99",)),
    ("Подмена ребенка (ст.136.) ", ("136",)),
    ("Скотокрадство (ст.188-1)", ("188-1",)),
    ("Кража(ст.188)", ("188",)),
    ("умышленное причинение вреда здоровью (ст.ст.106, 107, 108)", ("106", "107", "108")),
    ("оружия (ст.ст.286-291 УК РК)", ("286", "287", "288", "289", "290", "291")),
    ("веществ (ст. ст.286, 296- 298 УК РК)", ("286", "296", "297", "298")),
    ("(ст.ст. 170, 171, 269 и 270 УК РК)", ("170", "171", "269", "270")),
    ("Взяточничество (ст.366-368)", ("366", "367", "368")),
    ("склонение (ст.299-300)", ("299", "299-1", "300")),
    ("Похищение (ст.125 УК), лишение свободы (ст.126 УК)", ("125", "126")),
    ("Убийство (ст.99 ч.2)", ("99",)),
    ("покушение (ст.24 ч.1, ст.24 ч.3, ст.99 УК)", ("24", "99")),
    ("прерваны (п.1) ч.7 ст.45 УПК РК)", ()),
    ("Факт криминальной смерти не установлен (ст.001)", ()),
    ("средней тяжести", ()),
    ("за 188 дней", ()),
]


@pytest.mark.parametrize(("name", "numbers"), CITED, ids=[name for name, _numbers in CITED])
def test_articles_that_a_name_cites(name: str, numbers: tuple[str, ...]) -> None:
    assert articles.cited(name) == numbers


@pytest.mark.parametrize(
    ("name", "number"), [("Глава 1. Против личности", "1"), ("  глава 15. Иные", "15"), ("Главари", None), ("Убийство", None)]
)  # fmt: skip
def test_chapters(name: str, number: str | None) -> None:
    assert articles.chapter(name) == number


def test_the_code_has_every_article_from_murder_to_the_last_one() -> None:
    whole = {int(number) for number in CODE.articles if "-" not in number}
    assert whole == set(range(99, 467))
    assert len(CODE.chapters) == 18


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_every_article_has_a_name_of_its_own(language: str) -> None:
    names = [article.names[language] for article in CODE.articles.values()]
    assert [name for name in names if name != " ".join(name.split()) or len(name) < 4] == []
    assert len({name.casefold() for name in names}) > len(names) - 4


def test_names_are_in_their_languages() -> None:
    latin = [
        a.number
        for a in CODE.articles.values()
        if any("a" <= letter <= "z" for letter in a.names["ru"] + a.names["kk"])
    ]
    assert latin == []
    assert [
        a.number
        for a in CODE.articles.values()
        if any("\u0400" <= letter <= "\u052f" for letter in a.names["en"])
    ] == []


@pytest.mark.parametrize(
    ("number", "chapter", "offence"),
    [("99", "1", "murder"), ("188", "6", "theft"), ("190", "6", "fraud"), ("296", "11", "drug"), ("366", "15", "bribery"), ("466", "18", None)],
)  # fmt: skip
def test_chapters_and_offences_of_articles(number: str, chapter: str, offence: str | None) -> None:
    assert (CODE.articles[number].chapter, CODE.articles[number].offence) == (chapter, offence)

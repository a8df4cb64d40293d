"""Patterns of words are found with any ending, with gaps, and inside each other."""

from __future__ import annotations

import pytest

from etl.folding import fold
from etl.lexicons import Lexicon, Words

# A pattern, a text, and what of the text it names.
FOUND = [
    ("приговор*", "Вынесены приговоры по делу", ["приговоры"]),
    ("приговор*", "оправдательный приговор и приговором", ["приговор", "приговором"]),
    ("приговор*", "наприговор", []),
    ("суд", "суд и суды", ["суд"]),
    ("үкім*", "824 үкімнің 12-сі", ["үкімнің"]),
    ("damage caused", "the damage caused by theft", ["damage caused"]),
    ("damage caused", "damage, caused by theft", []),
    ("damage caused", "damage that was caused", []),
    ("damage ... caused", "damage that was caused", ["damage that was caused"]),
    ("damage ... caused", "damage caused", ["damage caused"]),
    ("damage ... caused", "damage of one two three four caused", []),
    ("damage ... caused", "damage: it was caused", []),
    (
        "внес* ... представлен*",
        "внесено 5 прокурорских представлений",
        ["внесено 5 прокурорских представлений"],
    ),
    ("досудебн* расследован*", "Начаты досудебные расследования.", ["досудебные расследования"]),
    ("anti-corruption", "the Anti–Corruption Agency", ["Anti–Corruption"]),
    ("court", "the court's ruling", []),
    ("court*", "the court’s ruling", ["court’s"]),
    ("тяжк*", "ТЯЖКИХ", ["ТЯЖКИХ"]),
]


@pytest.mark.parametrize(("pattern", "text", "named"), FOUND, ids=[f"{p} in: {t}" for p, t, _ in FOUND])
def test_found(pattern: str, text: str, named: list[str]) -> None:
    tags = Lexicon([("concept", "it", pattern)]).tags(Words.of(fold(text)))
    assert [text[tag.start : tag.end] for tag in tags] == named


def test_all_that_overlaps_is_found_the_longer_first() -> None:
    lexicon = Lexicon(
        [("a", "crime", "crime*"), ("a", "serious", "serious crime*"), ("b", "grave", "serious")]
    )
    tags = lexicon.tags(Words.of("serious crimes"))
    assert [(tag.kind, tag.id, tag.first, tag.last) for tag in tags] == [
        ("a", "serious", 0, 1),
        ("b", "grave", 0, 0),
        ("a", "crime", 1, 1),
    ]


def test_a_pattern_with_room_inside_says_so() -> None:
    lexicon = Lexicon([("a", "wide", "put ... aside"), ("a", "narrow", "put it")])
    assert {tag.id: tag.gapped for tag in lexicon.tags(Words.of("put it aside"))} == {
        "wide": True,
        "narrow": False,
    }


def test_the_same_words_may_stand_for_several_things() -> None:
    lexicon = Lexicon([("concept", "fine", "fine*"), ("offence", "penalty", "fine*")])
    assert {(tag.kind, tag.id) for tag in lexicon.tags(Words.of("fines"))} == {
        ("concept", "fine"),
        ("offence", "penalty"),
    }


def test_a_word_met_before_is_found_again() -> None:
    lexicon = Lexicon([("concept", "court", "court*")])
    assert [len(lexicon.tags(Words.of(text))) for text in ("courts", "nothing", "courts and courts")] == [
        1,
        0,
        2,
    ]

"""Folding keeps every character at its place and takes look-alikes for what they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.folding import fold

FOLDED = {
    "Приговор ПРОКУРАТУРЫ": "приговор прокуратуры",
    "ҮКІМ Шығарылды": "үкім шығарылды",
    "THE VERDICT": "the verdict",
    "учёт Ещё": "учет еще",
    # spaces: no-break, narrow no-break, thin, tabulator
    "3\u00a0287": "3 287",
    "3\u202f287": "3 287",
    "3\u2009287": "3 287",
    "3\t287": "3 287",
    # dashes: hyphen, no-break hyphen, en, em, minus, soft hyphen
    "а‐б‑в–г—д−е": "а-б-в-г-д-е",
    "«Нұр» “a” „б‟": '"нұр" "a" "б"',
    "the court’s": "the court's",
    # Latin letters typed in Cyrillic words, and the digits that letters pose for
    "пpигoвop": "приговор",
    "cуд": "суд",
    "З7 тысяч": "37 тысяч",
    "2З дела": "2З дела".lower(),
    "1О дел": "10 дел",
    "10О человек": "100 человек",
}

KEPT = {
    "в 2024 году": "words and numbers as they stand",
    "mln": "a Latin word is no misprint",
    "за 7 дней": "a word that begins with the letter",
    "закон": "the letter in front of letters",
    "около 5 человек": "the letter in front of letters",
}


@pytest.mark.parametrize(("text", "folded"), FOLDED.items(), ids=FOLDED.keys())
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", KEPT, ids=[f"{text}: {why}" for text, why in KEPT.items()])
def test_kept(text: str) -> None:
    assert fold(text) == text


@given(st.text())
def test_no_character_moves(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="İıßŐǅﬁЁёЗО7 3-\u00ad\u00a0Ⱥ"))
def test_no_character_moves_among_odd_ones(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="абвзоёҚәі acepx0123 .,-–"))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)

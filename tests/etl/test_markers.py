"""Numerals and months stand as marks in a copy of the same length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import languages
from etl.markers import MONTH, NUMERAL, Marker

MARKER = Marker(["two", "twenty-one", "twelve*"], ["may", "januar*"])


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("two thefts", "NNN thefts"),
        ("twenty-one thefts", "NNNNNNNNNN thefts"),
        ("two-two", "NNN-NNN"),
        ("twelvefold in january-may", "NNNNNNNNNN in MMMMMMM-MMM"),
        ("the mayor of twotown", "the mayor of twotown"),
        ("5may 2024", "5MMM 2024"),
    ],
)
def test_words_are_marked(text: str, marked: str) -> None:
    assert MARKER.mark(text) == marked.replace("N", NUMERAL).replace("M", MONTH)


@given(st.text())
def test_the_length_stays(text: str) -> None:
    assert len(MARKER.mark(text)) == len(text)


@pytest.mark.parametrize("code", languages.available())
def test_every_numeral_and_month_of_a_language_is_marked(code: str) -> None:
    language = languages.read(code)
    for word in (stem for stem, _, _ in language.months):
        assert set(language.marker.mark(word)) == {MONTH}, word
    for word, (kind, _) in language.number_words.items():
        if kind == "numeral" and word.isalpha():
            assert set(language.marker.mark(word)) == {NUMERAL}, word

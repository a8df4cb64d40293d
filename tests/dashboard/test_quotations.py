"""The sentence around a number: whole, with the number in its place, and short enough for a column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import evidence, quotations

TEXT = "Crime fell by 3.8%. Verdicts were given in 824 cases.\nA line of its own: 12\nThe end."
SENTENCES = [
    ("3.8", "Crime fell by 3.8%."),
    ("824", "Verdicts were given in 824 cases."),
    ("12", "A line of its own: 12"),
    ("3.8%. Verdicts", "Crime fell by 3.8%. Verdicts were given in 824 cases."),
]


@pytest.mark.parametrize(("quote", "expected"), SENTENCES)
def test_the_sentence_of_a_number(quote: str, expected: str) -> None:
    start = TEXT.index(quote)
    found = quotations.find(TEXT, start, start + len(quote))
    assert found.whole == expected and found.quoted == quote


@given(st.text("ab. \n1", min_size=1, max_size=80).flatmap(
    lambda text: st.tuples(st.just(text), st.integers(0, len(text) - 1))
))  # fmt: skip
def test_the_number_is_never_lost(drawn: tuple[str, int]) -> None:
    text, start = drawn
    found = quotations.find(text, start, start + 1)
    assert found.quoted == text[start] and found.whole in text


def test_the_words_before_a_number_are_cut_for_a_column() -> None:
    text = "word " * 40 + "824 cases."
    found = quotations.find(text, 200, 203)
    assert found.lead == "\u2026" + "word " * 9
    assert quotations.find("Only 824.", 5, 8).lead == "Only "


def test_what_was_chosen_in_the_chart_or_by_a_button() -> None:
    click = {"points": [{"customdata": ["f1", "r1"]}]}
    assert evidence.chosen(click, None) == ("f1", "r1")
    assert evidence.chosen(None, {"figure": "f2", "report": "r2"}) == ("f2", "r2")
    assert evidence.chosen(None, None) is None
    assert evidence.chosen({"points": [{}]}, None) is None

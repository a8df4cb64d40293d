"""A rule is only tried where it can match, and misses nothing by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import anchors, documents, folding, languages
from etl.catalogue import CatalogueError
from etl.markers import NUMERAL
from etl.rules import Rule, Rules

REPORTS = sorted((Path(__file__).resolve().parents[2] / "data" / "reports").glob("*.txt"))


def rule(source: str) -> Rule:
    return Rule(source, "name", Path("xx.yml"))


@pytest.mark.parametrize(
    ("pattern", "words", "before", "after"),
    [
        ("article", {"article"}, 0, 0),
        (r"\d\d article", {" article"}, 2, 0),
        (r"(?:law|code)(?: of)? \d{4}", {"law ", "law of ", "code ", "code of "}, 0, 8),
        (r"(?:since |from )?(?:early )?january", {"january"}, 12, 0),
        (r"(?<!\d)[qk]aulysy?(?! \d\d)", {"qaulys", "kaulys", "qaulysy", "kaulysy"}, 1, 4),
        (rf"(?:{NUMERAL}+) -?[a-z]{{3}}", {NUMERAL}, 0, 44),
        (r"[qkg]\d", {"q", "k", "g"}, 0, 1),
        (r"\d{1,2}:\d\d(?: am)?", {":"}, 2, 5),
    ],
)
def test_what_a_match_needs_is_read_off(pattern: str, words: set[str], before: int, after: int) -> None:
    anchor = anchors.read(pattern)
    assert anchor is not None
    assert (set(anchor.words), anchor.before, anchor.after) == (words, before, after)


@pytest.mark.parametrize("pattern", [r"\d+", r"\w+", r"[a-z]+", r"(?:law)?\d", r"law|\d", "("])
def test_a_pattern_without_a_word_that_it_needs_has_no_anchor(pattern: str) -> None:
    assert anchors.read(pattern) is None


def test_a_match_longer_than_the_stretch_is_read_to_its_end() -> None:
    text = "see https://example.kz/" + "a" * 200 + "/17 there"
    [(_, match)] = Rules([rule(r"https?://\S+")]).matches(text)
    assert match.group().endswith("/17")


def test_a_pattern_that_is_no_regular_expression_names_its_file() -> None:
    with pytest.raises(CatalogueError, match=r"xx\.yml: the pattern 'in \('"):
        list(Rules([rule("in (")]).matches("in (2024)"))


WORDS = st.lists(
    st.sampled_from(["law", "of", "no", "17", "2024", "year", "to", ",", "q5", "k"]), max_size=12
)


@given(WORDS)
def test_nothing_is_missed(words: list[str]) -> None:
    rules = Rules(map(rule, [r"law (?:of )?\d{4}", r"no ?\d+", r"\d+ (?:to|,) \d+ year", "[qk]5"]))
    text = " ".join(words)
    expected = {(one.source, match.span()) for one in rules for match in one.pattern.finditer(text)}
    assert {(one.source, match.span()) for one, match in rules.matches(text)} == expected


@pytest.mark.parametrize("path", REPORTS[::9], ids=lambda path: path.stem)
def test_nothing_is_missed_in_a_report(path: Path) -> None:
    folded = folding.fold(documents.read(path).text)
    language = languages.read(path.stem[:2])
    for rules, text in (
        (language.rules, folded),
        (language.marked_rules, language.marker.mark(folded)),
    ):
        found = {(one.source, match.span()) for one, match in rules.matches(text)}
        for one in rules:
            for match in one.pattern.finditer(text):
                assert (one.source, match.span()) in found, one.source

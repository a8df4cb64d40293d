"""A language file is read whole or refused with a sentence that names the file and what is wrong in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from etl import languages
from etl.catalogue import DATA, CatalogueError, read_yaml

CODES = languages.available()
SMALL = """
language: xx
name: Example
verb_final: false
decimal: "."
detect: [the]
numerals: {two: 2}
multipliers: {thousand*: 1000}
units:
  - {unit: KZT, words: ["tenge"]}
times_words: ["times"]
months: {march: 3}
times:
  - {kind: year, pattern: 'in (?P<year>{year})'}
asides: []
concepts: {crime: ["crime*"]}
"""


def folder(root: Path, text: str) -> Path:
    """A data folder with one language, ``xx``."""
    (root / "languages").mkdir()
    shutil.copy(DATA / "languages" / "_shared.yml", root / "languages")
    (root / "languages" / "xx.yml").write_text(text, "utf-8")
    return root


def test_three_languages_are_there() -> None:
    assert {"en", "kk", "ru"} <= set(CODES)


def test_a_small_file_is_read(tmp_path: Path) -> None:
    data = folder(tmp_path, SMALL)
    assert languages.available(data) == ("xx",)
    language = languages.read("xx", data)
    assert (language.code, language.profile.name, language.decimal) == ("xx", "Example", ".")
    assert language.month("march") == 3
    assert language.month("april") is None
    assert [language.is_number(word) for word in ("two", "thousands", "twofold")] == [True, True, False]
    assert language.is_bare("tenge")


@pytest.mark.parametrize(
    "key", ["name", "verb_final", "decimal", "detect", "units", "times_words", "months", "times"]
)
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    text = re.sub(rf"^{key}:.*\n(?:  .*\n)*", "", SMALL, flags=re.MULTILINE)
    data = folder(tmp_path, text)
    with pytest.raises(CatalogueError, match=rf"xx\.yml: .*'{key}'"):
        languages.read("xx", data)


@pytest.mark.parametrize("code", languages.available())
def test_every_pattern_is_a_regular_expression(code: str) -> None:
    language = languages.read(code)
    assert all(rule.pattern for rules in (language.rules, language.marked_rules) for rule in rules)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(CatalogueError, match=r"none\.yml"):
        languages.read("none")


@pytest.mark.parametrize("code", CODES)
def test_words_of_a_file_are_folded(code: str) -> None:
    """A word with a capital or a typographic mark would never be found."""
    source = read_yaml(DATA / "languages" / f"{code}.yml")
    wrong = [
        word
        for section in ("concepts", "offences", "gravities", "directions", "comparisons", "hedge_modality")
        for words in source[section].values()
        for word in map(str, words)
        if word != word.lower() or set(word) & set("ё–—’«»\u00a0")
    ]
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_every_month_has_a_name(code: str) -> None:
    language = languages.read(code)
    assert {number for _, _, number in language.months} == set(range(1, 13))


def test_the_languages_know_the_same_ids() -> None:
    """A concept that one language lacks is an indicator that its reports can never have."""
    for section in ("offences", "gravities"):
        known = {code: set(read_yaml(DATA / "languages" / f"{code}.yml")[section]) for code in CODES}
        assert all(ids == known["en"] for ids in known.values()), section


@pytest.mark.parametrize("code", CODES)
def test_no_list_stands_twice(code: str) -> None:
    lines = (DATA / "languages" / f"{code}.yml").read_text("utf-8").splitlines()
    section, keys = "", []
    for line in lines:
        if heading := re.match(r"(\w+):", line):
            section = heading[1]
        elif key := re.match(r"  (\w+):", line):
            keys.append((section, key[1]))
    assert sorted(keys) == sorted(set(keys))

"""Every id of the catalogue has a name in three languages, fit for a column head."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from etl import catalogue

CATALOGUE = catalogue.read()
NAMES = {
    language: catalogue.read_yaml(catalogue.DATA / "names" / f"{language}.yml")
    for language in catalogue.LANGUAGES
}
LONGEST = 48  # characters: what a column head holds on two lines

MONEY = [
    "damage_established", "damage_compensated", "budget_recovered", "returned_to_victims", "assets_returned",
    "assets_seized", "misuse_found", "misuse_prevented", "procurement_cancelled", "claims_filed_value",
    "claims_granted_value", "fines_imposed", "fines_collected", "wage_arrears", "wage_arrears_paid",
    "land_returned_value", "land_violations_value", "accounts_blocked_value",
]  # fmt: skip

# Terms of the Criminal Code and of the official statistics, as a lawyer would look for them.
TERMS = [
    ("indicators", "registered_crimes", "ru", "Зарегистрированные преступления"),
    ("indicators", "registered_crimes", "kk", "Тіркелген қылмыстар"),
    ("indicators", "registered_misdemeanours", "kk", "Тіркелген қылмыстық теріс қылықтар"),
    ("indicators", "registered_offences", "ru", "Зарегистрированные уголовные правонарушения"),
    ("indicators", "registered_offences", "kk", "Тіркелген қылмыстық құқық бұзушылықтар"),
    ("indicators", "verdicts", "ru", "Дела, по которым вынесен приговор"),
    ("indicators", "verdicts", "kk", "Үкім шығарылған істер"),
    ("offences", "robbery", "ru", "Грабежи"),
    ("offences", "armed_robbery", "ru", "Разбои"),
    ("offences", "armed_robbery", "kk", "Қарақшылық"),
    ("offences", "extortion", "kk", "Қорқытып алушылық"),
    ("gravity", "particularly_serious", "kk", "Аса ауыр"),
    ("gravity", "minor", "kk", "Онша ауыр емес"),
    ("families", "oversight", "ru", "Надзор за законностью"),
]


@pytest.mark.parametrize(("kind", "key", "language", "name"), TERMS)
def test_official_terms(kind: str, key: str, language: str, name: str) -> None:
    assert NAMES[language][kind][key] == name


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_languages_name_the_same_things(language: str) -> None:
    keys = {kind: list(entries) for kind, entries in NAMES["en"].items()}
    assert {kind: list(entries) for kind, entries in NAMES[language].items()} == keys


def test_no_name_is_left_over() -> None:
    assert set(NAMES["en"]["indicators"]) == set(CATALOGUE.indicators)
    assert set(NAMES["en"]["offences"]) == set(CATALOGUE.offences)
    assert set(NAMES["en"]["gravity"]) == set(CATALOGUE.gravities)
    assert set(NAMES["en"]["families"]) == {entry.family for entry in CATALOGUE.indicators.values()}


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
@pytest.mark.parametrize("kind", ["indicators", "offences", "gravity", "families", "measures", "reasons"])
def test_names_are_column_heads(kind: str, language: str) -> None:
    names = NAMES[language][kind].values()
    assert [name for name in names if len(name) > LONGEST] == []
    assert [name for name in names if name != name.strip() or name.endswith((".", ":")) or "  " in name] == []
    assert [
        name for name in names if not re.match(r"[^\W\d_][^\W_]|10 000 ", name) or name[0].islower()
    ] == []


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_names_are_told_apart(language: str) -> None:
    for kind, entries in NAMES[language].items():
        assert [name for name, times in Counter(entries.values()).items() if times > 1] == [], kind
    assert len({NAMES[language]["indicators"][key] for key in MONEY}) == len(MONEY)


@pytest.mark.parametrize("kind", ["indicators", "offences", "gravity"])
def test_russian_and_kazakh_are_not_left_in_english(kind: str) -> None:
    for language in ("ru", "kk"):
        assert [
            name for name in NAMES[language][kind].values() if re.search("[a-z]", name, re.IGNORECASE)
        ] == []


def test_kazakh_is_not_left_in_russian() -> None:
    same = {
        name
        for kind in ("indicators", "offences", "gravity", "families")
        for key, name in NAMES["kk"][kind].items()
        if name == NAMES["ru"][kind][key]
    }
    assert same == {NAMES["kk"]["offences"]["vandalism"], NAMES["kk"]["offences"]["smuggling"]}


def test_every_unit_of_an_indicator_has_a_name() -> None:
    units = {entry.unit for entry in CATALOGUE.indicators.values() if entry.unit}
    assert units <= set(CATALOGUE.labels["units"])


def test_regions_know_what_they_were_formed_from() -> None:
    for region in CATALOGUE.regions.values():
        assert region.formed_from is None or (region.formed_from in CATALOGUE.regions and region.valid_from)


def _copy(folder: Path) -> Path:
    """A catalogue of one indicator in ``folder``."""
    for name in ("catalogue", "names", "indicators"):
        (folder / name).mkdir()
    for name in ("families", "regions", "offences", "gravity", "concepts"):
        with (catalogue.DATA / "catalogue" / f"{name}.csv").open(encoding="utf-8") as source:
            head = next(csv.reader(source))
        (folder / "catalogue" / f"{name}.csv").write_text(",".join(head) + "\n", "utf-8")
    for language in catalogue.LANGUAGES:
        (folder / "names" / f"{language}.yml").write_text("indicators: {verdicts: Verdicts}\n", "utf-8")
    (folder / "indicators" / "court.yml").write_text("verdicts: {meaning: cases, unit: count}\n", "utf-8")
    return folder


def test_a_small_catalogue_is_read(tmp_path: Path) -> None:
    verdicts = catalogue.read(_copy(tmp_path)).indicators["verdicts"]
    assert (verdicts.family, verdicts.unit, verdicts.names["kk"]) == ("court", "count", "Verdicts")


def test_a_missing_name_names_file_and_key(tmp_path: Path) -> None:
    (_copy(tmp_path) / "names" / "kk.yml").write_text("indicators: {}\n", "utf-8")
    with pytest.raises(catalogue.CatalogueError, match=r"kk\.yml.*'verdicts'"):
        catalogue.read(tmp_path)


def test_an_unknown_key_names_file_and_key(tmp_path: Path) -> None:
    (_copy(tmp_path) / "indicators" / "court.yml").write_text(
        "verdicts: {meaning: x, colour: red}\n", "utf-8"
    )
    with pytest.raises(catalogue.CatalogueError, match=r"court\.yml.*'verdicts'.*colour"):
        catalogue.read(tmp_path)


def test_broken_yaml_names_the_file(tmp_path: Path) -> None:
    (_copy(tmp_path) / "names" / "ru.yml").write_text("indicators: {", "utf-8")
    with pytest.raises(catalogue.CatalogueError, match=r"ru\.yml: cannot be read"):
        catalogue.read(tmp_path)

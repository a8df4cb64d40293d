from __future__ import annotations

import pytest

from dashboard import articles, names, sheets
from dashboard.translations import translator
from etl.catalogue import LANGUAGES
from metrics.excerpts import Excerpt


def labels(language: str, chosen: tuple[str, ...] = (), *, offered: bool = True) -> dict[str, str]:
    groups = articles.options(chosen, translator(language), offered=offered)
    return {one["value"]: one["label"] for group in groups for one in group["items"]}


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "Art. 188 · Theft"), ("ru", "Ст. 188 · Кража"), ("kk", "188-бап · Ұрлық")],
)
def test_an_article_is_found_by_number_and_by_name(language: str, label: str) -> None:
    assert labels(language)["ст. 188"] == label


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_articles_and_chapters_are_offered(language: str) -> None:
    assert len(labels(language)) == 377 + 18


def test_an_option_is_searched_by_its_number_and_its_names_in_every_language() -> None:
    groups = articles.options((), translator("en"), offered=True)
    theft = next(one for one in groups[0]["items"] if one["value"] == "ст. 188")
    assert (theft["kind"], theft["number"], set(theft["names"])) == (
        "articles",
        "188",
        {"Theft", "Кража", "Ұрлық"},
    )
    words = articles.search()["options"]
    assert {"ст", "бап", "article"} <= set(words["articles"]) and "тарау" in words["chapters"]


def test_where_no_form_is_held_nothing_is_offered_but_what_was_asked_for() -> None:
    assert labels("en", offered=False) == {}
    assert labels("en", ("in public places",), offered=False) == {"in public places": "in public places"}


def test_other_restrictions_of_the_address_are_kept() -> None:
    assert "in public places" in labels("en", ("in public places", "ст. 188"))


@pytest.mark.parametrize(
    ("scope", "offence"),
    [(("ст. 188",), ("theft",)), (("ст. 466",), ()), (("in public places",), ()), ((), ())],
)
def test_the_offence_of_an_article(scope: tuple[str, ...], offence: tuple[str, ...]) -> None:
    assert articles.offence(scope) == offence


@pytest.mark.parametrize(
    ("language", "scope", "told"),
    [
        ("en", ("ст. 188",), ["art. 188 · Theft"]),
        ("ru", ("ст. 188",), ["ст. 188 · Кража"]),
        (
            "kk",
            ("ст. 188", "гл. 6"),
            ["188-бап · Ұрлық", "6-тарау · Меншікке қарсы қылмыстық құқық бұзушылықтар"],
        ),
        ("en", ("in public places",), ["in public places"]),
        ("en", (), []),
    ],
)
def test_a_title_says_what_figures_are_restricted_to(
    language: str, scope: tuple[str, ...], told: list[str]
) -> None:
    assert articles.told(scope, translator(language)) == told


@pytest.mark.parametrize(
    ("name", "details", "narrowed"),
    [
        ("Verdicts", [], "Verdicts"),
        ("Verdicts", ["theft"], "Verdicts (theft)"),
        ("Offences (all)", ["grave", "art. 188 · Theft"], "Offences (all; grave, art. 188 · Theft)"),
    ],
)
def test_a_name_is_narrowed_in_one_pair_of_brackets(name: str, details: list[str], narrowed: str) -> None:
    assert names.narrowed(name, details) == narrowed


def test_the_cell_is_marked_among_its_neighbours() -> None:
    excerpt = Excerpt(
        "R1", "", (("E", "all"), ("F", "registered")), ((6, "Total", ("120", "1234")), (7, "Theft", ("", "491328.333"))), 6, "F"
    )  # fmt: skip
    drawn = str(sheets.table(excerpt, translator("en")))
    assert drawn.count("Mark(") == 1 and "Mark('1,234')" in drawn
    assert "491,328.333" in drawn  # as the workbook holds it
    assert "Sheet R1" in drawn and "registered" in drawn

"""Which language a reader gets: the address decides, then what was chosen last, then the browser."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard import facts, formats, languages, names
from dashboard.translations import LANGUAGES, translator

CHOICES = [
    ("nothing is known", "/trends", "", "", "en"),
    ("the address", "/trends?lang=kk", "ru", "ru", "kk"),
    ("the choice of before", "/trends", "kk", "ru", "kk"),
    ("the browser", "/trends", "", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
    ("the browser knows none of them", "/trends", "", "de,fr", "en"),
    ("an unknown language in the address", "/trends?lang=de", "ru", "", "ru"),
    ("an unknown choice", "/trends", "de", "", "en"),
    ("a language asked for twice", "/trends?lang=ru&lang=kk", "", "", "ru"),
]


@pytest.mark.parametrize(
    ("address", "kept", "browser", "expected"), [row[1:] for row in CHOICES], ids=[row[0] for row in CHOICES]
)
def test_the_first_page_is_in_the_reader_s_language(
    client: FlaskClient, address: str, kept: str, browser: str, expected: str
) -> None:
    if kept:
        client.set_cookie(languages.COOKIE, kept)
    page = client.get(address, headers={"Accept-Language": browser}).get_data(as_text=True)
    assert f'<html lang="{expected}">' in page
    assert f" · {translator(expected)('Prosecution in figures')}</title>" in page
    assert translator(expected)("Loading\u2026") in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_loads_the_locale_of_its_charts_alone(client: FlaskClient, language: str) -> None:
    page = client.get(f"/trends?lang={language}").get_data(as_text=True)
    found = re.findall(r'src="(/assets/[^"]*plotly-locale-[^"]*)"', page)
    assert found == ([] if language == "en" else [f"/assets/vendor/plotly/plotly-locale-{language}.js"])
    assert all(client.get(address).status_code == 200 for address in found)


CALLERS = [
    ("http://localhost/trends?lang=ru", "ru"),
    ("http://localhost/trends?lang=de", "kk"),
    ("http://localhost/trends", "kk"),
    ("", "kk"),
]


@pytest.mark.parametrize(("caller", "expected"), CALLERS)
def test_a_callback_answers_in_the_language_of_its_page(caller: str, expected: str) -> None:
    headers = {"Referer": caller, "Cookie": f"{languages.COOKIE}=kk"}
    with Flask(__name__).test_request_context("/_dash-update-component", headers=headers):
        assert languages.of_caller() == expected


def test_without_a_request_the_language_is_the_first() -> None:
    assert languages.of({}) == languages.of({"lang": "de"}) == languages.of({"lang": ["ru", "kk"]}) == "en"
    assert languages.of({"lang": "kk"}) == "kk"


SUMS = [
    (1_200_000_000, "en", "1.2 billion \u20b8"),
    (1_200_000_000, "ru", "1,2 \u043c\u043b\u0440\u0434 \u20b8"),
    (1_200_000_000, "kk", "1,2 \u043c\u043b\u0440\u0434 \u20b8"),
    (5e6, "ru", "5 \u043c\u043b\u043d \u20b8"),
    (52_117, "ru", "52 117 \u20b8"),
    (52_117, "kk", "52 117 \u20b8"),
]


@pytest.mark.parametrize(("value", "language", "expected"), SUMS)
def test_a_sum_is_written_as_its_language_does(value: float, language: str, expected: str) -> None:
    assert formats.money(value, "KZT", language).replace("\u00a0", " ") == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit", ["percent", "times", "kg", "ha", "per_10000", "years", "MRP", "months", "KZT"]
)
def test_a_value_has_a_decimal_mark_of_its_language_and_no_narrow_space(language: str, unit: str) -> None:
    row = {"value": "1234.5", "unit": unit, "measure": "level", "qualifier": "over"}
    shown = facts.value(row, translator(language))
    assert ("1,234.5" if language == "en" else "1\u00a0234,5") in shown
    assert "\u202f" not in shown


TIMES = [("ru", "1", 0), ("ru", "2", 1), ("ru", "5", 2), ("ru", "2.3", 1), ("ru", "21", 0), ("ru", "-6", 2)]


@pytest.mark.parametrize(("language", "value", "form"), TIMES)
def test_a_fraction_takes_the_form_of_two(language: str, value: str, form: int) -> None:
    _ = translator(language)
    row = {"value": value, "unit": "times", "measure": "share", "qualifier": "exact"}
    expected = _.plural("{value} time", "{value} times", (1, 2, 5)[form], value="").strip()
    assert facts.value(row, _).split(" ", 1)[1] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_indicator_means_is_told_in_the_language(language: str) -> None:
    told = [names.meaning(entry.id, language) for entry in names.indicators()]
    assert all(told) and len(set(told)) == len(told)
    assert any("\u0430" <= letter <= "\u04ff" for letter in told[0]) == (language != "en")

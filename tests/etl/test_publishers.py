"""A newspaper's name or a site's address tells the region of a report that names none."""

from __future__ import annotations

import csv

import pytest

from etl import catalogue, publishers, stages
from tests.etl import reading


@pytest.mark.parametrize(
    ("publisher", "source_url", "region"),
    [
        ("Астана ақшамы", None, "KZ-71"),
        ("Газета «Вечерний Алматы»", None, "KZ-75"),
        (None, "https://www.lada.kz/aktau_news/1-title.html", "KZ-47"),
        ("Казинформ", "https://www.inform.kz/ru/1", None),
        ("Балдидар", None, None),
        (None, None, None),
    ],
)
def test_the_region_of_a_publisher(publisher: str | None, source_url: str | None, region: str | None) -> None:
    assert publishers.region(publisher, source_url) == region


@pytest.mark.parametrize(
    ("source_url", "words"),
    [
        (
            "https://www.gov.kz/memleket/entities/prokuratura-aktobe/press/news/1?lang=ru",
            "prokuratura aktobe",
        ),
        ("http://mangistau.prokuror.gov.kz/rus", "mangistau prokuror gov kz"),
        ("https://www.gov.kz/memleket/entities/mfa/press", ""),
        ("https://optimism.kz/2025/10/21/prokurory-zhambylskoj-oblasti", ""),
        (None, ""),
    ],
)
def test_the_office_whose_page_it_is(source_url: str | None, words: str) -> None:
    assert publishers.office(source_url) == words


def test_every_region_of_the_table_is_one() -> None:
    path = catalogue.DATA / "catalogue" / "publishers.csv"
    with path.open(encoding="utf-8", newline="") as file:
        assert {line["region"] for line in csv.DictReader(file)} <= set(catalogue.read().regions)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Қалада 15 адам сотталды.", "KZ-71"),
        ("Павлодар облысында 15 адам сотталды.\n\nПавлодар облысында 3 адам ақталды.", "KZ-55"),
    ],
)
def test_what_the_text_names_goes_before_what_the_newspaper_is(text: str, region: str) -> None:
    report = reading.document(text, language="kk", publisher="Астана ақшамы")
    assert stages.read(report)[0].subject == region

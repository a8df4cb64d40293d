from __future__ import annotations

import pytest

from etl.store import links

SAME = [
    ("https://www.gov.kz/news/details/1087715?lang=kk", "https://www.gov.kz/news/details/1087715?lang=ru"),
    ("https://www.gov.kz/news/details/1087715", "https://www.gov.kz/news/details/1087715?lang=en"),
    ("https://example.kz/ru/news/7", "https://example.kz/kk/news/7"),
    ("https://example.kz/news/7", "https://example.kz/kz/news/7/"),
    ("https://example.kz/news/7", "http://example.kz/news/7#comments"),
    ("https://example.kz/news/7", "https://www.EXAMPLE.kz/news/7"),
    ("https://kz.example.kz/2024/12/a", "https://example.kz/2024/12/a"),
    ("https://kaz.example.kz/a", "https://en.example.kz/a"),
    ("https://example.kz/?p=7931&lang=kk", "https://example.kz/?lang=ru&p=7931"),
    ("https://example.kz/?b=2&a=1", "https://example.kz/?a=1&b=2"),
    ("https://example.kz./news/7", "https://example.kz/news/7"),
    ("https://example.kz/%D0%B6/7", "https://example.kz/ж/7"),
]
DIFFERENT = [
    ("https://example.kz/ru/news/7", "https://example.kz/ru/news/8"),
    ("https://example.kz/ru/news/7", "https://example.org/ru/news/7"),
    ("https://example.kz/?p=1&lang=kk", "https://example.kz/?p=2&lang=kk"),
    ("https://example.kz/news/7?lang=kk", "https://example.kz/news/7?page=2"),
    ("https://example.kz/news/7?lang=kk", "https://example.kz/news/7?lang=de"),
    ("https://example.kz/rules/7", "https://example.kz/les/7"),
    ("https://m.example.kz/7", "https://example.kz/7"),
    ("https://kz/7", "https://ru/7"),
    ("https://en.kz/7", "https://ru.kz/7"),
]
NO_PUBLICATION = [
    None,
    "",
    "https://example.kz",
    "https://example.kz/",
    "https://example.kz/kk/",
    "https://example.kz/?lang=ru",
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_language_versions_share_a_group(one: str, other: str) -> None:
    assert links.group(one) == links.group(other) is not None


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_differs_in_more_than_the_language_stays_apart(one: str, other: str) -> None:
    assert links.group(one) != links.group(other)


@pytest.mark.parametrize("link", NO_PUBLICATION)
def test_a_front_page_groups_nothing(link: str | None) -> None:
    assert links.group(link) is None

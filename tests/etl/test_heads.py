"""The region and the period of whole reports, as their heads tell them: invented heads in the manner of real ones.

In ``heads/<language>.txt`` each opens with a line ``@``: the day of publication, the link where it names an office,
and the region and period that its figures have, ``-`` for what is not told; behind ``~`` the publisher. The numbers
stand in [brackets]; one that has another region or period says so behind bars: ``[210|KZ-75|2013-01-01..2013-09-30]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from etl import extraction
from tests.etl import brackets, reading

HEADS = Path(__file__).parent / "heads"
_FIGURE = re.compile(r"\[([^\[\]|]+)(?:\|([^\[\]|]*))?(?:\|([^\[\]|]*))?\]")
Meant = tuple[str | None, date | None, date | None]


@dataclass(frozen=True, slots=True)
class Head:
    """A head and what each of its bracketed numbers must be of, in order."""

    language: str
    published: date | None
    source_url: str | None
    publisher: str | None
    marked: str
    meant: tuple[Meant, ...]


def _period(told: str) -> tuple[date | None, date | None]:
    if told == "-":
        return None, None
    first, last = told.split("..")
    return date.fromisoformat(first), date.fromisoformat(last) if last else None


def _meant(region: str, period: str) -> Meant:
    return None if region == "-" else region, *_period(period)


def _heads(language: str) -> Iterator[Head]:
    for told in (HEADS / f"{language}.txt").read_text("utf-8").split("@ ")[1:]:
        line, body = told.split("\n", 1)
        line, _, publisher = line.partition(" ~ ")
        published, link, region, period = line.split()
        yield Head(
            language,
            None if published == "-" else date.fromisoformat(published),
            None if link == "-" else link,
            publisher or None,
            _FIGURE.sub(r"[\1]", body.strip()),
            tuple(_meant(own[1] or region, own[2] or period) for own in _FIGURE.findall(body)),
        )


ALL = [head for language in ("en", "kk", "ru") for head in _heads(language)]


@pytest.mark.parametrize("head", ALL, ids=[head.marked[:60] for head in ALL])
def test_the_region_and_period_of_each_figure(head: Head) -> None:
    example = brackets.parse(head.marked)
    report = reading.document(example.text, publisher=head.publisher, published=head.published)
    report = replace(report, source_url=head.source_url)
    figures = extraction.extract(report).figures
    found = [brackets.at(figures, span) for span in example.spans]
    assert [figure and (figure.region, figure.period_start, figure.period_end) for figure in found] == list(
        head.meant
    )

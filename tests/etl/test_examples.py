"""The examples and counter-examples of ``data/examples``: each sentence is a test."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from etl import catalogue, languages
from etl.records import Figure
from tests.etl import brackets, reading

EXAMPLES = catalogue.DATA / "examples"
CATALOGUE = catalogue.read()


def indicators() -> dict[str, Any]:
    """The entries of all families."""
    entries: dict[str, Any] = {}
    for path in sorted((EXAMPLES / "indicators").glob("*.yml")):
        entries.update(catalogue.read_yaml(path))
    return entries


INDICATORS = indicators()
OFFENCES = catalogue.read_yaml(EXAMPLES / "offences.yml")
NUMBERS = catalogue.read_yaml(EXAMPLES / "numbers.yml")


def sentences(entries: dict[str, Any], field: str) -> Iterator[Any]:
    """Language, sentence and the id that its number has."""
    for key, by_language in entries.items():
        for language, lists in by_language.items():
            for text in lists.get("examples", []):
                yield pytest.param(language, text, key, id=text)
            for counter in lists.get("counter_examples", []):
                yield pytest.param(
                    language, counter["text"], counter[field], id=f"not {key}: {counter['text']}"
                )


def figures(language: str, marked: str) -> list[Figure]:
    """The figures of the bracketed numbers; fails where a number is none."""
    example = brackets.parse(marked)
    extraction = reading.extract(example.text, language=language)
    found = [brackets.at(extraction.figures, span) for span in example.spans]
    assert None not in found, extraction
    return [figure for figure in found if figure]


@pytest.mark.parametrize(("language", "marked", "indicator"), list(sentences(INDICATORS, "indicator")))
def test_indicator(language: str, marked: str, indicator: str) -> None:
    assert {figure.indicator for figure in figures(language, marked)} == {indicator}


@pytest.mark.parametrize(("language", "marked", "offence"), list(sentences(OFFENCES, "offence")))
def test_offence(language: str, marked: str, offence: str) -> None:
    assert {figure.offence for figure in figures(language, marked)} == {offence}


@pytest.mark.parametrize(
    ("language", "number"),
    [
        pytest.param(language, number, id=number["text"])
        for language, entries in NUMBERS.items()
        for number in entries
    ],
)
def test_number(language: str, number: dict[str, Any]) -> None:
    for figure in figures(language, number["text"]):
        assert (figure.value, figure.unit, figure.qualifier) == (
            Decimal(str(number["value"])),
            number["unit"],
            number["qualifier"],
        )


def test_every_indicator_and_offence_has_an_example() -> None:
    told = {indicator.id for indicator in CATALOGUE.indicators.values() if indicator.readings}
    assert told - set(INDICATORS) == set()
    assert set(CATALOGUE.offences) - set(OFFENCES) == set()


def test_examples_name_what_the_catalogue_has() -> None:
    assert set(INDICATORS) | {counter["indicator"] for counter in counter_examples(INDICATORS)} <= set(
        CATALOGUE.indicators
    )
    named = {counter["offence"] for counter in counter_examples(OFFENCES)}
    assert set(OFFENCES) | named - {None} <= set(CATALOGUE.offences)
    spoken = {
        language for entries in (INDICATORS, OFFENCES) for entry in entries.values() for language in entry
    }
    assert spoken | set(NUMBERS) <= set(languages.available())


def counter_examples(entries: dict[str, Any]) -> Iterator[dict[str, str | None]]:
    """All counter-examples of the entries."""
    for by_language in entries.values():
        for lists in by_language.values():
            yield from lists.get("counter_examples", [])

"""What "every number of a text" means: once, for all tests that count on it."""

from __future__ import annotations

import re

from etl import stages
from etl.folding import fold
from etl.records import Document, Extraction, Figure, SetAside

_DIGITS = re.compile(r"\d+")


def numbers(document: Document) -> list[tuple[int, int]]:
    """Every run of digits, letters that pose for digits among them, and every numeral that became a quantity."""
    read = stages.read(document)
    digits = [match.span() for match in _DIGITS.finditer(fold(document.text))]
    return [*digits, *((number.start, number.end) for text in read for number in text.quantities)]


def uncovered(document: Document, extracted: Extraction) -> list[str]:
    """The numbers of the document that are in no figure and in no set-aside number."""
    covered = bytearray(len(document.text) + 1)
    for item in _told(extracted):
        covered[item.start : item.end] = b"\1" * (item.end - item.start)
    return [
        document.text[max(0, start - 30) : end + 30]
        for start, end in numbers(document)
        if not all(covered[start:end])
    ]


def misquoted(document: Document, extracted: Extraction) -> list[str]:
    """The quotations that are not the text under their span."""
    return [
        item.quote
        for item in _told(extracted)
        if document.text[item.start : item.end] != item.quote or not item.quote
    ]


def _told(extracted: Extraction) -> list[Figure | SetAside]:
    return [*extracted.figures, *extracted.set_aside]

"""What the stages of the extractor hand to each other and to the store.

Spans are half-open character offsets into the NFC text of the document, so that
``document.text[figure.start:figure.end] == figure.quote`` always holds, but for the names of persons, which are
masked in quotations and in the text of record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from etl.proceedings import Case


class RefusedDocument(Exception):
    """A document that cannot become rows; the message is a sentence that names the file and the reason."""


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was published.

    ``name`` is the file's stem, ``text`` is NFC, ``sha256`` is that of the text's UTF-8 bytes;
    the sidecar's values are ``None`` where it is silent or absent.
    """

    name: str
    path: Path
    text: str
    sha256: str
    source_url: str | None = None
    publisher: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report and what it means; the fields are those of the labelling contract.

    ``value`` has thousands, millions and billions applied and is negative for a decrease; ``place`` is a
    district or town below the region, ``scope`` the report's own restricting words; both ``None`` for
    the whole. Period ends are inclusive.
    """

    indicator: str
    measure: str
    value: Decimal
    unit: str
    qualifier: str
    offence: str | None
    gravity: str | None
    region: str | None
    place: str | None
    scope: str | None
    period_start: date | None
    period_end: date | None
    modality: str
    label: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A number that is no figure, and why: ``date``, ``period``, ``article``, ``time``, ``duplicate``, ..."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gave: what it is about as a whole, its figures and set-aside numbers, its single cases.

    ``text`` is the text of record: the document's, with the names of persons masked at the same length.
    """

    document: str
    language: str
    title: str
    region: str | None
    period_start: date | None
    period_end: date | None
    figures: tuple[Figure, ...]
    set_aside: tuple[SetAside, ...]
    cases: tuple[Case, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a number was taken for and why: the ``words`` that decided, the ``score`` of their reading, the runner-up."""

    start: int
    end: int
    quote: str
    taken_for: str
    score: float = 0.0
    words: tuple[str, ...] = ()
    runner_up: str | None = None

"""Reads short texts as the extractor reads reports."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

from etl import catalogue, extraction, stages
from etl.figures import Text
from etl.records import Document, Extraction

_HINT = 12


@cache
def hint(language: str) -> str:
    """A line that says nothing, in a language: it tells in which one a phrase of three words is written."""
    words = catalogue.read_yaml(catalogue.DATA / "languages" / f"{language}.yml")["detect"]
    return " ".join(map(str, words[:_HINT]))


def document(
    text: str, *, language: str | None = None, publisher: str | None = None, published: date | None = None
) -> Document:
    """A report of these words; ``language`` adds the line that tells it, where the words are too few."""
    text = unicodedata.normalize("NFC", text)
    if language:
        text = f"{text}\n\n{hint(language)}\n"
    return Document(
        name="example",
        path=Path("example.txt"),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        publisher=publisher,
        published=published,
    )


def read(text: str, *, language: str | None = None, published: date | None = None) -> Text:
    """What the stages before the last find in the text."""
    return stages.read(document(text, language=language, published=published))[0]


def extract(text: str, *, language: str | None = None, published: date | None = None) -> Extraction:
    """The figures and the set-aside numbers of the text."""
    return extraction.extract(document(text, language=language, published=published))

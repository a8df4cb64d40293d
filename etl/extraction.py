"""From a document to its figures and set-aside numbers: the only place that knows the order of the stages."""

from __future__ import annotations

import re

from etl import (
    catalogue,
    claims,
    concepts,
    detection,
    figures,
    folding,
    languages,
    places,
    quantities,
    sentences,
    statements,
)
from etl.claims import Claim
from etl.figures import elisions, readings
from etl.figures.texts import Text
from etl.lexicons import Tag, Words
from etl.places import Place
from etl.records import Document, Extraction, RefusedDocument, SetAside

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HEAD = 4
NATION = "KZ"
"""What a report is about that names no place at all."""


def extract(document: Document) -> Extraction:
    """All that a document tells. Raises ``RefusedDocument`` where it is in another language or tells no figure."""
    folded = folding.fold(document.text)
    words = Words.of(folded)
    language = detection.detect(words)
    if language is None:
        known = ", ".join(languages.read(code).name for code in languages.available())
        raise RefusedDocument(f"{document.path}: is not written in a language that is read here ({known}).")
    tags = concepts.find(words, language)
    found_claims = claims.find(folded, language)
    found_quantities = quantities.find(words, language, found_claims, tags)
    found_sentences = sentences.split(folded, document.text, language.multipliers)
    found_quantities = elisions.complete(folded, found_quantities, found_sentences, tags)
    lines = statements.datelines(folded, found_claims, found_sentences)
    found_places = [
        place for place in places.find(words) if not any(start <= place.start < end for start, end in lines)
    ]
    tags = [
        tag for tag in tags if tag.kind != "concept" or not any(_covers(place, tag) for place in found_places)
    ]
    clock = statements.clock(found_claims, found_sentences, document.published)
    title_end = found_sentences[0].end if found_sentences else 0
    head_end = found_sentences[min(_HEAD, len(found_sentences)) - 1].end if found_sentences else 0
    text = Text(
        original=document.text,
        words=words,
        language=language,
        catalogue=catalogue.read(),
        tags=tags,
        claims=found_claims,
        quantities=found_quantities,
        places=found_places,
        sentences=found_sentences,
        clock=clock,
        readings=readings.read(catalogue.read()),
        subject=places.subject(found_places, title_end, head_end, document.publisher) or NATION,
    )
    found, aside = figures.match(text)
    if not found:
        raise RefusedDocument(f"{document.path}: holds no figure; give a report that tells numbers.")
    aside += _claimed(document.text, found_claims)
    return Extraction(
        document=document.name,
        language=language.code,
        title=_title(document.text),
        region=text.subject,
        period_start=clock.own[0],
        period_end=clock.own[1],
        figures=tuple(found),
        set_aside=tuple(sorted(aside, key=lambda item: item.start)),
    )


def _title(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _claimed(text: str, found: list[Claim]) -> list[SetAside]:
    return [
        SetAside(claim.start, claim.end, text[claim.start : claim.end], claim.reason)
        for claim in found
        if _NUMBER.search(text, claim.start, claim.end)
    ]


def _covers(place: Place, tag: Tag) -> bool:
    """Whether a word is only a part of a place's name: the region of "Almaty Region" is nothing that is counted."""
    return place.start <= tag.start and tag.end <= place.end

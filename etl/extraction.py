"""From a document to its figures and set-aside numbers: the only place that knows the order of the stages."""

from __future__ import annotations

import re

from etl import (
    cases,
    catalogue,
    claims,
    concepts,
    detection,
    figures,
    folding,
    languages,
    names,
    places,
    quantities,
    sentences,
    statements,
)
from etl.claims import Claim
from etl.figures import Text, elisions, readings
from etl.lexicons import Tag, Words
from etl.places import Place
from etl.records import Document, Explanation, Extraction, RefusedDocument, SetAside

_NUMBER = re.compile(r"\d")
HEAD = 4
"""So many sentences, the title among them, tell most of what a report is about."""
NATION = "KZ"
"""What a report is about that names no place at all."""


def extract(document: Document) -> Extraction:
    """All that a document tells.

    Raises ``RefusedDocument`` where it is in another language or tells neither a figure nor a single case.
    """
    text = read(document)
    found, aside = figures.build(text, figures.bind(text))
    told = cases.build(text)
    if not found and not told:
        raise RefusedDocument(f"{document.path}: holds no figure; give a report that tells numbers.")
    aside += _claimed(text.original, text.claims)
    return Extraction(
        document=document.name,
        language=text.language.code,
        title=next(line.strip() for line in text.original.splitlines() if line.strip()),
        region=text.subject,
        period_start=text.clock.own[0],
        period_end=text.clock.own[1],
        figures=tuple(found),
        set_aside=tuple(sorted(aside, key=lambda number: number.start)),
        cases=tuple(told),
        text=text.original,
    )


def explain(document: Document) -> list[Explanation]:
    """For each number of the document what it was taken for, which words decided, and the runner-up.

    Raises ``RefusedDocument`` where the document is in another language.
    """
    text = read(document)
    claimed = [
        Explanation(number.start, number.end, number.quote, f"set aside: {number.reason}")
        for number in _claimed(text.original, text.claims)
    ]
    found = figures.explain(text, figures.bind(text))
    return sorted([*found, *claimed], key=lambda explanation: explanation.start)


def read(document: Document) -> Text:
    """The document with all that the stages before the last find in it, names masked; raises ``RefusedDocument``."""
    folded = folding.fold(document.text)
    words = Words.of(folded)
    language = detection.detect(words)
    if language is None:
        known = ", ".join(languages.read(code).name for code in languages.available())
        raise RefusedDocument(f"{document.path}: is not written in a language that is read here ({known}).")
    claimed = claims.find(folded, language)
    lines = sentences.split(folded, document.text, language.abbreviations)
    claimed = statements.dated(claimed, lines)
    meanings = readings.read(catalogue.read())
    tags = concepts.find(
        words, language, meanings.vocabulary.nouns, meanings.states, catalogue.read().incidental
    )
    numbers = quantities.find(words, language, claimed, tags)
    datelines = statements.datelines(folded, claimed, lines)
    named = places.find(words)
    found = [place for place in named if not any(start <= place.start < end for start, end in datelines)]
    clock = statements.clock(
        folded,
        claimed,
        lines,
        [number.start for number in numbers if number.value > 1],
        document.published,
    )
    subject = places.subject(
        found,
        statements.head_end(folded, lines, 1),
        statements.head_end(folded, lines, HEAD),
        document.publisher,
        document.source_url,
        clock.today,
    )
    persons = names.find(
        document.text,
        words,
        [line.start for line in lines],
        [(place.start, place.end) for place in named],
        cases.office_ends(words, language.code),
    )
    return Text(
        original=names.mask(document.text, persons),
        words=words,
        language=language,
        catalogue=catalogue.read(),
        readings=meanings,
        tags=_without_parts(tags, found),
        claims=claimed,
        quantities=elisions.complete(folded, numbers, lines, tags),
        places=found,
        sentences=lines,
        clock=clock,
        subject=subject or NATION,
        persons=persons,
    )


def _without_parts(tags: list[Tag], found: list[Place]) -> list[Tag]:
    """The tags but for words that are only a part of a place's name: the region of "Almaty Region" is not counted."""
    ends = {at: place.end for place in found for at in range(place.start, place.end)}
    return [tag for tag in tags if tag.kind != "concept" or tag.end > ends.get(tag.start, 0)]


def _claimed(text: str, found: list[Claim]) -> list[SetAside]:
    return [
        SetAside(claim.start, claim.end, text[claim.start : claim.end], claim.reason)
        for claim in found
        if _NUMBER.search(text, claim.start, claim.end)
    ]

"""From a document to its figures and set-aside numbers: the only place that knows the order of the stages."""

from __future__ import annotations

import re
from dataclasses import replace

from etl import (
    catalogue,
    claims,
    completions,
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
    """The figures and set-aside numbers of a document, in its own words.

    Raises ``RefusedDocument`` where it is in another language or tells no figure.
    """
    extraction = _figures(document, read(document))
    if not extraction.figures:
        raise RefusedDocument(f"{document.path}: holds no figure; give a report that tells numbers.")
    return extraction


def record(document: Document) -> Extraction:
    """What may be stored of a document: its single cases too, and the names of persons masked in every word of it.

    Raises ``RefusedDocument`` where it is in another language or tells neither a figure nor a single case.
    """
    # What reads single cases takes a tenth of the start of a process that only wants figures.
    from etl import cases  # noqa: PLC0415

    text = read(document)
    persons = names.find(
        document.text,
        text.words,
        [line.start for line in text.sentences],
        [(place.start, place.end) for place in places.find(text.words)],
        cases.office_ends(text.words, text.language.code),
        cases.title_ends(text.words, text.language.code),
    )
    text = replace(text, original=names.mask(document.text, persons), persons=persons)
    extraction = replace(_figures(document, text), cases=tuple(cases.build(text)))
    if not extraction.figures and not extraction.cases:
        raise RefusedDocument(
            f"{document.path}: holds no figure and no single case; give a report that tells numbers."
        )
    return extraction


def _figures(document: Document, text: Text) -> Extraction:
    found, aside = figures.build(text, figures.bind(text))
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
    """The document with all that the stages before the last find in it; raises ``RefusedDocument``."""
    folded = folding.fold(document.text)
    words = Words.of(folded)
    language = detection.detect(words)
    if language is None:
        known = ", ".join(one.name for one in languages.profiles())
        raise RefusedDocument(f"{document.path}: is not written in a language that is read here ({known}).")
    claimed = claims.find(folded, language)
    lines = sentences.split(folded, document.text, language.abbreviations)
    claimed = completions.complete(claimed, lines)
    meanings = readings.read(catalogue.read())
    tags = concepts.find(
        words, language, meanings.vocabulary.nouns, meanings.states, catalogue.read().incidental
    )
    numbers = quantities.find(words, language, claimed, tags)
    datelines = statements.datelines(folded, document.text, claimed, lines)
    named = places.find(words)
    printed = [place for place in named if any(start <= place.start < end for start, end in datelines)]
    found = [place for place in named if place not in printed]
    clock = statements.clock(
        folded,
        claimed,
        lines,
        [number.start for number in numbers if number.value > 1],
        document.published,
    )
    subject = places.subject(
        [place for place in named if place not in printed or place.code not in places.CAPITALS],
        statements.head_end(folded, lines, 1),
        statements.head_end(folded, lines, HEAD),
        document.publisher,
        document.source_url,
        clock.today,
    )
    return Text(
        original=document.text,
        words=words,
        language=language,
        catalogue=catalogue.read(),
        readings=meanings,
        tags=_without_parts(tags, found),
        claims=claimed,
        quantities=elisions.complete(folded, numbers, lines, tags, meanings.vocabulary.actions),
        places=found,
        sentences=lines,
        clock=clock,
        subject=subject or NATION,
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

"""From a document to its figures and set-aside numbers: the only place that knows the order of the stages."""

from __future__ import annotations

import re
from dataclasses import replace

from etl import (
    catalogue,
    claims,
    completions,
    concepts,
    countries,
    datelines,
    detection,
    figures,
    folding,
    languages,
    names,
    places,
    publishers,
    quantities,
    sentences,
    statements,
    subjects,
)
from etl.catalogue import Catalogue
from etl.claims import Claim
from etl.clocks import NONE
from etl.figures import Text, elisions, readings
from etl.languages import Language
from etl.lexicons import Tag, Words
from etl.places import Place
from etl.proceedings import Case
from etl.records import Document, Explanation, Extraction, Figure, RefusedDocument, SetAside

_NUMBER = re.compile(r"\d")
HEAD = 4
"""So many sentences, the title among them, tell most of what a report is about."""
NATION = "KZ"
"""What a report is about that names no place at all."""


def extract(document: Document) -> Extraction:
    """The figures and set-aside numbers of a document, in its own words.

    Raises ``RefusedDocument`` where it is in another language or tells no figure.
    """
    extraction = _figures(document, texts(document))
    if not extraction.figures:
        raise RefusedDocument(f"{document.path}: holds no figure; give a report that tells numbers.")
    return extraction


def record(document: Document) -> Extraction:
    """What may be stored of a document: its single cases too, and the names of persons masked in every word of it.

    Raises ``RefusedDocument`` where it is in another language or tells neither a figure nor a single case.
    """
    # What reads single cases takes a tenth of the start of a process that only wants figures.
    from etl import cases  # noqa: PLC0415

    read = [
        replace(
            text,
            persons=names.find(
                text.original,
                text.words,
                [line.start for line in text.sentences],
                [(place.start, place.end) for place in places.find(text.words)],
                cases.office_ends(text.words, text.language.code),
                cases.title_ends(text.words, text.language.code),
            ),
        )
        for text in texts(document)
    ]
    persons = [person for text in read for person in text.persons]
    masked = [replace(text, original=names.mask(text.original, text.persons)) for text in read]
    extraction = replace(
        _figures(replace(document, text=names.mask(document.text, persons)), masked),
        cases=_once([cases.build(text) for text in masked]),
    )
    if not extraction.figures and not extraction.cases:
        raise RefusedDocument(
            f"{document.path}: holds no figure and no single case; give a report that tells numbers."
        )
    return extraction


def _figures(document: Document, read: list[Text]) -> Extraction:
    found: list[Figure] = []
    aside: list[SetAside] = []
    for text in read:
        told, left = figures.build(text, figures.bind(text))
        found += told
        aside += left + _claimed(text.original, text.claims)
    if len(read) > 1:
        found, aside = figures.drop(found, aside, min(text.sentences[0].end for text in read))
    return Extraction(
        document=document.name,
        language=read[0].language.code,
        title=next(line.strip() for line in document.text.splitlines() if line.strip()),
        region=read[0].subject,
        period_start=read[0].clock.own[0],
        period_end=read[0].clock.own[1],
        figures=tuple(found),
        set_aside=tuple(sorted(aside, key=lambda number: number.start)),
        text=document.text,
    )


def _once(told: list[list[Case]]) -> tuple[Case, ...]:
    """The cases of all languages, without those of a later one that an earlier one tells alike."""
    kept: dict[tuple[object, ...], int] = {}
    for number, of_language in enumerate(told):
        for case in of_language:
            kept.setdefault(_meaning(case), number)
    return tuple(
        case
        for number, of_language in enumerate(told)
        for case in of_language
        if kept[_meaning(case)] == number
    )


def _meaning(case: Case) -> tuple[object, ...]:
    """What a case says in any language."""
    return case.noun, case.group, case.stage, case.offence, case.amount, case.sanctions, case.years, case.fine


def explain(document: Document) -> list[Explanation]:
    """For each number of the document what it was taken for, which words decided, and the runner-up.

    Raises ``RefusedDocument`` where the document is in another language.
    """
    found = [
        explanation
        for text in texts(document)
        for explanation in (
            *figures.explain(text, figures.bind(text)),
            *(
                Explanation(number.start, number.end, number.quote, f"set aside: {number.reason}")
                for number in _claimed(text.original, text.claims)
            ),
        )
    ]
    return sorted(found, key=lambda explanation: explanation.start)


def texts(document: Document) -> list[Text]:
    """The document with all that the stages before the last find in it: a text for each language that it is written in.

    What one of them does not tell, the region or the period of the whole, the others tell for it. Raises
    ``RefusedDocument`` where it is written in none.
    """
    words = Words.of(folding.fold(document.text))
    passages = detection.passages(words)
    if not passages:
        known = ", ".join(one.name for one in languages.profiles())
        raise RefusedDocument(f"{document.path}: is not written in a language that is read here ({known}).")
    published = Words.of(folding.fold(" ".join(filter(None, (document.publisher, document.source_url)))))
    home = places.find(words, document.text) or places.find(published)
    regional = publishers.region(document.publisher, document.source_url)
    if not regional and (code := countries.abroad(words, [place.start for place in home], published)):
        raise RefusedDocument(
            f"{document.path}: tells of {countries.name(code)}; give a report about Kazakhstan, whose regions are known here."
        )
    if len(passages) == 1:
        return [_read(document, words, passages[0].language)]
    parts = [
        _read(replace(document, text=one.alone(document.text)), Words.of(one.alone(words.text)), one.language)
        for one in passages
    ]
    own = next((text.clock.own for text in parts if text.clock.own != NONE), NONE)
    subject = next((text.subject for text in parts if text.subject != NATION), NATION)
    return [
        replace(
            text,
            subject=subject if text.subject == NATION else text.subject,
            clock=replace(text.clock, own=own) if text.clock.own == NONE else text.clock,
        )
        for text in parts
    ]


def _read(document: Document, words: Words, language: Language) -> Text:
    folded = words.text
    claimed = claims.find(folded, language)
    lines = sentences.split(folded, document.text, language.abbreviations)
    claimed = completions.complete(claimed, lines)
    meanings = readings.read(catalogue.read())
    tags = concepts.find(
        words, language, meanings.vocabulary.nouns, meanings.states, catalogue.read().incidental
    )
    numbers = quantities.find(words, language, claimed, tags)
    stretches = datelines.find(folded, document.text, claimed, lines)
    named = places.find(words, document.text, offices=True)
    printed = [place for place in named if _is_within(place, stretches)]
    found = [place for place in named if place.kind != places.OFFICE and place not in printed]
    clock = statements.clock(
        folded,
        claimed,
        lines,
        [number.start for number in numbers if number.value > 1],
        document.published,
    )
    subject = subjects.find(
        [place for place in named if place not in printed or place.code not in subjects.CAPITALS],
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
        tags=_narrowest(_without_parts(tags, found), catalogue.read()),
        claims=claimed,
        quantities=elisions.complete(
            folded, numbers, lines, tags, meanings.vocabulary.actions, language.from_suffixes
        ),
        places=found,
        abroad=countries.inside(words, tags, language),
        sentences=lines,
        clock=clock,
        subject=subject or NATION,
    )


def _is_within(place: Place, stretches: list[tuple[int, int]]) -> bool:
    """Whether the place stands in one of the stretches: a region's name never only says where a report was written."""
    return place.kind != "region" and any(start <= place.start < end for start, end in stretches)


def _without_parts(tags: list[Tag], found: list[Place]) -> list[Tag]:
    """The tags but for words that are only a part of a place's name: the region of "Almaty Region" is not counted."""
    ends = {at: place.end for place in found for at in range(place.start, place.end)}
    return [tag for tag in tags if tag.kind != "concept" or tag.end > ends.get(tag.start, 0)]


def _narrowest(tags: list[Tag], known: Catalogue) -> list[Tag]:
    """The tags but for an offence where the same words name a part of it: a drug seller is of selling drugs."""
    named = [tag for tag in tags if tag.kind == "offence"]
    wider = {(tag.start, tag.end, known.offences[tag.id].part_of) for tag in named}
    return [tag for tag in tags if tag.kind != "offence" or (tag.start, tag.end, tag.id) not in wider]


def _claimed(text: str, found: list[Claim]) -> list[SetAside]:
    return [
        SetAside(claim.start, claim.end, text[claim.start : claim.end], claim.reason)
        for claim in found
        if _NUMBER.search(text, claim.start, claim.end)
    ]

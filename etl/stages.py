"""From a document to its texts with all that the stages find in them: the only place that knows their order."""

from __future__ import annotations

from dataclasses import replace

from etl import (
    catalogue,
    claims,
    completions,
    concepts,
    countries,
    datelines,
    detection,
    folding,
    headed_units,
    languages,
    places,
    publishers,
    quantities,
    sentences,
    statements,
    subjects,
)
from etl.catalogue import Catalogue
from etl.clocks import NONE
from etl.figures import Text, elisions, parallels, readings
from etl.languages import Language
from etl.lexicons import Tag, Words
from etl.places import Place
from etl.records import Document, RefusedDocument
from etl.subjects import NATION

FIRM, QUOTED = "company", 30
"""The concept of a firm, and within how many characters of a place its name begins and ends."""
BASES = frozenset({"earlier_before", "earlier_after"})
"""Comparisons whose other side is the earlier one."""
HEAD = 4
"""So many sentences, the title among them, tell most of what a report is about."""


def read(document: Document) -> list[Text]:
    """The document with all that the stages before the last find in it: a text for each language that it is written in.

    What one of them does not tell, the region or the period of the whole, the others tell for it. Raises
    ``RefusedDocument`` where it is written in none.
    """
    words = Words.of(folding.fold(document.text))
    passages = detection.passages(words)
    if not passages:
        known = ", ".join(one.name for one in languages.profiles())
        raise RefusedDocument(f"{document.path}: is not written in a language that is read here ({known}).")
    named, abroad = places.find(words, document.text, offices=True), countries.find(words)
    if code := _abroad(document, words, named, abroad):
        raise RefusedDocument(
            f"{document.path}: tells of {countries.name(code)}; give a report about Kazakhstan, whose regions are known here."
        )
    if len(passages) == 1:
        return [_read(document, words, passages[0].language, named, abroad)]
    parts = []
    for passage in passages:
        alone = Words.of(passage.alone(words.text))
        parts.append(
            _read(
                replace(document, text=passage.alone(document.text)),
                alone,
                passage.language,
                [place for place in named if not alone.text[place.start].isspace()],
                countries.find(alone),
            )
        )
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


def _abroad(document: Document, words: Words, named: list[Place], abroad: list[Tag]) -> str | None:
    """The other country that the document is about, unless its publisher is a region's."""
    if not abroad or publishers.region(document.publisher, document.source_url):
        return None
    published = Words.of(folding.fold(" ".join(filter(None, (document.publisher, document.source_url)))))
    home = [place for place in named if place.kind != places.OFFICE] or places.find(published)
    return countries.abroad(words, abroad, [place.start for place in home], published)


def _read(
    document: Document, words: Words, language: Language, named: list[Place], abroad: list[Tag]
) -> Text:
    folded = words.text
    claimed = claims.find(folded, language)
    lines = sentences.split(folded, document.text, language.abbreviations)
    claimed = completions.complete(claimed, lines)
    meanings = readings.read(catalogue.read())
    tags = concepts.find(
        words, language, meanings.vocabulary.nouns, meanings.states, catalogue.read().incidental
    )
    counted = quantities.closed(folded, quantities.find(words, language, claimed, tags), lines)
    numbers = headed_units.take(folded, counted, language, tags, lines)
    stretches = datelines.find(folded, document.text, claimed, lines)
    printed = [place for place in named if _is_within(place, stretches)]
    firms = {tag.end for tag in tags if tag.kind == "concept" and tag.id == FIRM}
    found = [
        place
        for place in named
        if place.kind != places.OFFICE and place not in printed and not _is_of_firm(place, folded, firms)
    ]
    clock = statements.clock(
        folded,
        claimed,
        lines,
        [number.start for number in numbers if number.value > 1],
        document.published,
        [(tag.start, tag.end) for tag in tags if tag.kind == "compared" or tag.id in BASES],
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
        tags=_narrowest(_without_parts(_without_inner(tags), found), catalogue.read()),
        claims=claimed,
        quantities=parallels.complete(
            folded,
            elisions.complete(
                folded,
                numbers,
                lines,
                tags,
                meanings.vocabulary.actions | meanings.states,
                language.from_suffixes,
            ),
            lines,
            tags,
            meanings.vocabulary.actions,
            language.possessive_endings,
        ),
        places=found,
        abroad=countries.inside(words, abroad, tags, language),
        sentences=lines,
        clock=clock,
        subject=subject or NATION,
    )


def _is_within(place: Place, stretches: list[tuple[int, int]]) -> bool:
    """Whether the place stands in one of the stretches: a region's name never only says where a report was written."""
    return place.kind != "region" and any(start <= place.start < end for start, end in stretches)


def _is_of_firm(place: Place, folded: str, firms: set[int]) -> bool:
    """Whether the name of a place is a part of a firm's, in quotation marks behind the word for it: LLP "Taraz-Stroy".

    ``firms`` are where such words end.
    """
    opened = folded.rfind('"', max(0, place.start - QUOTED), place.start)
    closed = folded.find('"', place.end, place.end + QUOTED)
    return opened >= 0 and closed >= 0 and not firms.isdisjoint({opened, opened - 1})


def _without_parts(tags: list[Tag], found: list[Place]) -> list[Tag]:
    """The tags but for words that are only a part of a place's name: the region of "Almaty Region" is not counted.

    Those who live there are persons all the same.
    """
    ends = {at: place.end for place in found for at in range(place.start, place.end)}
    people = catalogue.read().people
    return [
        tag for tag in tags if tag.kind != "concept" or tag.id in people or tag.end > ends.get(tag.start, 0)
    ]


def _without_inner(tags: list[Tag]) -> list[Tag]:
    """The tags but for comparisons that are a part of an offence's name: those "convicted earlier" are compared with nothing."""
    inside = {at for tag in tags if tag.kind == "offence" for at in range(tag.start, tag.end)}
    return [tag for tag in tags if tag.kind != "comparison" or tag.start not in inside]


def _narrowest(tags: list[Tag], known: Catalogue) -> list[Tag]:
    """The tags but for an offence where the same words name a part of it: a drug seller is of selling drugs."""
    named = [tag for tag in tags if tag.kind == "offence"]
    wider = {(tag.start, tag.end, known.offences[tag.id].part_of) for tag in named}
    return [tag for tag in tags if tag.kind != "offence" or (tag.start, tag.end, tag.id) not in wider]

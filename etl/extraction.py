"""From a document to its figures, set-aside numbers and single cases, and why each is what it is."""

from __future__ import annotations

import re
from dataclasses import replace

from etl import countries, figures, names, places, stages
from etl.claims import Claim
from etl.figures import Text
from etl.lexicons import Words
from etl.proceedings import Case
from etl.records import Document, Explanation, Extraction, Figure, RefusedDocument, SetAside

_NUMBER = re.compile(r"\d")


def extract(document: Document) -> Extraction:
    """The figures and set-aside numbers of a document, in its own words.

    Raises ``RefusedDocument`` where it is in another language or tells no figure.
    """
    extraction = _figures(document, stages.read(document))
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
                _known(text.words),
                cases.office_ends(text.words, text.language.code),
                cases.title_ends(text.words, text.language.code),
                cases.deeds(text.words, text.language.code),
            ),
        )
        for text in stages.read(document)
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


def _known(words: Words) -> list[tuple[int, int]]:
    """The spans of places, of countries and of cities abroad."""
    return [(place.start, place.end) for place in places.find(words)] + [
        (tag.start, tag.end) for tag in countries.find(words)
    ]


def _figures(document: Document, read: list[Text]) -> Extraction:
    found: list[Figure] = []
    aside: list[SetAside] = []
    for text in read:
        told, left = figures.build(text, figures.bind(text))
        found += told
        aside += left + _claimed(text.original, text.claims)
    if len(read) > 1:
        found, aside = figures.drop(found, aside, min(text.title.end for text in read))
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
        for text in stages.read(document)
        for explanation in (
            *figures.explain(text, figures.bind(text)),
            *(
                Explanation(number.start, number.end, number.quote, f"set aside: {number.reason}")
                for number in _claimed(text.original, text.claims)
            ),
        )
    ]
    return sorted(found, key=lambda explanation: explanation.start)


def _claimed(text: str, found: list[Claim]) -> list[SetAside]:
    return [
        SetAside(claim.start, claim.end, text[claim.start : claim.end], claim.reason)
        for claim in found
        if _NUMBER.search(text, claim.start, claim.end)
    ]

"""Times that take what they lack from other times of the text: their year, or the day on which they end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from etl.claims import Claim
from etl.sentences import Sentence

_ENDS = frozenset({"as_of", "until"})
_REFERRING = {"that_year": "year", "since_then": "since"}
"""Kinds of times that mean the year which was printed last, and what they then are."""


def complete(claims: list[Claim], sentences: list[Sentence]) -> list[Claim]:
    """The claims, with "since the beginning of the year" ending on the day that its sentence names as the last one.

    So it ends on 31 October in "as of 1 November 417 thefts have been registered since the beginning of the year".
    "In that year" and "since then" mean the year that was printed last before them.
    """
    found = list(_referred(claims))
    starts = [claim.start for claim in claims]
    for sentence in sentences:
        inside = range(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        ends = [claims[at] for at in inside if claims[at].kind in _ENDS and "day" in claims[at].fields]
        for at in inside:
            if claims[at].kind == "year_to_date" and len(ends) == 1 and "year" not in claims[at].fields:
                found[at] = replace(claims[at], kind=ends[0].kind, fields=ends[0].fields)
    return found


def _referred(claims: list[Claim]) -> Iterator[Claim]:
    year: int | None = None
    for claim in claims:
        if claim.kind in _REFERRING:
            fields = {**claim.fields, "year": year} if year else claim.fields
            yield replace(claim, kind=_REFERRING[claim.kind] if year else "undated", fields=fields)
            continue
        year = claim.fields.get("year", year)
        yield claim

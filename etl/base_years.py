"""Years that a report only compares with: "than in 2021", "(in 2021 - 4,595)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from etl.claims import Claim
from etl.clocks import MONTHS, Period

LEAD = 4
"""Between a year and "in comparison" behind it stand at most so many characters."""
CLAUSE = 30
"""Between "against" and its year stand at most so many, a number among them: "against 61,000 in the whole of 2021"."""
LAST = frozenset({"last_year"})
THIS = frozenset({"this_year", "year_to_date", "months", "half", "quarter", "quarters", "month_range"})
"""Kinds of times that are of the year before the statement, and of its own, where they name no year."""
_PARTED = re.compile(r"[;()]|,(?!\d)| - ")


def without_earlier(head: list[Claim], today: date | None) -> list[Claim]:
    """The times of a head without years before last year, if it tells of that: "last year 874, in 2021 it was 615"."""
    if today is None or not any(claim.kind in LAST and "year" not in claim.fields for claim in head):
        return head
    return [
        claim
        for claim in head
        if claim.kind != "year" or claim.fields.get("year", today.year) >= today.year - 1
    ]


def find(
    folded: str, head: list[Claim], claims: list[Claim], compared: Sequence[tuple[int, int]]
) -> tuple[list[Claim], int | None]:
    """The latest years that the head names, where they are only compared with, and the year of the statement then.

    "Crimes of last year were 380 fewer than in 2021" is of 2023, "in nine months 2,511 (in 2021 - 3,287)" of 2022.
    """
    dated = [claim for claim in head if "year" in claim.fields]
    year = max((claim.fields["year"] for claim in dated), default=None)
    latest = [claim for claim in dated if claim.fields["year"] == year]
    told = {
        claim.kind for claim in head if "year" not in claim.fields and not in_bracket(folded, claim.start)
    }
    is_last, is_this = not told.isdisjoint(LAST), not told.isdisjoint(THIS)
    if year is None or is_last == is_this:
        return [], None
    if not all(_is_base(folded, claim, claims, compared) for claim in latest):
        return [], None
    return latest, year + (2 if is_last else 1)


def compared_with(
    folded: str, head: list[Claim], claims: list[Claim], compared: Sequence[tuple[int, int]]
) -> list[Claim]:
    """The years of the head that are only compared with."""
    return [claim for claim in head if claim.kind == "year" and _is_base(folded, claim, claims, compared)]


def span(year: int, head: list[Claim]) -> Period:
    """The period of a report that says "last year" or "this year" of the year ``year``, which has not ended then."""
    if any(claim.kind in LAST for claim in head):
        return date(year - 1, 1, 1), date(year - 1, MONTHS, 31)
    return date(year, 1, 1), None


def _is_base(folded: str, claim: Claim, claims: list[Claim], compared: Sequence[tuple[int, int]]) -> bool:
    """Whether a time is only compared with: "than in 2021", "(in 2021 - 4,595)"."""
    if in_bracket(folded, claim.start):
        opened = folded.rfind("(", 0, claim.start)
        # the last of a bracket's years is the report's own: "(2021 - 164, 2022 - 134)"
        series = any(opened < other.start < claim.start and "year" in other.fields for other in claims)
        return not series and _has_number(folded, claim, claims) and not is_gloss(folded, claim, claims)
    return any(
        (
            end <= claim.start + LEAD
            and 0 <= claim.start - start <= CLAUSE
            and not _PARTED.search(folded, end, claim.start)
        )
        or claim.end <= start <= claim.end + LEAD
        for start, end in compared
    )


def _has_number(folded: str, claim: Claim, claims: list[Claim]) -> bool:
    """Whether the bracket around a time holds a number too: "(bulletin of April 2022)" compares with nothing."""
    start, end = folded.rfind("(", 0, claim.start), folded.find(")", claim.end)
    inside = range(start, end if end > 0 else len(folded))
    taken = {at for other in claims for at in range(other.start, other.end) if at in inside}
    return any(folded[at].isdigit() and at not in taken for at in inside)


def in_bracket(folded: str, position: int) -> bool:
    """Whether a bracket of the line is open: what stands in it mostly is only compared with."""
    line = folded.rfind("\n", 0, position) + 1
    return folded.rfind("(", line, position) > folded.rfind(")", line, position)


def is_gloss(folded: str, claim: Claim, claims: list[Claim]) -> bool:
    """Whether a bracket only makes the time before it exact: "in two years (2021-2022)"."""
    return any(
        other.kind and other.end <= claim.start and folded[other.end : claim.start].strip() == "("
        for other in claims
    )

"""Years that a report only compares with: "than in 2021", "(in 2021 - 4,595)"."""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims import Claim

LEAD = 4
"""Between "than" and its year stand at most so many characters."""


def find(
    folded: str, head: list[Claim], claims: list[Claim], compared: Sequence[tuple[int, int]]
) -> list[Claim]:
    """The latest years that the head names, where they are only compared with what it tells of "last year".

    That was the year behind them then: "crimes of last year were 380 fewer than in 2021".
    """
    dated = [claim for claim in head if "year" in claim.fields]
    year = max((claim.fields["year"] for claim in dated), default=None)
    latest = [claim for claim in dated if claim.fields["year"] == year]
    told = any(claim.kind == "last_year" for claim in head)
    return latest if told and all(_is_base(folded, claim, claims, compared) for claim in latest) else []


def _is_base(folded: str, claim: Claim, claims: list[Claim], compared: Sequence[tuple[int, int]]) -> bool:
    """Whether a time is only compared with: "than in 2021", "(in 2021 - 4,595)"."""
    if in_bracket(folded, claim.start):
        return not is_gloss(folded, claim, claims)
    return any(
        start <= claim.start <= end + LEAD or claim.end <= start <= claim.end + LEAD
        for start, end in compared
    )


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

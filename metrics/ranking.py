"""One value a cell: which of several statements is shown, and whether the others contradict it.

The rule, first difference decides:

1. the office's own publication before an outlet that relays it, and that before any other outlet;
2. the later publication before the earlier (one without a date comes last);
3. an unhedged value before a hedged one, more digits before fewer;
4. the figure's id, so that the choice never depends on the order of rows.

One exception: a value of the same standing that says the same more exactly (824 against a later "more than
800") is shown in place of the winner, because nothing was corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations
from urllib.parse import urlsplit

from etl.catalogue import DATA, read_yaml
from metrics.rounding import Statement, agree, precision

OUTLET, RELAYED, OFFICIAL = 0, 1, 2
"""The standing of a publication."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure as the rule sees it; ``standing`` is that of its report's publication."""

    figure_id: str
    value: Decimal
    qualifier: str
    standing: int
    published: date | None

    @property
    def statement(self) -> Statement:
        """The value with its hedge."""
        return Statement(self.value, self.qualifier)


@dataclass(frozen=True, slots=True)
class Choice:
    """The shown claim, the others best first, and whether any two of them contradict each other."""

    shown: Claim
    others: tuple[Claim, ...]
    conflict: bool


def choose(claims: Sequence[Claim]) -> Choice:
    """Return which of the claims about one cell is shown; raises ``ValueError`` where there is none."""
    if not claims:
        raise ValueError("A cell without a claim has nothing to show.")
    ranked = sorted(sorted(claims, key=lambda claim: claim.figure_id), key=_worth, reverse=True)
    winner = ranked[0]
    same = [
        claim
        for claim in ranked
        if claim.standing == winner.standing and agree(claim.statement, winner.statement)
    ]
    best = max(same, key=lambda claim: precision(claim.statement))
    others = tuple(claim for claim in ranked if claim is not best)
    return Choice(best, others, conflict([claim.statement for claim in ranked]))


def conflict(statements: Sequence[Statement]) -> bool:
    """Return whether any two statements of one value disagree beyond rounding."""
    distinct = list(dict.fromkeys(statements))
    return any(not agree(one, other) for one, other in combinations(distinct, 2))


@cache
def standing(publisher: str | None, source_url: str | None) -> int:
    """Return the standing of a publication by the words of ``data/sources.yml``.

    >>> standing("Prosecutor's Office of Aktobe Region", None), standing("The Astana Times", None)
    (2, 0)
    """
    words = _words()
    name = (publisher or "").casefold()
    if any(word in name for word in words["official"]):
        return RELAYED if any(word in name for word in words["relayed"]) else OFFICIAL
    return OFFICIAL if _official_host(source_url, words["hosts"]) else OUTLET


def _worth(claim: Claim) -> tuple[int, date, tuple[bool, int]]:
    return claim.standing, claim.published or date.min, precision(claim.statement)


def _official_host(source_url: str | None, hosts: Sequence[str]) -> bool:
    try:
        host = urlsplit(source_url or "").hostname or ""
    except ValueError:
        return False
    return any(host == known or host.endswith(f".{known}") for known in hosts)


@cache
def _words() -> dict[str, list[str]]:
    listed = read_yaml(DATA / "sources.yml")
    return {
        kind: [str(word).casefold() for word in listed[kind]] for kind in ("official", "relayed", "hosts")
    }

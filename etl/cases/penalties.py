"""Choose the sanctions that belong to the stage of a row: kinds, length, sum and status."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from etl.cases import charges
from etl.cases.tellings import Penalty, Told
from etl.cases.terms import Term
from etl.cases.texts import Reading
from etl.proceedings import ALLOWED, GUILT

_TERMS = frozenset({"imprisonment", "restriction", "suspended"})


def of_stage(told: Told, stage: str) -> list[Penalty]:
    """The sanctions that belong to the stage: those asked for while it is a request, else those given."""
    if stage == "requested":
        return [one for one in told.penalties if one.stage == "requested"]
    if stage == "disciplined":
        return [one for one in told.penalties if one.kind in {"reprimand", "dismissal"}]
    if stage in GUILT:
        return [one for one in told.penalties if one.stage in GUILT and one.kind != "reprimand"]
    return []


def term(reading: Reading, penalties: list[Penalty], stage: str) -> Decimal | None:
    """The length in years; on appeal what the court made of it, else the longest that the sentence of the row tells."""
    every = [one.term for one in penalties if one.term and one.kind in _TERMS and not one.term.is_bound]
    terms = [term for term in every if not term.is_cut]
    if not terms:
        return None
    if stage == "changed_on_appeal":
        own = [one.term for one in penalties if one.term and one.term in terms and one.stage == stage]
        taken = [term for term in every if term.is_cut]
        if not own and taken and terms[-1].years > taken[0].years:
            return terms[-1].years - taken[0].years  # "his term was reduced by two years"
        own = [term for term in own if _is_reached(reading, term)][-1:] or own or terms
        kept = [term for term in own if not reading.has(max(0, term.start - 25), term.start, "cut_words")]
        return (
            (kept or own)[0].years
            if len(kept or own) == 1
            else min(kept or own, key=lambda term: term.start).years
        )
    latest = [one.term for one in penalties if one.term and one.stage == stage and not one.term.is_bound]
    return (latest or terms)[0].years


def _is_reached(reading: Reading, term: Term) -> bool:
    """Whether a term is the one that a change led to: "cut to ten", a Kazakh one with the word for "down to" behind it."""
    if reading.vocabulary.head_last:
        return reading.has(term.end, term.end + 2, "term_upper")
    before = reading.folded[max(0, term.start - 4) : term.start]
    return before.endswith(reading.vocabulary.destinations)


def requested(told: Told) -> Decimal | None:
    """The term that was asked for, whatever the court made of it."""
    terms = [one.term for one in told.penalties if one.stage == "requested" and one.term]
    return next((one.years for one in terms if not one.is_bound), None)


def fine(reading: Reading, penalties: list[Penalty]) -> tuple[Decimal, str] | None:
    for penalty in penalties:
        if penalty.kind == "fine" and (found := charges.fine(reading, penalty.start)):
            return found
    return None


def kinds(penalties: list[Penalty], length: Decimal | None) -> tuple[str, ...]:
    told = Counter(one.kind for one in penalties)
    if told["suspended"] and length is not None:
        told.pop("imprisonment", None)
    order = (
        "imprisonment",
        "restriction",
        "suspended",
        "fine",
        "life_ban",
        "reprimand",
        "dismissal",
        "award_revoked",
    )
    return tuple(kind for kind in order if told.get(kind))


def status(stage: str, told: list[Penalty]) -> str | None:
    """Whether the sanctions of a stage are asked for, given or upheld; ``None`` where there are none.

    A punishment of which no more is told than that it was a milder one has no kind, and a status nevertheless.
    """
    if not told:
        return None
    return next((status for status, stages in ALLOWED.items() if stage in stages), None)

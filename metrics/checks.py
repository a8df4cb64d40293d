"""What the checks found, in the reader's language: all of it, counted by rule, or what concerns some figures.

The checks themselves run in ``etl.checks``, at the end of each load; here their stored results are read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Engine

from etl import checks
from etl.checks import Cited


@dataclass(frozen=True, slots=True)
class Failed:
    """One check that failed: its rule's id and title, what is wrong with the arithmetic, and the figures with sources."""

    id: str
    rule: str
    title: str
    sentence: str
    figures: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the checks and how often it fails; rules that never fail are told too."""

    rule: str
    title: str
    failures: int


def find(
    engine: Engine,
    language: str = "en",
    *,
    figures: Collection[str] | None = None,
    rule: str | None = None,
    limit: int | None = None,
) -> tuple[Failed, ...]:
    """Return the checks that failed, by rule, the worst of each first; at most ``limit`` of them.

    Only those of one ``rule`` (an id that `rules` gives), and only those about any of ``figures``, where these are
    given: the database picks them out, so a page that shows some costs no more where there are many.
    """
    asked = checks.Asked(rule, figures, limit)
    return tuple(
        Failed(
            one.id,
            one.rule,
            checks.title(one.rule, language),
            checks.sentence(one, language),
            one.figures,
        )
        for one in checks.failures(engine, asked)
    )


def rules(engine: Engine, language: str = "en") -> tuple[Rule, ...]:
    """Return every rule in the order of ``data/checks.yml`` with the number of its failures."""
    counts = checks.counts(engine)
    return tuple(Rule(rule, checks.title(rule, language), counts.get(rule, 0)) for rule in checks.rule_ids())

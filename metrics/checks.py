"""What the checks found, in the reader's language: all of it, counted by rule, or what concerns some figures.

The checks themselves run in ``etl.checks``, at the end of each load; here their stored results are read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Engine, select

from etl import checks
from etl.checks import Cited
from etl.store.models import Finding, FindingFigure

_ASKED_AT_ONCE = 500


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
    engine: Engine, language: str = "en", *, figures: Collection[str] | None = None
) -> tuple[Failed, ...]:
    """Return the checks that failed, by rule and region; only those about any of ``figures`` where these are given."""
    found = checks.failures(engine)
    if figures is not None:
        asked = set(figures)
        found = [one for one in found if any(cited.figure_id in asked for cited in one.figures)]
    return tuple(
        Failed(
            one.id,
            one.rule,
            checks.title(one.rule, language),
            checks.sentence(one, language),
            one.figures,
        )
        for one in found
    )


def rules(engine: Engine, language: str = "en") -> tuple[Rule, ...]:
    """Return every rule in the order of ``data/checks.yml`` with the number of its failures."""
    with engine.connect() as connection:
        counts = Counter(connection.scalars(select(Finding.rule)))
    return tuple(Rule(rule, checks.title(rule, language), counts[rule]) for rule in checks.rule_ids())


def of_figures(engine: Engine, figures: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the rules that fail for each of ``figures``, by the figure's id; those without a failure are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    asked = sorted(set(figures))
    with engine.connect() as connection:
        for place in range(0, len(asked), _ASKED_AT_ONCE):
            query = (
                select(FindingFigure.figure_id, Finding.rule)
                .join(Finding, Finding.id == FindingFigure.finding_id)
                .where(FindingFigure.figure_id.in_(asked[place : place + _ASKED_AT_ONCE]))
            )
            for row in connection.execute(query):
                found[row.figure_id].add(row.rule)
    return {figure: tuple(sorted(failed)) for figure, failed in found.items()}

"""The finding that stands above a chart, as one sentence."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.translations import Translator

STILL = 0.0


@dataclass(frozen=True, slots=True)
class Moves:
    """How many regions rose, fell and stayed between their last two comparable periods, or by stated change."""

    rose: int
    fell: int
    same: int

    @property
    def total(self) -> int:
        """All regions with two periods to compare."""
        return self.rose + self.fell + self.same


def moves(table: pd.DataFrame, measure: str) -> Moves:
    """Count the directions of ``table`` (``region``, ``end``, ``value``): of the last change, or of the last two values."""
    signs = []
    for _, points in table.sort_values("end").groupby("region", sort=False):
        values = list(points["value"])
        if measure == "change":
            signs.append(values[-1])
        elif len(values) > 1:
            signs.append(values[-1] - values[-2])
    return Moves(sum(s > STILL for s in signs), sum(s < STILL for s in signs), sum(s == STILL for s in signs))


def sentence(table: pd.DataFrame, measure: str, subject: str, _: Translator, *, nation: str = "KZ") -> str:
    """Return what ``table`` says about ``subject``; the nation is a reference and counts only where it is alone.

    Columns: ``region``, ``name``, ``end``, ``value``, ``shown`` and ``told_period`` (both in words).
    """
    own = table[table["region"] != nation]
    table = own if len(own) else table
    found = moves(table, measure)
    if table["region"].nunique() == 1:
        return _one_region(table.sort_values("end"), measure, subject, _)
    if not found.total:
        regions = table["region"].nunique()
        return _("{subject}: one period in each of {count} regions", subject=subject, count=regions)
    if found.fell >= found.rose:
        return _several(subject, found.fell, found.total, "fell", _)
    return _several(subject, found.rose, found.total, "rose", _)


def _several(subject: str, part: int, total: int, direction: str, _: Translator) -> str:
    if part == 0:
        return _("{subject} did not change", subject=subject)
    if part == total:
        if direction == "fell":
            return _.plural("{subject} fell", "{subject} fell in all {count} regions", total, subject=subject)
        return _.plural("{subject} rose", "{subject} rose in all {count} regions", total, subject=subject)
    if direction == "fell":
        return _("{subject} fell in {part} of {total} regions", subject=subject, part=part, total=total)
    return _("{subject} rose in {part} of {total} regions", subject=subject, part=part, total=total)


def _one_region(points: pd.DataFrame, measure: str, subject: str, _: Translator) -> str:
    first, last = points.iloc[0], points.iloc[-1]
    names = {"subject": subject, "region": last["name"], "last": last["shown"], "period": last["told_period"]}
    if measure == "change" or len(points) == 1:
        return _("{subject}, {region}: {last} in {period}", **names)
    names |= {"first": first["shown"], "before": first["told_period"]}
    if last["value"] < first["value"]:
        return _("{subject}, {region}: down from {first} in {before} to {last} in {period}", **names)
    if last["value"] > first["value"]:
        return _("{subject}, {region}: up from {first} in {before} to {last} in {period}", **names)
    return _("{subject}, {region}: {last} in {period}, as in {before}", **names)

"""The finding that stands above a chart, as one sentence."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.translations import Translator

_BOTH = 2


@dataclass(frozen=True, slots=True)
class Moves:
    """How many regions rose, fell and stayed on a year earlier."""

    rose: int
    fell: int
    same: int

    @property
    def total(self) -> int:
        """All regions with a year to compare with."""
        return self.rose + self.fell + self.same


def moves(table: pd.DataFrame, measure: str) -> Moves:
    """Count the directions of the newest point of each region in ``table``, as `sentence` takes it.

    A stated change is its own direction; of anything else it is the step from the same period of the year
    before, and a region without that one counts for nothing.
    """
    newest = table.sort_values("end").groupby("region", sort=False).tail(1)
    signs = newest["value" if measure == "change" else "direction"].dropna()
    return Moves(int((signs > 0).sum()), int((signs < 0).sum()), int((signs == 0).sum()))


def sentence(table: pd.DataFrame, measure: str, subject: str, _: Translator, *, nation: str = "KZ") -> str:
    """Return what ``table`` says about ``subject``; the nation is a reference and told apart.

    Columns: ``region``, ``name``, ``end``, ``value``, ``direction`` (the sign of the step from a year before, or
    nothing), ``broken`` (what changed since the point before), ``shown`` and ``told_period`` (both in words).
    """
    own = table[table["region"] != nation]
    country = table[table["region"] == nation]
    if len(own) and len(country):
        told = sentence(own, measure, subject, _, nation="")
        return _beside(told, own, country, measure, _)
    found, regions = moves(table, measure), len(set(table["region"]))
    if regions == 1:
        return _one_region(table.sort_values("end"), measure, subject, _)
    if not found.total:
        return _.plural(
            "{subject} in {count} region", "{subject} in {count} regions", regions, subject=subject
        )
    if found.fell == found.rose:
        numbers = {"rose": found.rose, "fell": found.fell, "total": found.total}
        words = _(
            "{subject} rose in {rose} and fell in {fell} of {total} regions shown", subject=subject, **numbers
        )
        return words if found.fell else _("{subject} did not change", subject=subject)
    if found.fell > found.rose:
        return _several(subject, found.fell, found.total, regions, "fell", _)
    return _several(subject, found.rose, found.total, regions, "rose", _)


def _beside(told: str, own: pd.DataFrame, country: pd.DataFrame, measure: str, _: Translator) -> str:
    """The regions' sentence and, where it has a direction of its own for their period, the nation's."""
    same = country[country["end"] == own["end"].max()]
    found = moves(same, measure)
    names = {"told": told, "nation": country["name"].iloc[0]}
    if found.total == 0 or moves(own, measure).total == 0:
        return told
    if found.fell:
        return _("{told} and fell in {nation} as a whole", **names)
    if found.rose:
        return _("{told} and rose in {nation} as a whole", **names)
    return told


def _several(subject: str, part: int, found: int, regions: int, direction: str, _: Translator) -> str:
    """``part`` of the ``found`` regions that have a year to compare with went that way, of ``regions`` in all."""
    numbers: dict[str, object] = {"subject": subject, "part": part, "total": found}
    fell = direction == "fell"
    if found < regions:
        return _partly(numbers, fell, found, _)
    if part == found == _BOTH and fell:
        return _("{subject} fell in both regions shown", **numbers)
    if part == found == _BOTH:
        return _("{subject} rose in both regions shown", **numbers)
    if part == found and fell:
        return _("{subject} fell in all {total} regions shown", **numbers)
    if part == found:
        return _("{subject} rose in all {total} regions shown", **numbers)
    if fell:
        return _("{subject} fell in {part} of {total} regions shown", **numbers)
    return _("{subject} rose in {part} of {total} regions shown", **numbers)


def _partly(numbers: dict[str, object], fell: bool, found: int, _: Translator) -> str:
    if fell:
        return _.plural(
            "{subject} fell in the one region that can be compared",
            "{subject} fell in {part} of {total} regions that can be compared",
            found,
            **numbers,
        )
    return _.plural(
        "{subject} rose in the one region that can be compared",
        "{subject} rose in {part} of {total} regions that can be compared",
        found,
        **numbers,
    )


def _one_region(points: pd.DataFrame, measure: str, subject: str, _: Translator) -> str:
    """From the first to the last point behind the last break: what lies before it is not the same thing."""
    breaks = [place for place, broken in enumerate(points["broken"]) if broken]
    points = points.iloc[breaks[-1] :] if breaks else points
    first, last = points.iloc[0], points.iloc[-1]
    names = {"subject": subject, "region": last["name"], "last": last["shown"], "period": last["told_period"]}
    if measure == "change" or len(points) == 1:
        return _("{subject}, {region}: {last} ({period})", **names)
    names |= {"first": first["shown"], "before": first["told_period"]}
    if last["value"] < first["value"]:
        return _("{subject}, {region}: down from {first} ({before}) to {last} ({period})", **names)
    if last["value"] > first["value"]:
        return _("{subject}, {region}: up from {first} ({before}) to {last} ({period})", **names)
    return _("{subject}, {region}: {last} ({period}), as before ({before})", **names)

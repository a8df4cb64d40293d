"""Whether persons were injured on roads, or at work, which no indicator counts."""

from __future__ import annotations

from dataclasses import replace

from etl.figures.readings import OTHER, Verdict
from etl.figures.texts import Text

INJURED = "road_injured"
ROADS, WORK = frozenset({"road", "road_accident"}), frozenset({"labour", "wage", "worker"})
"""Concepts and offences by which a text speaks of roads, and of work."""


def fitted(text: Text, verdict: Verdict) -> Verdict:
    """The verdict, as ``other`` where the text speaks of work and never of roads: "at enterprises 71 were injured"."""
    if verdict.indicator != INJURED:
        return verdict
    if text.spoken & ROADS or not text.spoken & WORK:
        return verdict
    return replace(verdict, indicator=OTHER)

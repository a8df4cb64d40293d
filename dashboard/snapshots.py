"""A snapshot of the regions in words: each value as it is shown, and why one is missing."""

from __future__ import annotations

from decimal import Decimal

from dashboard import articles, facts, formats, names
from dashboard.translations import N_, Translator
from metrics import borders, populations, snapshots, steps
from metrics.snapshots import Place, Snapshot

_REASONS = {
    borders.NOT_REPORTED: N_("no report for this period"),
    borders.NOT_APPLICABLE: N_("did not exist in this period"),
    steps.NO_BASE: N_("nothing to compare with"),
    steps.BROKEN: N_("not comparable: borders or definitions changed"),
    steps.SMALL_BASE: N_("no percentage: fewer than 30 cases before"),
    populations.NO_POPULATION: N_("no population for this period"),
    populations.BORDERS_CHANGED: N_("borders changed within the period"),
}


def value(snapshot: Snapshot, place: Place, _: Translator) -> str:
    """Return the shown value of a place in words; a dash without one."""
    if place.value is None or place.step is None:
        return "\u2013"
    if snapshot.shown == snapshots.CHANGE:
        return signed(place.value, _)
    if snapshot.shown == snapshots.PER_100K:
        return formats.fixed(place.value, _.language)
    return facts.value(place.step.point.shown._asdict(), _)


def signed(percent: Decimal, _: Translator) -> str:
    """Return a change in percent with its sign and one decimal."""
    sign = "\u2212" if round(percent, 1) < 0 else "+" if round(percent, 1) > 0 else ""
    return f"{sign}{formats.fixed(abs(percent), _.language)}%"


def brief(snapshot: Snapshot, place: Place, _: Translator) -> str:
    """Return the same in as few letters as there are, for a tile."""
    if place.value is None or snapshot.shown != snapshots.LEVEL:
        return value(snapshot, place, _)
    percent = "%" if place.step and place.step.point.shown.unit == "percent" else ""
    return formats.short(place.value, _.language) + percent


def reason(place: Place, _: Translator) -> str:
    """Return why a place has no value."""
    key = place.reason or ""
    return _(_REASONS[key]) if key in _REASONS else _("no value")


def subject(snapshot: Snapshot, _: Translator) -> str:
    """Return what is shown: the indicator, and how."""
    chosen = snapshot.selection
    parts = [] if chosen.scope else [names.offence(key, _.language).lower() for key in chosen.offence]
    parts += [names.gravity(key, _.language).lower() for key in chosen.gravity]
    parts += articles.told(chosen.scope, _)
    name = names.narrowed(names.indicator(chosen.indicator[0], _.language), parts)
    if snapshot.shown == snapshots.PER_100K:
        return _("{subject} per 100,000 inhabitants", subject=name)
    if snapshot.shown == snapshots.CHANGE:
        return _("{subject}: change", subject=name)
    return name


def finding(snapshot: Snapshot, _: Translator) -> str:
    """Return what the map shows, as one sentence: how far the regions lie apart, or how many rose and fell."""
    told = snapshot.told
    if snapshot.shown == snapshots.CHANGE:
        return _moves(snapshot, _)
    high, low = told[0], told[-1]
    if high.value == low.value:
        return _(
            "{subject}: {value} in each region told",
            subject=subject(snapshot, _),
            value=value(snapshot, high, _),
        )
    return _(
        "{subject}: from {low} in {lowest} to {high} in {highest}",
        subject=subject(snapshot, _),
        low=value(snapshot, low, _),
        lowest=names.region(low.region, _.language),
        high=value(snapshot, high, _),
        highest=names.region(high.region, _.language),
    )


def _moves(snapshot: Snapshot, _: Translator) -> str:
    signs = [(place.value or Decimal(0)).compare(Decimal(0)) for place in snapshot.told]
    fell, rose = sum(sign < 0 for sign in signs), sum(sign > 0 for sign in signs)
    name = names.indicator(snapshot.selection.indicator[0], _.language)
    numbers = {"fell": fell, "rose": rose, "total": len(signs)}
    if len(signs) == 1:
        only = snapshot.told[0]
        told = {"region": names.region(only.region, _.language), "value": value(snapshot, only, _)}
        return _("{subject}, {region}: {value}", subject=name, **told)
    if not fell and rose == len(signs):
        return _("{subject} rose in each of {total} regions", subject=name, total=rose)
    if not rose and fell == len(signs):
        return _("{subject} fell in each of {total} regions", subject=name, total=fell)
    return _("{subject} rose in {rose} and fell in {fell} of {total} regions", subject=name, **numbers)

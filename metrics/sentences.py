"""What a number says beside another one, as a message in words: for a tile, and for a region beside the nation.

No sentence holds a percentage on a base under 30: it counts instead. Two levels are "about the same" where they
differ by at most 3 percent. Only what can be compared is: levels of a region and of the nation never are, unless
they are rates, shares or ratios.
"""

from __future__ import annotations

from decimal import Decimal

from etl import catalogue
from metrics import breaks
from metrics.messages import Message, Value
from metrics.movements import Movement

SAME = Decimal("0.03")
"""Levels that differ by at most this part of the one compared with are about the same."""

_EARLIER = {
    "events": (
        ("{count} case fewer than a year earlier", "{count} cases fewer than a year earlier"),
        ("{count} case more than a year earlier", "{count} cases more than a year earlier"),
    ),
    "people": (
        ("{count} person fewer than a year earlier", "{count} people fewer than a year earlier"),
        ("{count} person more than a year earlier", "{count} people more than a year earlier"),
    ),
}
"""The keys of a step in counts, by what is counted: down and up, one and many."""


def tile(movement: Movement) -> Message | None:
    """Return how a value moved on a year earlier; ``None`` where nothing tells.

    Where reports state another change than their own numbers give, the sentence says both. Over a break there is
    none but the one that reports state.
    """
    computed, stated = movement.computed, movement.stated
    if movement.breaks and stated is None:
        return _broken(movement.breaks)
    if movement.small or (computed is not None and computed.percent is None):
        return _counted(movement)
    own = movement.percent
    if own is None:
        return None
    if computed is not None and stated is not None and movement.agree is False and not movement.breaks:
        parts: dict[str, Value] = {"computed": _moved(own), "stated": _moved(stated)}
        return Message("{computed} by the reported numbers; the report itself says: {stated}", parts)
    return Message("{moved} on a year earlier", {"moved": _moved(own)})


def beside(
    own: Decimal, other: Decimal, *, region: str = "KZ", other_change: Decimal | None = None
) -> Message:
    """Return how a level compares with that of ``region``, by default the nation's, and how that one moved.

    Both levels must be of one kind that size does not decide: rates, shares or ratios. ``other_change`` is the
    other one's change on a year earlier in percent.

    >>> from metrics.messages import say
    >>> say(beside(Decimal(95), Decimal(120), other_change=Decimal("-6.5")), "en")
    "lower than the nation's, which fell by 6.5%"
    """
    how = "same" if abs(own - other) <= SAME * abs(other) else "lower" if own < other else "higher"
    nation = region == "KZ"
    values: dict[str, Value] = {} if nation else {"region": catalogue.read().regions[region].names}
    told = Message(_LEVELS[how][nation], values)
    return (
        told
        if other_change is None
        else Message("{told}, which {moved}", {"told": told, "moved": _moved(other_change)})
    )


def steps(own: Decimal, other: Decimal, *, region: str = "KZ") -> Message:
    """Return how a change in percent compares with that of ``region``, by default the nation's.

    >>> from metrics.messages import say
    >>> say(steps(Decimal("-3.8"), Decimal("-6.5")), "en")
    "fell by 3.8%, less than the nation's, which fell by 6.5%"
    """
    one, two = _rounded(own), _rounded(other)
    how = "same" if one == two else "against" if one * two <= 0 else "less" if abs(one) < abs(two) else "more"
    nation = region == "KZ"
    values: dict[str, Value] = {"own": _moved(own), "other": _moved(other)}
    if not nation:
        values["region"] = catalogue.read().regions[region].names
    return Message(_STEPS[how][nation], values)


def base_too_small(base: Decimal) -> Message:
    """Return why there is no percentage: the base in words."""
    return Message(
        "no percentage: only {count} case a year earlier",
        many="no percentage: only {count} cases a year earlier",
        count=int(base),
    )


_LEVELS = {
    "lower": ("lower than in {region}", "lower than the nation's"),
    "higher": ("higher than in {region}", "higher than the nation's"),
    "same": ("about the same as in {region}", "about the same as the nation's"),
}
_STEPS = {
    "less": (
        "{own}, less than in {region}, where it {other}",
        "{own}, less than the nation's, which {other}",
    ),
    "more": (
        "{own}, more than in {region}, where it {other}",
        "{own}, more than the nation's, which {other}",
    ),
    "same": ("{own}, as in {region}", "{own}, as the nation's"),
    "against": ("{own}, while in {region} it {other}", "{own}, while the nation's {other}"),
}


def _moved(percent: Decimal) -> Message:
    """A change in percent in words, to one decimal; what rounds to nothing did not change."""
    size = _rounded(percent)
    if not size:
        return Message("did not change")
    return Message("fell by {size}%" if size < 0 else "rose by {size}%", {"size": abs(size)})


def _rounded(percent: Decimal) -> Decimal:
    return round(percent, 1)


def _broken(ids: tuple[str, ...]) -> Message:
    why = next(one.names for one in breaks.declared() if one.id == ids[-1])
    return Message("not compared with a year earlier: {why}", {"why": why})


def _counted(movement: Movement) -> Message | None:
    """The step in counts, where a percentage would say more than the numbers do; nothing for implied ones."""
    value, base = movement.value, movement.base
    if value is None or base is None or value.derived or base.derived or movement.breaks:
        return None
    row, step = value.shown, value.shown.value - base.shown.value
    if not step:
        return Message("as much as a year earlier")
    if row.unit != "count":
        return Message("nothing a year earlier")
    entry = catalogue.read().indicators.get(row.indicator)
    counts = entry.counts if entry and entry.counts == "people" else "events"
    one, many = _EARLIER[counts or "events"][step > 0]
    return Message(one, many=many, count=int(abs(step)))

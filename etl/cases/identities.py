"""Tell whether two mentions can be one person, and sum up what both say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from etl.cases.mentions import Mention

_SHARED = ("body", "portfolio", "level", "key", "count")
_STEM = 5
_SAME_WORD = 4
_BROAD = frozenset(
    {
        "resident",
        "investigator",
        "doctor",
        "specialist",
        "teacher",
        "relative",
        "inspector",
        "officer",
        "bailiff",
        "accomplice",
    }
)
"""Offices of many words, of which each is somebody else: the physician and the nurse."""


def differ(one: str, other: str) -> bool:
    """Whether both are told and are not the same."""
    return bool(one) and bool(other) and one != other


def shares_name(key: str, keys: set[str]) -> bool:
    """Whether two names are one in different cases."""
    return any(
        key == other or key[: max(_STEM, len(key) - 1)] == other[: max(_STEM, len(key) - 1)]
        for other in keys
        if abs(len(key) - len(other)) <= 1
    )


def is_same(known: Mention, new: Mention) -> bool:
    """Whether two offices can be one: nothing that both tell differs."""
    if known.kind != "role" or new.kind != "role":
        return False
    if differ(known.gender, new.gender):
        return False
    if known.noun != new.noun or known.deputy != new.deputy or known.plural != new.plural:
        return False
    if known.noun in _BROAD and not known.plural and differ(known.word[:_SAME_WORD], new.word[:_SAME_WORD]):
        return False
    if _is_anothers(known, new):
        return False
    for name in _SHARED:
        mine, other = getattr(known, name), getattr(new, name)
        if mine is not None and other is not None and mine != other:
            return False
    told = known.body is not None and known.level is not None and known.body == new.body
    if new.spot and known.spot != new.spot and not (told and known.spot is None):
        return False
    if known.place and new.place and known.place.name != new.place.name:
        whole = known.place.below_region is None or new.place.below_region is None
        return known.place.code == new.place.code and whole
    return True


def _is_anothers(known: Mention, new: Mention) -> bool:
    """Whether somebody told of by whose friend or chief they are is not the one known: "the inspector's former chief"."""
    if not new.owned or known.owned:
        return False
    return new.noun == "resident" or (known.body is not None and new.body is None)


def united(known: Mention, new: Mention) -> Mention:
    """What two mentions of a person tell together; the first one's place stays unless the second is narrower."""
    if new.kind != "role":
        return replace(known, key=known.key or new.key)
    if known.kind != "role":
        return replace(new, key=known.key or new.key)
    changes: dict[str, Any] = {
        name: getattr(new, name) for name in (*_SHARED, "region") if getattr(known, name) is None
    }
    if known.place is None or (
        new.place and known.place.below_region is None and new.place.below_region is not None
    ):
        changes["place"] = new.place
    changes["gender"] = known.gender or new.gender
    changes["former"] = known.former or new.former
    changes["first"] = known.first or new.first
    return replace(known, **changes)

"""A person where a text mentions one, and what the words there say of them."""

from __future__ import annotations

from dataclasses import dataclass

from etl.places import Place


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or group where the text mentions it.

    ``kind`` is ``role``, ``name``, or for what points back ``same``, ``pronoun``, ``group`` or ``ordinal`` (with its
    ``rank`` in the list that was told). ``noun`` is an office of
    ``roles.yml``; ``key`` is the name's; ``count`` the number of persons, ``None`` where no number is given;
    ``acts`` marks those who act in proceedings; ``word`` is the office's own word, of which one office has several;
    ``gender`` is ``f`` or ``m`` where a pronoun tells it, and ``subject`` says that it is one for persons mostly;
    ``seat`` is the place where the body is, which need not be the body's own; ``victim`` is whoever stands right behind the word for a crime; ``owned`` somebody who is told of by whose chief or
    colleague they are.
    """

    start: int
    end: int
    kind: str
    noun: str = ""
    former: bool = False
    deputy: bool = False
    first: bool = False
    acting: bool = False
    body: str | None = None
    bodies: tuple[str, ...] = ()
    portfolio: str | None = None
    level: str | None = None
    place: Place | None = None
    seat: Place | None = None
    region: str | None = None
    spot: str | None = None
    key: str | None = None
    count: int | None = None
    plural: bool = False
    other: bool = False
    acts: bool = False
    object: bool = False
    bracketed: bool = False
    fresh: bool = False
    word: str = ""
    gender: str = ""
    subject: bool = False
    victim: bool = False
    owned: bool = False
    rank: int = 0

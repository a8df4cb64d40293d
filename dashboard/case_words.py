"""One court case in words: the role without a name, the sanction with its status, the sum, the date, what to bear in mind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_skeleton

from dashboard import formats, names
from dashboard.translations import N_, Translator
from etl.cases import vocabularies
from etl.proceedings import FINAL, GUILT, LADDER

Row = Mapping[str, Any]

PRESUMED = N_("No court has found guilt: presumed innocent")
APPEALABLE = N_("Not final: the verdict can be appealed")
_JOIN = ";"
_LOCAL = frozenset({"mayor", "governor", "minister", "prime_minister"})
"""Offices whose body says nothing more."""


def role(row: Row, _: Translator) -> str:
    """Return the office in the reader's language, its body and how many persons are meant."""
    known, language = vocabularies.roles(), _.language
    noun = known.nouns[row["noun"]].names[language] if row["noun"] in known.nouns else row["role"]
    parts = [known.parts[part].names[language] for part in row["parts"].split(_JOIN) if part in known.parts]
    words = (
        ", ".join([formats.sentence(noun), *parts])
        if language != "en"
        else formats.sentence(" ".join([*parts, noun]))
    )
    told = [words]
    if row["portfolio"]:
        told.append(known.portfolios[row["portfolio"]].names[language])
    if row["body"] and row["noun"] not in _LOCAL:
        told.append(known.bodies[row["body"]].names[language])
    if row["count"]:
        told.append(_.plural("{count} person", "{count} persons", row["count"]))
    elif row["is_group"]:
        told.append(_("several persons"))
    return " · ".join(told)


def where(row: Row, _: Translator) -> str:
    """Return the region and the place below it."""
    return ", ".join(part for part in (names.headed(row["region"], _.language), row["place"] or "") if part)


def stage(key: str, _: Translator) -> str:
    """Return the name of a stage."""
    return names.label("case_stages", key, _.language)


def charge(row: Row, _: Translator) -> str:
    """Return the offence and the article."""
    told = [names.offence(row["offence"], _.language)] if row["offence"] else []
    if row["article"]:
        told.append(_("art. {numbers}", numbers=row["article"].replace(_JOIN, ", ")))
    return ", ".join(told)


def years(value: Decimal | float, _: Translator) -> str:
    """Return a length of time in years."""
    number = Decimal(str(value))
    words = formats.number(number, _.language, 1)
    return _.plural("{value} year", "{value} years", formats.form(number), value=words)


def sanction(row: Row, _: Translator) -> str:
    """Return the sanctions with length or sum; what is only asked for says so first."""
    if not row["sanctions"]:
        return ""
    told = []
    for key in row["sanctions"].split(_JOIN):
        words = names.label("case_sanctions", key, _.language)
        if key in {"imprisonment", "restriction", "suspended"} and row["years"] is not None:
            words = f"{words}, {years(row['years'], _)}"
        if key == "fine" and row["fine"] is not None:
            words = f"{words}, {formats.money(row['fine'], row['currency'], _.language)}"
        told.append(words)
    status = names.label("case_statuses", row["sanction_status"], _.language)
    return f"{formats.sentence(status)}: {'; '.join(told)}"


def amount(row: Row, _: Translator) -> str:
    """Return the sum that the charge is about, and the other value that the same text gives."""
    if row["amount"] is None:
        return ""
    words = formats.money(row["amount"], row["currency"], _.language)
    kind = names.label("case_amounts", row["amount_kind"], _.language)
    if row["amount_alt"] is not None:
        other = formats.money(row["amount_alt"], row["currency"], _.language)
        return _("{sum} ({kind}); elsewhere {other}", sum=words, kind=kind, other=other)
    return f"{words} ({kind})"


def when(told: str | None, _: Translator) -> str:
    """Return a date as exact as the text told it: a day, a month or a year."""
    if not told:
        return ""
    year, *rest = (int(part) for part in told.split("-"))
    if not rest:
        return told
    first = date(year, rest[0], (rest[1:] or [1])[0])
    if rest[1:]:
        return formats.day(first, _.language)
    return formats.sentence(str(format_skeleton("yMMMM", first, locale=_.language)))


def caution(key: str) -> str:
    """Return the catalogue key of what to bear in mind at a stage; nothing where a court has spoken last."""
    if key in FINAL or key not in LADDER:
        return ""
    return APPEALABLE if key in GUILT else PRESUMED

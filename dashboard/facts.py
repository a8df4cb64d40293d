"""One figure in words: its value with unit and hedge, its period, and the terms that say what it is.

A figure is any mapping with the names of the CSV columns; missing values may be ``None`` or a float NaN.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
from babel.dates import format_date, format_interval, format_skeleton, get_month_names

from dashboard import articles, formats, names
from dashboard.translations import N_, Translator

Row = Mapping[str, Any]

_MONEY = ("KZT", "USD", "EUR", "RUB")
_UNITS = {
    "percent": N_("{value}%"),
    "kg": N_("{value} kg"),
    "ha": N_("{value} ha"),
    "per_10000": N_("{value} per 10,000 inhabitants"),
    "per_100000": N_("{value} per 100,000 inhabitants"),
    "MRP": N_("{value} MRP"),
}
_HEDGES = {
    "over": N_("more than {value}"),
    "about": N_("about {value}"),
    "nearly": N_("nearly {value}"),
    "under": N_("less than {value}"),
}
_MODALITIES = {
    "result": N_("result"),
    "target": N_("target, not a result"),
    "single_case": N_("a single case, not a total"),
}


def text(value: object) -> str:
    """Return ``value`` as words; nothing for ``None`` and NaN."""
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]


def value(row: Row, _: Translator) -> str:
    """Return the value with its sign, unit and hedge: ``more than 1.2 billion ₸``, ``−3.8%``."""
    amount = Decimal(str(row["value"]))
    unit = text(row["unit"])
    if unit in _MONEY:
        words = formats.money(amount, unit, _.language)
    else:
        figure = formats.signed(amount, _.language, 2) if row["measure"] == "change" else _plain(amount, _)
        words = _with_unit(figure, amount, unit, _)
    hedge = _HEDGES.get(text(row["qualifier"]))
    return _(hedge, value=words) if hedge else words


def period(row: Row, _: Translator, *, short: bool = False) -> str:
    """Return the period as a reader would say it: ``January – September 2025``, ``as of 30 September 2025``.

    ``short`` abbreviates the months for narrow columns.
    """
    start, end = day(row["period_start"]), day(row["period_end"])
    if end is None:
        return (
            _("period not stated") if start is None else _("since {day}", day=formats.day(start, _.language))
        )
    if start is None:
        return _("as of {day}", day=formats.day(end, _.language))
    if start == end:
        return formats.day(end, _.language)
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and (start.year, start.month, end.month) == (end.year, 1, 12):
        return format_date(end, "y", locale=_.language)
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return month(end, _, short=short)
    skeleton = ("yMMM" if short else "yMMMM") + ("" if whole_months else "d")
    return _settle(format_interval(start, end, skeleton, locale=_locale(_.language)))


def month(value: date, _: Translator, *, short: bool = False) -> str:
    """Return the month and the year of a day: ``September 2025``, or ``Sept 2025``."""
    return _settle(format_skeleton("yMMM" if short else "yMMMM", value, locale=_locale(_.language)))


def month_name(number: int, language: str) -> str:
    """Return the name of a month by its number, as it stands in a sentence: ``September``."""
    name = str(get_month_names("wide", context="stand-alone", locale=_locale(language))[number])
    return name if language == "en" else name.lower()


def terms(row: Row, _: Translator) -> dict[str, str]:
    """Return what is known of a figure: words by the catalogue key of their term, in reading order, none empty."""
    language = _.language
    offence, gravity = text(row["offence"]), text(row["gravity"])
    pairs = [
        (N_("Period"), period(row, _)),
        (N_("Region"), names.headed(text(row["region"]) or None, language) or _("not one region")),
        (N_("Place"), text(row["place"])),
        (N_("Only"), articles.named(text(row["scope"]), _)),
        (N_("Offence"), names.offence(offence, language) if offence else ""),
        (N_("Gravity"), names.gravity(gravity, language) if gravity else ""),
        (N_("Measure"), names.label("measures", text(row["measure"]), language)),
        (N_("Kind"), modality(row, _) if text(row["modality"]) != "result" else ""),
        (N_("What is counted"), text(row["label"])),
        (N_("Cell"), cell(row, _)),
        (N_("Note"), text(row["note"])),
    ]
    return {term: words for term, words in pairs if words}


def cell(row: Row, _: Translator) -> str:
    """Return where in an official table the figure stands; nothing for a figure of a text."""
    place = {name: text(row[name]) for name in ("cell", "sheet", "file")}
    if not place["cell"]:
        return ""
    return _("{cell} of sheet {sheet}, {file}", **place) if place["sheet"] else _("{cell} of {file}", **place)


def day(value: object) -> date | None:
    """Return an ISO date, or what begins with one, as a date; ``None`` where there is none."""
    words = text(value)
    return date.fromisoformat(words[:10]) if words and words != "NaT" else None


def modality(row: Row, _: Translator) -> str:
    """Return whether the figure is a result, a target or a single case."""
    key = text(row["modality"])
    return _(_MODALITIES.get(key, key))


def _plain(amount: Decimal, _: Translator) -> str:
    words = formats.number(abs(amount), _.language)
    return f"\u2212{words}" if amount < 0 else words


def _with_unit(figure: str, amount: Decimal, unit: str, _: Translator) -> str:
    """Counts need no unit; a unit that has no pattern of its own follows the number by name."""
    if unit in ("count", ""):
        return figure
    if unit == "times":
        return _.plural("{value} time", "{value} times", formats.form(amount), value=figure)
    if unit == "years":
        return _.plural("{value} year", "{value} years", formats.form(amount), value=figure)
    if unit in _UNITS:
        return _(_UNITS[unit], value=figure)
    return f"{figure} {names.label('units', unit, _.language)}"


def _locale(language: str) -> str:
    """English readers of this dashboard write the day before the month."""
    return {"en": "en_GB"}.get(language, language)


def _settle(words: str) -> str:
    """Thin and narrow spaces are missing from many system fonts: ordinary ones stand for them."""
    return str(words).replace("\u2009", " ").replace("\u202f", "\u00a0")

"""Numbers, sums and dates in the reader's language, by Babel."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

Number = Decimal | float | int
_SIGNS = {"KZT": "₸", "USD": "$", "EUR": "€", "RUB": "₽"}


def number(value: Number, language: str, digits: int = 2) -> str:
    """Return ``value`` with the language's thousands and decimal marks and at most ``digits`` decimals.

    >>> number(1234567.5, "en")
    '1,234,567.5'
    """
    pattern = "#,##0." + "#" * digits if digits else "#,##0"
    return _settle(format_decimal(value, format=pattern, locale=language))


def fixed(value: Number, language: str, digits: int = 1) -> str:
    """Return ``value`` with exactly so many decimals, so that numbers below each other align.

    >>> fixed(705, "en")
    '705.0'
    """
    return _settle(
        format_decimal(round(Decimal(value), digits), format="#,##0." + "0" * digits, locale=language)
    )


def signed(value: Number, language: str, digits: int = 1) -> str:
    """Return ``value`` with its sign always written: a true minus, or a plus; zero has none."""
    if value == 0:
        return number(value, language, digits)
    size = -value if value < 0 else value
    return ("\u2212" if value < 0 else "+") + number(size, language, digits)


def compact(value: Number, language: str) -> str:
    """Return a large number in words: ``1.2 billion``; in the abbreviations of Russian and Kazakh statistics."""
    if -1_000_000 < value < 1_000_000:
        return number(value, language)
    written: Literal["long", "short"] = "long" if language == "en" else "short"
    return _settle(format_compact_decimal(value, format_type=written, fraction_digits=2, locale=language))


def short(value: Number, language: str) -> str:
    """Return a number in as few letters as there are for it, for a tile: ``24,965``, ``1.2B``.

    >>> short(1_200_000_000, "en")
    '1.2B'
    """
    if -100_000 < value < 100_000:
        return number(value, language, 1)
    return _settle(format_compact_decimal(value, format_type="short", fraction_digits=1, locale=language))


def money(value: Number, currency: str, language: str) -> str:
    """Return a sum with its currency's sign; millions and more in words: ``1.2 billion ₸``."""
    return f"{compact(value, language)}\u00a0{_SIGNS.get(currency, currency)}"


def axis(value: Number, unit: str, measure: str, language: str) -> str:
    """Return a round number for an axis: sums in words, shares and changes with their percent sign."""
    if unit == "percent":
        return (signed if measure == "change" else number)(value, language) + "%"
    words = compact(value, language)
    return words + "\u00a0" + _SIGNS[unit] if unit in _SIGNS else words


def day(value: date, language: str) -> str:
    """Return a date in words: ``30 September 2025``."""
    pattern = {"en": "d MMMM y"}.get(language, "long")
    return format_date(value, format=pattern, locale=language)


def sentence(words: str) -> str:
    """Return ``words`` with a capital at their beginning and the rest as it stands."""
    return words[:1].upper() + words[1:]


def form(value: Number) -> int:
    """Return the count by which a plural is chosen: a fraction takes the form of two.

    >>> form(5), form(1.5)
    (5, 2)
    """
    return abs(int(value)) if value == int(value) else 2


def _settle(text: str) -> str:
    """Narrow no-break spaces are missing from many system fonts: ordinary no-break ones stand for them."""
    return text.replace("\u202f", "\u00a0")

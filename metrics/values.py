"""Exact numbers as people write them: no exponent, no trailing zeros, no float on the way."""

from __future__ import annotations

from decimal import Decimal


def plain(value: Decimal) -> Decimal:
    """Return the same number in the one form whose text is ``824`` or ``-3.8`` (down to a millionth); raises ``ValueError`` for NaN.

    >>> str(plain(Decimal("1.2E+9"))), str(plain(Decimal("-3.800"))), str(plain(Decimal("-0")))
    ('1200000000', '-3.8', '0')
    """
    return Decimal(shown(value))


def shown(value: Decimal) -> str:
    """Return ``value`` as text, digits and at most one point; raises ``ValueError`` for what is no number."""
    if not value.is_finite():
        raise ValueError(f"{value} is no number that can be shown.")
    if not value:
        return "0"
    words = format(value, "f")
    return words.rstrip("0").rstrip(".") if "." in words else words

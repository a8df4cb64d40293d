"""The id of a figure: links to it and decisions about it must find it again after the report is read anew."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from json.encoder import encode_basestring

from etl.records import Figure

DIGITS = 16
UNNAMED = "other"
"""The indicator of figures that only their label tells apart."""


def assign(report: str, figures: Sequence[Figure]) -> list[str]:
    """The ids of a report's figures, in their order: 16 hexadecimal digits each, no two the same.

    An id is a hash of the report's name, the quotation, and the meaning: value, unit and every field that
    tells one cell from another. Figures that agree in all of that are told apart by which of them comes first
    in the text. Offsets are left out on purpose: a typing error put right in the headline moves every figure
    behind it, and means none of them. The label is left out too, as it only names the meaning in words, except
    where the indicator says nothing.

    A figure that is read differently than before (another period, say) gets another id: what was decided about
    it was decided about something else.
    """
    places = sorted(range(len(figures)), key=lambda place: (figures[place].start, figures[place].end))
    seen: Counter[str] = Counter()
    ids = [""] * len(figures)
    for place in places:
        meaning = _meaning(figures[place])
        ids[place] = _hash(report, meaning, seen[meaning])
        seen[meaning] += 1
    return ids


def _meaning(figure: Figure) -> str:
    parts = (
        figure.quote,
        figure.indicator,
        figure.measure,
        _written(figure),
        figure.unit,
        figure.offence,
        figure.gravity,
        figure.region,
        figure.place,
        figure.scope,
        figure.period_start.isoformat() if figure.period_start else None,
        figure.period_end.isoformat() if figure.period_end else None,
        figure.modality,
        figure.label if figure.indicator == UNNAMED else None,
    )
    return _listed(parts)


def _written(figure: Figure) -> str:
    """The value in the one way of writing it: 5, 5.0 and 5E+0 are the same number."""
    written = f"{figure.value:f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written) if figure.value else "0"


def _hash(report: str, meaning: str, number: int) -> str:
    whole = f"[{encode_basestring(report)}, {encode_basestring(meaning)}, {number}]"
    return hashlib.sha256(whole.encode()).hexdigest()[:DIGITS]


def _listed(parts: Sequence[str | None]) -> str:
    """The parts as a JSON list. The library's own way takes three times as long, and a load asks for many."""
    return f"[{', '.join(['null' if part is None else encode_basestring(part) for part in parts])}]"

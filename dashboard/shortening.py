"""What one page draws of a report with more figures than a browser likes."""

from __future__ import annotations

from dataclasses import replace

from metrics.reports import Reading

MOST = 400
"""Figures of a table or form that one page draws."""


def fit(reading: Reading, chosen: str | None) -> Reading:
    """Return the reading with at most `MOST` figures, the ``chosen`` one among them: a form has thousands.

    Prose keeps all of its figures, as each is a mark in the text.
    """
    figures = reading.figures
    if reading.report["text"] or len(figures) <= MOST:
        return reading
    own = [row for row in figures[MOST - 1 :] if str(row["figure_id"]) == chosen] or [figures[MOST - 1]]
    return replace(reading, figures=[*own, *figures[: MOST - 1]])

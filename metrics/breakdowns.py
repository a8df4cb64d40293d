"""What a value is made of, as far as reports tell: its parts by offence and by gravity, over the very same period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Engine, or_

from etl.store.models import Figure
from metrics import cells, questions
from metrics.cells import Cell
from metrics.selections import Selection


def find(engine: Engine, settled: Selection, end: date) -> tuple[Cell, ...]:
    """Return the cells that name an offence or a gravity, of a settled selection and the period that ends on ``end``.

    Parts need not add up to the whole: reports name some, and one crime may be counted under several.
    """
    asked = replace(settled, offence=(), gravity=(), add=(), from_date=end, to_date=end)
    wanted = [*questions.comparable(asked), or_(Figure.offence.is_not(None), Figure.gravity.is_not(None))]
    return tuple(cells.fetch(engine, wanted, asked))

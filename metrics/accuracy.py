"""How well reports are read, measured against labels that people gave: ``data/accuracy.yml``, which the tests write."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.catalogue import DATA, CatalogueError, read_yaml

FILE = DATA / "accuracy.yml"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares in percent of so many ``labels`` in one language, or in `ALL`.

    ``found`` have a figure with the right value and unit, ``indicator`` one of the right indicator, ``cell`` one in
    which everything is right; ``precise`` is the share of figures that have a label.
    """

    language: str
    labels: int
    found: float
    precise: float
    indicator: float
    cell: float


@cache
def read(path: Path = FILE) -> tuple[Accuracy, ...]:
    """Return what was measured, language by language, then all. Raises ``CatalogueError`` for a file that is none."""
    rows = read_yaml(path) or {}
    try:
        return tuple(Accuracy(language, **row) for language, row in rows.items())
    except TypeError:
        raise CatalogueError(
            f"{path} must give labels, found, precise, indicator and cell for each language."
        ) from None

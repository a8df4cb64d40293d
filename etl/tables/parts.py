"""What is read out of a table: figures with the cells that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from etl.records import Figure


@dataclass(frozen=True, slots=True)
class Found:
    """A figure and its cell: ``A1`` style address, sheet (``None`` where the file has none), and what is remarked.

    In ``figure`` the span is the cell's place in reading order, not one in a text; ``quote`` is the cell as written.
    """

    figure: Figure
    sheet: str | None
    cell: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """What one source gives in one file: a table whose rows name their sources makes as many as it names.

    ``sha256`` is that of all that stands in it, with its meaning: as long as it is the same nothing has changed.
    """

    name: str
    file: str
    title: str
    language: str
    publisher: str | None
    source_url: str
    published: date | None
    sha256: str
    figures: tuple[Found, ...]

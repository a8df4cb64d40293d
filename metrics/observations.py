"""The figures themselves, as rows of the published columns: counted, as a table, or streamed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Engine, Select, func, select

from etl import catalogue
from etl.store.models import Evidence, EvidenceCell, Figure, Report
from metrics import breaks, conflicts, questions
from metrics.selections import Selection

_BATCH = 1_000


class Observation(NamedTuple):
    """One figure. Up to ``note`` these are the columns of the CSV, in its order; the rest leads to the text.

    ``value`` is exact and has neither exponent nor trailing zeros; ``status`` holds flags parted by spaces:
    ``conflict`` (another figure contradicts it), ``break`` (the step from the year before crosses a change of
    borders or of definition), ``hedged`` (the report itself hedges it), ``confirmed``, ``corrected`` or
    ``rejected`` (a reviewer did). ``start`` and ``end`` are offsets into the report's text. A figure of an official
    table has ``file``, ``sheet`` (if the file has any) and ``cell`` instead, and perhaps a ``note``: what the table's makers
    say about this one value. Label, quotation, scope and note are the source's own words, in its language.
    """

    indicator: str
    indicator_name: str
    region: str | None
    region_name: str | None
    place: str | None
    scope: str | None
    period_start: date | None
    period_end: date | None
    window: str
    measure: str
    value: Decimal
    unit: str
    qualifier: str
    offence: str | None
    gravity: str | None
    modality: str
    status: str
    label: str | None
    quote: str | None
    source_title: str
    source_url: str | None
    published: date | None
    figure_id: str
    note: str | None
    report_id: str
    publisher: str | None
    start: int | None
    end: int | None
    file: str | None
    sheet: str | None
    cell: str | None


COLUMNS = Observation._fields[: Observation._fields.index("note") + 1]
"""The columns of the CSV, of each object of the JSON and of the sheet ``data``."""

_INDICATOR, _INDICATOR_NAME, _REGION, _REGION_NAME, _START, _END, _QUALIFIER, _STATUS, _FIGURE_ID = (
    Observation._fields.index(name)
    for name in (
        "indicator",
        "indicator_name",
        "region",
        "region_name",
        "period_start",
        "period_end",
        "qualifier",
        "status",
        "figure_id",
    )
)


def count(engine: Engine, selection: Selection) -> int:
    """Return how many figures are meant. Raises ``BadQuery`` for a place or report that does not exist."""
    with engine.connect() as connection:
        questions.check(connection, selection)
        wanted = questions.conditions(selection)
        return connection.scalar(select(func.count()).select_from(Figure).where(*wanted)) or 0


def frame(engine: Engine, selection: Selection, *, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
    """Return the figures as a table with the columns of `Observation`; what is missing is ``None``.

    ``value`` holds ``Decimal``, periods hold ``date``. Raises ``BadQuery`` for a place or report that does
    not exist.
    """
    found = list(rows(engine, selection, limit=limit, offset=offset))
    return pd.DataFrame(found, columns=list(Observation._fields), dtype=object)


def rows(
    engine: Engine, selection: Selection, *, limit: int | None = None, offset: int = 0
) -> Iterator[Observation]:
    """Yield the figures one by one, by indicator, region, period's end and id; memory stays flat.

    Names are in the selection's language. Raises ``BadQuery`` for a place or report that does not exist.
    """
    with engine.connect() as connection:
        questions.check(connection, selection)
        wanted = questions.conditions(selection)
        order = (Figure.indicator, Figure.region, Figure.period_end, Figure.id)
        query = statement(wanted).order_by(*order).limit(limit).offset(offset)
        streamed = connection.execution_options(stream_results=True, max_row_buffer=_BATCH)
        yield from observe(streamed, query, selection)


def statement(wanted: list[ColumnElement[bool]]) -> Select[*tuple[Any, ...]]:
    """Return the query for the figures that fulfil ``wanted``, in the columns of `Observation`.

    The columns of names hold ids still, and that of flags the reviewer's decision: `observe` fills them in.
    """
    columns = {
        "indicator_name": Figure.indicator,
        "region_name": Figure.region,
        "label": func.coalesce(Evidence.label, EvidenceCell.label),
        "quote": func.coalesce(Evidence.quote, EvidenceCell.quote),
        "source_title": Report.title,
        "source_url": Report.source_url,
        "published": Report.published,
        "figure_id": Figure.id,
        "report_id": Report.name,
        "publisher": Report.publisher,
        "start": Evidence.start,
        "end": Evidence.end,
        "file": Report.file,
        "sheet": EvidenceCell.sheet,
        "cell": EvidenceCell.cell,
        "note": EvidenceCell.note,
    }
    chosen = [columns[name] if name in columns else getattr(Figure, name) for name in Observation._fields]
    return (
        select(*(column.label(name) for name, column in zip(Observation._fields, chosen, strict=True)))
        .join(Report, Report.id == Figure.report_id)
        .outerjoin(Evidence, Evidence.figure_id == Figure.id)
        .outerjoin(EvidenceCell, EvidenceCell.figure_id == Figure.id)
        .where(*wanted)
    )


def observe(
    connection: Connection,
    query: Select[*tuple[Any, ...]],
    selection: Selection,
    contradicted: frozenset[str] | None = None,
) -> Iterator[Observation]:
    """Yield what ``query`` (made by `statement`) finds, flagged and named as ``selection`` asks.

    Which figures are ``contradicted`` is asked of `metrics.conflicts`, batch by batch, unless the caller knows or
    finds out.
    """
    known = catalogue.read()
    indicators = {key: entry.names[selection.lang] for key, entry in known.indicators.items()}
    regions: dict[str | None, str] = {
        key: entry.names[selection.lang] for key, entry in known.regions.items()
    }
    for batch in connection.execute(query).partitions(_BATCH):
        against = contradicted
        if against is None:
            against = conflicts.find(
                connection, ((row.indicator, row.region, row.period_end) for row in batch)
            )
        for row in batch:
            # By position: names are looked up a million times in a large file.
            values: list[Any] = list(row)
            values[_INDICATOR_NAME] = indicators.get(values[_INDICATOR_NAME], values[_INDICATOR_NAME])
            values[_REGION_NAME] = regions.get(values[_REGION_NAME], values[_REGION_NAME])
            over = breaks.stepped_over(values[_INDICATOR], values[_REGION], values[_START], values[_END])
            values[_STATUS] = flags(
                values[_STATUS],
                conflict=values[_FIGURE_ID] in against,
                stepped=over,
                hedged=values[_QUALIFIER] != "exact",
            )
            yield Observation._make(values)


def flags(status: str, *, conflict: bool, stepped: bool, hedged: bool) -> str:
    """Return the flags of a figure of this stored status, in the words and the order of the column ``status``."""
    if not (conflict or stepped or hedged) and status == "extracted":
        return ""
    held = [("conflict", conflict), ("break", stepped), ("hedged", hedged), (status, status != "extracted")]
    return " ".join([flag for flag, holds in held if holds])

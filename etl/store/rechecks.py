"""What has to be checked again: noted in the same transaction that changes figures, so that no fault loses it."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from etl.store.models import CheckDue, Figure


def mark(connection: Connection, *reports: int) -> None:
    """Note what the stored figures of these reports are about: the next run of the checks looks at it anew.

    Whoever replaces figures calls it before they go and after the new ones have come; whoever changes some, of
    their report.
    """
    about = (
        select(Figure.indicator, Figure.region)
        .where(Figure.report_id.in_(reports), Figure.region.is_not(None))
        .distinct()
    )
    connection.execute(insert(CheckDue).from_select(["indicator", "region"], about))

"""Which figures of two to four regions stand side by side, and the reason where they cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from dashboard import names
from metrics import observations
from metrics.selections import Selection

HEADLINES = (
    "registered_crimes",
    "verdicts",
    "persons_convicted",
    "damage_compensated",
    "budget_recovered",
    "assets_returned",
)
"""Crime, verdicts, and the kinds of recovered money, which are never added up."""

FEWEST, MOST = 2, 4
_MORE = 4
_CELL = ["indicator", "measure", "window", "period_end"]
Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """One region in one row: its figure and the change that its report states, or ``None`` where there is none."""

    region: str
    figure: Figure | None
    change: Figure | None


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator over the regions; ``shared`` if all that have a figure have it for one and the same period."""

    indicator: str
    measure: str
    cells: tuple[Cell, ...]
    shared: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """The regions without a figure."""
        return tuple(cell.region for cell in self.cells if cell.figure is None)

    @property
    def comparable(self) -> bool:
        """Whether at least two regions can be set on one axis."""
        return self.shared and len(self.cells) - len(self.missing) >= FEWEST


def align(engine: Engine, regions: Sequence[str], indicators: Sequence[str]) -> list[Row]:
    """Return a row for each indicator: the newest period that most of the regions share, else each one's newest."""
    rows = _comparable(observations.frame(engine, Selection(indicator=tuple(indicators), region=tuple(regions))))
    return [_row(rows[rows["indicator"] == key], key, regions) for key in indicators]


def usual(engine: Engine) -> tuple[str, ...]:
    """Return the two regions that report most figures for the same periods."""
    rows = _comparable(observations.frame(engine, Selection()))
    rows = rows[rows["region"] != names.NATION]
    told = {
        str(region): set(part[_CELL].itertuples(index=False, name=None)) for region, part in rows.groupby("region")
    }
    shared = Counter({pair: len(told[pair[0]] & told[pair[1]]) for pair in combinations(sorted(told), 2)})
    return shared.most_common(1)[0][0] if shared else tuple(told)


def offered(engine: Engine, regions: Sequence[str]) -> tuple[str, ...]:
    """Return the headline indicators and a few more that at least two of ``regions`` report for one period."""
    rows = _comparable(observations.frame(engine, Selection(region=tuple(regions))))
    tellers = rows.drop_duplicates([*_CELL, "region"]).groupby(_CELL).size()
    shared = dict.fromkeys(str(key[0]) for key in tellers[tellers >= FEWEST].sort_values(ascending=False).index)
    return HEADLINES + tuple(key for key in shared if key not in HEADLINES and key != "other")[:_MORE]


def _comparable(rows: pd.DataFrame) -> pd.DataFrame:
    whole = rows["place"].isna() & rows["scope"].isna() & rows["offence"].isna() & rows["gravity"].isna()
    known = rows["region"].notna() & rows["period_end"].notna() & (rows["modality"] == "result")
    return rows[whole & known & rows["measure"].isin(["level", "change", "rate", "share"])]


def _row(rows: pd.DataFrame, indicator: str, regions: Sequence[str]) -> Row:
    changes = rows[rows["measure"] == "change"]
    best: Row | None = None
    for measure in ("level", "change", "rate", "share"):
        row = _measured(rows[rows["measure"] == measure], changes, indicator, measure, regions)
        if best is None or _worth(row) > _worth(best):
            best = row
    assert best is not None
    return best


def _worth(row: Row) -> tuple[bool, int]:
    return row.comparable, len(row.cells) - len(row.missing)


def _measured(
    rows: pd.DataFrame, changes: pd.DataFrame, indicator: str, measure: str, regions: Sequence[str]
) -> Row:
    period = _shared_period(rows)
    kept = rows if period is None else rows[(rows["window"] == period[0]) & (rows["period_end"] == period[1])]
    cells = []
    for region in regions:
        figure = _newest(kept[kept["region"] == region])
        cells.append(Cell(region, figure, _stated(changes, figure) if measure != "change" else None))
    return Row(indicator, measure, tuple(cells), period is not None)


def _shared_period(rows: pd.DataFrame) -> tuple[str, Any] | None:
    """The window and end that most regions share, the newest of several; ``None`` if no two share one."""
    counts = rows.drop_duplicates(["region", "window", "period_end"]).groupby(["window", "period_end"]).size()
    shared = counts[counts >= FEWEST]
    if shared.empty:
        return None
    return max(((str(key[0]), key[1]) for key in shared.index), key=lambda key: (shared[key], str(key[1])))


def _newest(rows: pd.DataFrame) -> Figure | None:
    if rows.empty:
        return None
    row = rows.sort_values(["period_end", "published"], na_position="first").iloc[-1]
    return {str(key): value for key, value in row.to_dict().items()}


def _stated(changes: pd.DataFrame, figure: Figure | None) -> Figure | None:
    if figure is None:
        return None
    same = [changes[name] == figure[name] for name in ("region", "window", "period_end")]
    return _newest(changes[same[0] & same[1] & same[2]])

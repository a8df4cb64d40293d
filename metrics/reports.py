"""Where the figures come from: the list of reports, one report with all its numbers, a figure's report.

A report's id is its name, the stem of its file: links to it hold when the database is made anew.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Executable, func, or_, select

from etl import catalogue
from etl.store.models import Figure, Report, SetAside
from metrics import observations
from metrics.selections import BadQuery, Selection, parse

_ASKED_AT_ONCE = 500
_FACTS = (
    Report.name.label("report_id"),
    Report.title,
    Report.language,
    Report.region,
    Report.publisher,
    Report.source_url,
    Report.published,
    Report.period_start,
    Report.period_end,
    Report.version_group,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One report and every number in it.

    ``report`` holds its facts and its ``text``; ``figures`` are dictionaries with the names of `Observation`,
    in the order of the text; ``set_aside`` have ``start``, ``end``, ``quote`` and ``reason``.
    """

    report: dict[str, Any]
    figures: list[dict[str, Any]]
    set_aside: list[dict[str, Any]]


def count(engine: Engine) -> int:
    """Return how many reports the database holds."""
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(Report)) or 0


def titles(engine: Engine) -> list[tuple[str, str]]:
    """Return the id and the title of every report, by title."""
    with engine.connect() as connection:
        rows = connection.execute(select(Report.name, Report.title).order_by(Report.title, Report.name))
        return [(row.name, row.title) for row in rows]


def listing(
    engine: Engine,
    *,
    region: str | None = None,
    language: str | None = None,
    words: str | None = None,
    kind: str | None = None,
    as_of: date | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[list[dict[str, Any]], int]:
    """Return the reports that match, newest first, and how many match without ``limit`` and ``offset``.

    ``region`` is that of the report as a whole, ``language`` the one that it is written in; each of ``words``
    stands in its title, its publisher or its text, in any case. ``kind`` is ``prose`` or ``table``; ``as_of`` leaves
    out what was published later; a report without a date counts from its period's end on. Each report is a dictionary of its facts with
    the numbers of its ``figures`` and ``set_aside``. Raises ``BadQuery`` for an unknown region or language.
    """
    wanted = _conditions(region, language, words)
    wanted += [Report.kind == kind] if kind else []
    wanted += [func.coalesce(Report.published, Report.period_end) <= as_of] if as_of else []
    figures = _numbers(Figure.id, Figure.report_id, Figure.status != "rejected")
    asides = _numbers(SetAside.id, SetAside.report_id)
    query = (
        select(*_FACTS, figures.label("figures"), asides.label("set_aside"))
        .where(*wanted)
        .order_by(Report.published.desc().nulls_last(), Report.name)
        .limit(limit)
        .offset(offset)
    )
    with engine.connect() as connection:
        total = connection.scalar(select(func.count()).select_from(Report).where(*wanted)) or 0
        return _dictionaries(connection, query), total


def read(engine: Engine, report_id: str, *, lang: str = "en") -> Reading | None:
    """Return a report with its figures (rejected ones too) and set-aside numbers; ``None`` if there is none."""
    if not report_id.isprintable():
        return None
    with engine.connect() as connection:
        facts = _dictionaries(connection, select(*_FACTS, Report.text).where(Report.name == report_id))
        if not facts:
            return None
        own = select(Report.id).where(Report.name == report_id).scalar_subquery()
        spans = select(SetAside.start, SetAside.end, SetAside.quote, SetAside.reason)
        asides = _dictionaries(connection, spans.where(SetAside.report_id == own).order_by(SetAside.start))
        selection = Selection(report=(report_id,), lang=lang)
        query = observations.statement([Figure.report_id == own])
        rows = [row._asdict() for row in observations.observe(connection, query, selection)]
    rows.sort(key=lambda row: (row["start"] is None, row["start"], row["end"], row["figure_id"]))
    return Reading(facts[0], rows, asides)


def texts(engine: Engine, report_ids: Collection[str]) -> dict[str, str]:
    """Return the texts of the reports with these ids."""
    asked = sorted(set(report_ids))
    found: dict[str, str] = {}
    with engine.connect() as connection:
        for start in range(0, len(asked), _ASKED_AT_ONCE):
            part = asked[start : start + _ASKED_AT_ONCE]
            rows = connection.execute(select(Report.name, Report.text).where(Report.name.in_(part)))
            found |= {row.name: row.text for row in rows}
    return found


def of_figure(engine: Engine, figure_id: str) -> str | None:
    """Return the id of the report that a figure stands in; ``None`` where there is no such figure."""
    if not figure_id.isprintable():
        return None
    query = select(Report.name).join(Figure, Figure.report_id == Report.id).where(Figure.id == figure_id)
    with engine.connect() as connection:
        return connection.scalar(query)


def named(engine: Engine, report_ids: Collection[str]) -> list[dict[str, Any]]:
    """Return the facts of the reports with these ids, by id."""
    asked = sorted(report_ids)
    found: list[dict[str, Any]] = []
    with engine.connect() as connection:
        for start in range(0, len(asked), _ASKED_AT_ONCE):
            part = asked[start : start + _ASKED_AT_ONCE]
            found += _dictionaries(connection, select(*_FACTS).where(Report.name.in_(part)))
    return sorted(found, key=lambda report: str(report["report_id"]))


def _conditions(region: str | None, language: str | None, words: str | None) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if region:
        parse({"region": region})
        wanted.append(Report.region == region)
    if language:
        if language not in catalogue.LANGUAGES:
            raise BadQuery("'language' must be one of {known}.", known=", ".join(catalogue.LANGUAGES))
        wanted.append(Report.language == language)
    return [*wanted, *(_mentions(word) for word in (words or "").split() if word.isprintable())]


def _mentions(word: str) -> ColumnElement[bool]:
    """Where a word stands. SQLite folds the case of Latin letters alone, so the usual forms are all tried."""
    forms = dict.fromkeys([word, word.lower(), word.upper(), word.capitalize()])
    places = (Report.title, Report.publisher, Report.text)
    return or_(*(place.icontains(form, autoescape=True) for place in places for form in forms))


def _numbers(key: Any, owner: Any, *wanted: ColumnElement[bool]) -> Any:
    return select(func.count(key)).where(owner == Report.id, *wanted).correlate(Report).scalar_subquery()


def _dictionaries(connection: Connection, query: Executable) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]

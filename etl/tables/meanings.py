"""From a cell with its fields to a figure: every id is known, or the table is refused."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from etl.catalogue import Catalogue
from etl.records import Figure, RefusedDocument
from etl.tables import amounts, spans
from etl.tables.grids import Grid
from etl.tables.layouts import Cell
from etl.tables.mappings import Fields, Mapping

MUST_BE = ("indicator", "measure", "unit", "region")
DEFAULTS: Fields = {"qualifier": "exact", "modality": "result"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A figure, what is to be told with it, and its own source's link if the row names one."""

    figure: Figure
    note: str | None
    source_url: str | None


def figures(grid: Grid, mapping: Mapping, known: Catalogue, cell: Cell) -> list[Meaning]:
    """The figure in the cell, and those that its note states; none where the cell says that there is none.

    Raises ``RefusedDocument`` naming the cell.
    """
    written = str(cell.content)
    if written in mapping.missing and written not in mapping.zeros:
        return []
    try:
        zero = written in mapping.zeros
        amount = amounts.Amount(Decimal(0)) if zero else amounts.parse(cell.content, mapping.decimal)
        given = DEFAULTS | mapping.fields | cell.fields
        noted = _noted(mapping, given, *filter(None, (*cell.marks, amount.mark)))
        value = amount.value * _times(given.get("times"))
        found = [_meaning(mapping, known, cell, grid, noted, value, written)]
        for rule in mapping.stated:
            told = rule.pattern.search(noted.get("note") or "")
            if told and all(given.get(name) == value for name, value in rule.only.items()):
                further = amounts.parse(told["value"], mapping.decimal).value
                found.append(_meaning(mapping, known, cell, grid, noted | rule.set, further, told.group()))
    except ValueError as error:
        where = grid.where(cell.row, cell.column)
        raise RefusedDocument(f"{where}: {error}; correct the cell or {mapping.path.name}.") from error
    return found


def _meaning(
    mapping: Mapping, known: Catalogue, cell: Cell, grid: Grid, fields: Fields, value: Decimal, quote: str
) -> Meaning:
    start, end = _period(fields)
    _check(known, fields)
    place = cell.row * grid.width + cell.column
    figure = Figure(
        indicator=str(fields["indicator"]),
        measure=str(fields["measure"]),
        value=value,
        unit=str(fields["unit"]),
        qualifier=str(fields["qualifier"]),
        offence=fields.get("offence"),
        gravity=fields.get("gravity"),
        region=fields["region"],
        place=fields.get("place"),
        scope=fields.get("scope"),
        period_start=start,
        period_end=end,
        modality=str(fields["modality"]),
        label=fields.get("label") or " / ".join(cell.heads) or _name(known, fields),
        start=place,
        end=place + 1,
        quote=quote,
    )
    return Meaning(figure, _remarked(mapping, figure, fields.get("note")), fields.get("source_url"))


def _times(written: str | None) -> Decimal:
    """By what the numbers are multiplied, where a table counts in thousands or hundredths."""
    try:
        factor = Decimal(written or 1)
    except ArithmeticError as error:
        raise ValueError(f"the field 'times' is '{written}', which is no number") from error
    if not factor.is_finite() or factor <= 0:
        raise ValueError(f"the field 'times' is '{written}'; it must be above 0")
    return factor


def _noted(mapping: Mapping, fields: Fields, *marks: str) -> Fields:
    """The fields with what the note and the footnote marks say: a footnote is a note like any other."""
    said = [fields.get("note"), *(mapping.footnotes.get(mark, mark) for mark in dict.fromkeys(marks))]
    note = "; ".join(part for part in said if part) or None
    noted = fields | {"note": note}
    for rule in mapping.notes if note else ():
        found = rule.pattern.search(note or "")
        if found:
            noted |= found.groupdict() | rule.set
    return noted


def _remarked(mapping: Mapping, found: Figure, note: str | None) -> str | None:
    said = [note] if note else []
    for remark in mapping.remarks:
        timely = remark.before is None or (found.period_end is not None and found.period_end < remark.before)
        meant = not remark.indicators or found.indicator in remark.indicators
        if timely and meant and (not remark.regions or found.region in remark.regions):
            said.append(remark.text)
    return "; ".join(said) or None


def _period(fields: Fields) -> tuple[date | None, date | None]:
    written = fields.get("period")
    if written:
        return spans.parse(written)
    start, end = fields.get("period_start"), fields.get("period_end")
    days = tuple(date.fromisoformat(day) if day else None for day in (start, end))
    if days[0] and days[1] and days[0] > days[1]:
        raise ValueError(f"the period from {start} to {end} ends before it starts")
    return days[0], days[1]


def _check(known: Catalogue, fields: Fields) -> None:
    allowed: dict[str, Collection[str]] = {
        "indicator": known.indicators,
        "offence": known.offences,
        "gravity": known.gravities,
        "region": known.regions,
        "measure": known.labels["measures"],
        "unit": known.labels["units"],
        "qualifier": known.labels["qualifiers"],
        "modality": known.labels["modalities"],
    }
    for name in MUST_BE:
        if not fields.get(name):
            raise ValueError(f"nothing gives its '{name}'")
    for name, ids in allowed.items():
        value = fields.get(name)
        if value is not None and value not in ids:
            raise ValueError(f"'{value}' is no {name} of the catalogue")


def _name(known: Catalogue, fields: Fields) -> str:
    """What is counted, in words, where the table has none of its own."""
    words = [known.indicators[str(fields["indicator"])].names["en"]]
    words += [known.offences[str(offence)].names["en"] for offence in [fields.get("offence")] if offence]
    words += [known.gravities[str(gravity)].names["en"] for gravity in [fields.get("gravity")] if gravity]
    return ", ".join(words)

"""``python -m etl.forms FILE COPY_URL WORKBOOK ...``: makes the facts of forms that come with the project."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from etl.catalogue import CatalogueError
from etl.forms import facts, reading
from etl.records import RefusedDocument

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_PATH)
@click.argument("copy_url")
@click.argument("books", metavar="WORKBOOK", nargs=-1, required=True, type=_PATH)
def write(file: Path, copy_url: str, books: tuple[Path, ...]) -> None:
    """Write the cells that carry indicators, of all regions, as one file; nothing is written if one is refused.

    FILE: the file of facts, such as data/forms/facts/1-M-2022.csv. COPY_URL: where the copies of the workbooks are
    kept. WORKBOOK: workbooks of one form and period.
    """
    try:
        read = [reading.read(path) for path in books]
    except (RefusedDocument, CatalogueError) as error:
        _fail(str(error))
    first = read[0]
    for book in read:
        told = (book.form, book.period_start, book.period_end)
        if told != (first.form, first.period_start, first.period_end):
            _fail(f"{book.path}: is another form or period than {first.path}; give those of one alone.")
    try:
        facts.write(file, facts.collect(read), copy_url)
    except OSError as error:
        _fail(f"{file}: cannot be written ({error.strerror}).")


def _fail(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)  # noqa: T201 - a command speaks to the terminal
    raise SystemExit(2)


if __name__ == "__main__":
    write()

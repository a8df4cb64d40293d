"""``python -m etl.forms FILE COPY_URL WORKBOOK ...``: makes the facts of forms that come with the project."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from etl.catalogue import CatalogueError
from etl.forms import facts, reading
from etl.records import RefusedDocument

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def write(
    file: Annotated[Path, typer.Argument(help="The file of facts, such as data/forms/facts/1-M-2022.csv.")],
    copy_url: Annotated[str, typer.Argument(help="Where the copies of the workbooks are kept.")],
    books: Annotated[
        list[Path], typer.Argument(metavar="WORKBOOK", help="Workbooks of one form and period.")
    ],
) -> None:
    """Write the cells that carry indicators, of all regions, as one file; nothing is written if one is refused."""
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
    app()

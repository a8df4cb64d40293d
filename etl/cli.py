"""The command line: ``python -m etl load``, ``parse`` and ``check``; one function a command.

What a command says about documents goes to standard output, what went wrong to standard error, always in
sentences. A check that fails is no fault of the command: its status is 0. Exit status: 0 done; 1 done, but some document was
refused; 2 a wrong call, or a database or a file of ``data/`` that cannot be used; 130 interrupted; 141 whoever read the output stopped reading.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etl import documents, extraction, printing, tables
from etl.catalogue import DATA, CatalogueError
from etl.records import RefusedDocument

if TYPE_CHECKING:
    from etl.store.outcomes import Outcome

SOME_REFUSED = 1
UNUSABLE = 2
INTERRUPTED = 128 + 2
NOBODY_READS = 128 + 13
WIDTH_OF_FILES = 200
"""Columns of a table that goes into a file or another program."""

_PATH = click.Path(path_type=Path)


@click.group(no_args_is_help=False)
def app() -> None:
    """Reads prosecutors' reports and official tables into figures."""


@app.command()
@click.argument("paths", metavar="[PATH]", nargs=-1, type=_PATH)
def load(paths: tuple[Path, ...]) -> int:
    """Read reports and official tables into the database, then check it.

    PATH: reports, official tables or folders. Default: data/
    """
    # The database's packages take a second to load, which `parse` does without.
    from etl import checks, forms  # noqa: PLC0415
    from etl.store import database, loading, outcomes  # noqa: PLC0415
    from etl.store import forms as formal  # noqa: PLC0415
    from etl.store import tables as official  # noqa: PLC0415

    files, reports = tables.find(paths or [DATA])
    books, files, facts = forms.find(files, paths or [DATA])
    try:
        engine = database.connect()
        database.migrate(engine)
        with _progress("Loading reports") as progress:
            loaded = loading.load(engine, reports, progress)
        told, counted = outcomes.Outcome(), formal.Loaded()
        if not loaded.interrupted:
            told = official.load(engine, files)
            with _progress("Loading forms") as progress:
                counted = formal.load(engine, books, facts, progress)
        stopped = loaded.interrupted or counted.interrupted
        with _progress("Checking") as progress:
            failures = None if stopped else checks.run(engine, everything=False, progress=progress)
        engine.dispose()
    except (database.DatabaseUnavailable, database.SchemaTooNew) as error:
        return _fail(str(error), UNUSABLE)
    _say(
        _became("Reports", loaded),
        f"Figures stored: {loaded.figures:,}",
        f"Numbers set aside: {loaded.set_aside:,}",
        f"Reports refused: {len(loaded.refused):,}",
        f"Single cases stored: {loaded.cases:,}",
    )
    if told.files:
        _say(
            _became("Tables", told),
            f"Figures stored of tables: {told.figures:,}",
            f"Tables refused: {len(told.refused):,}",
        )
    if counted.files:
        # The facts that come with the project are figures alone; a workbook's numbers are counted, zeros too.
        numbers = [f"Numbers read of forms: {counted.numbers:,}"] if counted.numbers else []
        _say(
            _became("Forms", counted),
            *numbers,
            f"Figures stored of forms: {counted.figures:,}",
            f"Forms refused: {len(counted.refused):,}",
        )
    if failures:
        _say(f"Checks that fail: {failures:,} (see: python -m etl check)")
    read = {"files": loaded, "tables": told, "forms": counted}
    _complain(*(line for one in read.values() for line in (*one.refused, *one.notes)))
    for what, one in read.items():
        if one.interrupted:
            return _fail(
                f"Interrupted after {one.read + len(one.refused):,} of {one.files:,} {what}: what was read "
                "is stored whole, the rest not at all; the same command goes on from here.",
                INTERRUPTED,
            )
    return SOME_REFUSED if any(one.refused for one in read.values()) else 0


def _became(what: str, read: Outcome) -> str:
    """How many of the files of a kind were read, and what became of them."""
    return f"{what} read: {read.read:,} ({read.new:,} new, {read.changed:,} changed, {read.unchanged:,} unchanged)"


@app.command()
def check() -> int:
    """Check the stored figures against each other, and print what fails."""
    from etl import checks  # noqa: PLC0415 - see `load`
    from etl.store import database  # noqa: PLC0415

    try:
        engine = database.connect()
        database.migrate(engine)
        with _progress("Checking") as progress:
            count = checks.run(engine, progress=progress)
        with database.answering(engine):
            found = checks.lines(checks.failures(engine), checks.counts(engine))
            _say(*found, f"Checks that fail: {count:,}")
        engine.dispose()
    except (database.DatabaseUnavailable, database.SchemaTooNew) as error:
        return _fail(str(error), UNUSABLE)
    return 0


@app.command()
@click.argument("paths", metavar="PATH", nargs=-1, required=True, type=_PATH)
@click.option("--jsonl", is_flag=True, help="One JSON object a line instead of a table.")
@click.option("--explain", is_flag=True, help="Say of each number which words decided, and what came second.")
@click.option("--cases", is_flag=True, help="The single court cases instead: one JSON object a line.")
def parse(paths: tuple[Path, ...], *, jsonl: bool, explain: bool, cases: bool) -> int:
    """Show what is read out of reports and tables, without a database.

    PATH: reports, tables or folders.
    """
    if (jsonl or cases) and explain:
        raise click.BadParameter(f"--{'cases' if cases else 'jsonl'} and --explain cannot go together")
    refused = False
    for path in documents.find(paths):
        try:
            if path.suffix.lower() in tables.ENDINGS:
                _say(*_table(path, jsonl=jsonl))
                continue
            document = documents.read(path)
            extracted = extraction.record(document) if cases else extraction.extract(document)
        except RefusedDocument as refusal:
            refused = True
            _complain(str(refusal))
            continue
        if cases:
            _say(*printing.case_lines(extracted))
            if not extracted.cases:
                _complain(f"{path}: tells of no single case.")
            continue
        _say(*(printing.json_lines(extracted) if jsonl else printing.report(extracted, _width())))
        if explain:
            _say(printing.explanations(extraction.explain(document), _width()))
    return SOME_REFUSED if refused else 0


def _table(path: Path, *, jsonl: bool) -> Iterator[str]:
    """An official table, as a person or as a program reads it."""
    for table in tables.read(path):
        yield from printing.table_json_lines(table) if jsonl else printing.official(table, _width())


def main() -> None:
    """Run the command that the process was called with, and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # tests put something simpler there
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    """The exit status; whatever goes wrong has been said in one sentence."""
    try:
        return int(app(standalone_mode=False) or 0)
    except click.ClickException as error:  # a wrong call
        return _fail(f"{error.format_message().rstrip('.')}; see: python -m etl --help", UNUSABLE)
    except (KeyboardInterrupt, click.Abort):
        return _fail("Interrupted.", INTERRUPTED)
    except _NobodyReads:
        # Python flushes once more at its end: let that go nowhere, too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except CatalogueError as error:
        return _fail(str(error), UNUSABLE)
    except OSError as error:
        return _fail(f"{error.filename or 'A file'}: cannot be used ({error.strerror}).", UNUSABLE)
    except Exception as error:  # noqa: BLE001 - nobody is shown a stack trace
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return _fail(f"This is a fault in the program ({reason}); please report it.", UNUSABLE)


class _NobodyReads(Exception):
    """Whoever read the output, ``head`` say, has stopped; the library would make status 1 of a broken pipe."""


def _say(*lines: str) -> None:
    try:
        for line in lines:
            print(line)  # noqa: T201 - this is what the command is for
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise _NobodyReads from error


def _complain(*sentences: str) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)  # noqa: T201 - see `_say`


def _fail(sentence: str, status: int) -> int:
    _complain(sentence)
    return status


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while the work goes on, if that is a terminal; it takes what is done, and of how many."""
    # What draws the bar takes a tenth of a second to load, which `parse` does without.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH_OF_FILES

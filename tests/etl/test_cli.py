"""The command line as a user meets it: what it prints, with which status it ends, and what it leaves behind."""

from __future__ import annotations

import json
import sqlite3
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from etl import catalogue, cli
from etl.catalogue import DATA, CatalogueError
from etl.store import database

ROOT = DATA.parent
GOOD = DATA / "reports" / "en-101.txt"
OTHER = DATA / "reports" / "en-004.txt"


@dataclass(frozen=True)
class Run:
    """How a command ended."""

    status: int
    out: str
    err: str


Command = Callable[..., Run]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run ``python -m etl`` in this process."""

    def run(*arguments: object) -> Run:
        monkeypatch.setattr(sys, "argv", ["etl", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return Run(int(ended.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture
def stored(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[], dict[str, int]]:
    """The database that the commands use, and how many figures it holds by report."""
    monkeypatch.setenv("DATABASE_URL", database_url)

    def stored() -> dict[str, int]:
        engine = database.connect(database_url)
        asked = "SELECT name, count(figure.id) FROM report LEFT JOIN figure ON report_id = report.id GROUP BY name"
        with engine.connect() as connection:
            found = {row[0]: row[1] for row in connection.execute(text(asked))}
        engine.dispose()
        return found

    return stored


@pytest.fixture
def sqlite(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the database that the commands use, where the kind of database makes no difference."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    return Path(sqlite_url.removeprefix("sqlite:///"))


# Loading


def test_load_says_what_it_did(run: Command, stored: Callable[[], dict[str, int]]) -> None:
    first = run("load", GOOD)
    amount = stored()["en-101"]
    assert (first.status, first.err) == (0, "")
    lines = first.out.splitlines()
    assert lines[0] == "Reports read: 1 (1 new, 0 changed, 0 unchanged)"
    assert lines[1] == f"Figures stored: {amount}"
    assert lines[2].startswith("Numbers set aside: ")
    assert lines[3] == "Reports refused: 0"
    assert amount > 20
    again = run("load", GOOD)
    assert again.status == 0
    assert again.out.splitlines() == ["Reports read: 1 (0 new, 0 changed, 1 unchanged)", *lines[1:]]


def test_load_without_a_path_reads_the_projects_own_reports(
    run: Command, sqlite: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD.read_bytes())
    monkeypatch.setattr(cli, "DATA", tmp_path)
    loaded = run("load")
    assert (loaded.status, loaded.out.splitlines()[0]) == (
        0,
        "Reports read: 1 (1 new, 0 changed, 0 unchanged)",
    )


def bad_files(folder: Path) -> dict[str, str]:
    """Files that cannot be used, by name, and the reason that must be given for each."""
    contents: dict[str, bytes] = {
        "binary.txt": bytes(range(256)) * 20,
        "empty.txt": b"",
        "french.txt": "Le procureur de la ville a requis douze ans contre les 12 accusés.".encode(),
        "no-figure.txt": b"The prosecutor of Aktobe region held a meeting about trust in the courts.",
        "same-text.txt": GOOD.read_bytes(),
        "sidecar.txt": b"The prosecutor of Aktobe region: in 2025 there were 824 verdicts.",
        "sidecar.meta.json": b'{"published": "yesterday"}',
        "word.docx": b"PK",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    with (folder / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    (folder / "folder.txt").mkdir()
    (folder / "no-reports").mkdir()
    (folder / "no-reports" / "notes.md").touch()
    (folder / "sub").mkdir()
    (folder / "sub" / "good.txt").write_bytes(OTHER.read_bytes())
    return {
        "binary.txt": "text",
        "empty.txt": "is empty",
        "french.txt": "language",
        "no-figure.txt": "figure",
        "same-text.txt": "has the same text as",
        "sidecar.meta.json": "'published' must be a date",
        "word.docx": "is not a .txt file",
        "large.txt": "is larger than 5 MB",
        "folder.txt": "the folder holds no reports",
        "no-reports": "the folder holds no reports",
        "sub/good.txt": "has the same name as",
        "missing.txt": "there is no such file or folder",
    }


@pytest.mark.parametrize("command", ["load", "parse"])
def test_what_cannot_be_used_is_named_and_the_others_are_read(
    run: Command, stored: Callable[[], dict[str, int]], tmp_path: Path, command: str
) -> None:
    good = tmp_path / "good.txt"
    good.write_bytes(GOOD.read_bytes())
    reasons = bad_files(tmp_path)
    if command == "parse":  # a document is looked at by itself there
        del reasons["same-text.txt"], reasons["sub/good.txt"]
    paths = [tmp_path / name.replace(".meta.json", ".txt") for name in reasons]
    ended = run(command, good, *paths)
    assert ended.status == 1
    sentences = ended.err.splitlines()
    for (name, reason), sentence in zip(reasons.items(), sentences, strict=True):
        assert sentence.startswith(f"{tmp_path / name}: "), sentence
        assert reason in sentence and sentence.endswith(".")
    if command == "load":
        assert f"Reports refused: {len(reasons)}" in ended.out
        assert set(stored()) == {"good"}
        assert stored()["good"] > 20
    else:
        assert ended.out.startswith("good: language en, region KZ-15")


def test_a_database_that_cannot_be_reached_is_named(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:secret@127.0.0.1:1/name")
    ended = run("load", GOOD)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("The database postgresql://user:***@127.0.0.1:1/name cannot be used")
    assert len(ended.err.splitlines()) == 1 and "secret" not in ended.err


def test_a_database_of_a_newer_version_is_named(run: Command, sqlite: Path) -> None:
    run("load", GOOD)
    with sqlite3.connect(sqlite) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    ended = run("load", GOOD)
    assert ended.status == 2
    assert "was made by a newer version of this program" in ended.err and len(ended.err.splitlines()) == 1


def test_a_broken_data_file_is_named(run: Command, sqlite: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: Path = DATA) -> None:
        raise CatalogueError("data/indicators/court.yml: cannot be read (line 3).")

    monkeypatch.setattr(catalogue, "read", fail)
    ended = run("load", GOOD)
    assert (ended.status, ended.err) == (2, "data/indicators/court.yml: cannot be read (line 3).\n")


@pytest.mark.parametrize("command", [("load",), ("parse",), ("parse", "--jsonl")], ids=" ".join)
def test_even_a_fault_of_the_program_is_one_sentence(
    run: Command, sqlite: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("etl.store.loading.record", fail)
    monkeypatch.setattr("etl.cli.extraction.extract", fail)
    ended = run(*command, GOOD)
    assert ended.status in {1, 2}
    assert "fault in th" in ended.err and "(ZeroDivisionError: division by zero)" in ended.err
    assert len(ended.err.splitlines()) == 1


# A wrong call


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), "Missing command"),
        (("lod",), "'lod'"),
        (("load", "--fast"), "--fast"),
        (("parse",), "Missing argument 'PATH'"),
        (("parse", "--json", "a.txt"), "--json"),
    ],
    ids=str,
)
def test_a_wrong_call_is_answered_in_one_line(run: Command, arguments: tuple[str, ...], named: str) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert named in ended.err and ended.err.endswith("; see: python -m etl --help\n")


@pytest.mark.parametrize("arguments", [("--help",), ("load", "--help"), ("parse", "--help")], ids=" ".join)
def test_help_is_given(run: Command, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("Usage: ")


# Parsing


def test_parse_prints_json_lines_that_point_into_the_text(run: Command) -> None:
    ended = run("parse", GOOD, "--jsonl")
    content = unicodedata.normalize("NFC", GOOD.read_text("utf-8"))
    assert (ended.status, ended.err) == (0, "")
    entries = [json.loads(line) for line in ended.out.splitlines()]
    assert {entry["type"] for entry in entries} == {"figure", "set_aside"}
    assert {entry["document"] for entry in entries} == {"en-101"}
    for entry in entries:
        assert content[entry["start"] : entry["end"]] == entry["quote"]
    assert (824, "verdicts") in {(entry.get("value"), entry.get("indicator")) for entry in entries}


def test_parse_needs_no_database(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/name")
    ended = run("parse", GOOD)
    assert (ended.status, ended.err) == (0, "")
    assert "824" in ended.out and "verdicts level" in ended.out


def test_parse_shows_a_table_cell_by_cell(run: Command, tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text("Region;9 months of 2025\nAktobe region;16 203*\n", encoding="utf-8")
    ended = run("parse", path)
    assert ended.status == 1 and "form.csv: nothing says what its columns mean; write form.yml" in ended.err
    path.with_suffix(".yml").write_text(
        "title: Verdicts\nlanguage: en\nsource_url: https://example.org/1\nlayout: cross\nheader: 1\n"
        "fields: {indicator: verdicts, measure: level, unit: count}\n",
        encoding="utf-8",
    )
    ended = run("parse", path)
    assert ended.status == 0
    assert all(words in ended.out for words in ("B2", "16,203", "KZ-15", "2025-01-01/2025-09-30", "*"))
    (figure,) = map(json.loads, run("parse", path, "--jsonl").out.splitlines())
    assert (figure["type"], figure["cell"], figure["value"], figure["note"]) == ("figure", "B2", 16203, "*")
    assert figure["source_url"] == "https://example.org/1" and "start" not in figure


def test_parse_explains_each_number(run: Command) -> None:
    ended = run("parse", GOOD, "--explain")
    assert (ended.status, ended.err) == (0, "")
    assert "words that decided" in ended.out
    assert ended.out.count("set aside: ") == 5


def test_json_lines_and_explanations_are_not_mixed(run: Command) -> None:
    ended = run("parse", GOOD, "--jsonl", "--explain")
    assert (ended.status, ended.out) == (2, "")
    assert "--jsonl and --explain" in ended.err


def test_parse_and_load_understand_the_same(run: Command, sqlite: Path) -> None:
    run("load", GOOD)
    parsed = [json.loads(line) for line in run("parse", GOOD, "--jsonl").out.splitlines()]
    with sqlite3.connect(sqlite) as connection:
        asked = (
            "SELECT indicator, value, start, quote FROM figure JOIN evidence ON figure_id = id ORDER BY 3, 2"
        )
        rows = connection.execute(asked).fetchall()
    figures = [entry for entry in parsed if entry["type"] == "figure"]
    fields = ("indicator", "value", "start", "quote")
    assert sorted(rows) == sorted(tuple(figure[field] for field in fields) for figure in figures)


def test_parse_prints_single_cases_as_json_lines(run: Command) -> None:
    ended = run("parse", DATA / "news" / "case-022.txt", "--cases")
    rows = [json.loads(line) for line in ended.out.splitlines()]
    text = (DATA / "news" / "case-022.txt").read_text("utf-8")
    assert ended.status == 0
    assert [row["stage"] for row in rows] == ["resigned", "upheld"]
    assert all(
        text[row["start"] : row["end"]] == row["quote"] and row["document"] == "case-022" for row in rows
    )


def test_parse_says_where_no_single_case_is_told(run: Command) -> None:
    ended = run("parse", OTHER, "--cases")
    assert (ended.status, ended.out) == (0, "")
    assert "tells of no single case" in ended.err


def test_cases_are_not_explained(run: Command) -> None:
    ended = run("parse", GOOD, "--cases", "--explain")
    assert ended.status == 2
    assert "--cases and --explain cannot go together" in ended.err

"""One text has one name, and one name one text."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, text

from etl.catalogue import DATA
from etl.records import Document, RefusedDocument
from etl.store import loading
from tests.etl.store.conftest import Reader, Rows, Write, names, values

# One text, one name


def test_of_two_files_with_the_same_text_the_second_is_refused(
    engine: Engine, reader: Reader, write: Write, rows: Rows
) -> None:
    first, second = write("a", "5 cases"), write("b", "5 cases")
    loaded = loading.load(engine, [first.parent])
    assert loaded.refused == [f"{second}: has the same text as {first}; remove one of the two."]
    before = rows()
    assert loading.load(engine, [second]).refused == loaded.refused, "the first still lies beside it"
    assert loading.load(engine, [second, first]).refused == loaded.refused
    assert rows() == before
    assert names(engine) == ["a"]


def test_a_renamed_report_keeps_its_rows_once(engine: Engine, reader: Reader, write: Write) -> None:
    path = write("a", "5 cases")
    loading.load(engine, [path])
    new = path.rename(path.with_name("b.txt"))
    loaded = loading.load(engine, [new])
    assert (loaded.changed, loaded.refused) == (1, [])
    assert loaded.notes == [f"{new}: replaces a, which had its text."]
    assert names(engine) == ["b"]
    assert values(engine, "b") == [5]


def test_two_reports_that_swapped_their_names_are_both_there(
    engine: Engine, reader: Reader, write: Write
) -> None:
    folder = write("a", "5 cases").parent
    write("b", "7 cases")
    loading.load(engine, [folder])
    write("a", "7 cases")
    write("b", "5 cases")
    assert loading.load(engine, [folder]).refused == []
    assert (values(engine, "a"), values(engine, "b")) == ([7], [5])
    assert loading.load(engine, [folder]).unchanged == 2


def test_the_same_name_in_two_folders_is_refused(
    engine: Engine, reader: Reader, write: Write, tmp_path: Path
) -> None:
    first = write("a", "5 cases")
    second = tmp_path / "reports" / "sub" / "a.txt"
    second.parent.mkdir()
    second.write_text("7 cases", encoding="utf-8")
    loaded = loading.load(engine, [tmp_path / "reports"])
    assert loaded.refused == [f"{second}: has the same name as {first}; rename one of the two."]
    assert values(engine, "a") == [5]


def test_a_file_named_twice_is_read_once(engine: Engine, reader: Reader, write: Write) -> None:
    path = write("a", "5 cases")
    loaded = loading.load(engine, [path, path.parent, path])
    assert (loaded.read, loaded.refused) == (1, [])


# The reports that come with the project


def test_a_bundled_report_copied_under_another_name_is_refused(
    engine: Engine, reader: Reader, tmp_path: Path
) -> None:
    bundled = DATA / "reports" / "en-101.txt"
    loading.load(engine, [bundled])
    copy = tmp_path / "copy.txt"
    copy.write_bytes(bundled.read_bytes())
    assert loading.load(engine, [copy]).refused == [
        f"{copy}: has the same text as {bundled}; remove one of the two."
    ]


def test_refusals_of_the_extractor_are_passed_on(engine: Engine, reader: Reader, write: Write) -> None:
    def refuse(document: Document) -> None:
        raise RefusedDocument(f"{document.path}: is in no known language.")

    reader.before = refuse
    path = write("a", "5 cases")
    assert loading.load(engine, [path]).refused == [f"{path}: is in no known language."]
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM report")) == 0

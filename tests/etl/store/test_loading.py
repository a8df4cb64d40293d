from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine, event, func, select

from etl import versions
from etl.store import database, loading
from etl.store.models import Evidence, Figure, Population, Region, Report, SetAside
from tests.etl.store.conftest import Reader, Rows, Write, ids, values

# A first load


def test_a_report_is_stored_whole(engine: Engine, reader: Reader, write: Write) -> None:
    link = "https://example.org/ru/news/7"
    path = write(
        "aktobe",
        "Nine months\nIn 2025 there were 824 verdicts, 410 to prison.",
        publisher="Prosecutor's Office",
        source_url=link,
        published="2025-10-16",
    )
    loaded = loading.load(engine, [path])
    assert (loaded.files, loaded.read, loaded.new, loaded.figures, loaded.set_aside) == (1, 1, 1, 2, 1)
    assert (loaded.refused, loaded.notes, loaded.interrupted) == ([], [], False)
    with engine.connect() as connection:
        report = connection.execute(select(Report.__table__)).one()
        assert (report.name, report.title, report.language, report.region) == (
            "aktobe",
            "Nine months",
            "en",
            "KZ-15",
        )
        assert (report.publisher, report.source_url, report.published) == (
            "Prosecutor's Office",
            link,
            date(2025, 10, 16),
        )
        assert report.version_group == "example.org/news/7"
        assert report.extractor_version == "version-one"
        assert datetime.now(UTC) - report.loaded_at < timedelta(minutes=5)
        figures = connection.execute(
            select(Figure.__table__, Evidence.__table__).join(Evidence).order_by(Evidence.start)
        ).all()
        for figure, value in zip(figures, ("824", "410"), strict=True):
            assert figure.value == Decimal(value)
            assert report.text[figure.start : figure.end] == figure.quote == value
            assert (figure.window, figure.status, len(figure.id)) == ("9m", "extracted", 16)
        aside = connection.execute(select(SetAside.__table__)).one()
        assert (report.text[aside.start : aside.end], aside.reason) == ("2025", "date")


def test_regions_and_population_are_loaded_too(engine: Engine, reader: Reader, write: Write) -> None:
    loading.load(engine, [write("a", "5 cases")])
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Region)) == 22
        assert connection.scalar(select(func.count()).select_from(Population)) == 556


def test_what_is_done_is_told(engine: Engine, reader: Reader, write: Write) -> None:
    told: list[tuple[int, int]] = []
    paths = [write("a", "5 cases"), write("b", "nothing")]
    loading.load(engine, paths, lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]


# Loading again


def test_loading_twice_changes_nothing(engine: Engine, reader: Reader, write: Write, rows: Rows) -> None:
    folder = write("a", "5 cases in 2025", source_url="https://example.org/1").parent
    write("b", "7 cases")
    loading.load(engine, [folder])
    before = rows()
    again = loading.load(engine, [folder])
    assert rows() == before
    assert reader.read == ["a", "b"], "what has not changed is not extracted again"
    assert (again.read, again.unchanged, again.figures, again.set_aside) == (2, 2, 2, 1)


def test_an_unchanged_load_writes_nothing(sqlite_url: str, reader: Reader, write: Write) -> None:
    engine = database.connect(sqlite_url)
    database.migrate(engine)
    paths = [write("a", "5 cases")]
    loading.load(engine, paths)
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    loading.load(engine, paths)
    assert {statement.split()[0] for statement in statements} == {"BEGIN", "SELECT"}
    engine.dispose()


@pytest.mark.parametrize(
    "changed",
    ["text", "source_url", "publisher", "published", "version"],
)
def test_a_report_is_read_again_when_anything_it_follows_from_changes(
    engine: Engine, reader: Reader, write: Write, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    sidecar = {"source_url": "https://example.org/1", "publisher": "An office", "published": "2025-10-16"}
    new = {"source_url": "https://example.org/2", "publisher": "Another", "published": "2025-10-17"}
    loading.load(engine, [write("a", "5 cases", **sidecar)])
    if changed == "version":
        monkeypatch.setattr(versions, "extractor", lambda: "version-two")
    elif changed in sidecar:
        sidecar[changed] = new[changed]
    path = write("a", "6 cases" if changed == "text" else "5 cases", **sidecar)
    again = loading.load(engine, [path])
    assert (reader.read, again.changed) == (["a", "a"], 1)
    assert loading.load(engine, [path]).unchanged == 1


def test_an_edited_report_replaces_its_own_figures_and_no_others(
    engine: Engine, reader: Reader, write: Write
) -> None:
    folder = write("a", "5 cases, 6 persons, in 2024").parent
    write("b", "7 cases")
    loading.load(engine, [folder])
    write("a", "5 cases, 9 persons")
    loaded = loading.load(engine, [folder])
    assert (loaded.changed, loaded.unchanged, loaded.figures, loaded.set_aside) == (1, 1, 3, 0)
    assert (values(engine, "a"), values(engine, "b")) == ([5, 9], [7])
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Evidence)) == 3
        assert connection.scalar(select(func.count()).select_from(SetAside)) == 0


def test_ids_do_not_change_when_the_text_around_them_does(
    engine: Engine, reader: Reader, write: Write
) -> None:
    loading.load(engine, [write("a", "In Aktobe 5 cases, 6 persons")])
    before = ids(engine)
    loading.load(engine, [write("a", "In the city of Aktobe 5 cases, 66 persons")])
    assert ids(engine)[5] == before[5]
    assert 6 not in ids(engine)

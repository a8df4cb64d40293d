"""The official workbooks of 2022 in the database: every cell accounted for, every total to the unit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from etl.store import database, forms
from etl.store.form_models import FormBook, FormCell, FormColumn, FormRow, FormRowArticle, FormSheet
from etl.store.models import Figure

OFFICIAL = Path(__file__).resolve().parents[4] / "shared" / "forms"

pytestmark = pytest.mark.skipif(
    not OFFICIAL.is_dir(), reason="the official workbooks are not part of the project"
)

# Row and column of the first sheet, and the sum over the regions.
CELLS = [
    ("Всего правонарушений", 2, 155_200),
    ("Всего правонарушений", 1, 181_367),
    ("преступлений", 2, 135_029),
    ("особо тяжкие", 2, 2_200),
    ("тяжкие", 2, 43_663),
    ("средней тяжести", 2, 66_617),
    ("небольшой тяжести", 2, 22_548),
]
ARTICLES = [("188", 58_233), ("190", 43_344), ("99", 517)]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = database.connect(f"sqlite:///{tmp_path_factory.mktemp('forms') / 'forms.sqlite3'}")
    database.migrate(engine)
    loaded = forms.load(engine, sorted(OFFICIAL.glob("*/*.xlsx")))
    assert (loaded.new, loaded.refused) == (40, [])
    yield engine
    engine.dispose()


def test_every_number_is_accounted_for(engine: Engine) -> None:
    with engine.connect() as connection:
        numbers = select(func.sum(FormBook.numbers)).where(FormBook.form == "1-M")
        assert connection.scalar(numbers) == 4_539_200
        codes = select(func.count()).select_from(FormRow).where(FormRow.code.is_not(None))
        assert connection.scalar(codes) == 9_500 + 32 + 8
        stored = select(func.count()).select_from(FormCell).join(FormBook, FormBook.id == FormCell.book_id)
        # The numbers that are not zero are these and the row codes.
        assert (connection.scalar(stored.where(FormBook.form == "1-M")) or 0) + 20 * 9_500 == 464_139


@pytest.mark.parametrize(("name", "column", "total"), CELLS)
def test_totals_of_the_rows(engine: Engine, name: str, column: int, total: int) -> None:
    with engine.connect() as connection:
        rows = connection.execute(select(FormRow.id, FormRow.path, FormSheet.name).join(FormSheet)).all()
        (row,) = [one.id for one in rows if one.name == "R1" and one.path[-1] == name and len(one.path) < 4]
        asked = (
            select(func.sum(FormCell.value))
            .join(FormColumn, FormColumn.id == FormCell.column_id)
            .where(FormCell.row_id == row, FormColumn.number == column)
        )
        assert connection.scalar(asked) == total


@pytest.mark.parametrize(("article", "total"), ARTICLES)
def test_totals_of_the_articles(engine: Engine, article: str, total: int) -> None:
    cells = (
        select(func.sum(FormCell.value))
        .join(FormRowArticle, FormRowArticle.row_id == FormCell.row_id)
        .join(FormColumn, FormColumn.id == FormCell.column_id)
        .join(FormSheet, FormSheet.id == FormColumn.sheet_id)
        .where(FormRowArticle.article == article, FormColumn.number == 2, FormSheet.name == "R1")
        .join(FormBook, FormBook.id == FormCell.book_id)
        .where(FormBook.form == "1-M")
    )
    figures = select(func.sum(Figure.value)).where(
        Figure.indicator == "registered_offences", Figure.scope == f"ст. {article}"
    )
    with engine.connect() as connection:
        assert connection.scalar(cells) == total
        assert connection.scalar(figures) == total

"""No name of a person that a report gives stands in the database, in the CSV or on the page."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

import dash
import pytest
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder
from sqlalchemy import Engine, select

from dashboard.application import create
from etl.store import database, loading
from etl.store.models import Base
from metrics import case_queries, cases
from tests.etl.case_accuracy import NEWS
from tests.etl.test_case_accuracy import NAMED, SHARED
from tests.etl.test_invented_cases import INVENTED

_WORD = re.compile(r"[^\W\d_]+")


def stems() -> list[str]:
    """The names that the invented news give, each without the endings of its cases."""
    golds = [json.loads(path.read_text("utf-8")) for path in sorted(INVENTED.glob("*.gold.json"))]
    return sorted({name for gold in golds for name in gold["names"]})


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """All bundled and invented news, and where they are at hand the first documents of the project."""
    place = tmp_path_factory.mktemp("names") / "names.sqlite3"
    engine = database.connect(f"sqlite:///{place.as_posix()}")
    database.migrate(engine)
    first = [SHARED] if SHARED.exists() else []
    loading.load(engine, [NEWS, INVENTED, *first])
    yield engine
    engine.dispose()


def in_database(engine: Engine) -> str:
    with engine.connect() as connection:
        return "\n".join(
            str(value)
            for table in Base.metadata.sorted_tables
            for row in connection.execute(select(table))
            for value in row
            if isinstance(value, str)
        )


def in_csv(engine: Engine) -> str:
    return str(create(engine).server.test_client().get("/cases.csv").get_data(as_text=True))


def on_page(engine: Engine) -> str:
    """The page of cases with each of its cases opened."""
    application = create(engine)
    # The page as the application knows it: imported by name it would register itself a second time.
    layout = next(entry["layout"] for entry in dash.page_registry.values() if entry["path"] == "/cases")
    with application.server.test_request_context("/cases"):
        found = cases.read(engine, case_queries.parse({}))
        views = [layout(case=one.row["proceeding"]) for one in found]
    assert all(isinstance(view, Component) for view in views)
    assert views
    return json.dumps(views, cls=PlotlyJSONEncoder, ensure_ascii=False)


@pytest.mark.parametrize("shown", [in_database, in_csv, on_page], ids=["database", "csv", "page"])
def test_no_name_is_kept(engine: Engine, shown: object) -> None:
    assert callable(shown)
    words = set(_WORD.findall(shown(engine)))
    starts = tuple(stems())
    assert len(starts) > 40
    told = {word for word in words if word.startswith(tuple(stem for stem in starts if len(stem) > 2))}
    told |= words & {stem for stem in starts if len(stem) <= 2}
    told |= {word for word in words if hashlib.sha256(word.lower().encode()).hexdigest()[:16] in NAMED}
    assert told == set()

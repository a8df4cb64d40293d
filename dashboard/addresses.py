"""The addresses that programs and spreadsheets use: the state of the service and the filtered rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from flask import Blueprint, Flask, Response, jsonify, request
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard import engines
from dashboard.frame import BROKEN, UNAVAILABLE
from metrics import case_exports, case_queries, exports, observations, reports
from metrics.selections import BadQuery, Selection, parse

Export = Callable[[Engine, Selection], Iterable[bytes]]

_FORMATS: dict[str, tuple[str, Export]] = {
    "csv": ("text/csv; charset=utf-8", exports.csv_chunks),
    "json": ("application/json", exports.json_chunks),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda engine, selection: [exports.xlsx_bytes(engine, selection)],
    ),
}


def register(server: Flask) -> None:
    """Add ``/healthz``, ``/cases.csv``, ``/data.csv``, ``/data.json`` and ``/data.xlsx`` over the server's database to it.

    A query that is not understood is answered 400, a database that does not answer 503, anything
    unforeseen 500: each with one sentence of plain text and never a stack trace.
    """
    addresses = Blueprint("addresses", __name__)
    addresses.add_url_rule("/healthz", "healthz", _health)
    for name in _FORMATS:
        addresses.add_url_rule(f"/data.{name}", name, partial(_rows, name))
    addresses.add_url_rule("/cases.csv", "cases", _cases)
    addresses.register_error_handler(BadQuery, lambda error: _sentence(str(error), 400))
    addresses.register_error_handler(SQLAlchemyError, lambda _error: _sentence(UNAVAILABLE, 503))
    server.register_blueprint(addresses)
    server.register_error_handler(500, lambda _error: _sentence(BROKEN, 500))


def _health() -> Response:
    engine = engines.current()
    counts = {"reports": reports.count(engine), "figures": observations.count(engine, Selection())}
    return jsonify(status="ok", **counts)


def _rows(name: str) -> Response:
    content_type, export = _FORMATS[name]
    selection = parse(request.query_string.decode("utf-8", "replace"))
    response = Response(_begun(export(engines.current(), selection)), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="prosecution-figures.{name}"'
    response.headers["Cache-Control"] = "no-cache"
    return response


def _cases() -> Response:
    query = case_queries.parse(request.query_string.decode("utf-8", "replace"))
    chunks = case_exports.csv_chunks(engines.current(), query)
    response = Response(_begun(chunks), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="court-cases.csv"'
    response.headers["Cache-Control"] = "no-cache"
    return response


def _begun(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same chunks, the first already made: what fails at once fails before the answer says 200."""
    iterator = iter(chunks)
    first = next(iterator, b"")
    return chain((first,), iterator)


def _sentence(words: str, status: int) -> Response:
    return Response(words + "\n", status, content_type="text/plain; charset=utf-8")

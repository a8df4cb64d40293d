"""Makes the dashboard: a Dash application over one database, with its pages, addresses and static files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, dcc, html, page_container
from flask import Flask, Response, redirect, request
from flask_compress import Compress
from sqlalchemy import Engine

from dashboard import addresses, engines, theme
from dashboard.translations import N_, language_of, translator
from etl.store.database import connect

ROOT = Path(__file__).resolve().parent.parent
TITLE = N_("Prosecution in figures")
ONE_DAY = 86_400

INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>
{%metas%}
<title>{%title%}</title>
{%favicon%}
{%css%}
<script>
try {{
  var kept = localStorage.getItem("mantine-color-scheme-value");
  var dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
}} catch (error) {{}}
</script>
</head>
<body>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>
"""


class Dashboard(Dash):  # type: ignore[misc]
    """Dash whose first page already carries the language of the address."""

    def interpolate_index(self, **parts: Any) -> str:
        """Return the first page; ``lang`` and the title follow the query."""
        language = language_of(request.args)
        page = INDEX.replace("{language}", language).replace("{{", "{").replace("}}", "}")
        for name, text in (parts | {"title": translator(language)(TITLE)}).items():
            page = page.replace("{%" + name + "%}", text)
        return page


def create(engine: Engine | None = None) -> Dash:
    """Return the application over ``engine``, or over the database that the environment names.

    Raises ``etl.store.database.DatabaseUnavailable`` or ``SchemaTooNew``, each with one sentence. Its WSGI
    application is ``create().server``.
    """
    server = Flask(__name__)
    engines.keep(server, engine if engine is not None else connect())
    _serve_small(server)
    addresses.register(server)
    server.add_url_rule("/", "home", _home)
    app = Dashboard(
        __name__,
        server=server,
        assets_folder=str(ROOT / "assets"),
        pages_folder=str(ROOT / "dashboard" / "pages"),
        use_pages=True,
        suppress_callback_exceptions=True,
        title=translator("en")(TITLE),
        update_title=None,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.layout = _layout
    app.clientside_callback(
        ClientsideFunction("address", "entitle"), Output("page-named", "data"), Input("page-title", "data")
    )
    # Threaded workers race for Dash's start-up: one request before any other settles it.
    server.test_client().get("/trends")
    return app


def _layout() -> dmc.MantineProvider:
    return dmc.MantineProvider(
        [page_container, dcc.Store(id="page-named")], theme=theme.MANTINE, defaultColorScheme="auto"
    )


def _home() -> Response:
    query = request.query_string.decode()
    return redirect("/trends" + (f"?{query}" if query else ""))  # type: ignore[return-value]


def _serve_small(server: Flask) -> None:
    server.config.update(
        SEND_FILE_MAX_AGE_DEFAULT=ONE_DAY,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_MIMETYPES=[
            "text/html",
            "text/css",
            "text/csv",
            "text/javascript",
            "application/javascript",
            "application/json",
            "image/svg+xml",
        ],
    )
    Compress(server)

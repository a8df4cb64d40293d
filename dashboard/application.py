"""Makes the dashboard: a Dash application over one database, with its pages, addresses and static files."""

from __future__ import annotations

import logging
from html import escape
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, dcc, html, set_props
from flask import Flask, request
from flask_compress import Compress
from sqlalchemy import Engine, inspect
from sqlalchemy.exc import SQLAlchemyError

from dashboard import addresses, arrivals, compression, engines, frame, languages, previews, scripts, theme
from dashboard.translations import DEFAULT, N_, translator
from etl.catalogue import CatalogueError
from etl.store.database import DatabaseUnavailable, SchemaTooNew, answering, connect, migrate
from metrics.messages import say
from metrics.selections import BadQuery

ROOT = Path(__file__).resolve().parent.parent
ONE_DAY = 86_400
ICON = '<link rel="icon" type="image/svg+xml" href="{address}">'
SCRIPT = '<script src="{address}"></script>'
LOCALE = "vendor/plotly/plotly-locale-{language}.js"
LOADING = N_("Loading\u2026")

PROBLEMS = (DatabaseUnavailable, SchemaTooNew, CatalogueError)
"""What keeps the application from being made; the message of each is one sentence."""

_LOG = logging.getLogger(__name__)

INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>
{%metas%}
<title>{%title%}</title>
<meta property="og:title" content="{%title%}">
<meta property="og:site_name" content="{%site%}">
<meta property="og:description" content="{%about%}">
<meta property="og:type" content="website">
{%favicon%}
{%css%}
<script>
if (!new URLSearchParams(location.search).has("lang")) {{
  history.replaceState(null, "", location.pathname + (location.search ? location.search + "&" : "?") +
    "lang=" + document.documentElement.lang + location.hash);
}}
try {{
  var kept = localStorage.getItem("mantine-color-scheme-value");
  var dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
}} catch (error) {{}}
function early(kind, address) {{
  var link = document.createElement("link");
  link.rel = "preload";
  link.as = kind;
  if (kind === "fetch") link.crossOrigin = "anonymous";
  link.href = address;
  document.head.appendChild(link);
}}
{%early%}
</script>
</head>
<body>
{%app_entry%}
<div>{%config%}{%locale%}{%scripts%}{%renderer%}</div>
</body>
</html>
"""


class Dashboard(Dash):  # type: ignore[misc]
    """Dash whose first page already carries the reader's language, and whose address names it."""

    def interpolate_index(self, **parts: Any) -> str:
        """Return the first page in the language of the address, or in the reader's where it names none."""
        language = languages.of(request.args)
        _ = translator(language)
        page = INDEX.replace("{language}", language).replace("{{", "{").replace("}}", "}")
        entry, _variables = arrivals.at(self.strip_relative_path(request.path) or "")
        chosen = scripts.choose(str(parts["scripts"]), entry, self.config.requests_pathname_prefix)
        own = {
            "scripts": chosen.tags,
            "early": chosen.early,
            "title": escape(previews.title(request.path, request.args, _)),
            "site": escape(_(previews.SITE)),
            "about": escape(_(previews.ABOUT)),
            "favicon": ICON.format(address=self.get_asset_url("favicon.svg")),
            "locale": self._locale(language),
            "app_entry": str(parts["app_entry"]).replace("Loading...", _(LOADING)),
        }
        for name, text in (parts | own).items():
            page = page.replace("{%" + name + "%}", text)
        return page

    def _locale(self, language: str) -> str:
        """The script of the charts' words; plotly.js speaks English by itself."""
        if language == DEFAULT:
            return ""
        return SCRIPT.format(address=self.get_asset_url(LOCALE.format(language=language)))


def create(engine: Engine | None = None) -> Dash:
    """Return the application over ``engine``, or over the database that the environment names.

    An empty database gets its tables. Raises one of `PROBLEMS`. Its WSGI application is ``create().server``.
    """
    server = Flask(__name__)
    engines.keep(server, _ready(engine if engine is not None else connect()))
    _serve_small(server)
    addresses.register(server)
    app = Dashboard(
        __name__,
        server=server,
        assets_folder=str(ROOT / "assets"),
        assets_ignore=r"plotly-locale-.*\.js",
        pages_folder=str(ROOT / "dashboard" / "pages"),
        use_pages=True,
        suppress_callback_exceptions=True,
        title=translator("en")(previews.SITE),
        update_title=None,
        on_error=_tell,
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
        [html.Div(id="problem", role="alert"), arrivals.container(), dcc.Store(id="page-named")],
        theme=theme.MANTINE,
        defaultColorScheme="auto",
    )


def _ready(engine: Engine) -> Engine:
    with answering(engine):
        empty = not inspect(engine).has_table("figure")
    if empty:
        migrate(engine)
    return engine


def _tell(error: Exception) -> None:
    """Say in one sentence above the page why a choice was not answered; the page stays as it was."""
    if isinstance(error, BadQuery):
        words = say(error.message, languages.of_caller())
    else:
        _LOG.exception("A callback failed", exc_info=error)
        _ = translator(languages.of_caller())
        words = _(frame.UNAVAILABLE if isinstance(error, SQLAlchemyError) else frame.BROKEN)
    set_props("problem", {"children": html.P(words, className="problem")})


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
    compression.register(server)

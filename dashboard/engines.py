"""The database that the running application was made with: no module keeps one of its own."""

from __future__ import annotations

from flask import Flask, current_app
from sqlalchemy import Engine

_KEY = "PROSECUTION_ENGINE"


def keep(server: Flask, engine: Engine) -> None:
    """Hand the application its database; `current` gives it back inside any request of that application."""
    server.config[_KEY] = engine


def current() -> Engine:
    """Return the database of the application that answers the present request."""
    engine: Engine = current_app.config[_KEY]
    return engine

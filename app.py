"""The dashboard's WSGI application: ``gunicorn app:server``, or ``python app.py`` for one reader."""

from __future__ import annotations

import os
import sys

from dashboard.application import PROBLEMS, create

try:
    app = create()
except PROBLEMS as problem:
    sys.exit(str(problem))
server = app.server

if __name__ == "__main__":
    port = os.environ.get("PORT", "8050")
    if not port.isdecimal() or int(port) > 65_535:
        sys.exit(f"PORT must be a number up to 65535, not '{port}'.")
    app.run(host=os.environ.get("HOST", "127.0.0.1"), port=int(port))

"""The dashboard's WSGI application: ``gunicorn app:server``, or ``python app.py`` for one reader."""

from __future__ import annotations

import os

from dashboard.application import create

app = create()
server = app.server

if __name__ == "__main__":
    app.run(host=os.environ.get("HOST", "127.0.0.1"), port=int(os.environ.get("PORT", "8050")))

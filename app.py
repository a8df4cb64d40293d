"""The dashboard's WSGI application: ``gunicorn app:server``, or ``python app.py`` for one reader."""

from __future__ import annotations

import os
import sys

import waitress

from dashboard.application import PROBLEMS, create

try:
    app = create()
except PROBLEMS as problem:
    sys.exit(str(problem))
server = app.server
THREADS = 8
"""A page asks for several pieces at once; more readers want a server of their own, see README.md."""

if __name__ == "__main__":
    port = os.environ.get("PORT", "8050")
    if not port.isdecimal() or int(port) > 65_535:
        sys.exit(f"PORT must be a number up to 65535, not '{port}'.")
    host = os.environ.get("HOST", "127.0.0.1")
    print(f"The dashboard is on http://{host}:{port} (Ctrl+C ends it)", flush=True)  # noqa: T201 - for who started it
    try:
        waitress.serve(server, host=host, port=int(port), threads=THREADS)
    except OSError as problem:
        sys.exit(f"{host}:{port} cannot be used ({problem.strerror}); choose another PORT, or another HOST.")

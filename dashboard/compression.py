"""The files that never change are compressed once, whoever asks for them: scripts and styles make most of a page."""

from __future__ import annotations

from hashlib import blake2b

import brotli
from flask import Flask, Response, request

_FIXED = ("/_dash-component-suites/", "/assets/")
_KINDS = ("text/css", "text/javascript", "application/javascript", "image/svg+xml")
_SMALLEST = 500
_QUALITY = 6
"""A tenth smaller than what is compressed for each request, and done once in a twentieth of a second a megabyte."""


def register(server: Flask) -> None:
    """Answer with kept compressed files wherever the browser takes Brotli; whoever takes none is served by others.

    Call it after the compression of all other answers: what is compressed here is then left alone by that.
    """
    kept: dict[bytes, bytes] = {}

    def compressed(response: Response) -> Response:
        if not _applies(response):
            return response
        response.direct_passthrough = False
        content = response.get_data()
        if len(content) < _SMALLEST:
            return response
        key = blake2b(content, digest_size=16).digest()  # the same file has many addresses
        if key not in kept:
            kept[key] = brotli.compress(content, quality=_QUALITY)
        response.set_data(kept[key])
        response.headers["Content-Encoding"] = "br"
        response.headers["Vary"] = "Accept-Encoding"
        etag, _weak = response.get_etag()
        if etag:
            response.set_etag(f"{etag}:br")
            response.make_conditional(request)
        return response

    server.after_request(compressed)


def _applies(response: Response) -> bool:
    return (
        response.status_code == 200
        and request.path.startswith(_FIXED)
        and response.mimetype in _KINDS
        and "Content-Encoding" not in response.headers
        and bool(request.accept_encodings["br"])
    )

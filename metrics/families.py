"""Whose numbers a publication gives: only numbers of one family may be subtracted from each other."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from etl.catalogue import DATA, read_yaml
from metrics import ranking
from metrics.observations import Observation

Family = tuple[int, str]
"""The standing of the publication and the body, host, publisher or report that its numbers come from."""


def of(row: Observation) -> Family:
    """Return the source family of a figure.

    That is the standing of its publication with the body that it names (``data/derived/bodies.yml``), else the
    host of its link, else its publisher; a report that gives none of these is a family of its own.
    """
    standing = ranking.standing(row.publisher, row.source_url)
    return standing, _body(row.publisher) or _host(row.source_url) or row.publisher or row.report_id


@cache
def _body(publisher: str | None) -> str | None:
    name = (publisher or "").casefold()
    listed = _words()
    if any(word in name for word in listed["several"]):
        return None
    return next((body for body, words in listed.items() if any(word in name for word in words)), None)


def _host(source_url: str | None) -> str | None:
    try:
        return urlsplit(source_url or "").hostname
    except ValueError:
        return None


@cache
def _words() -> dict[str, list[str]]:
    listed = read_yaml(DATA / "derived" / "bodies.yml")
    kinds = {**listed["bodies"], "several": listed["several"]}
    return {kind: [str(word).casefold() for word in words] for kind, words in kinds.items()}

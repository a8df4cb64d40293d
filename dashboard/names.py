"""Names of what the catalogue holds, in the reader's language; an id without a name is shown as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.translations import translator
from etl import catalogue

NATION = "KZ"


def region(code: str | None, language: str) -> str:
    """Return the name of a region's code; nothing for a figure without region."""
    found = catalogue.read().regions.get(code or "")
    return found.names[language] if found else code or ""


def headed(code: str | None, language: str) -> str:
    """Return the name of a region where it begins a line or a cell: with a capital, as Russian cities lack one."""
    return formats.sentence(region(code, language))


def indicator(key: str, language: str) -> str:
    """Return the name of an indicator."""
    found = catalogue.read().indicators.get(key)
    return found.names[language] if found else key


def narrowed(name: str, details: Sequence[str]) -> str:
    """Return a name with what narrows it in brackets behind it, or in those with which it ends already."""
    if not details:
        return name
    told = ", ".join(details)
    return f"{name[:-1]}; {told})" if name.endswith(")") else f"{name} ({told})"


def meaning(key: str, language: str) -> str:
    """Return what an indicator counts, in words."""
    found = catalogue.read().indicators.get(key)
    return translator(language, "meanings")(found.meaning) if found else ""


def offence(key: str, language: str) -> str:
    """Return the name of an offence."""
    found = catalogue.read().offences.get(key)
    return found.names[language] if found else key


def gravity(key: str, language: str) -> str:
    """Return the name of a gravity class."""
    found = catalogue.read().gravities.get(key)
    return found.names[language] if found else key


def label(kind: str, key: str, language: str) -> str:
    """Return the name that the catalogue's ``kind`` (``units``, ``measures``, ``families``...) gives to an id."""
    entry = catalogue.read().labels.get(kind, {}).get(key, {})
    return entry.get(language) or entry.get("en") or key.replace("_", " ")


def indicators() -> list[catalogue.Indicator]:
    """Return all indicators in the order in which they are shown."""
    return list(catalogue.read().indicators.values())


def regions() -> list[catalogue.Region]:
    """Return all regions in the order in which they are shown, the nation first."""
    return list(catalogue.read().regions.values())

"""Sentences about numbers in three languages: a message is a key with what it tells, and `say` puts it into words.

The English words are the keys; ``data/translations/<language>/LC_MESSAGES/sentences.po`` holds the others, with
the plural forms of each language. The catalogue is read here and not by the screen, because a sentence about
numbers belongs to downloads and briefings as much as to a page, and is tested without one.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from etl.catalogue import DATA, LANGUAGES

_FOLDER = DATA / "translations"
_NARROW, _NO_BREAK = "\u202f", "\u00a0"


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence or part of one: a key, and the values that its ``{names}`` take.

    With ``many`` the form is that of ``count``, which ``{count}`` stands for. Values may be numbers (shown with at
    most two decimals), dates, names by language, further messages, or text that is shown as it stands.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    many: str = ""
    count: int = 0


Value = Decimal | int | date | str | Mapping[str, str] | Message


def say(message: Message, language: str) -> str:
    """Return a message in words of ``language``; raises ``ValueError`` for a language that there is not."""
    if language not in LANGUAGES:
        raise ValueError(f"'{language}' must be one of {', '.join(LANGUAGES)}.")
    words = _words(language)
    text = (
        words.ngettext(message.key, message.many, message.count)
        if message.many
        else words.gettext(message.key)
    )
    values = {name: _shown(value, language) for name, value in message.values.items()}
    return text.format(**{"count": _shown(message.count, language), **values})


def _shown(value: Value, language: str) -> str:
    match value:
        case Message():
            return say(value, language)
        case str():
            return value
        case date():
            return format_date(value, "d MMMM y" if language == "en" else "long", locale=language)
        case Decimal() | int():
            shown = format_decimal(value, format="#,##0.##", locale=language)
            return str(shown).replace(_NARROW, _NO_BREAK)
        case _:
            return value[language]


@cache
def _words(language: str, folder: Path = _FOLDER) -> gettext.NullTranslations:
    path = folder / language / "LC_MESSAGES" / "sentences.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        read = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)

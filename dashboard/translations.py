"""The words of the screen: `translator("ru")` gives the function that pages call `_`.

The English words in the code are the keys; `data/translations/<language>/LC_MESSAGES/messages.po` holds
the words that are shown, and is read as it stands: nothing has to be compiled. `meanings.po` beside it holds
what the indicators of the catalogue count. A missing word falls back to the key.

>>> _ = translator("en")
>>> _("Trends")
'Trends'
>>> _("{count} of {total}", count=2, total=5)
'2 of 5'
"""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parent.parent / "data" / "translations"
LANGUAGES = ("en", "ru", "kk")
DEFAULT = "en"


def N_(words: str) -> str:  # noqa: N802 - gettext's own name, which the extraction knows
    """Mark words for the catalogue where they are written down but not yet shown."""
    return words


class Translator:
    """Words of one language: call it with an English key and the values that its {names} take."""

    def __init__(self, language: str, words: gettext.NullTranslations) -> None:
        self.language = language
        self._words = words

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for ``key`` with ``values`` filled in."""
        return self._words.gettext(key).format(**values) if key else ""

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the form that ``count`` takes in this language; ``{count}`` is filled in where it stands."""
        return self._words.ngettext(one, many, count).format(**{"count": count, **values})


@cache
def translator(language: str, domain: str = "messages") -> Translator:
    """Return the translator of ``language``: one of `LANGUAGES`, any other is answered in English.

    ``domain`` is the catalogue: ``messages`` for the words of the code, ``meanings`` for those of the indicators.
    """
    known = language if language in LANGUAGES else DEFAULT
    path = FOLDER / known / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return Translator(known, gettext.NullTranslations())
    with path.open("rb") as file:
        catalogue = read_po(file, locale=known)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translator(known, gettext.GNUTranslations(compiled))

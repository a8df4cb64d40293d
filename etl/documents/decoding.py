r"""From bytes to text: only what can be read without guessing becomes text."""

from __future__ import annotations

import codecs
import re
import unicodedata

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WINDOWS = "kz1048"
"""Windows-1251 as it is used in Kazakhstan: the same for Russian, with the Kazakh letters beside it."""
ADVICE = "save the report's text as UTF-8."
LINE_ENDS = re.compile(r"\r\n?")
MIXED_WORD = re.compile(r"[A-Za-z][^\W\d_A-Za-z]|[^\W\d_A-Za-z][A-Za-z]")
BINARY_SHARE = 0.01
"""More control characters than this is no text."""
LOWER_SHARE = 0.6
"""Fewer small letters than this among the foreign ones: the bytes are of another encoding."""


class NotText(Exception):
    """Bytes that are no text; the message says why and what to do, without naming the file."""


def decode(data: bytes) -> str:
    r"""The text in ``data``, its line ends ``\n``, without a byte order mark.

    UTF-8; UTF-16 that begins with its mark; windows-1251 where its letters form plausible words. Raises
    ``NotText`` for anything else.

    >>> decode("\ufeffVerdicts: 824\r\n".encode())
    'Verdicts: 824\n'
    """
    text = LINE_ENDS.sub("\n", _decoded(data))
    control = sum(unicodedata.category(letter) == "Cc" and letter not in "\t\n\v\f" for letter in text)
    if "\0" in text or control > BINARY_SHARE * len(text):
        raise NotText(f"is not text but binary data; {ADVICE}")
    return text


def _decoded(data: bytes) -> str:
    try:
        if data.startswith(UTF16_MARKS):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        windows = None if "\0" in data.decode("latin-1") else _windows(data)
        if windows is None:
            raise NotText(
                f"is not readable text (the byte at {error.start} fits no known encoding); {ADVICE}"
            ) from error
        return windows


def _windows(data: bytes) -> str | None:
    """The text if it is windows-1251 beyond doubt: small letters prevail, and no word mixes two scripts.

    Other Cyrillic code pages come out in capitals or symbols, damaged UTF-8 half in capitals, and accented
    Latin letters inside Latin words.
    """
    try:
        text = data.decode(WINDOWS)
    except UnicodeDecodeError:
        return None
    foreign = [letter for letter in text if letter > "\x7f" and letter.isalpha()]
    small = sum(letter.islower() for letter in foreign)
    mixed = len(MIXED_WORD.findall(text))
    return text if small >= LOWER_SHARE * len(foreign) and mixed * 20 <= len(foreign) else None

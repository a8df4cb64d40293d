from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from etl.documents import decoding

RUSSIAN = "За 9 месяцев вынесено 824 приговора, возмещено 1,2 млрд тенге."
KAZAKH = "Биылғы 9 айда 824 үкім шығарылды, өңірде қылмыс 3,8%-ға азайды."
READ = {
    "UTF-8": (KAZAKH.encode(), KAZAKH),
    "UTF-8 with its mark": (b"\xef\xbb\xbf" + RUSSIAN.encode(), RUSSIAN),
    "UTF-16 with its mark": (RUSSIAN.encode("utf-16"), RUSSIAN),
    "UTF-16 of the other order": (b"\xfe\xff" + KAZAKH.encode("utf-16-be"), KAZAKH),
    "windows-1251": (RUSSIAN.encode("cp1251"), RUSSIAN),
    "windows-1251 with Kazakh letters": (KAZAKH.encode("kz1048"), KAZAKH),
    "line ends of Windows": (b"one\r\ntwo\r\n", "one\ntwo\n"),
    "line ends of old": (b"one\rtwo", "one\ntwo"),
    "tabs and page breaks": (b"one\ttwo\x0cthree", "one\ttwo\x0cthree"),
    "nothing": (b"", ""),
}
REFUSED = {
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(200), "binary"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "no|not readable"),
    "an archive": (b"PK\x03\x04\x14\x00\x08\x00" + bytes(range(128, 256)) * 4, "not readable"),
    "control characters": (b"5 cases\x01\x02\x03", "binary"),
    "a null character": (b"5 cases" * 200 + b"\x00", "binary"),
    "another Cyrillic code page": (RUSSIAN.encode("koi8-r"), "fits no known encoding"),
    "accented Latin letters": ("Le procureur a été très occupé".encode("latin-1"), "fits no known encoding"),
    "UTF-8 cut short": (KAZAKH.encode()[:-1] + b"\xd0", "fits no known encoding"),
    "UTF-16 cut short": (RUSSIAN.encode("utf-16")[:-1], "fits no known encoding"),
}


@pytest.mark.parametrize(("data", "text"), READ.values(), ids=READ.keys())
def test_what_is_text_is_read(data: bytes, text: str) -> None:
    assert decoding.decode(data) == text


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_without_guessing_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(decoding.NotText, match=reason) as raised:
        decoding.decode(data)
    assert str(raised.value).endswith("save the report's text as UTF-8.")


@given(some.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decoding.decode(data)
    except decoding.NotText:
        return
    assert "\0" not in text and "\r" not in text
    text.encode()


@given(some.text(some.characters(exclude_categories=("Cc", "Cs")), max_size=300))
def test_all_utf8_is_read_as_it_is(text: str) -> None:
    assert decoding.decode(text.encode()) == text.removeprefix("\ufeff")

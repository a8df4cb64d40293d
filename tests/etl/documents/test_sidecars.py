from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from etl.documents import sidecars
from etl.documents.sidecars import Sidecar
from etl.records import RefusedDocument

READ = [
    ("{}", Sidecar()),
    ('{"publisher": null, "source_url": null, "published": null}', Sidecar()),
    ('{"publisher": "  "}', Sidecar()),
    (
        '{"publisher": " Қостанай облысының прокуратурасы "}',
        Sidecar(publisher="Қостанай облысының прокуратурасы"),
    ),
    ('{"published": "2025-10-16"}', Sidecar(published=date(2025, 10, 16))),
    ('{"source_url": "https://example.org/?a=1"}', Sidecar(source_url="https://example.org/?a=1")),
    ('\ufeff{"publisher": "An office"}', Sidecar(publisher="An office")),
    ('{"publisher": "An\u00a0office"}', Sidecar(publisher="An\u00a0office")),
]
REFUSED = [
    ("", "is not valid JSON"),
    ("{", "is not valid JSON (Expecting property name enclosed in double quotes, line 1)"),
    ("{}\n{}", "is not valid JSON (Extra data, line 2)"),
    ("[]", "must hold one JSON object with the fields source_url, publisher, published"),
    ("null", "must hold one JSON object"),
    ('{"author": "A. Reader"}', 'the field "author" is not known'),
    ('{"publisher": 5}', "the field 'publisher' must be text or null, not 5"),
    ('{"publisher": {"name": "An office"}}', "the field 'publisher' must be text or null"),
    ('{"publisher": "two\\nlines"}', "the field 'publisher' must be one line of plain text"),
    ('{"publisher": "\\u001b[31m"}', "the field 'publisher' must be one line of plain text"),
    ('{"published": "16.10.2025"}', "the field 'published' must be a date like 2025-10-16"),
    ('{"published": "2025-13-01"}', "the field 'published' must be a date like 2025-10-16"),
    ('{"published": 2025}', "the field 'published' must be text or null, not 2025"),
    ('{"source_url": "example.org"}', "the field 'source_url' must be a web address"),
    ('{"source_url": "javascript:alert(1)"}', "the field 'source_url' must be a web address"),
    ('{"source_url": "https://"}', "the field 'source_url' must be a web address"),
    ('{"source_url": "https://[broken"}', "the field 'source_url' must be a web address"),
    ('{"source_url": "https://example.org/a b"}', "the field 'source_url' must be a web address"),
    ("[" * 100_000, "remove the rest"),
    ('{"publisher": ' + "9" * 5000 + "}", "remove the rest"),
    ('{"publisher": "' + "x" * 100_000 + '"}', "is too large for a sidecar"),
]


def write(folder: Path, content: str) -> Path:
    path = folder / "a.meta.json"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(("content", "sidecar"), READ)
def test_what_a_sidecar_says_is_read(tmp_path: Path, content: str, sidecar: Sidecar) -> None:
    assert sidecars.read(write(tmp_path, content)) == sidecar


@pytest.mark.parametrize(("content", "reason"), REFUSED, ids=lambda text: text[:40])
def test_a_broken_sidecar_is_refused_by_file_and_field(tmp_path: Path, content: str, reason: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(RefusedDocument) as raised:
        sidecars.read(path)
    sentence = str(raised.value)
    assert sentence.startswith(f"{path}: ") and reason in sentence
    assert "\n" not in sentence and len(sentence) < len(str(path)) + 200


def test_no_sidecar_is_an_empty_one(tmp_path: Path) -> None:
    assert sidecars.read(tmp_path / "a.meta.json") == Sidecar()


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedDocument, match="cannot be read"):
        sidecars.read(tmp_path)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.meta.json"
    path.write_bytes('{"publisher": "Прокуратура"}'.encode("cp1251"))
    with pytest.raises(RefusedDocument, match="is not UTF-8 text"):
        sidecars.read(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(some.binary(max_size=200))
def test_any_bytes_are_a_sidecar_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.meta.json"
    path.write_bytes(data)
    try:
        sidecar = sidecars.read(path)
    except RefusedDocument:
        return
    assert isinstance(json.loads(data.decode("utf-8-sig")), dict)
    assert sidecar == Sidecar(), "no random bytes are a valid field"

"""What decides how a form is read, as hashes: as long as they are the same, so is what was read."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from etl.catalogue import DATA
from etl.forms import sidecars
from etl.forms.layouts import FOLDER
from etl.records import RefusedDocument


def of(path: Path) -> str:
    """The hash of the workbook ``path``, its sidecar and the layouts. Raises ``RefusedDocument``."""
    try:
        sidecar = path.with_name(path.stem + sidecars.ENDING)
        parts = [path.read_bytes(), sidecar.read_bytes() if sidecar.is_file() else b""]
    except OSError as error:
        raise RefusedDocument(f"{path}: cannot be read ({error.strerror}); check its name.") from error
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts) + rules()).hexdigest()


@cache
def rules(folder: Path = DATA) -> bytes:
    """The hash of all that decides how a form is read, apart from the form: layouts, words, articles and this code."""
    data = [*sorted((folder / FOLDER).glob("*.yml")), *sorted((folder / "articles").glob("*.csv"))]
    files = [*data, *sorted(Path(__file__).parent.glob("*.py"))]
    whole = b"".join(path.read_bytes().replace(b"\r\n", b"\n") for path in files)
    return hashlib.sha256(whole).digest()

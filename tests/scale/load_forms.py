"""Loading workbooks in a process of its own: prints its seconds, and the peak of memory in MB.

``python -m tests.scale.load_forms FOLDER URL``, where the database is empty.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from etl.store import database, forms
from tests.scale import peaks


def load(folder: Path, url: str) -> float:
    """Load the workbooks of ``folder`` and return the seconds that it took, the making of the tables left out."""
    engine = database.connect(url)
    database.migrate(engine)
    paths = sorted(folder.glob("*.xlsx"))
    start = time.perf_counter()
    forms.load(engine, paths)
    seconds = time.perf_counter() - start
    engine.dispose()
    return seconds


if __name__ == "__main__":
    print(load(Path(sys.argv[1]), sys.argv[2]), round(peaks.megabytes()))

"""Rows of plain numbers in PostgreSQL's binary form: made and read without a text of each number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
"""How the form begins: its mark, no flags, no extension."""
END = b"\xff\xff"
"""So it ends: a row of -1 values."""
ABSENT = -1
"""The length of a value that is NULL; no bytes follow it."""

Column = npt.NDArray[Any]


def pack(columns: Mapping[str, Column]) -> bytes:
    """What ``COPY ... WITH (FORMAT binary)`` takes: whole numbers for columns of ``INTEGER``, others of ``DOUBLE``.

    The columns are of the same length; ``nan`` becomes NULL. The form is described with COPY in PostgreSQL's manual.
    """
    kinds = {name: ">i4" if column.dtype.kind == "i" else ">f8" for name, column in columns.items()}
    fields = [("count", ">i2")]
    for name, kind in kinds.items():
        fields += [(f"{name} bytes", ">i4"), (name, kind)]
    count = len(next(iter(columns.values())))
    rows = np.empty(count, np.dtype(fields))
    rows["count"] = len(columns)
    absent = {name: np.isnan(column) for name, column in columns.items() if column.dtype.kind == "f"}
    for name, column in columns.items():
        rows[name] = column
        rows[f"{name} bytes"] = np.dtype(kinds[name]).itemsize
        if name in absent:
            rows[f"{name} bytes"][absent[name]] = ABSENT
    return HEAD + _without(rows, absent) + END


def _without(rows: npt.NDArray[Any], absent: Mapping[str, npt.NDArray[np.bool_]]) -> bytes:
    """The bytes of the rows, those of absent values left out."""
    if not any(missing.any() for missing in absent.values()):
        return rows.tobytes()
    kept = np.ones((len(rows), rows.dtype.itemsize), bool)
    for name, missing in absent.items():
        kind, first = rows.dtype.fields[name][:2]  # type: ignore[index]
        kept[missing, first : first + kind.itemsize] = False
    return rows.view(np.uint8).reshape(kept.shape)[kept].tobytes()

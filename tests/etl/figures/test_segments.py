"""Which part of a sentence is a number's own."""

from __future__ import annotations

import pytest

from etl.figures import segments
from tests.etl import brackets, reading

TITLE = "Results of the year\n"
SEGMENTS = [
    ("61 officials were fined and [29] warned.", " 29 warned."),
    ("[14] plots with an area of 3.2 ha worth 5 million tenge were returned.", None),
    ("Debts of [318 million tenge] to 1,204 employees were paid.", None),
    ("It filed 41 claims worth [3.5 billion tenge] and won 33.", "claims worth 3.5 billion tenge"),
    (
        "The damage was 9 million tenge, of which [2 million tenge], or 22%, was repaid.",
        "of which 2 million tenge, or 22%, was repaid.",
    ),
]


@pytest.mark.parametrize(("marked", "own"), SEGMENTS, ids=[marked for marked, _ in SEGMENTS])
def test_segment(marked: str, own: str | None) -> None:
    example = brackets.parse(TITLE + marked)
    text = reading.read(example.text, language="en")
    start = example.spans[0][0]
    index = next(at for at, number in enumerate(text.quantities) if number.start <= start < number.end)
    first, last = segments.find(text, index)
    found = text.original[first:last]
    whole = example.text[len(TITLE) :]
    assert found.strip(" .") == (own or whole).strip(" .")

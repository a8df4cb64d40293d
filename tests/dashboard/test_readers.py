"""The cutting of a report's text: nothing lost, nothing added, every number under its mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.readers import KINDS, Piece, Span, split

LINES = [
    ("one figure", "Verdicts: 824 in all", [(10, 13)], [["Verdicts: ", "824*", " in all"]]),
    ("touching figures", "5 of 79", [(0, 2), (2, 7)], [["5 *", "of 79*"]]),
    ("figure at both ends", "12 and 44", [(0, 2), (7, 9)], [["12*", " and ", "44*"]]),
    ("nested figures", "24% (from 3 to 2)", [(0, 17), (10, 11)], [["24% (from *", "3*", " to 2)*"]]),
    ("empty lines dropped", "a\n\n \nb 7", [(7, 8)], [["a"], ["b ", "7*"]]),
    ("figure over a line's end", "3\nbillion", [(0, 9)], [["3*"], ["billion*"]]),
    ("windows line ends", "a 1\r\nb", [(2, 3)], [["a ", "1*"], ["b"]]),
    ("no figure", "Nothing here", [], [["Nothing here"]]),
    ("empty text", "", [], []),
]


@pytest.mark.parametrize(
    ("text", "spans", "expected"), [row[1:] for row in LINES], ids=[row[0] for row in LINES]
)
def test_split(text: str, spans: list[tuple[int, int]], expected: list[list[str]]) -> None:
    marks = [Span(start, end, "figure", f"{start}") for start, end in spans]
    got = [[piece.text + ("*" if piece.spans else "") for piece in line] for line in split(text, marks)]
    assert got == expected


def test_the_figure_wins_over_the_set_aside_number_and_the_tighter_over_the_wider() -> None:
    wide, tight = Span(0, 9, "figure", "wide"), Span(4, 6, "figure", "tight")
    aside = Span(4, 6, "set_aside", "aside")
    pieces = split("abcd12efg", [aside, wide, tight])[0]
    assert pieces[1] == Piece("12", (tight, wide, aside))


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside a text of 3 characters"):
        split("abc", [Span(1, 4, "figure", "a")])


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(alphabet="ab 1\n<&", min_size=1, max_size=60))
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(
        lambda pair: pair[0] < pair[1]
    )
    pairs = draw(st.lists(edges, max_size=8))
    return text, [Span(a, b, draw(st.sampled_from(KINDS)), str(n)) for n, (a, b) in enumerate(pairs)]


@given(marked_texts())
def test_pieces_add_up_to_the_text_and_to_each_span(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    pieces = [piece for line in split(text, spans) for piece in line]
    kept = [line for line in text.split("\n") if line.strip()]
    assert "".join(piece.text for piece in pieces) == "".join(kept)
    for span in spans:
        under = "".join(piece.text for piece in pieces if span in piece.spans)
        inside = text[span.start : span.end]
        assert under.replace(" ", "") == inside.replace("\n", "").replace(" ", "")

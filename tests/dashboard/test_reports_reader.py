"""The reader's marks, cards and tables, and the list of reports."""

from collections.abc import Iterator
from typing import Any

import pytest
from dash import html
from dash.development.base_component import Component

from dashboard import cards, listings, marks, shortening
from dashboard.listings import PAGE, Wanted
from dashboard.translations import translator
from metrics.reports import Reading

EN = translator("en")
TEXT = "<b>Results</b> of 2025\nVerdicts: 824; letters: 1,400."


def figure(key: str, quote: str, **changes: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    bare = {
        "figure_id": key, "report_id": "7", "indicator": "verdicts", "measure": "level", "value": 824,
        "unit": "count", "qualifier": "exact", "offence": None, "gravity": None, "region": "KZ-15", "place": None,
        "scope": None, "period_start": "2025-01-01", "period_end": "2025-09-30", "modality": "result",
        "file": None, "sheet": None, "cell": None, "note": None,
        "label": "verdicts", "quote": quote, "start": start, "end": start + len(quote),
    }  # fmt: skip
    return bare | changes


FIGURES = [figure("aa", "824"), figure("bb", "1,400", indicator="other", value=1400, label="letters sent")]
SET_ASIDE = [
    {"start": TEXT.index("2025"), "end": TEXT.index("2025") + 4, "quote": "2025", "reason": "period"}
]


def all_of(kind: type[Component], parts: object) -> Iterator[Any]:
    """Every component of a kind below ``parts``, in order."""
    for part in parts if isinstance(parts, list | tuple) else [parts]:
        if isinstance(part, kind):
            yield part
        if isinstance(part, Component):
            yield from all_of(kind, getattr(part, "children", None))


def words(part: object) -> str:
    """The text that a component shows."""
    if isinstance(part, list | tuple):
        return "".join(words(child) for child in part)
    return words(getattr(part, "children", None)) if isinstance(part, Component) else str(part or "")


def test_the_text_stays_word_for_word_and_is_never_markup() -> None:
    lines = marks.draw(TEXT, FIGURES, SET_ASIDE, None, EN)
    assert [words(line) for line in lines] == TEXT.split("\n")
    assert not list(all_of(html.B, lines))


def test_each_kind_of_number_has_its_own_look() -> None:
    lines = marks.draw(TEXT, FIGURES, SET_ASIDE, "aa", EN)
    looks = [(words(mark), mark.className) for mark in all_of(html.Mark, lines)]
    assert looks == [("824", "number figure chosen"), ("1,400", "number other")]
    (aside,) = all_of(html.Span, lines)
    assert (aside.children, aside.className) == ("2025", "number set-aside")
    assert aside.title == "Set aside: names a period"


def test_a_mark_is_a_link_to_itself_and_says_what_it_is() -> None:
    link = next(all_of(html.A, marks.draw(TEXT, FIGURES, [], None, EN)))
    assert link.href == "?figure=aa&lang=en" and getattr(link, "data-figure") == "aa"
    assert link.title.endswith("\u00b7 824 \u00b7 Aktobe Region \u00b7 January \u2013 September 2025")


def test_a_figure_in_several_pieces_stops_the_tab_key_once() -> None:
    wide = figure("cc", "Verdicts: 824; letters", value=3)
    links = list(all_of(html.A, marks.draw(TEXT, [wide, FIGURES[0]], [], None, EN)))
    stops = [(words(link), getattr(link, "tabIndex", 0)) for link in links]
    assert stops == [("Verdicts: ", 0), ("824", 0), ("; letters", -1)]


def test_a_number_not_understood_goes_by_the_words_of_the_report() -> None:
    assert marks.indicator(FIGURES[1], EN) == "letters sent"
    assert marks.indicator(FIGURES[1] | {"label": None}, EN) == "Not understood yet"


@pytest.mark.parametrize(("key", "expected"), [("phone", "a telephone number"), ("odd_thing", "odd thing")])
def test_reason(key: str, expected: str) -> None:
    assert marks.reason(key, EN) == expected


def test_the_legend_counts_every_number_of_the_report_once() -> None:
    shown = [words(entry) for entry in all_of(html.Li, cards.legend(FIGURES, SET_ASIDE, EN))]
    assert shown == ["12Figures1", "12Not understood yet1", "12Set aside, with a reason1"]


def test_only_the_chosen_card_shows() -> None:
    drawn = cards.cards(FIGURES, "bb", "7", EN)
    assert [(getattr(card, "data-card"), card.hidden) for card in drawn] == [("aa", True), ("bb", False)]
    assert [link.href for link in all_of(html.A, drawn[0])] == ["/reports/7?figure=aa&lang=en"]


def test_the_tables_hold_each_number_once_in_the_order_of_the_text() -> None:
    rows = list(all_of(html.Tr, cards.figure_table(list(reversed(FIGURES)), EN)))[1:]
    assert [words(row.children[1]) for row in rows] == ["824", "1,400"]
    (row,) = list(all_of(html.Tr, cards.set_aside_table(SET_ASIDE, EN)))[1:]
    assert words(row) == "2025names a period"


QUERIES = [
    ("nothing", {}, Wanted()),
    ("all", {"region": "KZ-15", "language": "kk", "q": " ab ", "page": "2"}, Wanted("KZ-15", "kk", "ab", 2)),
    ("several values", {"region": ["KZ-15", "KZ-75"]}, Wanted("KZ-15")),
    ("a page that is none", {"page": "-1"}, Wanted()),
    ("page zero", {"page": "0"}, Wanted()),
    ("an absurd page", {"page": "9" * 40}, Wanted(page=1_000_000)),
]


@pytest.mark.parametrize(("query", "expected"), [row[1:] for row in QUERIES], ids=[row[0] for row in QUERIES])
def test_wanted(query: dict[str, object], expected: Wanted) -> None:
    assert listings.wanted(query) == expected


def test_the_list_query_leaves_out_what_is_usual() -> None:
    assert listings.query_string(Wanted(q="a b", page=1), "ru") == "q=a+b&lang=ru"
    assert listings.query_string(Wanted("KZ", page=3), "en") == "region=KZ&page=3&lang=en"


REPORT = {
    "report_id": "7", "title": "Results", "publisher": "Office", "region": "KZ-15", "language": "kk",
    "period_start": "2025-01-01", "period_end": "2025-09-30", "published": "2025-10-16", "figures": 45, "set_aside": 12,
}  # fmt: skip


def test_a_report_of_the_list() -> None:
    (row,) = list(all_of(html.Tr, listings.draw([REPORT], 1, Wanted(), EN)))[1:]
    cells = [words(cell) for cell in row.children]
    assert cells[1:] == [
        "Aktobe Region",
        "January \u2013 September 2025",
        "16 October 2025",
        "Kazakh",
        "45",
        "12",
    ]


def test_a_list_that_is_cut_says_how_to_go_on() -> None:
    parts = listings.draw([REPORT], PAGE * 2 + 1, Wanted(q="x", page=2), EN)
    assert words(parts[0]) == f"{PAGE * 2 + 1} reports"
    pages = parts[-1].children
    assert words(pages[0]) == "Page 2 of 3"
    assert [link.href for link in pages[1:]] == ["/reports?q=x&lang=en", "/reports?q=x&page=3&lang=en"]


def test_an_empty_list_says_what_to_loosen() -> None:
    parts = listings.draw([], 0, Wanted(q="x"), EN)
    assert words(parts[0]) == "0 reports" and "No report matches." in words(parts[1])


def test_a_figure_of_a_table_stands_in_no_text_and_names_its_cell() -> None:
    row = figure("cc", "824", start=None, end=None, file="form.csv", cell="C7", note="corrected")
    assert marks.draw("", [row], [], None, EN) == []
    assert "C7 of form.csv" in words(cards.figure_table([row], EN))
    assert "corrected" in words(cards.cards([row], "cc", "7", EN))


def test_of_a_form_as_many_figures_as_a_page_can_draw() -> None:
    figures = [{"figure_id": str(number)} for number in range(1000)]
    reading = Reading({"text": "", "report_id": "1-M-2022-KZ-15"}, figures, [])
    shown = shortening.fit(reading, "777").figures
    assert len(shown) == shortening.MOST and {"figure_id": "777"} in shown
    assert len(shortening.fit(reading, None).figures) == shortening.MOST
    prose = Reading({"text": "words"}, figures, [])
    assert shortening.fit(prose, None) is prose

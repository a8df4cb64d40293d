"""Nothing is lost silently: each number is a figure or set aside, and each quotation stands where it says."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import catalogue, documents, extraction, languages, sections
from etl.records import Document, RefusedDocument
from tests.etl import covering, reading

REPORTS = sorted((catalogue.DATA / "reports").glob("*.txt"))


# A line with a figure: without one the whole report would be refused and nothing be seen.
FIGURES = {"ru": "Оправданы 99 человек.", "kk": "99 адам ақталды.", "en": "The court acquitted 99 persons."}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_number_of_a_report_is_accounted_for(path: Path) -> None:
    document = documents.read(path)
    extracted = extraction.extract(document)
    assert covering.misquoted(document, extracted) == []
    assert covering.uncovered(document, extracted) == []


# Texts in which a number was once lost, or which could not be read at all.
ODD = [
    ("ru", "Число краж 0 - 1 000."),
    ("ru", "Число краж ноль - 1 000."),
    ("kk", "Сағат 1990 болды."),
    ("ru", "В 2024 104 кражи."),
    ("ru", "Кражи: 24 965(18,8%), 1,2,3 и 12/15."),
    ("ru", "№5-6/7 и 8-10-12."),
    ("ru", "с З7 до 4З, всего 1О"),
    ("en", "In 2024-2026-2028 and 3,28,7."),
    ("en", "KZT 1.2.3 billion $ 5 ₸"),
    ("en", "Zero to 1,000 thefts, 0-1000, 00:00:00."),
]


@pytest.mark.parametrize(("code", "text"), ODD, ids=[text for _, text in ODD])
def test_odd_numbers_are_accounted_for(code: str, text: str) -> None:
    _check(reading.document(f"{text}\n{FIGURES[code]}", language=code))


def _check(document: Document) -> None:
    try:
        extracted = extraction.extract(document)
    except RefusedDocument:
        return
    assert covering.misquoted(document, extracted) == []
    assert covering.uncovered(document, extracted) == []


def _vocabulary(code: str) -> list[str]:
    """Words of the language file, each pattern with an ending of its own."""
    source = catalogue.read_yaml(catalogue.DATA / "languages" / f"{code}.yml")
    found = [*source["numerals"], *source["multipliers"], *source["months"], *source["times_words"]]
    found += [word for unit in source["units"] for word in unit["words"]]
    found += [word for side in source["qualifiers"].values() for words in side.values() for word in words]
    for section in ("concepts", "offences", "gravities", "directions", "comparisons", "hedge_modality"):
        found += [word for words in source[section].values() for word in words]
    for section in (*sections.LISTS, "changes"):
        for entry in source.get(section, []):
            words = entry["words"] if isinstance(entry, dict) else entry
            found += words if isinstance(words, list) else [words]
    return [str(word).replace("*", "").replace("...", " ") for word in found]


NUMBERS = st.one_of(
    st.integers(0, 99).map(str),
    st.integers(1, 10**9).map(lambda number: f"{number:,}".replace(",", " ")),
    st.integers(1990, 2030).map(str),
    st.decimals(0, 1000, places=2).map(lambda number: str(number).replace(".", ",")),
    st.sampled_from(["1.03.2024", "12:30", "3,287", "40–50", "+42%", "-5", "З7", "24 965(18,8%)", "1 2 3", "2024-2026",
                     "№ 5", "8 (7172) 71-00-00", "²", "٣", "½", "Ⅳ", "1/2", "0", "00", "1.", "1,2,3", "15-ти", "36%-ға"]),
)  # fmt: skip
MARKS = st.sampled_from(
    [", ", ". ", ": ", "; ", " – ", " (", ") ", "\n", "\n- ", "«", "» ", " ", "% ", "-", "/", "₸"]
)


@cache
def _texts(code: str) -> st.SearchStrategy[str]:
    """Texts of a language's own words with numbers and marks between them, so that the rules have work."""
    words = st.sampled_from(_vocabulary(code))
    piece = st.one_of(words, words, NUMBERS, MARKS)
    return st.lists(st.tuples(piece, st.sampled_from([" ", " ", " ", ""])), max_size=40).map(
        lambda pieces: "".join(word + gap for word, gap in pieces)
    )


ANYTHING = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("0123456789"), st.sampled_from(" .,;:-–%()/₸$№\n")),
    max_size=200,
)

QUICK: Callable[..., Callable[..., None]] = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("code", languages.available())
@QUICK
@given(data=st.data())
def test_any_words_are_read_or_refused(code: str, data: st.DataObject) -> None:
    text = data.draw(_texts(code))
    _check(reading.document(f"{text}\n{FIGURES[code]}", language=code))


@QUICK
@given(ANYTHING)
def test_any_text_is_read_or_refused(text: str) -> None:
    _check(reading.document(text))


@pytest.mark.parametrize("code", languages.available())
@QUICK
@given(text=ANYTHING)
def test_any_text_between_sentences_is_accounted_for(code: str, text: str) -> None:
    _check(reading.document(f"{FIGURES[code]}\n{text}\n", language=code))

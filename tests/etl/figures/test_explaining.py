"""Each number is explained: what it was taken for, by which words, and what came second."""

from __future__ import annotations

from etl import extraction
from tests.etl import reading

TEXT = "В 2024 году вынесено 824 приговора по делам о кражах, дело длилось 12 лет."


def test_every_number_is_explained_in_order() -> None:
    document = reading.document(TEXT, language="ru")
    explained = extraction.explain(document)
    assert [one.quote for one in explained] == ["В 2024 году", "824", "12 лет"]
    assert all(document.text[one.start : one.end] == one.quote for one in explained)


def test_set_aside_numbers_have_their_reason() -> None:
    period, _, term = extraction.explain(reading.document(TEXT, language="ru"))
    assert (period.taken_for, term.taken_for) == ("set aside: period", "set aside: term")


def test_a_figure_names_the_words_that_decided() -> None:
    verdicts = extraction.explain(reading.document(TEXT, language="ru"))[1]
    assert verdicts.taken_for.startswith("verdicts, level")
    assert any("приговора" in words for words in verdicts.words)
    assert verdicts.score > 0


def test_explanations_agree_with_the_figures() -> None:
    document = reading.document(TEXT, language="ru")
    [figure] = extraction.extract(document).figures
    taken_for = extraction.explain(document)[1].taken_for.split(", ")
    assert taken_for[:2] == [figure.indicator, figure.measure]

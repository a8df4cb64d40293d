"""The query string and the selection say the same, and what nobody can mean is answered in a sentence."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import catalogue
from metrics.selections import MOST_VALUES, NAMES, SEVERAL, BadQuery, Selection, parse, query_string

KNOWN = catalogue.read()
WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
WINDOWS = st.one_of(
    st.sampled_from(["point", "unknown"]),
    st.builds("{}{}".format, st.integers(1, 9999), st.sampled_from("md")),
)


def several(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, unique=True, max_size=4).map(tuple)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    return Selection(
        indicator=draw(several(st.sampled_from(list(KNOWN.indicators)))),
        region=draw(several(st.sampled_from(list(KNOWN.regions)))),
        place=draw(several(WORDS)),
        offence=draw(several(st.sampled_from(list(KNOWN.offences)))),
        gravity=draw(several(st.sampled_from(list(KNOWN.gravities)))),
        measure=draw(several(st.sampled_from(["level", "change", "share", "rate"]))),
        unit=draw(several(st.sampled_from(["count", "percent", "KZT"]))),
        modality=draw(several(st.sampled_from(["result", "target", "single_case"]))),
        report=draw(several(WORDS)),
        window=draw(several(WINDOWS)),
        from_date=draw(st.sampled_from([None, days[0]])),
        to_date=draw(st.sampled_from([None, days[1]])),
        as_of=draw(st.sampled_from([None, days[1]])),
        lang=draw(st.sampled_from(catalogue.LANGUAGES)),
        sep=draw(st.sampled_from([",", ";"])),
    )


@given(selections())
def test_the_query_string_says_the_selection(selection: Selection) -> None:
    query = query_string(selection)
    assert parse(query) == selection
    assert parse("?" + query) == selection
    assert query_string(parse(query)) == query


@given(selections(), st.randoms(use_true_random=False))
def test_the_order_of_names_does_not_matter(selection: Selection, random: object) -> None:
    query = query_string(selection)
    pairs = [pair for pair in query.split("&") if pair]
    names = sorted({pair.split("=")[0] for pair in pairs}, key=lambda name: hash((name, str(random))))
    moved = "&".join(pair for name in names for pair in pairs if pair.split("=")[0] == name)
    assert query_string(parse(moved)) == query


@given(selections())
def test_a_mapping_says_the_same_as_its_query_string(selection: Selection) -> None:
    values = {name: list(getattr(selection, name)) for name in SEVERAL}
    single = {"lang": selection.lang, "sep": [selection.sep], "from": selection.from_date, "to": None}
    single |= {"as_of": selection.as_of}
    assert parse({**values, **single}) == parse(
        query_string(selection).replace(f"to={selection.to_date}", "").replace("&&", "&").strip("&")
    )


@given(
    st.one_of(
        st.text(max_size=60), st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=9))).map(urlencode)
    )
)
def test_any_query_is_understood_or_refused_in_one_printable_line(query: str) -> None:
    told = ""
    try:
        selection = parse(query)
    except BadQuery as problem:
        told = str(problem)
    else:
        assert parse(query_string(selection)) == selection
    assert not told or (told.isprintable() and told.endswith("."))


QUERIES = [
    ("", Selection()),
    ("region=KZ-15&region=KZ-75", Selection(region=("KZ-15", "KZ-75"))),
    ("region=KZ-75&region=KZ-15&region=KZ-75", Selection(region=("KZ-75", "KZ-15"))),
    ("indicator=verdicts&window=9m&lang=kk", Selection(indicator=("verdicts",), window=("9m",), lang="kk")),
    (
        "from=2025-01-01&to=2025-09-30",
        Selection(from_date=date(2025, 1, 1), to_date=date(2025, 9, 30)),
    ),
    ("sep=;", Selection(sep=";")),
    ("sep=%3B", Selection(sep=";")),
    ("place=Irgiz+district", Selection(place=("Irgiz district",))),
]


@pytest.mark.parametrize(("query", "expected"), QUERIES, ids=[query or "nothing" for query, _ in QUERIES])
def test_parse(query: str, expected: Selection) -> None:
    assert parse(query) == expected


REFUSED = [
    (
        "regoin=KZ-15",
        "There is no filter 'regoin'; did you mean region? Allowed are indicator, region, place",
    ),
    ("view=map", "There is no filter 'view'"),
    ("region=KZ-99", "'KZ-99' is no region; allowed are KZ, KZ-10, "),
    ("region=kz-15", "'kz-15' is no region"),
    (
        "indicator=verdict",
        f"did you mean verdicts? All {len(KNOWN.indicators)} that are allowed stand in data/ind",
    ),
    ("offence=murders", "'murders' is no offence; did you mean murder?"),
    ("gravity=grave", "'grave' is no gravity; allowed are particularly_serious, serious, medium, minor"),
    ("measure=levels", "'levels' is no measure; allowed are level, change, share, rate."),
    ("unit=tenge", "'tenge' is no unit; allowed are count, percent, KZT"),
    ("modality=plan", "'plan' is no modality; allowed are result, target, single_case."),
    ("window=9", "'9' is no window; allowed are months such as 3m, 6m, 9m, 12m"),
    ("window=0m", "'0m' is no window"),
    ("from=2025-13-01", "'from' must be a date such as 2025-09-30, not '2025-13-01'."),
    ("to=20250930", "'to' must be a date such as 2025-09-30, not '20250930'."),
    ("from=2025-10-01&to=2025-09-30", "'from' (2025-10-01) is later than 'to' (2025-09-30); exchange them."),
    ("lang=de", "'lang' cannot be 'de'; allowed are 'en', 'ru', 'kk'."),
    ("lang=en&lang=ru", "'lang' is given 2 times; give it once."),
    ("sep=%09", "'sep' has no value"),
    ("sep=|", "'sep' cannot be '|'; allowed are ',', ';'."),
    ("region=", "'region' has no value; give it one or leave it out."),
    ("place=%00a", "'place' holds characters that cannot be printed: '\ufffda'."),
    ("report=" + "x" * 200 + "%0a", "xxx…'."),
    ("indicator=" + "x" * 200, "xxx…' is no indicator. All"),
]


@pytest.mark.parametrize(("query", "sentence"), REFUSED, ids=[sentence[:50] for _, sentence in REFUSED])
def test_what_nobody_can_mean_is_refused(query: str, sentence: str) -> None:
    with pytest.raises(BadQuery, match=re.escape(sentence)):
        parse(query)


def test_endless_values_are_refused() -> None:
    query = "&".join(f"report={number}" for number in range(MOST_VALUES + 1))
    with pytest.raises(BadQuery, match=f"'report' has {MOST_VALUES + 1} values; at most {MOST_VALUES}"):
        parse(query)


def test_a_page_may_have_names_of_its_own() -> None:
    assert parse("region=KZ-15&view=split", extra={"view"}) == Selection(region=("KZ-15",))
    assert parse({"view": None, "sort": ""}, extra=frozenset({"view", "sort"})) == Selection()

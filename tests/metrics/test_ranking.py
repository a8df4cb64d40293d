"""Which of several values is shown, and when they contradict each other."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import ranking
from metrics.ranking import OFFICIAL, OUTLET, RELAYED, Claim
from metrics.rounding import Statement, agree, precision, step

AGREE = [
    ("1", "the same", ("824", "exact"), ("824", "exact"), True),
    ("2", "one case more", ("824", "exact"), ("825", "exact"), False),
    ("3", "livestock theft 2024", ("1051", "exact"), ("1026", "exact"), False),
    ("4", "a rounded percentage", ("37", "exact"), ("36.7", "exact"), True),
    ("5", "a cut percentage", ("36", "exact"), ("36.7", "exact"), True),
    ("6", "a wrong percentage", ("37", "exact"), ("36.2", "exact"), False),
    ("7", "corruption 2017", ("33", "exact"), ("21", "exact"), False),
    ("8", "both to one decimal", ("3.8", "exact"), ("3.9", "exact"), False),
    ("9", "a billion rounded", ("1200000000", "exact"), ("1203456789", "exact"), True),
    ("10", "a billion lost", ("1200000000", "exact"), ("3203456789", "exact"), False),
    ("11", "small counts are no roundings", ("820", "exact"), ("824", "exact"), False),
    ("12", "more than", ("800", "over"), ("824", "exact"), True),
    ("13", "more than, but less", ("800", "over"), ("790", "exact"), False),
    ("14", "more than, by far too much", ("800", "over"), ("8000", "exact"), False),
    ("15", "nearly", ("70", "nearly"), ("69.4", "exact"), True),
    ("16", "nearly, but more", ("70", "nearly"), ("71", "exact"), False),
    ("17", "under", ("70", "under"), ("68", "exact"), True),
    ("18", "about", ("1000", "about"), ("972", "exact"), True),
    ("19", "two hedges that meet", ("1000", "over"), ("1100", "nearly"), True),
    ("20", "two hedges that do not", ("1000", "over"), ("900", "under"), False),
    ("21", "opposite directions", ("-3.8", "exact"), ("3.8", "exact"), False),
    ("22", "hedged decreases", ("-20", "over"), ("-24", "exact"), True),
    ("23", "hedged opposite directions", ("-20", "about"), ("20", "exact"), False),
    ("24", "nothing and one", ("0", "exact"), ("1", "exact"), False),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [row[2:] for row in AGREE], ids=[row[1] for row in AGREE]
)
def test_agree(one: tuple[str, str], other: tuple[str, str], expected: bool) -> None:
    first, second = Statement(Decimal(one[0]), one[1]), Statement(Decimal(other[0]), other[1])
    assert agree(first, second) is expected
    assert agree(second, first) is expected


STEPS = [
    ("824", False, "1"),
    ("820", False, "1"),
    ("820", True, "10"),
    ("36.70", False, "0.1"),
    ("16000", False, "1000"),
    ("1010", False, "1"),
    ("1.2E9", False, "100000000"),
    ("0", False, "1"),
    ("-800", True, "100"),
]


@pytest.mark.parametrize(("value", "hedged", "expected"), STEPS)
def test_step(value: str, hedged: bool, expected: str) -> None:
    assert step(Decimal(value), hedged=hedged) == Decimal(expected)


STANDINGS = [
    ("Prosecutor's Office of Aktobe Region", None, OFFICIAL),
    ("Prosecutor's Office of Akmola Region (reported by inform.kz)", None, RELAYED),
    ("Aqtobe Gazeti, from the Prosecutor's Office of Turkistan Region", None, RELAYED),
    ("Ministry of Foreign Affairs of Kazakhstan (gov.kz)", None, OFFICIAL),
    ("The Astana Times", "https://astanatimes.com/1", OUTLET),
    ("The Astana Times", "https://notgov.kz/1", OUTLET),
    (None, "https://www.gov.kz/memleket/entities/prokuror", OFFICIAL),
    ("", "http://[broken", OUTLET),
    (None, None, OUTLET),
]


@pytest.mark.parametrize(("publisher", "source_url", "expected"), STANDINGS)
def test_standing(publisher: str | None, source_url: str | None, expected: int) -> None:
    assert ranking.standing(publisher, source_url) == expected


def claim(
    key: str,
    value: str,
    qualifier: str = "exact",
    standing: int = OFFICIAL,
    published: str | None = "2025-10-16",
) -> Claim:
    day = date.fromisoformat(published) if published else None
    return Claim(key, Decimal(value), qualifier, standing, day)


CHOICES = [
    (
        "official over a later outlet",
        [claim("a", "824"), claim("b", "830", standing=OUTLET, published="2025-12-01")],
        "a",
        True,
    ),
    (
        "relayed over an outlet",
        [claim("a", "824", standing=OUTLET), claim("b", "824", standing=RELAYED)],
        "b",
        False,
    ),
    ("later over earlier", [claim("a", "824"), claim("b", "831", published="2025-11-01")], "b", True),
    ("dated over undated", [claim("a", "824", published=None), claim("b", "831")], "b", True),
    ("exact over hedged", [claim("a", "800", "over"), claim("b", "824")], "b", False),
    ("digits over rounding", [claim("a", "1200000000"), claim("b", "1203456789")], "b", False),
    (
        "a later rounding corrects nothing",
        [claim("a", "824"), claim("b", "800", "over", published="2025-11-01")],
        "a",
        False,
    ),
    (
        "an outlet's digits do not replace the office's words",
        [claim("a", "800", "over"), claim("b", "824", standing=OUTLET)],
        "a",
        False,
    ),
    ("all the same: the smallest id", [claim("b", "824"), claim("a", "824")], "a", False),
]


@pytest.mark.parametrize(
    ("claims", "shown", "conflict"), [row[1:] for row in CHOICES], ids=[row[0] for row in CHOICES]
)
def test_choose(claims: list[Claim], shown: str, conflict: bool) -> None:
    choice = ranking.choose(claims)
    assert (choice.shown.figure_id, choice.conflict) == (shown, conflict)


def test_a_cell_without_a_claim_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to show"):
        ranking.choose([])


CLAIMS = st.lists(
    st.builds(
        Claim,
        st.uuids().map(str),
        st.one_of(
            st.integers(-2000, 2000).map(Decimal),
            st.decimals(-(10**9), 10**9, allow_nan=False, places=2),
        ),
        st.sampled_from(["exact", "over", "about", "nearly", "under"]),
        st.sampled_from([OUTLET, RELAYED, OFFICIAL]),
        st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 5)),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda made: made.figure_id,
)


@given(CLAIMS, st.data())
def test_the_choice_does_not_hang_on_the_order_and_loses_nothing(
    claims: list[Claim], data: st.DataObject
) -> None:
    choice = ranking.choose(claims)
    assert ranking.choose(data.draw(st.permutations(claims))) == choice
    assert sorted([choice.shown, *choice.others], key=str) == sorted(claims, key=str)


@given(CLAIMS)
def test_nobody_of_higher_standing_is_passed_over(claims: list[Claim]) -> None:
    choice = ranking.choose(claims)
    assert choice.shown.standing == max(claim.standing for claim in claims)
    later = [
        claim
        for claim in choice.others
        if claim.standing == choice.shown.standing
        and (claim.published or date.min) > (choice.shown.published or date.min)
    ]
    # Only a value that says the same more exactly may stand before a later one.
    assert not later or any(
        agree(claim.statement, choice.shown.statement)
        and precision(claim.statement) <= precision(choice.shown.statement)
        for claim in later
    )


@given(CLAIMS, CLAIMS)
def test_more_claims_never_settle_a_conflict(claims: list[Claim], more: list[Claim]) -> None:
    if ranking.choose(claims).conflict:
        assert ranking.choose([*claims, *more]).conflict


@given(CLAIMS)
def test_equal_values_never_conflict(claims: list[Claim]) -> None:
    first = claims[0].statement
    assert not ranking.conflict([first] * len(claims))
    assert agree(first, first)

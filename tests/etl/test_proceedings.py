"""What a row of the register of cases can never say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.proceedings import ALLOWED, GUILT, STAGES, STATUSES, Case, ImpossibleCase

CASE = Case(
    person="p1",
    role="former mayor, Kentau",
    office_level="city",
    region="KZ-61",
    offence="bribery",
    article=None,
    stage="investigation",
    date=None,
    amount=None,
    amount_kind=None,
    amount_alt=None,
    currency=None,
    sanctions=(),
    years=None,
    requested_years=None,
    fine=None,
    sanction_status=None,
    count=None,
    group=False,
    start=0,
    end=4,
    quote="text",
    finding=None,
    steps=(),
    noun="mayor",
    parts=("former",),
    body=None,
    portfolio=None,
    place="Kentau",
)
PRISON: dict[str, Any] = {"sanctions": ("imprisonment",), "years": Decimal(7)}
FOUND: dict[str, Any] = {"finding": (0, 4)}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (PRISON | {"stage": "requested", "sanction_status": "imposed"}, "sanction_status"),
        (PRISON | FOUND | {"stage": "convicted", "sanction_status": "requested"}, "sanction_status"),
        (PRISON | {"stage": "on_trial", "sanction_status": "imposed"}, "sanction_status"),
        (PRISON | FOUND | {"stage": "upheld", "sanction_status": "imposed"}, "sanction_status"),
        (PRISON | {"stage": "requested"}, "sanction_status"),
        ({"stage": "convicted"}, "stage"),
        ({"stage": "upheld"}, "stage"),
        ({"stage": "changed_on_appeal"}, "stage"),
        ({"stage": "guilty"}, "stage"),
        ({"office_level": "town"}, "office_level"),
        ({"amount": Decimal(5)}, "amount"),
        ({"amount": Decimal(5), "amount_kind": "bribe"}, "currency"),
        ({"sanctions": ("flogging",)}, "sanctions"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(ImpossibleCase, match=field):
        replace(CASE, **changes)


@pytest.mark.parametrize(
    "changes",
    [
        PRISON | {"stage": "requested", "sanction_status": "requested"},
        PRISON | FOUND | {"stage": "convicted", "sanction_status": "imposed"},
        PRISON | FOUND | {"stage": "upheld", "sanction_status": "upheld"},
        PRISON | FOUND | {"stage": "changed_on_appeal", "sanction_status": "imposed"},
        FOUND | {"stage": "convicted"},
        {"stage": "disciplined", "sanctions": ("reprimand",), "sanction_status": "imposed"},
    ],
)
def test_what_a_court_or_a_prosecutor_said_is_taken(changes: dict[str, Any]) -> None:
    assert replace(CASE, **changes).stage == changes["stage"]


@given(st.sampled_from(STAGES), st.sampled_from(STATUSES), st.booleans())
def test_no_stage_takes_a_status_that_is_not_its_own(stage: str, status: str, found: bool) -> None:
    changes = PRISON | {"stage": stage, "sanction_status": status} | (FOUND if found else {})
    possible = stage in ALLOWED[status] and (found or stage not in GUILT)
    if possible:
        assert replace(CASE, **changes).sanction_status == status
    else:
        with pytest.raises(ImpossibleCase):
            replace(CASE, **changes)

"""A row of the register of cases, and the two things that it can never say.

A sanction that somebody asks for is never one that a court gave, and nobody is convicted without a place in the text
that tells a court's finding of guilt: the constructor refuses, as the database does.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

LADDER = (
    "investigation",
    "detained",
    "in_custody",
    "on_trial",
    "requested",
    "convicted",
    "acquitted",
    "upheld",
    "changed_on_appeal",
)
"""The stages of a proceeding, the furthest last."""
OFF_LADDER = ("resigned", "disciplined")
STAGES = LADDER + OFF_LADDER
GUILT = frozenset({"convicted", "upheld", "changed_on_appeal"})
"""Stages that rest on a court's finding of guilt."""
FINAL = frozenset({"acquitted", "upheld", "changed_on_appeal"})
"""Stages after which nothing more is to be expected; of all others the presumption of innocence is said."""
LEVELS = ("republican", "regional", "city", "district", "rural", "private", "unknown")
SANCTIONS = (
    "imprisonment",
    "restriction",
    "fine",
    "suspended",
    "life_ban",
    "reprimand",
    "dismissal",
    "award_revoked",
)
STATUSES = ("requested", "imposed", "upheld")
AMOUNTS = ("bribe", "damage", "stolen", "recovered")
ALLOWED = {
    "requested": ("requested",),
    "imposed": ("convicted", "changed_on_appeal", "disciplined"),
    "upheld": ("upheld",),
}
"""The stages with which a sanction's status can stand."""


class ImpossibleCase(ValueError):
    """A row that would say more than a court has said; the message names the field."""


@dataclass(frozen=True, slots=True)
class Step:
    """One stage that the text tells of, and the sentence that tells it; ``date`` is as exact as the text."""

    stage: str
    date: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """One person (or a group that the text does not tell apart) in one proceeding, as far as the text follows it.

    ``role`` is English and holds no name; its parts are in ``noun`` to ``place``. ``date`` is that of the stage:
    ``2024-03-19``, or ``2024-03``, ``2024`` where no more is told. ``amount_alt`` is another value that the same
    text gives for the same amount. ``sanctions`` are kinds, ``years`` is the length of a term of imprisonment,
    restriction or suspension, ``requested_years`` the one that was asked for where the text tells that as well (it is
    never a court's), ``fine`` a sum in ``currency``. ``finding`` is where a court's finding of guilt
    is told. ``count`` is the number of persons in a group, ``None`` for one person and where no number is given;
    ``group`` tells the two apart.
    """

    person: str
    role: str
    office_level: str
    region: str | None
    offence: str | None
    article: str | None
    stage: str
    date: str | None
    amount: Decimal | None
    amount_kind: str | None
    amount_alt: Decimal | None
    currency: str | None
    sanctions: tuple[str, ...]
    years: Decimal | None
    requested_years: Decimal | None
    fine: Decimal | None
    sanction_status: str | None
    count: int | None
    group: bool
    start: int
    end: int
    quote: str
    finding: tuple[int, int] | None
    steps: tuple[Step, ...]
    noun: str
    parts: tuple[str, ...]
    body: str | None
    portfolio: str | None
    place: str | None

    def __post_init__(self) -> None:
        """Refuse what cannot be; raises ``ImpossibleCase``."""
        for field, value, allowed in (
            ("stage", self.stage, STAGES),
            ("office_level", self.office_level, LEVELS),
            ("sanction_status", self.sanction_status, (None, *STATUSES)),
            ("amount_kind", self.amount_kind, (None, *AMOUNTS)),
        ):
            if value not in allowed:
                raise ImpossibleCase(f"{field}: '{value}' is none of {', '.join(map(str, allowed))}.")
        if set(self.sanctions) - set(SANCTIONS):
            raise ImpossibleCase(f"sanctions: {self.sanctions} are not all among {', '.join(SANCTIONS)}.")
        if self.sanction_status and self.stage not in ALLOWED[self.sanction_status]:
            raise ImpossibleCase(
                f"sanction_status: '{self.sanction_status}' cannot stand with the stage '{self.stage}'."
            )
        if self.sanction_status is None and (
            self.sanctions or self.years is not None or self.fine is not None
        ):
            raise ImpossibleCase(
                "sanction_status: a sanction must say whether it is requested, imposed or upheld."
            )
        if self.stage in GUILT and self.finding is None:
            raise ImpossibleCase(
                f"stage: '{self.stage}' needs the place where a court's finding of guilt is told."
            )
        if (self.amount is None) != (self.amount_kind is None) or (
            self.amount_alt is not None and self.amount is None
        ):
            raise ImpossibleCase("amount: a sum must say its kind, and a second value needs a first.")
        if self.currency is None and (self.amount is not None or self.fine is not None):
            raise ImpossibleCase("currency: a sum must say its currency.")

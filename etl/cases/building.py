"""Make the rows of a text: for each person the furthest stage, and what belongs to it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from etl.cases import admission, bindings, charges, dating, naming, vocabularies
from etl.cases.bindings import Fact, Penalty, Told
from etl.cases.charges import Sum
from etl.cases.texts import Reading
from etl.figures.texts import Text
from etl.lexicons import Tag
from etl.proceedings import ALLOWED, GUILT, LADDER, Case, Step

_FAR = 3
"""A charge told more sentences away than this is not a person's own."""
_ACCUSED = frozenset(LADDER)
_TERMS = frozenset({"imprisonment", "restriction", "suspended"})


def build(text: Text) -> list[Case]:
    """The rows of a text in the order in which their persons are mentioned."""
    if not vocabularies.is_known(text.language.code):
        return []
    reading = Reading(text)
    told = [
        settled
        for person in bindings.bind(reading)
        for one in _proceedings(reading, person)
        if (settled := admission.settle(reading, one))
    ]
    found = charges.offences(reading)
    sums = charges.sums(reading)
    owners = _owners(told, [amount.start for amount in sums], reading)
    rows = []
    persons = {
        entity: number for number, entity in enumerate(dict.fromkeys(one.entity for one in told), start=1)
    }
    for one in told:
        mine = [amount for amount, owner in zip(sums, owners, strict=True) if owner is one]
        rows.append(_row(reading, one, f"p{persons[one.entity]}", found, mine))
    return rows


def _proceedings(reading: Reading, told: Told) -> list[Told]:
    """A person's proceedings: an earlier verdict of which the text speaks as such is one of its own."""
    before = {
        fact.sentence
        for fact in told.facts
        if fact.event.stage in GUILT
        and reading.has(
            reading.sentences[fact.sentence].start, reading.sentences[fact.sentence].end, "earlier"
        )
    }
    now = [fact for fact in told.facts if fact.sentence not in before]
    if not before or not any(fact.event.stage in GUILT for fact in now):
        return [told]
    facts = [fact for fact in told.facts if fact.sentence in before]
    mine = [one for one in told.penalties if one.sentence in before]
    rest = [one for one in told.penalties if one.sentence not in before]
    return [Told(told.entity, now, rest), Told(told.entity, facts, mine)]


def _date(reading: Reading, told: Told, fact: Fact, stage: str) -> str | None:
    """The date of the stage: told beside the deciding words, else beside others that tell the same."""
    same = [fact, *(one for one in told.facts if one.event.stage == stage)]
    return next((day for one in same if (day := dating.find(reading, one.sentence, one.event.start))), None)


def _stage(told: Told) -> str:
    stages = [fact.event.stage for fact in told.facts]
    ladder = [stage for stage in stages if stage in LADDER]
    if "disciplined" in stages and not ladder:
        return "disciplined"
    if "resigned" in stages and not [stage for stage in ladder if LADDER.index(stage) > 0]:
        return "resigned"
    return max(ladder, key=LADDER.index)


def _row(reading: Reading, told: Told, person: str, found: list[Tag], sums: list[Sum]) -> Case:
    stage = _stage(told)
    deciding = [fact for fact in told.facts if fact.event.stage == stage]
    fact = _best(reading, told, deciding)
    mention = told.entity.mention
    penalties = _penalties(told, stage)
    term = _term(reading, penalties, stage)
    fined = _fine(reading, penalties)
    kinds = _kinds(penalties, term)
    status = _status(stage, kinds)
    if status is None:
        kinds, term, fined = (), None, None
    amount, alternative = _amount(reading, sums, stage) if stage in _ACCUSED else (None, None)
    offence = _offence(reading, told, stage, found, amount)
    article = _article(reading, told, stage)
    if offence in {None, "corruption", "other"} and article:
        offence = next((known for one in article.split(";") if (known := charges.of_article(one))), offence)
    line = reading.sentences[fact.sentence]
    place, region = naming.whereabouts(reading, told)
    level = naming.level(reading, told)
    return Case(
        person=person,
        role=naming.role(reading, mention),
        office_level=level,
        region=region,
        offence=offence,
        article=article,
        stage=stage,
        date=_date(reading, told, fact, stage),
        amount=amount.value if amount else None,
        amount_kind=amount.kind if amount else None,
        amount_alt=alternative,
        currency=amount.currency if amount else fined[1] if fined else None,
        sanctions=kinds,
        years=term,
        requested_years=_requested(told),
        fine=fined[0] if fined else None,
        sanction_status=status,
        count=mention.count,
        group=mention.plural,
        start=line.start,
        end=line.end,
        quote=reading.quote(line.start, line.end),
        finding=(fact.event.start, fact.event.end) if stage in GUILT else None,
        steps=_steps(reading, told),
        noun=mention.noun or ("defendants" if mention.plural else "defendant"),
        parts=naming.parts(mention),
        body=mention.body,
        portfolio=mention.portfolio,
        place=place,
    )


def _best(reading: Reading, told: Told, facts: list[Fact]) -> Fact:
    """The fact that shows the stage best: where the person is mentioned and a sanction told, then the first."""
    mentioned = {sentence for sentence, _ in told.entity.at}
    sanctioned = {penalty.sentence for penalty in told.penalties}
    dated = {fact.sentence for fact in facts if dating.find(reading, fact.sentence, fact.event.start)}
    return max(
        facts,
        key=lambda fact: (
            fact.sentence in sanctioned,
            fact.sentence in mentioned,
            fact.sentence in dated,
            -fact.event.start,
        ),
    )


def _penalties(told: Told, stage: str) -> list[Penalty]:
    """The sanctions that belong to the stage: those asked for while it is a request, else those given."""
    if stage == "requested":
        return [one for one in told.penalties if one.stage == "requested"]
    if stage == "disciplined":
        return [one for one in told.penalties if one.kind in {"reprimand", "dismissal"}]
    if stage in GUILT:
        return [one for one in told.penalties if one.stage in GUILT and one.kind != "reprimand"]
    return []


def _term(reading: Reading, penalties: list[Penalty], stage: str) -> Decimal | None:
    """The length in years; on appeal what the court made of it, else the longest that the sentence of the row tells."""
    terms = [one.term for one in penalties if one.term and one.kind in _TERMS and not one.term.is_bound]
    if not terms:
        return None
    if stage == "changed_on_appeal":
        own = [
            one.term for one in penalties if one.term and one.stage == stage and not one.term.is_bound
        ] or terms
        kept = [term for term in own if not reading.has(max(0, term.start - 25), term.start, "cut_words")]
        return (
            (kept or own)[0].years
            if len(kept or own) == 1
            else min(kept or own, key=lambda term: term.start).years
        )
    latest = [one.term for one in penalties if one.term and one.stage == stage and not one.term.is_bound]
    return (latest or terms)[0].years


def _requested(told: Told) -> Decimal | None:
    """The term that was asked for, whatever the court made of it."""
    terms = [one.term for one in told.penalties if one.stage == "requested" and one.term]
    return next((term.years for term in terms if not term.is_bound), None)


def _fine(reading: Reading, penalties: list[Penalty]) -> tuple[Decimal, str] | None:
    for penalty in penalties:
        if penalty.kind == "fine" and (found := charges.fine(reading, penalty.start)):
            return found
    return None


def _kinds(penalties: list[Penalty], term: Decimal | None) -> tuple[str, ...]:
    kinds = Counter(one.kind for one in penalties)
    if kinds["suspended"] and term is not None:
        kinds.pop("imprisonment", None)
    order = (
        "imprisonment",
        "restriction",
        "suspended",
        "fine",
        "life_ban",
        "reprimand",
        "dismissal",
        "award_revoked",
    )
    return tuple(kind for kind in order if kinds.get(kind))


def _status(stage: str, kinds: tuple[str, ...]) -> str | None:
    if not kinds:
        return None
    return next((status for status, stages in ALLOWED.items() if stage in stages), None)


def _sentences(told: Told) -> set[int]:
    return {fact.sentence for fact in told.facts} | {sentence for sentence, _ in told.entity.at}


def _offence(reading: Reading, told: Told, stage: str, found: list[Tag], amount: Sum | None) -> str | None:
    """The charge: named nearest to what was done to the person, else what the text is mostly about."""
    if stage not in LADDER:
        return None
    own = _sentences(told)
    spans = [(reading.sentences[number].start, reading.sentences[number].end) for number in own]
    inside = [tag for tag in found if any(start <= tag.start < end for start, end in spans)]
    if amount and amount.kind == "bribe" and any(tag.id == "bribery" for tag in inside):
        return "bribery"
    narrow = [tag for tag in inside if tag.id not in {"other", "corruption"}]
    if narrow or inside:
        places = [fact.event.start for fact in told.facts] + [one.start for _, one in told.entity.at]
        return _nearest(
            narrow or [tag for tag in inside if tag.id == "corruption"] or inside, places, reading
        )
    return charges.main(found)


def _nearest(tags: list[Tag], places: list[int], reading: Reading) -> str:
    """The charge of the sentence that is nearest; of several there the first."""
    best = min(tags, key=lambda tag: min(abs(tag.start - place) for place in places))
    number = reading.sentence(best.start)
    clause = [tag for tag in tags if reading.sentence(tag.start) == number]
    start, _ = reading.clause(best.start)
    same = [tag for tag in clause if reading.clause(tag.start)[0] == start]
    return (same or clause)[0].id


def _article(reading: Reading, told: Told, stage: str) -> str | None:
    if stage not in LADDER:
        return None
    own = _sentences(told)
    found = charges.articles(reading)
    near = [number for at, number in found if reading.sentence(at) in own] or [
        number for at, number in found if min(abs(reading.sentence(at) - one) for one in own) == 1
    ]
    return ";".join(dict.fromkeys(near)) or None


def _owners(told: list[Told], places: list[int], reading: Reading) -> list[Told | None]:
    """The person whom each sum concerns: mentioned in its sentence before it, else nearest before."""
    owners: list[Told | None] = []
    accused = [one for one in told if any(fact.event.stage in LADDER for fact in one.facts)]
    for place in places:
        number = reading.sentence(place)
        here = [
            (mention, one) for one in accused for sentence, mention in one.entity.at if sentence == number
        ]
        if here:
            ahead = [pair for pair in here if pair[0].start < place] or here
            owners.append(min(ahead, key=lambda pair: pair[0].start)[1])
            continue
        before = [
            (sentence, mention.start, one)
            for one in accused
            for sentence, mention in one.entity.at
            if sentence < number
        ]
        acted = [
            (fact.sentence, fact.event.start, one)
            for one in accused
            for fact in one.facts
            if abs(fact.sentence - number) <= _FAR
        ]
        same = [one for sentence, _, one in acted if sentence == number]
        if same:
            owners.append(same[0])
        elif before:
            nearest = max(sentence for sentence, _, _ in before)
            owners.append(
                min((entry for entry in before if entry[0] == nearest), key=lambda entry: entry[1])[2]
            )
        else:
            owners.append(accused[0] if accused else None)
    return owners


def _amount(reading: Reading, sums: list[Sum], stage: str) -> tuple[Sum | None, Decimal | None]:
    """The sum of the charge, and another value that the text gives for it.

    Of contradicting values the one counts that is told by who acts at the row's stage: the prosecutor while a
    sentence is asked for, the court once it has been given.
    """
    chosen = [one for one in sums if one.kind != "recovered"] or sums
    if not chosen:
        return None, None
    kind = "bribe" if any(one.kind == "bribe" for one in chosen) else chosen[0].kind
    same = [one for one in chosen if one.kind == kind]
    currency = same[0].currency
    same = [one for one in same if one.currency == currency]
    actor = "prosecutor" if stage == "requested" else "court" if stage in GUILT else ""
    first = next((one for one in same if actor and _told_by(reading, one.start, actor)), same[0])
    others = Counter(one.value for one in same if one.value != first.value)
    near = [value for value in others if Decimal("0.5") < value / first.value < 2]
    return first, max(near, key=lambda value: others[value]) if near else None


def _told_by(reading: Reading, at: int, actor: str) -> bool:
    """Whether the sentence, or the quotation that it stands in, is the prosecutor's or the court's."""
    line = reading.sentences[reading.sentence(at)]
    end = next(
        (one.end for one in reading.sentences if one.start >= line.start and one.paragraph > line.paragraph),
        None,
    )
    paragraph = [one for one in reading.sentences if one.paragraph == line.paragraph]
    quoted = reading.folded[paragraph[0].start] == '"'
    start, end = (paragraph[0].start, paragraph[-1].end) if quoted else (line.start, line.end)
    kind = "noun" if actor == "prosecutor" else "body"
    return any(tag.id == actor for tag in reading.within(start, end, kind))


def _steps(reading: Reading, told: Told) -> tuple[Step, ...]:
    """The stages that the text tells of the person, each once, the furthest last."""
    best: dict[str, Fact] = {}
    for fact in told.facts:
        best.setdefault(fact.event.stage, fact)
    order = {stage: number for number, stage in enumerate((*LADDER, "resigned", "disciplined"))}
    return tuple(
        Step(
            stage,
            dating.find(reading, fact.sentence, fact.event.start),
            reading.sentences[fact.sentence].start,
            reading.sentences[fact.sentence].end,
        )
        for stage, fact in sorted(best.items(), key=lambda item: order[item[0]])
    )

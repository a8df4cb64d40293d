"""Tell which mentions of a text are one person: by name, by office, or because they point back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from etl.cases import identities
from etl.cases.mentions import Mention

_LOOSE = frozenset({"official", "employee", "officer", "police_officer"})
"""Nouns that may stand for somebody named more exactly before."""


@dataclass(slots=True, eq=False)
class Entity:
    """A person, or a group that is not told apart: the ``mention`` sums up all that its mentions say."""

    number: int
    mention: Mention
    keys: set[str] = field(default_factory=set)
    at: list[tuple[int, Mention]] = field(default_factory=list)
    accused: bool = False
    guilty: bool = False
    gender: str = ""

    @property
    def first(self) -> int:
        """The number of the sentence that mentions it first."""
        return self.at[0][0]


@dataclass(slots=True)
class Cast:
    """The persons of a text in the order of their first mention, and whom the last sentence was about."""

    entities: list[Entity] = field(default_factory=list)
    topic: list[Entity] = field(default_factory=list)
    recent: list[Entity] = field(default_factory=list)
    """All persons of the last sentence that mentions any."""
    listed: list[Entity] = field(default_factory=list)
    """The persons of the last sentence that tells of several one by one."""

    def several(self, mention: Mention, sentence: int, here: list[Entity]) -> list[Entity]:
        """The persons whom "both" or "they" means, where they were told one by one; empty where it means one group.

        "Both women" and "the two men" mean them too, where just so many were told.
        """
        if mention.kind == "role":
            again = mention.noun == "resident" and not (mention.word or mention.place or mention.body)
            told = self.listed if again and mention.count == len(self.listed) else []
            for one in told:
                one.at.append((sentence, mention))
            return told
        for told in (_persons(here), _persons(self.recent)):
            if any(one.mention.plural for one in told):
                return []
            if len(told) > 1:
                for one in told:
                    one.at.append((sentence, mention))
                return told
        return []

    def resolve(
        self,
        mention: Mention,
        sentence: int,
        here: list[Entity],
        *,
        apart: bool = False,
        beside: Entity | None = None,
    ) -> Entity | None:
        """The entity that a mention means; ``here`` are those mentioned before it in the same sentence.

        ``apart`` says that the sentence recalls an earlier verdict: whoever has not been found guilty so far is not
        the one whom it is about, unless a name says so. ``beside`` is somebody with whom the mention stands in a list,
        and who is somebody else therefore.
        """
        entity = self._known(mention, here)
        uncounted = mention.plural and mention.count is None
        if entity is not None and entity is beside and not uncounted:
            entity = None
        if apart and entity and not entity.guilty and mention.kind == "role" and mention.key is None:
            entity = None
        vague = mention.deputy and not (mention.body or mention.place or mention.level)
        if mention.kind == "role" and (mention.noun == "deputy" or vague):
            mention = self._of_chief(mention, here)
        if entity is None:
            if mention.kind in {"pronoun", "same", "ordinal"}:
                return None
            entity = Entity(len(self.entities), mention)
            self.entities.append(entity)
        entity.at.append((sentence, mention))
        entity.gender = entity.gender or (mention.gender if mention.subject or mention.kind == "role" else "")
        if mention.key:
            entity.keys.add(mention.key)
        entity.mention = identities.united(entity.mention, mention)
        return entity

    def _known(self, mention: Mention, here: list[Entity]) -> Entity | None:
        if mention.key:
            named = next(
                (one for one in self.entities if identities.shares_name(mention.key, one.keys)), None
            )
            if named or mention.kind == "name":
                return named or self._just_told(mention, here)
        if mention.kind == "pronoun":
            return self._pointed(mention, here)
        if mention.kind == "ordinal":
            return self.listed[mention.rank - 1] if mention.rank <= len(self.listed) else None
        if mention.kind == "same":
            return self._accused(here)
        if mention.kind == "group" or mention.other:
            return None
        if mention.noun == "deputy" and (told := self._deputy(mention, here)):
            return told
        return next(iter(self._alike(mention)), None) or self._told_vaguely(mention, here)

    def _alike(self, mention: Mention) -> list[Entity]:
        """Those whose office can be the one mentioned, the likeliest first."""
        same = [
            one
            for one in reversed(self.entities)
            if identities.is_same(one.mention, mention)
            and not (mention.key and one.keys and not identities.shares_name(mention.key, one.keys))
        ]
        if mention.victim:
            same = [one for one in same if not one.accused]
        if mention.fresh:
            same = [one for one in same if all(sentence == 0 for sentence, _ in one.at)]
        if mention.noun == "resident" and not mention.plural:
            same.sort(key=lambda one: not one.accused)  # "the man" is the accused rather than a passer-by
        return same

    def _deputy(self, mention: Mention, here: list[Entity]) -> Entity | None:
        """The deputy told of before whom "his deputy" or "the deputy" means."""
        if mention.plural or mention.fresh:
            return None
        if mention.owned:
            whole = self._of_chief(mention, here)
            return next(
                (one for one in reversed(self.entities) if identities.is_same(one.mention, whole)), None
            )
        known = [one for one in self.entities if one.mention.deputy and not one.mention.plural]
        return known[0] if len(known) == 1 else None

    def _told_vaguely(self, mention: Mention, here: list[Entity]) -> Entity | None:
        """Whom "the official" or "the policeman" means where such a person is accused already."""
        if (
            mention.noun not in _LOOSE
            or mention.deputy
            or mention.plural
            or mention.place
            or mention.body
            or mention.key
            or mention.acts
            or mention.fresh
            or mention.owned
        ):
            return None
        likely = [self._accused(here), *reversed(self.entities)]
        accused = [
            one for one in likely if one and one.accused and not one.mention.plural and one not in here
        ]
        if mention.noun == "police_officer":
            return next((one for one in accused[:1] if one.mention.body == "police"), None)
        return next((one for one in accused if one.mention.level != "private"), None)

    def _pointed(self, mention: Mention, here: list[Entity]) -> Entity | None:
        """Whom a pronoun means: a person of the sentence, else of the one before; one person where it is singular."""
        told = [one for one in self.entities if not identities.differ(one.gender, mention.gender)]
        here = [one for one in here if one in told]
        ranked = [_persons(here), [one for one in _persons(self.topic) if one in told]]
        if not mention.plural:
            ranked += [[one for one in reversed(_persons(told)) if one.accused]]
            ranked += [
                [one for one in reversed(_persons(told)) if one.gender and one.gender == mention.gender]
            ]
            ranked = [[one for one in found if not one.mention.plural] for found in ranked] + ranked
        return next((found[0] for found in ranked if found), None)

    def _accused(self, here: list[Entity]) -> Entity | None:
        """Whom "the defendant" means: somebody of the sentence, else the last one who is accused of something."""
        persons = _persons(self.entities)
        ranked = (
            _persons(here),
            [one for one in reversed(self.topic) if one.accused],
            [one for one in reversed(persons) if one.accused],
            self.topic,
            persons[-1:],
        )
        return next((found[0] for found in ranked if found), None)

    def about(self) -> list[Entity]:
        """Whom a sentence about a hearing means that names nobody: whom the last one was about, else the one accused."""
        accused = [one for one in _persons(self.entities) if one.accused]
        told = any(one.accused for one in self.topic) or len(accused) != 1
        return self.topic if told else accused

    def _just_told(self, mention: Mention, here: list[Entity]) -> Entity | None:
        """Whom a name without an office means, if nobody has named them yet.

        In a bracket it is the person told of just before, else the only one of the sentence before.
        """
        nameless = [one for one in _persons(here) if not one.keys and one.mention.kind == "role"]
        if mention.bracketed and nameless:
            return nameless[-1]
        told = [one for one in self.topic if not one.mention.acts]
        return (
            told[0]
            if len(told) == 1 and not told[0].keys and not here and not told[0].mention.plural
            else None
        )

    def _of_chief(self, mention: Mention, here: list[Entity]) -> Mention:
        """A deputy whose office is that of somebody named before: "two deputies of his"."""
        chiefs = [
            one for one in [*here[::-1], *self.topic, *self.entities[::-1]] if one.mention.kind == "role"
        ]
        known = (one.mention for one in chiefs if not one.mention.acts and not one.mention.deputy)
        chief = next((one for one in known if mention.noun in {"deputy", one.noun}), None)
        if chief is None:
            return mention
        told = {name: getattr(chief, name) for name in ("noun", "body", "bodies", "level", "place", "region")}
        return replace(mention, **told)


def _persons(entities: list[Entity]) -> list[Entity]:
    """Those who do not act in the proceedings."""
    return [one for one in entities if not one.mention.acts]

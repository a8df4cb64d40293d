"""The words of each language, read from ``data/languages`` and made ready for matching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl import preparations, rules
from etl.catalogue import DATA, CatalogueError, read_yaml
from etl.lexicons import Lexicon
from etl.markers import Marker
from etl.rules import Rules
from etl.sections import LISTS


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is measured in; the number is multiplied by ``factor``."""

    unit: str
    factor: str
    pattern: re.Pattern[str]
    pattern_before: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """By what a language is told: its function words, and the letters that only it has."""

    code: str
    name: str
    function_words: frozenset[str]
    letters: frozenset[str]


@dataclass(frozen=True)
class Language:
    """One language's vocabulary, compiled."""

    profile: Profile
    verb_final: bool
    noun_first: bool
    decimal: str
    number_words: dict[str, tuple[str, float]]
    number_prefixes: tuple[tuple[str, str, float], ...]
    abbreviations: tuple[str, ...]
    units: tuple[Unit, ...]
    suffix: re.Pattern[str] | None
    times_words: re.Pattern[str]
    months: tuple[tuple[str, bool, int], ...]
    rules: Rules
    marked_rules: Rules
    changes: dict[str, dict[str, Any]]
    from_suffixes: tuple[str, ...]
    to_suffixes: tuple[str, ...]
    part_suffixes: tuple[str, ...]
    predicate_endings: tuple[str, ...]
    converb_endings: tuple[str, ...]
    adverbial_endings: tuple[str, ...]
    place_endings: tuple[str, ...]
    inside_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    clause_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    possessive_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    singular_endings: tuple[str, ...]
    bare: frozenset[str]
    lexicon: Lexicon
    marker: Marker

    @property
    def code(self) -> str:
        """The language's code by ISO 639-1."""
        return self.profile.code

    def is_bare(self, word: str) -> bool:
        """Whether the word is a unit or multiplier without any ending."""
        return word in self.bare

    def is_number(self, word: str) -> bool:
        """Whether the word is a numeral or a multiplier, in any form."""
        return word in self.number_words or any(word.startswith(stem) for stem, _, _ in self.number_prefixes)

    def numeral_stem(self, word: str) -> str | None:
        """The part of an inflected numeral that does not change."""
        return next(
            (stem for stem, kind, _ in self.number_prefixes if kind == "numeral" and word.startswith(stem)),
            None,
        )

    def month(self, word: str) -> int | None:
        """The number of the month that a folded word names."""
        for stem, is_prefix, number in self.months:
            if word.startswith(stem) if is_prefix else word == stem:
                return number
        return None


def _alternation(patterns: Iterable[str]) -> str:
    """A regex alternation of word patterns, the longest first."""
    pieces = sorted(patterns, key=len, reverse=True)
    return "|".join(
        r"\s+".join(
            re.escape(word.rstrip("*")) + (r"[^\W\d_]*" if word.endswith("*") else "")
            for word in piece.split()
        )
        for piece in pieces
    )


def _bounded(alternation: str) -> str:
    return rf"(?:{alternation})(?![^\W\d_])" if alternation else r"(?!)"


def _unit(entry: dict[str, Any]) -> Unit:
    words = _alternation(map(str, entry["words"]))
    after = re.compile(rf"[ \n]?(?:-)?{_bounded(words)}")
    leading = _alternation([*map(str, entry["words"]), *map(str, entry.get("before", []))])
    before = re.compile(rf"(?<![^\W\d_]){_bounded(leading)} ?$")
    return Unit(str(entry["unit"]), str(entry.get("factor", 1)), after, before)


_GROUPS = {
    "comparisons": "comparison",
    "concepts": "concept",
    "directions": "direction",
    "gravities": "gravity",
    "hedge_modality": "modality",
    "manners": "manner",
    "offences": "offence",
    "region_words": "region_word",
}
"""Sections that hold lists by id, and the kind of tag that they give."""
_OWN_KIND = "compared"
"""The list of comparisons that is a kind of tag of its own."""


def _word_patterns(source: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Every word pattern of the file as (kind, id, pattern)."""
    yield from _grouped(source)
    for qualifier, sides in source.get("qualifiers", {}).items():
        for side, patterns in sides.items():
            yield from ((f"qualifier_{side}", qualifier, str(pattern)) for pattern in patterns)
    for section in LISTS:
        yield from ((section, section, str(pattern)) for pattern in source.get(section, []))
    for number, change in enumerate(source.get("changes", [])):
        words = [change["words"]] if isinstance(change["words"], str) else change["words"]
        yield from (("word_change", str(number), str(pattern)) for pattern in words)


def _grouped(source: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for section, kind in _GROUPS.items():
        for key, patterns in source.get(section, {}).items():
            if not key.endswith("_suffix"):
                own = _OWN_KIND if key == _OWN_KIND else kind
                yield from ((own, key, str(pattern)) for pattern in patterns)


def _number_words(source: dict[str, Any]) -> Iterator[tuple[str, str, float]]:
    for kind, section in (("numeral", "numerals"), ("fraction", "fractions"), ("multiplier", "multipliers")):
        for word, value in source.get(section, {}).items():
            yield str(word), kind, float(value)


def _abbreviations(source: dict[str, Any]) -> Iterator[str]:
    """Words behind which a full stop ends no sentence: multipliers and shortened months."""
    yield from (str(word) for word in source.get("multipliers", {}))
    for entry in source["units"]:
        if entry["unit"] == "months":
            yield from (str(word)[:-1] for word in entry["words"] if str(word).endswith("."))
    months = {str(word): number for word, number in source.get("months", {}).items()}
    for short, number in months.items():
        if any(name != short and name.startswith(short) and months[name] == number for name in months):
            yield short


@cache
def read(code: str, folder: Path = DATA) -> Language:
    """The language with that code. Raises ``CatalogueError`` naming the file and what is wrong in it."""
    return preparations.prepared(f"language-{code}", folder, lambda: _read(code, folder))


def _read(code: str, folder: Path) -> Language:
    path = folder / "languages" / f"{code}.yml"
    source = read_yaml(path)
    shared = read_yaml(folder / "languages" / "_shared.yml")
    words = list(_number_words(source))
    comparisons = source.get("comparisons", {})
    suffixes = "|".join(
        re.escape(str(s).lstrip("-")) for s in sorted(source.get("suffixes", []), key=len, reverse=True)
    )
    try:
        timed, aside = source["times"] + shared["times"], shared["asides"] + source["asides"]
        found = list(rules.read(path, timed, aside))
        return Language(
            profile=Profile(
                code=source["language"],
                name=source["name"],
                function_words=frozenset(map(str, source["detect"])),
                letters=frozenset(str(source.get("letters", ""))),
            ),
            verb_final=bool(source["verb_final"]),
            noun_first=bool(source.get("noun_first", False)),
            decimal=source["decimal"],
            number_words={word: (kind, value) for word, kind, value in words if not word.endswith("*")},
            number_prefixes=tuple(
                sorted(
                    ((w[:-1], kind, value) for w, kind, value in words if w.endswith("*")),
                    key=lambda item: -len(item[0]),
                )
            ),
            abbreviations=tuple(_abbreviations(source)),
            units=tuple(_unit(entry) for entry in source["units"]),
            suffix=re.compile(rf"-(?:{suffixes})(?![^\W\d_])") if suffixes else None,
            times_words=re.compile(rf"[ ]?{_bounded(_alternation(map(str, source['times_words'])))}"),
            months=tuple(
                (str(w).rstrip("*"), str(w).endswith("*"), int(n)) for w, n in source["months"].items()
            ),
            rules=Rules(rule for rule in found if not rule.marked),
            marked_rules=Rules(rule for rule in found if rule.marked),
            changes={str(number): change for number, change in enumerate(source.get("changes", []))},
            from_suffixes=tuple(str(s).lstrip("-") for s in comparisons.get("from_suffix", [])),
            to_suffixes=tuple(str(s).lstrip("-") for s in comparisons.get("to_suffix", [])),
            part_suffixes=tuple(str(s).lstrip("-") for s in comparisons.get("part_suffix", [])),
            predicate_endings=tuple(map(str, source.get("predicate_endings", []))),
            converb_endings=tuple(map(str, source.get("converb_endings", []))),
            place_endings=tuple(map(str, source.get("place_endings", []))),
            adverbial_endings=tuple(map(str, source.get("adverbial_endings", []))),
            inside_endings=tuple(map(str, source.get("inside_endings", []))),
            clause_endings=tuple(map(str, source.get("clause_endings", []))),
            participle_endings=tuple(map(str, source.get("participle_endings", []))),
            adjective_endings=tuple(map(str, source.get("adjective_endings", []))),
            possessive_endings=tuple(map(str, source.get("possessive_endings", []))),
            plural_endings=tuple(map(str, source.get("plural_endings", []))),
            singular_endings=tuple(map(str, source.get("singular_endings", []))),
            bare=frozenset(
                str(word)
                for entry in source["units"]
                for word in entry["words"]
                if not str(word).endswith("*")
            ),
            lexicon=Lexicon(_word_patterns(source)),
            marker=Marker(map(str, source["numerals"]), map(str, source["months"])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise CatalogueError(f"{path}: the key {error} is missing or has the wrong form.") from error


@cache
def profiles(folder: Path = DATA) -> tuple[Profile, ...]:
    """By what each language that has a file is told. Raises ``CatalogueError`` like ``read``."""
    return preparations.prepared(
        "profiles", folder, lambda: tuple(read(code, folder).profile for code in available(folder))
    )


def available(folder: Path = DATA) -> tuple[str, ...]:
    """Codes of all languages that have a file."""
    return tuple(sorted(path.stem for path in (folder / "languages").glob("[a-z]*.yml")))

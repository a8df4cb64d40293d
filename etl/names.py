"""Find the names of persons in a text, whoever they are, and mask them without moving a character.

A name is told by its looks: initials, a patronymic's or a surname's ending, a given name beside another capital, two
capitals behind an office. What is once found as a name is one wherever it stands again. How names look is data
(``data/cases/names.yml``). Places, streets and schools that bear a person's name are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from etl import appearances, bare_names, capitals, initials
from etl.appearances import Looks
from etl.capitals import Capital
from etl.lexicons import Words

MASK = "\N{FULL BLOCK}"
"""What stands for each character of a masked name."""
_SHORTEST = 4
"""So many letters of a name are told again elsewhere."""
_MORE = 5
"""A name found elsewhere may end in so many letters more: case endings."""
_LONG = 6
_RUN = 3
_PAIR = 2
_PLURALS = ("\u043e\u0432", "\u0435\u0432", "\u044b\u0445")
"""What ends like a surname at the start of a sentence or behind a mark may be a plain Russian plural: another form tells."""
_CAPITAL = re.compile(r"[^\W\d_]+(?:[-'\u2019\u02bc][^\W\d_]+)*")
_KAZAKH = re.compile(r"[\u04d9\u0456\u04a3\u0493\u04af\u04b1\u049b\u04e9\u04bb]")
_SEVERAL = re.compile(r" \w+\u043b\u0438\b")
_ABBREVIATED = re.compile(r"[ ,]*\w\.")
_OF = re.compile(r" of $")
_CLOSES = re.compile(r"[,.;:)]|$")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name: its span, and a ``key`` that the same person's surname shares in every form."""

    start: int
    end: int
    key: str


def find(
    original: str,
    words: Words,
    openings: Iterable[int],
    blocked: Iterable[tuple[int, int]],
    offices: Iterable[int],
    titles: Iterable[int] = (),
    deeds: tuple[Collection[int], Collection[int]] = ((), ()),
) -> list[Name]:
    """Names in order of their place, without overlap.

    ``openings`` are the starts of sentences, ``blocked`` the spans of places and other known words, ``offices`` the
    ends of the words for an office, behind which a name may stand, and ``titles`` those behind which a single capital
    is one, whatever it looks like. ``deeds`` are the ends and the starts of words for what only persons do or suffer.
    """
    looks = appearances.read()
    kept = _shielded(words, looks, blocked)
    behind = set(offices)
    large = [
        word
        for word in capitals.find(original, words, set(openings))
        if not kept[word.start] and word.end not in behind
    ]
    lowered = {
        text for (start, _), text in zip(words.spans, words.words, strict=True) if original[start].islower()
    }
    runs = [run for run in capitals.runs(original, large) if not _is_ordinary(run, looks, lowered)]
    spans = list(initials.find(original, looks, kept, behind, lowered))
    before = set(titles)
    for run in runs:
        spans.extend(
            _named(original, run, looks, lowered, behind)
            or _titled(original, run, looks, lowered, before)
            or _bare_of(original, run, looks, lowered, deeds)
            or _at_head(original, run, looks, lowered, deeds[1])
        )
    keys = _keys(words.text, spans, looks)
    spans.extend(
        (word.start, word.end)
        for word in large
        if any(_is_same(word.folded, key) for key in keys) and word.folded not in looks.not_names
    )
    found = [(start, end - _possessive(words.text, end)) for start, end in _merged(original, spans)]
    return [Name(start, end, _key(words.text[start:end], looks)) for start, end in found]


def mask(text: str, names: Iterable[Name]) -> str:
    """The text with every name masked, of the same length."""
    pieces = list(text)
    for name in names:
        for at in range(name.start, name.end):
            if not pieces[at].isspace():
                pieces[at] = MASK
    return "".join(pieces)


def _shielded(words: Words, looks: Looks, blocked: Iterable[tuple[int, int]]) -> bytearray:
    """Characters that belong to no name: those of places, and of what is named after somebody."""
    kept = bytearray(len(words.text) + 1)
    for start, end in blocked:
        kept[start:end] = b"\1" * (end - start)
    for tag in looks.commemorated.tags(words):
        for number in (tag.first - 1, tag.last + 1):
            if 0 <= number < len(words.spans):
                start, end = words.spans[number]
                near = words.text[tag.end : start] if number > tag.last else words.text[end : tag.start]
                if not near.strip(' ."') and len(near) <= 3:
                    kept[start:end] = b"\1" * (end - start)
    return kept


def _possessive(folded: str, end: int) -> int:
    """How many characters at a name's end are not its own."""
    return 2 if folded.endswith("'s", 0, end) else 0


def _is_ordinary(run: list[Capital], looks: Looks, lowered: set[str]) -> bool:
    return all(word.folded in lowered or _bare(word.folded) in looks.not_names for word in run)


def _bare(folded: str) -> str:
    return folded.removesuffix("'s").removesuffix("'")


def _titled(
    original: str, run: list[Capital], looks: Looks, lowered: set[str], titles: set[int]
) -> list[tuple[int, int]]:
    """A lone capital right behind a title, and two of them in an apposition: "colonel N", "a contractor, N N,"."""
    own = [word for word in run[:_RUN] if not word.opens and word.folded not in lowered]
    if not own or own[0] is not run[0]:
        return []
    span = own[0].start, own[-1].end
    if len(run) == 1:
        bare = _bare(run[0].folded)
        alone = bare in looks.short or (looks.lone.fullmatch(bare) and bare not in looks.not_names)
        return [span] if alone or _follows(original, span[0], titles) else []
    opened = original[max(0, span[0] - 2) : span[0]] in {", ", "- ", "\u2013 ", "\u2014 "}
    closed = _CLOSES.match(original, span[1]) is not None
    apposed = opened and closed and any(at in titles for at in range(max(0, span[0] - 3), span[0]))
    return [span] if len(own) == len(run) and apposed else []


def _bare_of(
    original: str,
    run: list[Capital],
    looks: Looks,
    lowered: set[str],
    deeds: tuple[Collection[int], Collection[int]],
) -> list[tuple[int, int]]:
    """A run of at most two capitals inside a sentence beside what only persons do or suffer."""
    if len(run) > _PAIR or any(word.opens for word in run):
        return []
    span = run[0].start, run[-1].end
    return [span] if bare_names.is_one(original, span, looks, lowered, *deeds) else []


def _at_head(
    original: str, run: list[Capital], looks: Looks, lowered: set[str], starts: Collection[int]
) -> list[tuple[int, int]]:
    """A lone word at the head of a sentence that looks like a name, right before what only persons do or suffer.

    What ends like a surname there may be a Russian plural, but those do not plead guilty, nor get five years.
    """
    word = run[0]
    bare = _bare(word.folded)
    if len(run) > 1 or not word.opens or bare in lowered or bare in looks.not_names or len(bare) < _SHORTEST:
        return []
    likely = looks.strong.fullmatch(bare) or looks.lone.fullmatch(bare) or _given(bare, looks)
    told = word.end + 1 in starts and original[word.end : word.end + 1] == " "
    told = told and not (
        bare.endswith(_PLURALS) and _SEVERAL.match(original, word.end)
    )  # "they sentenced drivers"
    kazakh = bool(looks.strong.fullmatch(bare)) and bool(
        _KAZAKH.search(bare)
    )  # no Russian plural has such letters
    kazakh = kazakh and not _ABBREVIATED.match(original, word.end)  # a town
    return [(word.start, word.end)] if (likely and told) or kazakh else []


def _named(
    original: str, run: list[Capital], looks: Looks, lowered: set[str], behind: set[int]
) -> list[tuple[int, int]]:
    """The part of a run of capitals that is a name: what looks like one, and its neighbours."""
    return list(_likely(original, run, looks, lowered, behind))


def _likely(
    original: str, run: list[Capital], looks: Looks, lowered: set[str], behind: set[int]
) -> Iterator[tuple[int, int]]:
    if (
        len(run) == 1
        and _OF.search(original, max(0, run[0].start - 4), run[0].start)
        and run[0].start - 4 in behind
    ):
        return  # "the mayor of Satpayev" is that of a town
    sure = [number for number, word in enumerate(run) if _is_name(word, looks, lowered)]
    if not sure and _follows(original, run[0].start, behind):
        likely = [word for word in run[:_RUN] if not word.opens and word.folded not in lowered]
        if len(likely) >= 2:
            yield likely[0].start, likely[-1].end
        return
    given = [number for number, word in enumerate(run) if _given(word.folded, looks)]
    if not sure:
        weak = [number for number, word in enumerate(run) if looks.weak.fullmatch(_bare(word.folded))]
        if not (given and len(run) > 1) and not (
            weak and not run[weak[0]].opens and _follows(original, run[0].start, behind)
        ):
            return
        sure = given or weak
    first, last = sure[0], sure[-1]
    while first > 0 and sure[0] - first < 2 and _may_join(run[first - 1], looks, lowered):
        first -= 1
    while last + 1 < len(run) and last - sure[-1] < 2 and _may_join(run[last + 1], looks, lowered):
        last += 1
    if (
        first == last
        and not _is_name(run[first], looks, lowered)
        and not looks.weak.fullmatch(run[first].folded)
    ):
        return
    yield run[first].start, run[last].end


def _is_name(word: Capital, looks: Looks, lowered: set[str]) -> bool:
    bare = _bare(word.folded)
    if bare in looks.short and not word.opens:
        return True
    if bare in looks.not_names or bare in lowered or (word.opens and bare.endswith(_PLURALS)):
        return False
    parts = [part for part in bare.split("-") if len(part) >= _SHORTEST] if "-" in bare else [bare]
    return any(looks.strong.fullmatch(part) for part in parts) or (
        len(bare.rsplit("-", 1)[-1]) > 5 and bare.endswith(looks.patronymics)
    )


def _given(folded: str, looks: Looks) -> bool:
    bare = _bare(folded)
    if len(bare) >= _LONG and bare.endswith(looks.given_endings):
        return True
    return any(bare[:length] in looks.given for length in range(len(bare), max(2, len(bare) - 4), -1))


def _may_join(word: Capital, looks: Looks, lowered: set[str]) -> bool:
    if word.folded in looks.not_names:
        return False
    return _given(word.folded, looks) or (not word.opens and word.folded not in lowered)


def _follows(original: str, start: int, behind: set[int]) -> bool:
    return any(
        at in behind and not original[at:start].strip(" \u00a0") for at in range(max(0, start - 3), start)
    )


def _keys(text: str, spans: list[tuple[int, int]], looks: Looks) -> set[str]:
    words = {
        _bare(word)
        for start, end in spans
        for word in _CAPITAL.findall(text[start:end])
        if len(word) >= _SHORTEST and word not in looks.not_names
    }
    return words | {_key(word, looks) for word in words if looks.strong.fullmatch(word)}


def _is_same(folded: str, key: str) -> bool:
    """Whether a capitalised word is a form of a name that was found."""
    bare = _bare(folded)
    stem = key[:-1] if len(key) > 5 and key[-1] in "\u0430\u044f\u044b\u0438\u0443\u0435\u0439ay" else key
    return bare.startswith(stem) and len(bare) - len(stem) <= _MORE


def _key(text: str, looks: Looks) -> str:
    """The part of a name that its other forms share: of the last long word, or of the one that ends like a surname."""
    long = [_bare(word) for word in _CAPITAL.findall(text) if len(word) >= _SHORTEST] or [text]
    surname = next((word for word in long if looks.strong.fullmatch(word)), long[-1])
    stem = looks.stem.match(surname)
    return stem.group(1) if stem and len(stem.group(1)) >= _SHORTEST else surname


def _merged(original: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not original[merged[-1][1] : start].strip(" \u00a0")):
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged

"""Sentences about numbers, and about questions that cannot be answered, in three languages."""

import ast
from datetime import date
from decimal import Decimal

import pytest
from babel.messages.pofile import read_po

from etl.catalogue import DATA, LANGUAGES
from metrics.messages import Message, say
from metrics.selections import BadQuery, parse
from metrics.sentences import base_too_small, beside, steps

MODULES = [
    path for folder in ("metrics", "dashboard") for path in sorted((DATA.parent / folder).rglob("*.py"))
]

BESIDE = [
    ("95", "120", "-6.5", "lower than the nation's, which fell by 6.5%"),
    ("150", "120", "2", "higher than the nation's, which rose by 2%"),
    ("123.6", "120", None, "about the same as the nation's"),
    ("116.4", "120", "0.04", "about the same as the nation's, which did not change"),
    ("123.7", "120", None, "higher than the nation's"),
    ("116.3", "120", None, "lower than the nation's"),
    ("0", "0", None, "about the same as the nation's"),
]


@pytest.mark.parametrize(("own", "other", "change", "expected"), BESIDE)
def test_beside_the_nation(own: str, other: str, change: str | None, expected: str) -> None:
    moved = Decimal(change) if change else None
    assert say(beside(Decimal(own), Decimal(other), other_change=moved), "en") == expected


TRANSLATED = [
    ("ru", "ниже, чем по стране, где снижение на 6,5%"),
    ("kk", "ел бойынша көрсеткіштен төмен, ол 6,5%-ға төмендеді"),
]


@pytest.mark.parametrize(("language", "expected"), TRANSLATED)
def test_in_other_languages(language: str, expected: str) -> None:
    assert say(beside(Decimal(95), Decimal(120), other_change=Decimal("-6.5")), language) == expected


STEPS = [
    ("-3.8", "-6.5", "fell by 3.8%, less than the nation's, which fell by 6.5%"),
    ("-8", "-6.5", "fell by 8%, more than the nation's, which fell by 6.5%"),
    ("3", "-6.5", "rose by 3%, while the nation's fell by 6.5%"),
    ("-6.52", "-6.48", "fell by 6.5%, as the nation's"),
    ("0", "2", "did not change, while the nation's rose by 2%"),
]


@pytest.mark.parametrize(("own", "other", "expected"), STEPS)
def test_steps(own: str, other: str, expected: str) -> None:
    assert say(steps(Decimal(own), Decimal(other)), "en") == expected


def test_another_region_is_named_in_the_language() -> None:
    message = steps(Decimal(-5), Decimal(-8), region="KZ-15")
    assert say(message, "en") == "fell by 5%, less than in Aktobe Region, where it fell by 8%"
    assert say(message, "ru") == (
        "снижение на 5%: меньше, чем в регионе «Актюбинская область», где снижение на 8%"
    )


PLURALS = [
    (1, "только 1 случай"),
    (2, "только 2 случая"),
    (5, "только 5 случаев"),
    (11, "только 11 случаев"),
    (21, "только 21 случай"),
    (22, "только 22 случая"),
]


@pytest.mark.parametrize(("count", "expected"), PLURALS)
def test_russian_has_three_plural_forms(count: int, expected: str) -> None:
    assert say(base_too_small(Decimal(count)), "ru").endswith(expected)


def test_numbers_and_dates_are_the_language_s_own() -> None:
    message = Message("{sum} {day}", {"sum": Decimal("1234567.5"), "day": date(2025, 9, 30)})
    assert say(message, "en") == "1,234,567.5 30 September 2025"
    assert say(message, "ru").startswith("1\u00a0234\u00a0567,5 30 сентября 2025")
    with pytest.raises(ValueError, match="'de' must be one of en, ru, kk"):
        say(message, "de")


def test_every_refusal_is_translated() -> None:
    calls = [node for path in MODULES for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    keys = {
        ast.literal_eval(call.args[0])
        for call in calls
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "BadQuery"
    }
    assert len(keys) >= 20
    for language in set(LANGUAGES) - {"en"}:
        path = DATA / "translations" / language / "LC_MESSAGES" / "sentences.po"
        with path.open("rb") as file:
            assert keys <= {message.id for message in read_po(file)}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_question_that_nobody_can_mean_is_answered_in_the_readers_language(language: str) -> None:
    with pytest.raises(BadQuery) as refusal:
        parse("regoin=KZ-15")
    told = say(refusal.value.message, language)
    assert "regoin" in told and "region" in told and "There is" not in told


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_sentence_is_translated_with_the_same_values(language: str) -> None:
    source = "".join(path.read_text("utf-8") for path in MODULES)
    path = DATA / "translations" / language / "LC_MESSAGES" / "sentences.po"
    with path.open("rb") as file:
        found = {
            message.id if isinstance(message.id, str) else message.id[0]: message for message in read_po(file)
        }
    found.pop("", None)
    assert len(found) >= 25
    for key, message in found.items():
        assert f'"{key}"' in source, f"stale: {key}"
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        assert all(forms)
        for form in forms:
            assert sorted(part.split("}")[0] for part in form.split("{")[1:]) == sorted(
                part.split("}")[0] for part in key.split("{")[1:]
            ), form


def test_no_sentence_lacks_a_translation() -> None:
    messages = [
        *(
            beside(Decimal(own), Decimal(100), region=region, other_change=Decimal(1))
            for own in (50, 100, 150)
            for region in ("KZ", "KZ-15")
        ),
        *(
            steps(Decimal(own), Decimal(-5), region=region)
            for own in (-8, -5, -1, 3)
            for region in ("KZ", "KZ-15")
        ),
        base_too_small(Decimal(3)),
    ]
    for message in messages:
        english = say(message, "en")
        assert all(
            letter not in say(message, language) for language in ("ru", "kk") for letter in "abcdefghijklmnop"
        )
        assert english.isascii()

"""The words of the screen: each reaches the translator as a literal, and each has its words in every language."""

from __future__ import annotations

import ast
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from dashboard.translations import DEFAULT, FOLDER, LANGUAGES, translator
from etl import catalogue

MODULES_FOLDER = Path(__file__).resolve().parents[2] / "dashboard"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "plural": (1, 2)}
MODULES = sorted(MODULES_FOLDER.rglob("*.py"))
OTHERS = tuple(language for language in LANGUAGES if language != DEFAULT)
PLACEHOLDER = re.compile(r"\{(\w+)\}")
Key = str | tuple[str, ...]
Written = str | tuple[str, ...] | list[str] | None


def extracted(path: Path) -> set[Key]:
    """The catalogue keys that Babel's own extraction finds in a module, a plural's two forms as a pair."""
    return {messages for _line, messages, *_rest in extract("python", BytesIO(path.read_bytes()), KEYWORDS)}


def forms(key: Written) -> tuple[str, ...]:
    return (key,) if isinstance(key, str) else tuple(key or ())


def keys(domain: str) -> set[Key]:
    """All keys that a catalogue must have: those of the code, or what the indicators mean."""
    if domain == "meanings":
        return {entry.meaning for entry in catalogue.read().indicators.values()}
    return {key for path in MODULES for key in extracted(path)}


def words(language: str, domain: str) -> Catalog:
    path = FOLDER / language / "LC_MESSAGES" / f"{domain}.po"
    return read_po(BytesIO(path.read_bytes()), locale=language)


def translations(message: Message) -> tuple[str, ...]:
    return forms(message.string)


def names_in(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(MODULES_FOLDER).as_posix())
def test_words_on_the_screen_are_extracted(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    known = extracted(path)
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "plural":
            assert all(literal(argument) for argument in call.args[:2]), ast.unparse(call)
            assert tuple(ast.literal_eval(argument) for argument in call.args[:2]) in known, ast.unparse(call)
        if isinstance(call.func, ast.Name) and call.func.id in {"_", "N_"} and literal(call.args[0]):
            assert ast.literal_eval(call.args[0]) in known


CHILDREN = {"children", "label", "placeholder", "title", "alt", "nothingFoundMessage"}
ELEMENTS = {"P", "H1", "H2", "H3", "Th", "Td", "Dt", "Dd", "A", "Button", "Summary", "Caption", "Li", "Small"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(MODULES_FOLDER).as_posix())
def test_no_element_holds_bare_words(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in ELEMENTS and node.args:
            told = node.args[0].value if isinstance(node.args[0], ast.Constant) else ""
            assert not any(letter.isalpha() for letter in str(told or "")), ast.unparse(node)
        for keyword in node.keywords:
            shown = keyword.arg in CHILDREN and isinstance(keyword.value, ast.Constant)
            told = keyword.value.value if shown and isinstance(keyword.value, ast.Constant) else ""
            if isinstance(node.func, ast.Attribute) and isinstance(told, str):
                assert not told, ast.unparse(node)


CATALOGUES = [(language, domain) for language in OTHERS for domain in ("messages", "meanings")]


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_every_string_is_translated_and_none_is_stale(language: str, domain: str) -> None:
    catalogue_words = words(language, domain)
    translated = {
        message.id for message in catalogue_words if message.id and all(map(str.strip, translations(message)))
    }
    wanted = keys(domain)
    assert wanted - translated == set(), "no translation"
    assert {message.id for message in catalogue_words if message.id} - wanted == set(), "stale"
    assert not catalogue_words.obsolete and not any(
        message.fuzzy for message in catalogue_words if message.id
    )


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_a_translation_takes_the_same_values_as_its_key(language: str, domain: str) -> None:
    for message in words(language, domain):
        if not message.id:
            continue
        key = forms(message.id)
        allowed = [names_in(text) for text in key]
        for number, told in enumerate(translations(message)):
            # Only the first form may be that of one alone and spell its number out.
            assert names_in(told) in (allowed if number == 0 else allowed[-1:]), (key, told)
            assert names_in(told) == allowed[-1] or len(translations(message)) > 1, (key, told)


PLURALS = {"ru": 3, "kk": 1}


@pytest.mark.parametrize("language", OTHERS)
def test_a_plural_has_the_forms_of_its_language(language: str) -> None:
    catalogue_words = words(language, "messages")
    assert catalogue_words.num_plurals == PLURALS[language]
    several = [message for message in catalogue_words if isinstance(message.id, tuple)]
    assert several
    assert {len(translations(message)) for message in several} == {PLURALS[language]}


@pytest.mark.parametrize("language", OTHERS)
def test_words_keep_the_end_of_a_sentence_and_the_spaces(language: str) -> None:
    for message in words(language, "messages"):
        for told in translations(message) if message.id else ():
            abbreviated = forms(message.id)[0] == "{value} points"
            assert told == told.strip() and "  " not in told
            assert told.endswith(".") == (forms(message.id)[0].endswith(".") or abbreviated), told


MONTHS = [
    ("ru", ["1 {}", "2 {}", "5 {}", "11 {}", "21 {}", "22 {}"], [0, 1, 2, 2, 0, 1]),
    ("kk", ["1 {}", "2 {}", "5 {}", "11 {}", "21 {}", "22 {}"], [0, 0, 0, 0, 0, 0]),
]


@pytest.mark.parametrize(("language", "shown", "expected"), MONTHS)
def test_a_count_takes_its_form(language: str, shown: list[str], expected: list[int]) -> None:
    _ = translator(language)
    found = {message.id: message for message in words(language, "messages")}[
        "{count} month", "{count} months"
    ]
    told = [_.plural("{count} month", "{count} months", int(text.split()[0])) for text in shown]
    assert told == [
        translations(found)[form].format(count=text.split()[0])
        for text, form in zip(shown, expected, strict=True)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_translator_that_fills_in_values(language: str) -> None:
    _ = translator(language)
    assert _.language == language
    assert "5" in _("Page {page} of {last}", page=5, last=7)
    assert "7" in _.plural("{shown} row", "{shown} rows", 7, shown="7")


@pytest.mark.parametrize("language", LANGUAGES)
def test_regions_and_indicators_have_names_in_three_languages(language: str) -> None:
    known = catalogue.read()
    assert all(region.names[language] for region in known.regions.values())
    assert all(entry.names[language] for entry in known.indicators.values())
    assert all(told.get(language) for kind in known.labels.values() for told in kind.values())


def test_an_unknown_language_is_answered_in_the_first() -> None:
    assert translator("de").language == DEFAULT


LOCALES = Path(__file__).resolve().parents[2] / "assets" / "vendor" / "plotly"


@pytest.mark.parametrize("language", OTHERS)
def test_the_charts_have_the_months_and_marks_of_the_language(language: str) -> None:
    script = (LOCALES / f"plotly-locale-{language}.js").read_text("utf-8")
    known = Locale(language)
    assert f"name: '{language}'" in script
    months = known.months["stand-alone"]["wide"]
    days = known.days["stand-alone"]["wide"]
    told = re.findall(r"'([^'\n]*)'", script[script.index("days:") :])
    assert told[:7] == [days[number] for number in (6, 0, 1, 2, 3, 4, 5)]
    assert [months[number].lower() for number in range(1, 13)] == told[14:26]
    assert "decimal: ','" in script and r"thousands: '\u00a0'" in script


def test_the_charts_know_the_same_words_in_both_languages() -> None:
    known = [
        set(
            re.findall(
                r"^ +'(.+?)': '", (LOCALES / f"plotly-locale-{language}.js").read_text("utf-8"), re.MULTILINE
            )
        )
        for language in OTHERS
    ]
    assert known[0] == known[1] and len(known[0]) > 50

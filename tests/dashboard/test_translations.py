"""Every word of the screen can be translated: it reaches the translator as a literal, which extraction finds."""

from __future__ import annotations

import ast
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract

from dashboard.translations import DEFAULT, LANGUAGES, language_of, translator
from etl import catalogue

FOLDER = Path(__file__).resolve().parents[2] / "dashboard"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "plural": (1, 2)}
MODULES = sorted(FOLDER.rglob("*.py"))


def keys(path: Path) -> set[str]:
    """The catalogue keys that Babel's own extraction finds in a module."""
    found: set[str] = set()
    for _line, messages, _comments, _context in extract("python", BytesIO(path.read_bytes()), KEYWORDS):
        found |= set(messages) if isinstance(messages, tuple) else {messages}
    return found


def literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_words_on_the_screen_are_extracted(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    known = keys(path)
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "plural":
            assert all(literal(argument) for argument in call.args[:2]), ast.unparse(call)
        if isinstance(call.func, ast.Name) and call.func.id in {"_", "N_"} and literal(call.args[0]):
            assert ast.literal_eval(call.args[0]) in known


CHILDREN = {"children", "label", "placeholder", "title", "alt", "nothingFoundMessage"}
ELEMENTS = {"P", "H1", "H2", "H3", "Th", "Td", "Dt", "Dd", "A", "Button", "Summary", "Caption", "Li", "Small"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_no_element_holds_bare_words(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in ELEMENTS and node.args:
            words = node.args[0].value if isinstance(node.args[0], ast.Constant) else ""
            assert not any(letter.isalpha() for letter in str(words or "")), ast.unparse(node)
        for keyword in node.keywords:
            shown = keyword.arg in CHILDREN and isinstance(keyword.value, ast.Constant)
            words = keyword.value.value if shown and isinstance(keyword.value, ast.Constant) else ""
            if isinstance(node.func, ast.Attribute) and isinstance(words, str):
                assert not words, ast.unparse(node)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_translator_that_fills_in_values(language: str) -> None:
    _ = translator(language)
    assert _.language == language
    assert "5" in _("{region}, {count}", region="x", count=5)
    assert "7" in _.plural("{shown} row", "{shown} rows", 7, shown="7")


def test_an_unknown_language_is_answered_in_the_first() -> None:
    assert translator("de").language == DEFAULT == language_of({"lang": "de"}) == language_of({})
    assert language_of({"lang": ["ru", "kk"]}) == DEFAULT


@pytest.mark.parametrize("language", LANGUAGES)
def test_regions_and_indicators_have_names_in_three_languages(language: str) -> None:
    known = catalogue.read()
    assert all(region.names[language] for region in known.regions.values())
    assert all(entry.names[language] for entry in known.indicators.values())

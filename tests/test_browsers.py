"""Finding the browser of the browser tests, with programs that are mere files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import browsers


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def _only_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the fixed places, where this machine may have a browser."""
    monkeypatch.setattr(browsers, "COMMANDS", ("chromium", "google-chrome"))


def test_first_known_command_wins(tmp_path: Path) -> None:
    program(tmp_path / "google-chrome")
    chromium = program(tmp_path / "chromium")
    assert browsers.find({"PATH": str(tmp_path)}) == chromium


def test_chrome_variable_decides_alone(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium")
    chosen = program(tmp_path / "my browser" / "chrome")
    assert browsers.find({"PATH": str(tmp_path / "bin"), "CHROME": str(chosen)}) == chosen


def test_wrong_chrome_variable_is_named(tmp_path: Path) -> None:
    program(tmp_path / "chromium")
    with pytest.raises(browsers.BrowserMissing, match="CHROME is set to /nowhere/chrome"):
        browsers.find({"PATH": str(tmp_path), "CHROME": "/nowhere/chrome"})


def test_missing_browser_is_one_sentence_that_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(browsers.BrowserMissing) as raised:
        browsers.find({"PATH": str(tmp_path)})
    sentence = str(raised.value)
    assert "apt install chromium" in sentence and "\n" not in sentence and sentence.count(". ") == 0


INSTALLS = [
    ("root on Debian", {"ID": "debian"}, True, True),
    ("root on a child of Debian", {"ID": "raspbian", "ID_LIKE": "debian"}, True, True),
    (
        "root on Ubuntu, whose package is a pointer to snap",
        {"ID": "ubuntu", "ID_LIKE": "debian"},
        True,
        False,
    ),
    ("a user on Debian", {"ID": "debian"}, False, False),
    ("root on Fedora", {"ID": "fedora"}, True, False),
    ("root on macOS", {}, True, False),
]


@pytest.mark.parametrize(
    ("release", "root", "expected"), [row[1:] for row in INSTALLS], ids=[row[0] for row in INSTALLS]
)
def test_only_root_on_debian_installs(release: dict[str, str], root: bool, expected: bool) -> None:
    assert browsers.may_install(release, root=root) is expected

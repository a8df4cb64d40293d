"""The bundled reports give the figures of the golden file, no more and no less."""

from __future__ import annotations

import pytest

from metrics import accuracy
from tests.golden import files

SHOWN = 40


def test_figures_are_those_of_the_golden_file() -> None:
    gained, lost = files.compare(files.read(), files.lines())
    if gained or lost:
        pytest.fail(_message(gained, lost), pytrace=False)


def test_the_accuracy_on_the_screen_is_the_one_that_is_measured() -> None:
    assert accuracy.FILE.read_text("utf-8") == files.measured(), files.RENEW


def _message(gained: list[str], lost: list[str]) -> str:
    """The first lines of the difference, and what to do about it."""
    # Of one document the lost line stands above the gained one that took its place.
    changes = sorted([(line, "-") for line in lost] + [(line, "+") for line in gained], key=_place)
    shown = [f"{mark} {line}" for line, mark in changes[:SHOWN]]
    more = [f"... and {len(changes) - SHOWN} lines more"] if len(changes) > SHOWN else []
    return "\n".join([f"{len(gained)} figures gained, {len(lost)} lost:", *shown, *more, files.RENEW])


def _place(change: tuple[str, str]) -> tuple[str, str, bool]:
    line, mark = change
    return line.split("\t")[0], line.split("\t")[-1], mark == "+"


def test_gains_and_losses_are_told_apart() -> None:
    assert files.compare(["a", "b", "b"], ["b", "c"]) == (["c"], ["a", "b"])


def test_every_line_has_every_column() -> None:
    assert {line.count("\t") for line in files.lines()} == {len(files.COLUMNS) - 1}

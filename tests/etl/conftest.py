"""Properties are tried with the same texts in each run; the measured accuracy is printed below the tests."""

from __future__ import annotations

import sys

import pytest
from hypothesis import settings

# A run on another machine sees what this one saw; --hypothesis-seed has no say in it.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The accuracy, where it was measured in this run."""
    accuracy = sys.modules.get("tests.etl.accuracy")
    if accuracy is None or not accuracy.scores.cache_info().currsize:
        return
    terminalreporter.section("accuracy on the labelled reports")
    for line in accuracy.table():
        terminalreporter.write_line(line)

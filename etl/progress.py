"""How far a long piece of work is, for whoever shows it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


def silent(done: int, of: int) -> None:
    """Tell nobody."""

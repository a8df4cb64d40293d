"""Bind quantities to what they mean: `bind`, then `build` the figures (`drop` tells those of several texts once) or `explain` what decided."""

from etl.figures.bindings import bind
from etl.figures.building import build
from etl.figures.explaining import explain
from etl.figures.repetitions import drop
from etl.figures.texts import Text

__all__ = ["Text", "bind", "build", "drop", "explain"]

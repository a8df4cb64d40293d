"""Bind quantities to what they mean: `bind`, then `build` the figures or `explain` what decided."""

from etl.figures.bindings import bind
from etl.figures.building import build
from etl.figures.explaining import explain
from etl.figures.texts import Text

__all__ = ["Text", "bind", "build", "explain"]

"""Bind quantities to what they mean: `match` gives a text's figures and the numbers it set aside."""

from etl.figures.matching import match
from etl.figures.texts import Text

__all__ = ["Text", "match"]

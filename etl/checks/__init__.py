"""What the figures say against each other: checks over the stored figures, and their findings stored beside them.

The checks live here, and not with the meaning of numbers in ``metrics/``, because loading ends with them and
nothing in ``etl/`` may import ``metrics/``. What they find is a table like any other: ``metrics`` reads it.
"""

from etl.checks.printing import lines
from etl.checks.reading import Asked, Cited, Failure, counts, failures, rule_ids, sentence, title
from etl.checks.running import run

__all__ = [
    "ALL",
    "Asked",
    "Cited",
    "Failure",
    "counts",
    "failures",
    "lines",
    "rule_ids",
    "run",
    "sentence",
    "title",
]

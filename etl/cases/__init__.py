"""Single court cases in a report: who (by office, never by name), which stage, which sanction, what was asked or given.

``build`` makes the rows of a text; ``etl.proceedings`` holds what a row may say at all.
"""

from etl.cases.building import build
from etl.cases.deeds import find as deeds
from etl.cases.persons import office_ends, title_ends
from etl.proceedings import Case, ImpossibleCase, Step

__all__ = ["Case", "ImpossibleCase", "Step", "build", "deeds", "office_ends", "title_ends"]

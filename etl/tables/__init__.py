"""Official tables into figures: CSV files and workbooks, each read as the mapping file beside it says."""

from etl.tables.finding import ENDINGS, find
from etl.tables.parts import Found, Table
from etl.tables.reading import read

__all__ = ["ENDINGS", "Found", "Table", "find", "read"]

"""Official statistical forms: workbooks of many sheets, each read by what its head and its row names say."""

from etl.forms.books import Book, Cells, Column, Line, Sheet, Unbalanced
from etl.forms.finding import find
from etl.forms.reading import read

__all__ = ["Book", "Cells", "Column", "Line", "Sheet", "Unbalanced", "find", "read"]

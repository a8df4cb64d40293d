"""Report files: `find` them, and `read` each as one ``Document`` or refuse it with a sentence."""

from etl.documents.finding import find
from etl.documents.reading import read

__all__ = ["find", "read"]

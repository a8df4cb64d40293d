"""What became of the files of a load, whatever they hold."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Outcome:
    """How many of the ``files`` were new, changed and unchanged, and the figures stored of all that were read.

    ``refused`` has a sentence a file, naming it and the reason; ``notes`` what a reader of the database should know;
    ``interrupted`` says that the user stopped the load: what is counted is stored whole, the rest not at all.
    """

    files: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    figures: int = 0
    refused: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    interrupted: bool = False

    @property
    def read(self) -> int:
        """The files that were read and are in the database now."""
        return self.new + self.changed + self.unchanged

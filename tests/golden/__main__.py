"""``python -m tests.golden`` writes the golden file anew: the diff shows the figures gained and lost."""

from __future__ import annotations

from tests.golden import files

if __name__ == "__main__":
    gained, lost = files.write()
    print(f"{files.PATH.relative_to(files.ROOT)}: {gained} lines gained, {lost} lost")

"""``python -m etl``: see ``etl.cli``."""

import sys

try:
    from etl.cli import main
except KeyboardInterrupt:  # while the program itself is still being loaded, which `main` cannot answer
    print("Interrupted.", file=sys.stderr)  # noqa: T201 - a command speaks to the terminal
    sys.exit(128 + 2)

if __name__ == "__main__":
    main()

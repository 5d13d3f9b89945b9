"""``python -m konsekvens_lint``, and what the command is: the door, and Ctrl-C while it is being opened."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def main() -> None:
    """The entry point of the command line."""
    try:
        from konsekvens_lint.commands.main import main as run

        run()
    except KeyboardInterrupt:
        # Nothing is loaded yet that would tell it, and Python would with a traceback.
        with suppress(Exception):
            sys.stderr.write("Avslutar med 130: körningen avbröts.\n")
            sys.stderr.flush()
        os._exit(130)


if __name__ == "__main__":
    main()

"""``python -m konsekvens_lint``."""

from __future__ import annotations

from konsekvens_lint.commands.main import main

if __name__ == "__main__":
    main()

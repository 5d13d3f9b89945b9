"""Makes the helpers of the tests of commands importable."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "commands"))

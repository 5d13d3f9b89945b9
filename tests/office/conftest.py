"""Makes `builders` and `templates.layouts` importable however pytest is started."""

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "templates")]

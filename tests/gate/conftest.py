"""Makes `builders`, the layouts and `gate_doubles` importable however pytest is started."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "templates"), str(HERE)]

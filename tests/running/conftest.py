"""Makes `running_doubles` importable however pytest is started, and in spawned workers, which get this path too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

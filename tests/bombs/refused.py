"""Reads each of the bombs that a module makes, in one process that may grow by so many MiB, and tells what became of it.

python tests/bombs/refused.py MODULE MEBIBYTES
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

from bombs.bomb import Bomb
from bombs.making_spreadsheet_bombs import TABLE
from konsekvens_lint.assessing.spreadsheet import BadTable, table_rows
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.reader import read
from konsekvens_lint.running.guard import memory_limit


def _told(bomb: Bomb, data: bytes) -> tuple[str, str]:
    """The code and the line that the file is refused with; the code is empty where it is read."""
    try:
        if bomb.code == TABLE:
            return "", f"{len(table_rows(data))} rows"
        return "", f"{len(read(Path(f'a{bomb.suffix}'), data).blocks)} blocks"
    except DocumentError as refusal:
        return refusal.code, refusal.message
    except BadTable as refusal:
        return TABLE, str(refusal)
    except MemoryError:
        return "out_of_memory", ""


def main(module: str, mebibytes: int) -> None:
    """Print what became of the bombs as JSON: code and line by name."""
    bombs: dict[str, Bomb] = importlib.import_module(module).BOMBS
    told: dict[str, tuple[str, str]] = {}
    for name, bomb in bombs.items():
        data = bomb.make()
        with memory_limit(mebibytes):
            told[name] = _told(bomb, data)
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

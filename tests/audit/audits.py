"""Audits made and looked into, for the tests."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from command_line import Run, run

DB = Path("revision.db")


def audit(*arguments: str | Path, into: Path = DB) -> Run:
    """The folder `arkiv` audited, or what the arguments say."""
    return run("audit", *(arguments or ("arkiv",)), "--into", into)


def rows(query: str, file: Path = DB) -> list[tuple[Any, ...]]:
    """What the database answers."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def statuses(file: Path = DB) -> dict[str, str]:
    """Each document's status, by its name."""
    return {Path(path).name: status for path, status in rows("SELECT path, status FROM documents", file)}


def exported(file: Path = DB) -> list[dict[str, Any]]:
    """Each document as JSON lines have it."""
    target = file.with_suffix(".jsonl")
    done = run("export", file, "--format", "jsonl", "-o", target)
    assert done.code == 0, done.err
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]

"""What the database has, until its shape is the newest."""

from __future__ import annotations

import sqlite3


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether the database has the table."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(query, (name,)).fetchone() is not None

"""Examples: places in documents that show a figure."""

from __future__ import annotations

import json
import sqlite3
from typing import Literal

from konsekvens_lint.audit.summary import Example
from konsekvens_lint.audit.summing.documents import Document

Shown = Literal["finding", "verdict", "goal", "group"]


def example(
    connection: sqlite3.Connection, document: Document, of: Shown | None = None, number: int = 0
) -> Example:
    """The document as an example, with the place of the finding, verdict, goal or group in it; its own place before its
    evidence.
    """
    row = (
        of
        and connection.execute(
            f'SELECT quote, section, page FROM places WHERE "{of}" = ? ORDER BY is_evidence, id LIMIT 1',  # noqa: S608 – ours
            (number,),
        ).fetchone()
    )
    quote, section, page = row or ("", "[]", None)
    return Example(document.path, document.title, document.unit, quote, tuple(json.loads(section)), page)

"""A database that the first version made, with documents in it, used by this one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from audits import DB, audit, exported, rows
from command_line import GOOD, written

from konsekvens_lint.audit import schema

OLD = Path("gammal.db")
NEW_FACTS = ("headed_text", "gender_content", "global_goals", "result_levels", "groups", "goals")
SINCE = {"groups", "goals"}
MORE = """
## Organisation

Styrgruppen består av tre kvinnor och fyra män.

## Mål

- Fler flickor ska delta 2027.
"""


@pytest.fixture
def old(archive: Path) -> Path:
    """The archive as the first version kept it: its shape, and the facts that it knew."""
    written(archive / "Kultur" / "2024" / "grupp.md", GOOD + MORE)
    audit()
    with closing(sqlite3.connect(OLD)) as connection, connection:
        connection.executescript((Path(__file__).parent / "schema-1.sql").read_text(encoding="utf-8"))
        connection.execute("ATTACH ? AS today", (str(DB),))
        for table in schema.TABLES:
            if table.name not in SINCE:
                names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table.name})")]
                told = ", ".join(f'"{name}"' for name in names)
                own = 'WHERE "group" IS NULL AND goal IS NULL' if table.name == "places" else ""
                connection.execute(
                    f"INSERT INTO main.{table.name} ({told}) SELECT {told} FROM today.{table.name} {own}"
                )
        for number, facts in connection.execute("SELECT id, facts FROM main.documents").fetchall():
            known = {
                name: value for name, value in json.loads(facts or "{}").items() if name not in NEW_FACTS
            }
            connection.execute(
                "UPDATE main.documents SET facts = ?, settings = 'old' WHERE id = ? AND facts IS NOT NULL",
                (json.dumps(known, ensure_ascii=False), number),
            )
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    return OLD


def test_it_is_read_with_all_that_it_holds(old: Path) -> None:
    before = {
        table.name: rows(f"SELECT count(*) FROM {table.name}", old)
        for table in schema.TABLES
        if table.name not in SINCE
    }
    places = rows("SELECT id, document, finding, passage, verdict, quote, start FROM places ORDER BY id", old)
    told, today = exported(old), exported()
    assert rows("PRAGMA user_version", old) == [(schema.version(),)]
    assert (
        rows("SELECT id, document, finding, passage, verdict, quote, start FROM places ORDER BY id", old)
        == places
    )
    assert len(places) > 5
    assert {name: rows(f"SELECT count(*) FROM {name}", old) for name in before} == before
    assert rows("PRAGMA foreign_key_check", old) == []
    for line, same in zip(told, today, strict=True):
        for name in NEW_FACTS:
            assert name not in line.get("facts", {})
            same.get("facts", {}).pop(name, None)
    assert told == today


def test_going_on_with_it_gives_what_it_lacked(old: Path) -> None:
    audit("arkiv", "--resume", into=old)
    assert exported(old) == exported()
    (line,) = (each for each in exported(old) if each["path"].endswith("grupp.md"))
    assert [(each["group"], each["women"], each["men"]) for each in line["facts"]["groups"]] == [
        ("styrgruppen", 3, 4)
    ]
    assert [each["place"]["quote"] for each in line["facts"]["goals"]] == ["Fler flickor ska delta 2027."]

"""What takes a database from version 1 to 2, from 2 to 3 …, as it was when each was released: a step is never changed.

SQLite cannot change a constraint of a table: the table is made anew, and what it held is moved.
"""

from __future__ import annotations

from typing import Final

_OF_DOCUMENT = '"document" INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE'
_GROUPS_AND_GOALS = (
    f'CREATE TABLE groups ("id" INTEGER PRIMARY KEY, {_OF_DOCUMENT},'
    ' "name" TEXT NOT NULL, "women" INTEGER NOT NULL, "men" INTEGER NOT NULL)',
    f'CREATE TABLE goals ("id" INTEGER PRIMARY KEY, {_OF_DOCUMENT},'
    ' "gendered" INTEGER NOT NULL, "measured" INTEGER NOT NULL)',
    "CREATE INDEX groups_by_document ON groups (document)",
    "CREATE INDEX goals_by_document ON goals (document)",
    f'CREATE TABLE new_places ("id" INTEGER PRIMARY KEY, {_OF_DOCUMENT},'
    ' "finding" INTEGER REFERENCES findings(id) ON DELETE CASCADE,'
    ' "passage" INTEGER REFERENCES passages(id) ON DELETE CASCADE,'
    ' "group" INTEGER REFERENCES groups(id) ON DELETE CASCADE,'
    ' "goal" INTEGER REFERENCES goals(id) ON DELETE CASCADE,'
    ' "verdict" INTEGER REFERENCES verdicts(id) ON DELETE CASCADE,'
    ' "is_evidence" INTEGER NOT NULL, "section" TEXT NOT NULL, "paragraph" INTEGER, "line" INTEGER,'
    ' "page" INTEGER, "table" INTEGER, "row" INTEGER, "column" INTEGER, "start" INTEGER NOT NULL,'
    ' "end" INTEGER NOT NULL, "quote" TEXT NOT NULL,'
    ' CHECK ((finding IS NOT NULL) + (passage IS NOT NULL) + ("group" IS NOT NULL) + (goal IS NOT NULL)'
    " + (verdict IS NOT NULL) = 1))",
    'INSERT INTO new_places ("id", "document", "finding", "passage", "verdict", "is_evidence", "section", "paragraph", "line",'
    ' "page", "table", "row", "column", "start", "end", "quote")'
    ' SELECT "id", "document", "finding", "passage", "verdict", "is_evidence", "section", "paragraph", "line",'
    ' "page", "table", "row", "column", "start", "end", "quote"'
    " FROM places",
    "DROP TABLE places",
    "ALTER TABLE new_places RENAME TO places",
    "CREATE INDEX places_by_document ON places (document)",
    "CREATE INDEX places_by_finding ON places (finding)",
    "CREATE INDEX places_by_passage ON places (passage)",
    'CREATE INDEX places_by_group ON places ("group")',
    "CREATE INDEX places_by_goal ON places (goal)",
    "CREATE INDEX places_by_verdict ON places (verdict)",
)

STEPS: Final = (_GROUPS_AND_GOALS,)

"""What an audit's database holds: each table and column with what it means, in Swedish; docs/revision.md shows it.

A change of shape is one step more in `migrations.py`, and the same change in `TABLES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from konsekvens_lint.audit.migrations import STEPS

#: In the file's header: what tells an audit from other SQLite files ("klRv").
APPLICATION_ID: Final = 0x6B6C5276


class Column(NamedTuple):
    """A column: its name, its type and constraints as SQL, and what it holds."""

    name: str
    type: str
    means: str


class Table(NamedTuple):
    """A table: its columns, and the constraints on more than one of them."""

    name: str
    means: str
    columns: tuple[Column, ...]
    constraints: tuple[str, ...] = ()

    @property
    def sql(self) -> str:
        """What creates the table."""
        parts = [f'"{column.name}" {column.type}' for column in self.columns]
        return f"CREATE TABLE {self.name} ({', '.join((*parts, *self.constraints))})"


_KEY = "INTEGER PRIMARY KEY"
_DOCUMENT = Column(
    "document", "INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE", "dokumentet (`documents.id`)"
)
_NUMBER = Column("number", "INTEGER NOT NULL", "ordningen, från 0")
#: The facts of a report that are lists and have tables of their own names; `passages` is the third.
FACT_TABLES: Final = ("groups", "goals")

TABLES: Final = (
    Table(
        "audit",
        "Revisionen själv: en rad.",
        (
            Column("id", f"{_KEY} CHECK (id = 1)", "alltid 1"),
            Column("tool_version", "TEXT NOT NULL", "verktygets version vid den senaste körningen"),
            Column("paths", "TEXT NOT NULL", "sökvägarna som angavs (JSON)"),
            Column("keeps_quotes", "INTEGER NOT NULL", "1, eller 0 med --no-quotes"),
            Column("started", "TEXT NOT NULL", "när den började (UTC, ISO 8601)"),
            Column("finished", "TEXT", "när den blev klar; tomt så länge något återstår"),
            Column("passed_over", "TEXT", "antal filer och mappar som inte är dokument eller utelämnas, efter skäl (JSON)"),
        ),
    ),
    Table(
        "documents",
        "En rad för varje dokument: granskat, inte granskat med sitt skäl, eller dubblett.",
        (
            Column("id", _KEY, "dokumentets nummer i databasen"),
            Column("path", "TEXT NOT NULL UNIQUE", "sökvägen"),
            Column("sha256", "TEXT", "innehållets kontrollsumma; tomt där filen inte gick att öppna"),
            Column("settings", "TEXT", "kontrollsumma för allt annat som resultatet beror på: verktyg, regler, val, metadata"),
            Column("holds_until", "TEXT", "sista dagen som resultatet gäller, där ett undantag tar slut"),
            Column(
                "status",
                "TEXT NOT NULL CHECK (status IN ('judged', 'unread', 'duplicate'))",
                "`judged` granskat, `unread` inte granskat, `duplicate` samma innehåll som ett annat: räknas inte",
            ),
            Column(
                "duplicate_of",
                "INTEGER REFERENCES documents(id) ON DELETE CASCADE",
                "för en dubblett: det första dokumentet med samma innehåll och ändelse",
            ),
            Column("unit", "TEXT", "enhet, ur CSV-filen, sökvägen eller dokumentets brevhuvud, i den ordningen"),
            Column("year", "INTEGER", "år, ur datumet eller sökvägen"),
            Column("date", "TEXT", "datum (ÅÅÅÅ-MM-DD), ur CSV-filen, sökvägen eller dokumentets brevhuvud, i den ordningen"),
            Column("type", "TEXT", "typ av dokument med organisationens ord, ur sökvägen eller CSV-filen"),
            Column("diary_number", "TEXT", "diarienummer, ur CSV-filen, sökvägen eller dokumentet, i den ordningen"),
            Column("format", "TEXT", "docx, pdf, md eller txt"),
            Column("title", "TEXT", "dokumentets rubrik"),
            Column("kind", "TEXT", "dokumentslag, som i JSON-rapporten"),
            Column("kind_reason", "TEXT", "varför det är det slaget"),
            Column("profile", "TEXT", "profilen som gällde"),
            Column("notes", "TEXT", "anmärkningar, till exempel `ocr_damaged` (JSON)"),
            Column("facts", "TEXT", "fakta om dokumentet, som i JSON-rapporten (JSON); `passages`, `groups` och `goals` står i egna tabeller"),
            Column("error_code", "TEXT", "varför det inte granskades, som kod"),
            Column("error_message", "TEXT", "detsamma i ord, med vad som kan göras"),
            Column("accepted", "TEXT", "konfigurationens skäl att godta att det inte granskas"),
        ),
        ("CHECK ((status = 'duplicate') = (duplicate_of IS NOT NULL))", "CHECK ((status = 'unread') = (error_code IS NOT NULL))"),
    ),
    Table(
        "outcomes",
        "Vad varje regel kom fram till i varje dokument.",
        (
            _DOCUMENT,
            Column("rule", "TEXT NOT NULL", "regelns kod"),
            Column("outcome", "TEXT NOT NULL", "`ok`, `finding`, `not_applicable` eller `undetermined`"),
        ),
        ("PRIMARY KEY (document, rule)",),
    ),
    Table(
        "rules",
        "Texterna till de regler som har fynd, en gång var.",
        (
            Column("id", _KEY, "nummer i databasen"),
            Column("code", "TEXT NOT NULL", "regelns kod"),
            Column("name", "TEXT NOT NULL", "regelns namn"),
            Column("why", "TEXT NOT NULL", "varför regeln finns"),
            Column("source", "TEXT NOT NULL", "källa"),
        ),
        ("UNIQUE (code, name, why, source)",),
    ),
    Table(
        "findings",
        "Fynden.",
        (
            Column("id", _KEY, "nummer i databasen"),
            _DOCUMENT,
            Column("rule", "INTEGER NOT NULL REFERENCES rules(id)", "regeln (`rules.id`)"),
            Column(
                "state",
                "TEXT NOT NULL CHECK (state IN ('told', 'suppressed', 'baselined'))",
                "`told` gäller, `suppressed` undantaget, `baselined` finns i baslinjen",
            ),
            Column("level", "TEXT NOT NULL", "`error`, `warning` eller `info`"),
            Column("confidence", "TEXT NOT NULL", "hur säker bedömningen är: `high`, `medium` eller `low`"),
            Column("message", "TEXT NOT NULL", "fyndet i ord; kan citera. Tomt med --no-quotes"),
            Column("advice", "TEXT NOT NULL", "förslag; kan citera. Tomt med --no-quotes"),
            Column("fingerprint", "TEXT NOT NULL", "känner igen fyndet när texten flyttas"),
            Column("searched", "TEXT NOT NULL", "rubriker där det som saknas söktes (JSON)"),
            Column("reason", "TEXT", "undantagets skäl"),
            Column("by", "TEXT", "undantaget står i dokumentet (`comment`) eller konfigurationen (`configuration`)"),
            Column("entry", "TEXT", "var i konfigurationen"),
            Column("until", "TEXT", "undantagets sista dag"),
        ),
    ),
    Table(
        "passages",
        "Textställena om kvinnor och män, bedömda (`facts.passages` i JSON-rapporten).",
        (
            Column("id", _KEY, "nummer i databasen"),
            _DOCUMENT,
            Column("judgement", "TEXT NOT NULL", "bedömningen, till exempel `substantive`"),
        ),
    ),
    Table(
        "groups",
        "Styrgrupper, råd och nämnder där dokumentet säger hur många kvinnor och män de har (`facts.groups` i JSON-rapporten).",
        (
            Column("id", _KEY, "nummer i databasen"),
            _DOCUMENT,
            Column("name", "TEXT NOT NULL", "dokumentets ord för gruppen. Tomt med --no-quotes"),
            Column("women", "INTEGER NOT NULL", "antal kvinnor"),
            Column("men", "INTEGER NOT NULL", "antal män"),
        ),
    ),
    Table(
        "goals",
        "Dokumentets mål, i ordning (`facts.goals` i JSON-rapporten); texten är citatet i `places`.",
        (
            Column("id", _KEY, "nummer i databasen"),
            _DOCUMENT,
            Column("gendered", "INTEGER NOT NULL", "1 om målet talar om kvinnor och män, kön eller jämställdhet, annars 0"),
            Column("measured", "INTEGER NOT NULL", "1 om målet har en indikator, en siffra att nå eller ett år, annars 0"),
        ),
    ),
    Table(
        "checklists",
        "Checklistorna som har besvarats, en gång var.",
        (
            Column("id", _KEY, "nummer i databasen"),
            Column("code", "TEXT NOT NULL", "checklistans id, till exempel `skr-jamstallda-beslut`"),
            Column("title", "TEXT NOT NULL", "titel"),
            Column("source", "TEXT NOT NULL", "källa"),
        ),
        ("UNIQUE (code, title, source)",),
    ),
    Table(
        "points",
        "Checklistornas punkter, en gång var.",
        (
            Column("id", _KEY, "nummer i databasen"),
            Column("checklist", "INTEGER NOT NULL REFERENCES checklists(id)", "checklistan (`checklists.id`)"),
            _NUMBER,
            Column("code", "TEXT NOT NULL", "punktens id, till exempel `konsekvenser`"),
            Column("title", "TEXT NOT NULL", "titel"),
            Column("question", "TEXT NOT NULL", "organisationens fråga"),
            Column("source", "TEXT NOT NULL", "källa"),
        ),
        ("UNIQUE (checklist, number, code, title, question, source)",),
    ),
    Table(
        "answers",
        "Vad varje besvarad checklista kom fram till i varje dokument.",
        (
            _DOCUMENT,
            Column("checklist", "INTEGER NOT NULL REFERENCES checklists(id)", "checklistan (`checklists.id`)"),
            _NUMBER,
            Column("overall", "TEXT NOT NULL", "`inga_brister_funna`, `bor_kompletteras` eller `kan_inte_bedomas`"),
            Column("reasons", "TEXT NOT NULL", "skälen (JSON)"),
        ),
        ("PRIMARY KEY (document, checklist)",),
    ),
    Table(
        "verdicts",
        "Svaret på varje punkt i varje dokument.",
        (
            Column("id", _KEY, "nummer i databasen"),
            _DOCUMENT,
            Column("point", "INTEGER NOT NULL REFERENCES points(id)", "punkten (`points.id`)"),
            Column("demand", "TEXT NOT NULL", "`krav` eller `rad` i dokumentets profil"),
            Column("verdict", "TEXT NOT NULL", "`met`, `partial`, `missing`, `not_applicable` eller `undetermined`"),
            Column("reason", "TEXT NOT NULL", "varför"),
            Column("searched", "TEXT NOT NULL", "rubriker där det som saknas söktes (JSON)"),
        ),
        ("UNIQUE (document, point)",),
    ),
    Table(
        "places",
        "Ställen i dokumenten, med citaten: alla citat ur dokumentens text står här, och i fyndens ord (`findings`).",
        (
            Column("id", _KEY, "nummer i databasen"),
            _DOCUMENT,
            Column("finding", "INTEGER REFERENCES findings(id) ON DELETE CASCADE", "fyndet som pekar hit, eller"),
            Column("passage", "INTEGER REFERENCES passages(id) ON DELETE CASCADE", "textstället som står här, eller"),
            Column("group", "INTEGER REFERENCES groups(id) ON DELETE CASCADE", "gruppen som räknas här, eller"),
            Column("goal", "INTEGER REFERENCES goals(id) ON DELETE CASCADE", "målet som står här, eller"),
            Column("verdict", "INTEGER REFERENCES verdicts(id) ON DELETE CASCADE", "svaret som visas här"),
            Column("is_evidence", "INTEGER NOT NULL", "1 för belägg, 0 för det egna stället"),
            Column("section", "TEXT NOT NULL", "rubrikerna ned till stället (JSON). Tomt med --no-quotes"),
            Column("paragraph", "INTEGER", "stycke"),
            Column("line", "INTEGER", "rad (md och txt)"),
            Column("page", "INTEGER", "sida (pdf)"),
            Column("table", "INTEGER", "tabell"),
            Column("row", "INTEGER", "rad i tabellen"),
            Column("column", "INTEGER", "kolumn i tabellen"),
            Column("start", "INTEGER NOT NULL", "första tecknet i stycket eller cellen"),
            Column("end", "INTEGER NOT NULL", "tecknet efter det sista"),
            Column("quote", "TEXT NOT NULL", "citatet, ordagrant. Tomt med --no-quotes"),
        ),
        (
            'CHECK ((finding IS NOT NULL) + (passage IS NOT NULL) + ("group" IS NOT NULL) + (goal IS NOT NULL)'
            " + (verdict IS NOT NULL) = 1)",
        ),
    ),
)  # fmt: skip

_INDEXES: Final = (
    "CREATE INDEX documents_by_original ON documents (duplicate_of)",
    "CREATE INDEX findings_by_document ON findings (document)",
    "CREATE INDEX passages_by_document ON passages (document)",
    "CREATE INDEX groups_by_document ON groups (document)",
    "CREATE INDEX goals_by_document ON goals (document)",
    "CREATE INDEX places_by_document ON places (document)",
    "CREATE INDEX places_by_finding ON places (finding)",
    "CREATE INDEX places_by_passage ON places (passage)",
    'CREATE INDEX places_by_group ON places ("group")',
    "CREATE INDEX places_by_goal ON places (goal)",
    "CREATE INDEX places_by_verdict ON places (verdict)",
    "CREATE INDEX verdicts_by_point ON verdicts (point)",
)

#: The statements of each step forward, in order.
MIGRATIONS: tuple[tuple[str, ...], ...] = STEPS


def version() -> int:
    """The version of the shape above, as `PRAGMA user_version` has it."""
    return len(MIGRATIONS) + 1


def statements() -> Iterator[str]:
    """What makes an empty database one of this shape."""
    yield from (table.sql for table in TABLES)
    yield from _INDEXES

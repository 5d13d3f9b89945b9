"""Results written to an audit's database as they come: each document in a transaction of its own."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from konsekvens_lint.audit.database import transaction
from konsekvens_lint.audit.metadata import Metadata
from konsekvens_lint.audit.quotes import without_quotes
from konsekvens_lint.audit.schema import FACT_TABLES
from konsekvens_lint.documents.model import Place
from konsekvens_lint.limits import MAX_VALUE_BYTES
from konsekvens_lint.machine.taking import size
from konsekvens_lint.report import Checklist, DocumentReport, Finding, Point, Suppressed, Unread
from konsekvens_lint.version import __version__

Result = DocumentReport | Unread

_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_TOO_LARGE = f"Dokumentet har en text på mer än {size(MAX_VALUE_BYTES)} utan styckebrytning, och kan inte sparas: dela upp den."
_PARTS = ("outcomes", "findings", "passages", "groups", "goals", "answers", "verdicts", "places")


class Entry(NamedTuple):
    """What is known of a document before it is judged.

    `sha256` is that of its bytes, None where they cannot be had. `settings` is the key of all else that its result
    depends on, None where it cannot be told.
    """

    path: str
    sha256: str | None
    settings: str | None
    metadata: Metadata


class Kept(NamedTuple):
    """What the database says of a document; `duplicate_of` is a path, and `holds_until` a day (ISO 8601)."""

    sha256: str | None
    settings: str | None
    duplicate_of: str | None
    holds_until: str | None


def storable(text: str) -> str:
    """The text as a database can hold it: half characters, as in a file name that is not UTF-8, are spelled out."""
    return _HALF_CHARACTERS.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


class Store:
    """An audit's database, being written."""

    def __init__(self, connection: sqlite3.Connection, paths: Iterable[str], *, keeps_quotes: bool) -> None:
        """`paths` are those that are asked for. An audit that is there already is gone on with."""
        self._connection = connection
        self._keeps_quotes = keeps_quotes
        with transaction(connection):
            self._write(
                "INSERT INTO audit (id, tool_version, paths, keeps_quotes, started) VALUES (1, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET tool_version = excluded.tool_version, finished = NULL",
                (__version__, _json(list(paths)), int(keeps_quotes), _now()),
            )

    def kept(self) -> dict[str, Kept]:
        """What is there of each document, by its path."""
        rows = self._connection.execute(
            "SELECT d.path, d.sha256, d.settings, o.path, d.holds_until"
            " FROM documents d LEFT JOIN documents o ON o.id = d.duplicate_of"
        )
        return {path: Kept(*rest) for path, *rest in rows}

    def forget(self, paths: Iterable[str]) -> None:
        """Take away documents, with their duplicates."""
        with transaction(self._connection):
            for path in paths:
                self._write("DELETE FROM documents WHERE path = ?", (path,))

    def keep(self, entry: Entry, result: Result, duplicates: Sequence[Entry] = ()) -> None:
        """Write a document's whole result in place of what is there, and with it the documents of the same content. One
        with more in it than a database of ours may have is written as not judged."""
        try:
            self._keep(entry, result, duplicates)
        except sqlite3.DataError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_TOOBIG:
                raise
            self._keep(entry, Unread(result.path, "too_large", _TOO_LARGE, sha256=result.sha256), duplicates)

    def _keep(self, entry: Entry, result: Result, duplicates: Sequence[Entry]) -> None:
        if isinstance(result, DocumentReport) and not self._keeps_quotes:
            result = without_quotes(result)
        with transaction(self._connection):
            document = self._document(entry, _columns(entry, result))
            if isinstance(result, DocumentReport):
                self._report(document, result)
            self._duplicates(document, duplicates)

    def keep_duplicates(self, path: str, duplicates: Iterable[Entry]) -> None:
        """Write documents that have the content of one that is there."""
        with transaction(self._connection):
            row = self._connection.execute("SELECT id FROM documents WHERE path = ?", (storable(path),))
            self._duplicates(row.fetchone()[0], duplicates)

    def finish(self, passed_over: Mapping[str, int]) -> None:
        """Write that all is there, and how many files and folders were met and are no documents, or left out, by why."""
        with transaction(self._connection):
            self._write(
                "UPDATE audit SET finished = ?, passed_over = ?",
                (_now(), _json(dict(sorted(passed_over.items())))),
            )

    def _document(self, entry: Entry, columns: Mapping[str, Any]) -> int:
        """The number of the document, whose row is written and whose parts are gone."""
        values = {"path": entry.path, "settings": entry.settings, **columns}
        found = self._connection.execute(
            "SELECT id FROM documents WHERE path = ?", (storable(entry.path),)
        ).fetchone()
        if found is None:
            return self._insert("documents", values)
        (document,) = found
        for table in _PARTS:
            self._write(f"DELETE FROM {table} WHERE document = ?", (document,))  # noqa: S608 – tables are ours
        names = [
            each[1] for each in self._connection.execute("PRAGMA table_info(documents)") if each[1] != "id"
        ]
        told = ", ".join(f'"{name}" = ?' for name in names)
        self._write(
            f"UPDATE documents SET {told} WHERE id = ?",  # noqa: S608 – columns are ours
            (*(values.get(name) for name in names), document),
        )
        return int(document)

    def _duplicates(self, original: int, duplicates: Iterable[Entry]) -> None:
        for entry in duplicates:
            same = {"sha256": entry.sha256, "status": "duplicate", "duplicate_of": original}
            self._document(entry, {**same, **entry.metadata._asdict()})

    def _report(self, document: int, report: DocumentReport) -> None:
        for rule, outcome in report.outcomes.items():
            self._insert("outcomes", {"document": document, "rule": rule, "outcome": outcome})
        for state, findings in (("told", report.findings), ("baselined", report.baselined)):
            for finding in findings:
                self._finding(document, finding, {"state": state})
        for suppressed in report.suppressed:
            self._finding(document, suppressed.finding, _exception(suppressed))
        self._listed(document, report.facts)
        for number, checklist in enumerate(report.checklists):
            self._checklist(document, number, checklist)

    def _listed(self, document: int, facts: Mapping[str, Any]) -> None:
        """The facts that are lists of things with places."""
        for each in facts.get("passages") or ():
            self._thing(document, "passage", each["place"], {"judgement": each["judgement"]})
        for each in facts.get("groups") or ():
            told = {"name": each["group"], "women": each["women"], "men": each["men"]}
            self._thing(document, "group", each["place"], told)
        for each in facts.get("goals") or ():
            told = {"gendered": each["gendered"], "measured": each["measured"]}
            self._thing(document, "goal", each["place"], told)

    def _thing(self, document: int, kind: str, place: Place | None, told: Mapping[str, Any]) -> None:
        number = self._insert(f"{kind}s", {"document": document, **told})
        self._places(document, {kind: number, "is_evidence": 0}, [place])

    def _finding(self, document: int, finding: Finding, more: Mapping[str, Any]) -> None:
        rule = self._once(
            "rules",
            {"code": finding.rule, "name": finding.name, "why": finding.why, "source": finding.source},
        )
        same = ("level", "confidence", "message", "advice", "fingerprint")
        values = {name: getattr(finding, name) for name in same}
        row = {"document": document, "rule": rule, "searched": _json(finding.searched), **values, **more}
        number = self._insert("findings", row)
        self._places(document, {"finding": number, "is_evidence": 0}, [finding.place])
        self._places(document, {"finding": number, "is_evidence": 1}, finding.evidence)

    def _checklist(self, document: int, number: int, told: Checklist) -> None:
        checklist = self._once("checklists", {"code": told.id, "title": told.title, "source": told.source})
        answer = {
            "checklist": checklist,
            "number": number,
            "overall": told.overall,
            "reasons": _json(told.reasons),
        }
        self._insert("answers", {"document": document, **answer})
        for at, point in enumerate(told.points):
            self._verdict(document, point, self._once("points", _text_of(point, checklist, at)))

    def _verdict(self, document: int, point: Point, number: int) -> None:
        told = {"demand": point.demand, "verdict": point.verdict, "reason": point.reason}
        row = {"document": document, "point": number, "searched": _json(point.searched), **told}
        verdict = self._insert("verdicts", row)
        self._places(document, {"verdict": verdict, "is_evidence": 1}, point.evidence)

    def _places(self, document: int, of: Mapping[str, Any], places: Iterable[Place | None]) -> None:
        for place in filter(None, places):
            told = {**place._asdict(), "section": _json(place.section)}
            self._insert("places", {"document": document, **of, **told})

    def _once(self, table: str, values: Mapping[str, Any]) -> int:
        """The number of the row with these values, which is written where there is none."""
        told = " AND ".join(f'"{name}" = ?' for name in values)
        query = f"SELECT id FROM {table} WHERE {told}"  # noqa: S608 – tables and columns are ours
        found = self._connection.execute(query, _storable(values.values())).fetchone()
        return int(found[0]) if found else self._insert(table, values)

    def _insert(self, table: str, values: Mapping[str, Any]) -> int:
        names, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        done = self._write(f"INSERT INTO {table} ({names}) VALUES ({marks})", values.values())  # noqa: S608 – ours
        return done.lastrowid or 0

    def _write(self, statement: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        return self._connection.execute(statement, _storable(values))


def _columns(entry: Entry, result: Result) -> dict[str, Any]:
    """The row of a document that is no duplicate."""
    digest = {"sha256": result.sha256 or entry.sha256}
    if isinstance(result, Unread):
        error = {"error_code": result.code, "error_message": result.message, "accepted": result.accepted}
        return {**digest, **entry.metadata._asdict(), "status": "unread", **error}
    same = ("format", "title", "kind", "kind_reason", "profile")
    return {
        **digest,
        **entry.metadata.over(_own_metadata(result))._asdict(),
        **{name: getattr(result, name) for name in same},
        "status": "judged",
        "holds_until": result.fresh_until and result.fresh_until.isoformat(),
        "notes": _json(result.notes),
        "facts": _json(_facts(result.facts)),
    }


def _own_metadata(report: DocumentReport) -> Metadata:
    """What the document itself says."""
    year = int(report.dated[:4]) if report.dated else None
    return Metadata(report.unit, report.dated, year, diary_number=report.diary_number)


def _facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as one column holds them: those that have tables are empty lists there, or null where undetermined."""
    kept = {name: [] if name in FACT_TABLES and value else value for name, value in facts.items()}
    kept.pop("passages", None)
    return kept


def _exception(suppressed: Suppressed) -> dict[str, Any]:
    until = suppressed.until and suppressed.until.isoformat()
    told = {"reason": suppressed.reason, "by": suppressed.by, "entry": suppressed.entry, "until": until}
    return {"state": "suppressed", **told}


def _text_of(point: Point, checklist: int, number: int) -> dict[str, Any]:
    told = {"code": point.id, "title": point.title, "question": point.question, "source": point.source}
    return {"checklist": checklist, "number": number, **told}


def _storable(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(storable(value) if isinstance(value, str) else value for value in values)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=sorted)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

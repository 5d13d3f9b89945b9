"""What an audit's database holds, read back: the audit, and each document as it was judged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from konsekvens_lint.audit.metadata import Metadata
from konsekvens_lint.documents.model import Place
from konsekvens_lint.report import Checklist, DocumentReport, Finding, Point, Suppressed, Unread

# The texts of a finding and of a point, in the order of the columns that are asked for.
_FINDING = ("rule", "name", "level", "confidence", "message", "advice", "why", "source", "fingerprint")
_POINT = ("id", "title", "question", "source", "demand", "verdict", "reason")
_PLACE = ", ".join(f'"{name}"' for name in Place._fields)


class About(NamedTuple):
    """The audit itself. Times are UTC, ISO 8601; `finished` is None while something is left to do."""

    tool_version: str
    paths: tuple[str, ...]
    keeps_quotes: bool
    started: str
    finished: str | None
    passed_over: dict[str, int]


class Duplicate(NamedTuple):
    """A document with the same content as another, `of`, which has the result."""

    path: str
    sha256: str
    of: str


class Record(NamedTuple):
    """A document of an audit: its result, and what the organisation knows of it."""

    status: Literal["judged", "unread", "duplicate"]
    result: DocumentReport | Unread | Duplicate
    metadata: Metadata


def about(connection: sqlite3.Connection) -> About | None:
    """The audit, or None where it has not begun."""
    row = connection.execute(
        "SELECT tool_version, paths, keeps_quotes, started, finished, passed_over FROM audit"
    ).fetchone()
    if row is None:
        return None
    version, paths, keeps_quotes, started, finished, passed_over = row
    counts = json.loads(passed_over) if passed_over else {}
    return About(version, tuple(json.loads(paths)), bool(keeps_quotes), started, finished, counts)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many documents there are of each status."""
    return dict(connection.execute("SELECT status, count(*) FROM documents GROUP BY status"))


def unread_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many could not be judged, by the codes of why."""
    query = "SELECT error_code, count(*) FROM documents WHERE status = 'unread' GROUP BY error_code"
    return dict(connection.execute(query))


def records(connection: sqlite3.Connection) -> Iterator[Record]:
    """Each document in the order of the paths, one at a time in memory. A result is equal to what was judged, but for what
    is no part of the contract of reports.
    """
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    cursor.execute(
        "SELECT d.*, o.path AS original FROM documents d LEFT JOIN documents o ON o.id = d.duplicate_of ORDER BY d.path"
    )
    for row in cursor:
        metadata = Metadata(*(row[name] for name in Metadata._fields))
        yield Record(row["status"], _result(row, connection), metadata)


def _result(row: sqlite3.Row, connection: sqlite3.Connection) -> DocumentReport | Unread | Duplicate:
    if row["status"] == "duplicate":
        return Duplicate(row["path"], row["sha256"], row["original"])
    if row["status"] == "unread":
        return Unread(row["path"], row["error_code"], row["error_message"], row["accepted"], row["sha256"])
    return _Parts(connection, row["id"]).report(row)


class _Parts:
    """The parts of one document's result."""

    def __init__(self, connection: sqlite3.Connection, document: int) -> None:
        self._connection = connection
        self._document = document

    def report(self, row: sqlite3.Row) -> DocumentReport:
        """The whole result."""
        told, suppressed, baselined = self._findings()
        outcomes = self._rows("SELECT rule, outcome FROM outcomes WHERE document = ? ORDER BY rowid")
        same = ("path", "sha256", "format", "title", "kind", "kind_reason", "profile", "diary_number")
        return DocumentReport(
            **{name: row[name] for name in same},
            notes=tuple(json.loads(row["notes"])),
            facts=self._facts(json.loads(row["facts"])),
            outcomes=dict(outcomes),
            findings=told,
            checklists=tuple(self._checklists()),
            suppressed=suppressed,
            baselined=baselined,
        )

    def _findings(self) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], tuple[Finding, ...]]:
        """Those that are told, those that an exception is made for, and those that the baseline knows."""
        told: dict[str, list[Finding]] = {"told": [], "baselined": []}
        suppressed = []
        for number, state, reason, by, entry, until, searched, *texts in self._rows(
            'SELECT f.id, state, reason, "by", entry, until, searched, code, name, level, confidence, message, advice,'
            " why, source, fingerprint FROM findings f JOIN rules r ON r.id = f.rule WHERE document = ? ORDER BY f.id"
        ):
            more: dict[str, Any] = {
                "place": self._own_place("finding", number),
                "evidence": self._places("finding", number),
                "searched": tuple(json.loads(searched)),
            }
            finding = Finding(**dict(zip(_FINDING, texts, strict=True)), **more)
            if state == "suppressed":
                day = date.fromisoformat(until) if until else None
                suppressed.append(Suppressed(finding, reason, by, entry, day))
            else:
                told[state].append(finding)
        return tuple(told["told"]), tuple(suppressed), tuple(told["baselined"])

    def _facts(self, kept: dict[str, Any]) -> dict[str, Any]:
        """The facts with those that have tables. A document that an older version judged has not all of them."""
        told = {"groups": self._groups, "goals": self._goals}
        listed = {name: read() for name, read in told.items() if kept.get(name) is not None}
        return {**kept, **listed, "passages": self._passages()}

    def _groups(self) -> list[dict[str, Any]]:
        rows = self._rows("SELECT id, name, women, men FROM groups WHERE document = ? ORDER BY id")
        return [
            {"group": name, "women": women, "men": men, "place": self._own_place("group", number)}
            for number, name, women, men in rows
        ]

    def _goals(self) -> list[dict[str, Any]]:
        rows = self._rows("SELECT id, gendered, measured FROM goals WHERE document = ? ORDER BY id")
        return [
            {
                "gendered": bool(gendered),
                "measured": bool(measured),
                "place": self._own_place("goal", number),
            }
            for number, gendered, measured in rows
        ]

    def _passages(self) -> list[dict[str, Any]]:
        rows = self._rows("SELECT id, judgement FROM passages WHERE document = ? ORDER BY id")
        return [
            {"judgement": judgement, "place": self._own_place("passage", number)}
            for number, judgement in rows
        ]

    def _checklists(self) -> Iterator[Checklist]:
        points = self._points()
        for number, code, title, source, overall, reasons in self._rows(
            "SELECT c.id, code, title, source, overall, reasons FROM answers a JOIN checklists c ON c.id = a.checklist"
            " WHERE document = ? ORDER BY number"
        ):
            told = tuple(points.get(number, ()))
            yield Checklist(code, title, source, overall, told, tuple(json.loads(reasons)))

    def _points(self) -> dict[int, list[Point]]:
        """The points by their checklists' numbers."""
        found: dict[int, list[Point]] = {}
        for number, checklist, searched, *texts in self._rows(
            "SELECT v.id, checklist, searched, code, title, question, source, demand, verdict, reason"
            " FROM verdicts v JOIN points p ON p.id = v.point WHERE document = ? ORDER BY v.id"
        ):
            more: dict[str, Any] = {
                "evidence": self._places("verdict", number),
                "searched": tuple(json.loads(searched)),
            }
            point = Point(**dict(zip(_POINT, texts, strict=True)), **more)
            found.setdefault(checklist, []).append(point)
        return found

    def _own_place(self, of: str, number: int) -> Place | None:
        return next(iter(self._places(of, number, is_evidence=False)), None)

    def _places(self, of: str, number: int, *, is_evidence: bool = True) -> tuple[Place, ...]:
        query = f'SELECT {_PLACE} FROM places WHERE "{of}" = ? AND is_evidence = ? ORDER BY id'  # noqa: S608 – ours
        rows = self._connection.execute(query, (number, int(is_evidence)))
        return tuple(Place(tuple(json.loads(section)), *rest) for section, *rest in rows)

    def _rows(self, query: str) -> Sequence[Any]:
        return self._connection.execute(query, (self._document,)).fetchall()

"""How each document of an audit answers the questions that it is counted by, and where that is seen."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from konsekvens_lint.audit.comparison import Answer, Answered
from konsekvens_lint.audit.summary import Asked, Counts, Example
from konsekvens_lint.audit.summing.documents import documents
from konsekvens_lint.audit.summing.questions import COUNTED, measures, points, summed
from konsekvens_lint.condition import atoms
from konsekvens_lint.rulebook.book import Rulebook

#: The documents' answers to a question, by their numbers in the audit, in the order of their paths.
Answers = Mapping[int, Answer]

_OF_POINT: Final = (
    " FROM verdicts v JOIN points p ON p.id = v.point JOIN checklists c ON c.id = p.checklist"
    " JOIN documents d ON d.id = v.document WHERE c.code = ? AND p.code = ?"
)
_PLACE: Final = "SELECT quote, section, page FROM places WHERE"
_JUDGEMENT: Final = "judgement"
# The document's own judgement is that of one of its passages.
_JUDGED: Final = (
    " passage = (SELECT p.id FROM passages p JOIN documents d ON d.id = p.document"
    " WHERE d.id = ? AND p.judgement = json_extract(d.facts, '$.judgement') ORDER BY p.id LIMIT 1)"
)


class AnsweredAudit:
    """An audit's questions, and its documents' answers: where they stand by a measure, and verdicts on a point."""

    def __init__(self, connection: sqlite3.Connection, book: Rulebook) -> None:
        self._connection = connection
        self._documents = [each for each in documents(connection, book) if each.status == "judged"]
        self._measures = {each: at for at, each in enumerate(measures(book))}
        self._judging = {each["id"] for each in book.measures if _JUDGEMENT in dict(atoms(each["has"]))}
        #: The book's measures, then the points of each checklist that some document has an answer to.
        self.questions = (*self._measures, *points(connection).asked)

    def answers(self, asked: Asked) -> Answers:
        """How the documents answer the question; a document that has no answer to a point is left out."""
        if asked.checklist is None:
            at = self._measures[asked]
            return {each.id: each.standings[at] for each in self._documents}
        query = f"SELECT v.document, v.verdict{_OF_POINT} ORDER BY d.path"
        return dict(self._connection.execute(query, (asked.checklist, asked.id)))

    def answered(self, asked: Asked, document: int, answer: Answer) -> Answered:
        """A document's answer, with why and the first place that shows it, where there are any."""
        reason, place = "", None
        if asked.checklist is not None:
            query = f"SELECT v.id, v.reason{_OF_POINT} AND v.document = ?"
            number, reason = self._connection.execute(query, (asked.checklist, asked.id, document)).fetchone()
            place = self._place(" verdict = ?", number)
        elif asked.id in self._judging:
            place = self._place(_JUDGED, document)
        quote, section, page = place or ("", "[]", None)
        path, title, unit = self._connection.execute(
            "SELECT path, title, unit FROM documents WHERE id = ?", (document,)
        ).fetchone()
        return Answered(answer, reason, Example(path, title, unit, quote, tuple(json.loads(section)), page))

    def _place(self, where: str, number: int) -> tuple[str, str, int | None] | None:
        """The first such place: its quote, its headings as JSON, and its page."""
        query = f"{_PLACE}{where} ORDER BY id LIMIT 1"
        row: tuple[str, str, int | None] | None = self._connection.execute(query, (number,)).fetchone()
        return row


def counts(answers: Iterable[Answer]) -> Counts:
    """How many answer what."""
    return summed(
        Counts(*(documents * each for each in COUNTED[answer]))
        for answer, documents in Counter(answers).items()
    )


def has(answer: Answer | None) -> bool:
    """Whether the answer is that the document has what is asked."""
    return answer is not None and bool(COUNTED[answer].has)


def has_not(answer: Answer | None) -> bool:
    """Whether the answer is that it has not, or has only something of it."""
    return answer is not None and bool(COUNTED[answer].has_not)

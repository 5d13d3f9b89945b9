"""What is missing most, and what is written with the same words again and again."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from konsekvens_lint.audit.summary import Counts, Example, Gap, Repeated
from konsekvens_lint.audit.summing.documents import Document
from konsekvens_lint.audit.summing.places import example
from konsekvens_lint.rulebook.book import Rulebook

_MOST_GAPS, _MOST_REPEATED, _EXAMPLES = 15, 10, 3
#: From so many documents on the same words are boilerplate.
_REPEATED_FROM = 3
# An exception is a decision, with its reason, that the finding is none; a baseline only says that it was there before.
_FINDINGS = "findings f JOIN rules r ON r.id = f.rule JOIN documents d ON d.id = f.document AND f.state != 'suppressed'"
# What the finding points at, in letters, and not in a table or at a heading, whose path ends with itself.
_IS_SENTENCE = "p.is_evidence = 0 AND p.\"table\" IS NULL AND p.end - p.start >= 30 AND f.searched = '[]' AND json_extract(p.section, '$[#-1]') IS NOT p.quote"
# Of the documents with a finding, the first of each unit, then the second of each.
_EXAMPLES_OF = f"""\
WITH found AS (
  SELECT f.document, min(f.id) AS finding, d.unit, d.path FROM {_FINDINGS} WHERE {{}} GROUP BY f.document
), turns AS (SELECT *, row_number() OVER (PARTITION BY unit ORDER BY path) AS turn FROM found)
SELECT document, finding FROM turns ORDER BY turn, path LIMIT {_EXAMPLES}"""  # noqa: S608 – ours


def gaps(
    connection: sqlite3.Connection, documents: Mapping[int, Document], book: Rulebook
) -> tuple[Gap, ...]:
    """The rules with findings in most documents. Findings that an exception is made for count as none; those that a
    baseline knows do count.
    """
    counts = _counts(connection)
    rows = connection.execute(
        f"SELECT r.code, max(r.name), count(DISTINCT f.document), count(*), min(f.level = 'info') FROM {_FINDINGS}"  # noqa: S608 – ours
        " GROUP BY r.code ORDER BY 3 DESC, 4 DESC, 1 LIMIT ?",
        (_MOST_GAPS,),
    )
    return tuple(
        Gap(
            code,
            name,
            _title(code, name, book),
            found,
            findings,
            _examples(connection, documents, "r.code = ?", code),
            _of_concerned(counts.get(code, {}), found),
            bool(only_tips),
        )
        for code, name, found, findings, only_tips in rows.fetchall()
    )


def _counts(connection: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """How many documents came to what by each rule."""
    counts: dict[str, dict[str, int]] = {}
    for code, outcome, number in connection.execute(
        "SELECT rule, outcome, count(*) FROM outcomes GROUP BY rule, outcome"
    ):
        counts.setdefault(code, {})[outcome] = number
    return counts


def _of_concerned(outcomes: Mapping[str, int], found: int) -> Counts:
    """The documents that the rule concerns, `found` of them with a finding that no exception is made for."""
    judged = outcomes.get("ok", 0) + outcomes.get("finding", 0)
    lacking = Counts(has=found, has_not=judged - found) if judged else Counts()
    return lacking._replace(
        not_judged=outcomes.get("undetermined", 0), not_applicable=outcomes.get("not_applicable", 0)
    )


def _title(code: str, name: str, book: Rulebook) -> str:
    rule = book.rule(code)
    return str(rule["title"]) if rule else name


def repeated(connection: sqlite3.Connection, documents: Mapping[int, Document]) -> tuple[Repeated, ...]:
    """The words that have the same finding in most documents: sentences, no headings, and nothing on what is not there."""
    rows = connection.execute(
        "SELECT r.code, f.fingerprint, count(DISTINCT f.document), count(DISTINCT d.unit)"  # noqa: S608 – ours
        f" FROM {_FINDINGS} JOIN places p ON p.finding = f.id AND {_IS_SENTENCE}"
        " GROUP BY r.code, f.fingerprint HAVING count(DISTINCT f.document) >= ? ORDER BY 3 DESC, 1, 2 LIMIT ?",
        (_REPEATED_FROM, _MOST_REPEATED),
    )
    same = f"r.code = ? AND f.fingerprint = ? AND EXISTS (SELECT 1 FROM places p WHERE p.finding = f.id AND {_IS_SENTENCE})"  # noqa: S608 – ours
    return tuple(
        Repeated(code, found, units, _examples(connection, documents, same, code, fingerprint))
        for code, fingerprint, found, units in rows.fetchall()
    )


def _examples(
    connection: sqlite3.Connection, documents: Mapping[int, Document], where: str, *values: str
) -> tuple[Example, ...]:
    """Documents with such findings, of different units as far as there are."""
    rows = connection.execute(_EXAMPLES_OF.format(where), values).fetchall()
    return tuple(example(connection, documents[number], "finding", finding) for number, finding in rows)

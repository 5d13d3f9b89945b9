"""The road: a file is read, its text understood, its facts found, and judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.files import load
from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import Facts, find_facts
from konsekvens_lint.facts.told import NAMES, told_of
from konsekvens_lint.judging.checklists import answer_checklists
from konsekvens_lint.judging.suppression import judge
from konsekvens_lint.language.grammar.model import Model, model
from konsekvens_lint.language.reading import Reading
from konsekvens_lint.names import TOLD_FACTS
from konsekvens_lint.pipelines import OFF
from konsekvens_lint.report import (
    GRAMMAR_BROKEN,
    GRAMMAR_MISSING,
    GRAMMAR_OFF,
    DocumentReport,
    grammar_read,
)
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.options import Plan


def check_file(path: Path, book: Rulebook, plan: Plan) -> DocumentReport:
    """The report on one file. Raises DocumentError for a file that cannot be read."""
    data = load(path)
    digest = sha256(data).hexdigest()
    try:
        document = read(path, data, pdf=plan.pdf)
    except DocumentError as refusal:
        refusal.sha256 = digest
        raise
    return check_document(document, book, plan, str(path), digest)


def check_document(
    document: Document, book: Rulebook, plan: Plan, path: str, digest: str, today: date | None = None
) -> DocumentReport:
    """The report on a document that has been read. `today` decides which exceptions have expired."""
    grammar = model(plan.grammar)
    facts = find_facts(document, book, plan.given, grammar)
    judged = judge(facts, plan, book, today or date.today())
    return DocumentReport(
        path=path,
        sha256=digest,
        format=document.format,
        title=document.title,
        kind=facts.document["kind"],
        kind_reason=facts.kind_reason,
        profile=plan.profile,
        notes=(*document.notes, *_notes(facts, grammar, plan.grammar)),
        facts=_told(facts),
        outcomes=judged.outcomes,
        findings=judged.findings,
        checklists=tuple(answer_checklists(facts, plan, book)),
        suppressed=judged.suppressed,
        document=document if plan.with_text else None,
        fresh_until=judged.fresh_until,
        entries_used=judged.entries_used,
        diary_number=document.diary_number,
        dated=document.dated,
        unit=document.unit,
    )


def _notes(facts: Facts, grammar: Model | None, chosen: str | None) -> tuple[str, ...]:
    if not facts.reading.swedish:
        return ("not_swedish",)
    damaged = ("ocr_damaged",) if facts.reading.damaged else ()
    return (*damaged, *_of_grammar(facts.reading, grammar, chosen))


def _of_grammar(reading: Reading, grammar: Model | None, chosen: str | None) -> Iterator[str]:
    """How much grammar has said of words that may mean two things, or why nothing could."""
    settled, sentences = reading.share_settled
    if settled:
        yield grammar_read(settled, sentences)
    if not reading.undecided:
        return
    if grammar is None:
        yield GRAMMAR_OFF if chosen == OFF else GRAMMAR_MISSING
    elif grammar.is_broken:
        yield GRAMMAR_BROKEN


def _told(facts: Facts) -> dict[str, Any]:
    if not facts.reading.swedish:
        return {**dict.fromkeys((*TOLD_FACTS, *NAMES)), "passages": []}
    return {**{name: facts.document[name] for name in TOLD_FACTS}, **told_of(facts)}

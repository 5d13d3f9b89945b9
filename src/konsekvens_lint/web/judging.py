"""What is done with what a browser sends, importable by name so that a worker can be told to do it.

All raise DocumentError for what cannot be read.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import Report
from konsekvens_lint.running.judging import judge, ready
from konsekvens_lint.running.sources import Piped, Source
from konsekvens_lint.settings.options import Options
from konsekvens_lint.version import __version__
from konsekvens_lint.web import section, telling

Packs = tuple[Path, ...]


def summarise(source: Source, *, options: Options, packs: Packs) -> dict[str, Any]:
    """What the list of documents says of the document."""
    return telling.summary(judge(source, options=options, packs=packs))


def page(source: Source, *, options: Options, packs: Packs) -> str:
    """The report on the document as a page of HTML."""
    from konsekvens_lint.formats import html

    report = judge(source, options=options._replace(with_text=True), packs=packs)
    return html.render(Report((report,)), __version__)


def commented(source: Source, *, options: Options, packs: Packs) -> bytes:
    """The Word file with comments."""
    from konsekvens_lint.office.comments import comment

    assert isinstance(source, Piped), "what a browser sends is no file of ours"
    return comment(source.data, *ready(options, packs), source.path).data


def judge_section(source: Source, *, options: Options, packs: Packs) -> dict[str, Any]:
    """What is said of an impact section, given as UTF-8."""
    assert isinstance(source, Piped), "what a browser sends is no file of ours"
    book, plan = ready(options, packs)
    demanding = plan._replace(given=plan.given._replace(section_demanded=True))
    data = section.as_markdown(source.data.decode("utf-8", errors="replace")).encode()
    document = read(Path(source.path), data, source.name)
    report = check_document(document, book, demanding, source.path, sha256(data).hexdigest())
    return telling.judged_section(report, list(filter(section.is_within, report.findings)))


def warm(options: Options, packs: Packs) -> None:
    """Load all that the first document would wait for: the rules, the readers and the report."""
    import konsekvens_lint.documents.pdf.pdfium
    import konsekvens_lint.documents.word  # noqa: F401

    text = f"# Ärende\n\n## {section.HEADING}\n\nText.\n".encode()
    page(Piped("ärende", text, "ärende.md"), options=options, packs=packs)


def is_at_work(source: Source) -> bool:
    """No work: true when there is a worker to do it."""
    return True

"""Real PDFs: the two readers say the same of them, and so does the Word file where there is one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from looking import CORPUS

from konsekvens_lint.documents.pdf.choice import PdfChoice
from konsekvens_lint.documents.pdf.reader import read_pdf
from konsekvens_lint.linter import check_file
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

FILES = sorted(CORPUS.glob("files/*.pdf"))
PICTURES = {"fer07", "fer23", "fer27"}
# Where the two readers see other headings, and why.
EXCEPTIONS = {
    "riv34": "diagrams, drawn with words: pdfminer leaves out some of what stands in them",
}
PAIRS = [("riv07", "riv08"), ("riv13", "riv14"), ("fer34", "fer35")]
BOOK = built_in()

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus of real documents is not here")


def _id(path: Path) -> str:
    return path.name.partition("_")[0]


def _plain(heading: str) -> str:
    return re.sub(r"[\s.]+", " ", unicodedata.normalize("NFKC", heading)).strip()


def _told(report: DocumentReport) -> tuple[object, ...]:
    facts = {name: value for name, value in report.facts.items() if name != "passages"}
    # Places differ between a paper and its PDF. Goals that say nothing of sex are told by the headings above them, which
    # a PDF may lack; nothing is judged by them.
    facts["goals"] = [each["measured"] for each in facts["goals"] or () if each["gendered"]]
    facts["groups"] = [(each["group"], each["women"], each["men"]) for each in facts["groups"] or ()]
    verdicts = [point.verdict for checklist in report.checklists for point in checklist.points]
    return report.kind, facts, verdicts, [finding.rule for finding in report.findings]


@pytest.mark.parametrize("path", [f for f in FILES if _id(f) not in PICTURES] or [Path("none")], ids=_id)
def test_both_readers_say_the_same(path: Path) -> None:
    data = path.read_bytes()
    one, other = (
        [
            [_plain(step) for step in block.section]
            for block in read_pdf(data, reader).blocks
            if block.kind == "heading"
        ]
        for reader in ("pypdfium2", "pdfminer")  # type: ignore[arg-type]
    )
    reports = [
        check_file(path, BOOK, plan(Options(pdf=PdfChoice(reader)), BOOK))
        for reader in ("pypdfium2", "pdfminer")
    ]

    assert _told(reports[0]) == _told(reports[1])
    assert (one == other) is (_id(path) not in EXCEPTIONS)


@pytest.mark.parametrize("ids", PAIRS, ids="/".join)
def test_the_pdf_says_what_the_word_file_says(ids: tuple[str, str]) -> None:
    one, other = (
        check_file(next(CORPUS.glob(f"files/{name}_*")), BOOK, plan(Options(), BOOK)) for name in ids
    )

    assert _told(one) == _told(other)

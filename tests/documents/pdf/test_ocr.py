"""Text recognised in pictures of pages."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from shutil import which

import psutil
import pytest
from making import HEIGHT, WIDTH, Rule, canvas, lines, pdf

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.pdf import ocr
from konsekvens_lint.documents.pdf.choice import PdfChoice
from konsekvens_lint.documents.pdf.reader import read_pdf
from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
BLANK = pdf([Rule(71, 71, 500, 71)])


def _can_recognise() -> bool:
    if not (which("ocrmypdf") and which("tesseract")):
        return False
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "swe" in told.stdout.split()


needs_programs = pytest.mark.skipif(
    not _can_recognise(), reason="ocrmypdf and Tesseract with Swedish are not installed"
)


def scanned(data: bytes) -> bytes:
    """The PDF as a scanner would give it: pictures of its pages."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    out = BytesIO()
    page = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT))
    document = pypdfium2.PdfDocument(data)
    for each in document:
        picture = each.render(scale=3).to_pil().convert("L")
        page.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        page.showPage()
    page.save()
    return out.getvalue()


def _refused(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_pdf(data, ocr=True)
    return caught.value


@needs_programs
def test_a_scanned_memo_gets_the_verdicts_of_the_memo() -> None:
    book = built_in()
    memo = EXAMPLES / "brister-konsumentradgivning.pdf"
    picture = scanned(memo.read_bytes())
    documents = [read(memo), read(Path("skannad.pdf"), picture, pdf=PdfChoice(ocr=True))]
    reports = [check_document(each, book, plan(Options(), book), "memo.pdf", "") for each in documents]

    with pytest.raises(DocumentError):
        read(Path("skannad.pdf"), picture)
    assert documents[1].notes == ("ocr",)
    verdicts = [[point.verdict for point in report.checklists[0].points] for report in reports]
    assert verdicts[0] == verdicts[1]
    one, other = ({f.rule: f.confidence for f in report.findings} for report in reports)
    assert (one["BES03"], other["BES03"]) == ("high", "medium")


@needs_programs
def test_a_blank_page_has_no_text_to_recognise() -> None:
    assert _refused(BLANK).code == "no_text_layer"


def test_a_pdf_with_text_is_not_recognised_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "recognised", lambda data, pages: pytest.fail("has text"))

    assert read_pdf(pdf(lines(["Nämnden ansvarar för badet i centrum."])), ocr=True).notes == ()


def test_programs_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "which", lambda name, path=None: None)

    assert "installera ocrmypdf" in _refused(BLANK).message


@pytest.mark.parametrize(("code", "told"), [(3, "installera ocrmypdf"), (6, "misslyckades")])
def test_programs_that_fail(monkeypatch: pytest.MonkeyPatch, code: int, told: str) -> None:
    monkeypatch.setattr(ocr, "which", lambda name, path=None: "ocrmypdf")
    monkeypatch.setattr(ocr, "_run", lambda command, folder, seconds: code)

    assert told in _refused(BLANK).message


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_program_that_does_not_end_leaves_nothing_behind(tmp_path: Path) -> None:
    program = tmp_path / "ocrmypdf"
    program.write_text('#!/bin/sh\ntouch "$TMPDIR/left"\nsleep 60 &\necho $! > "$TMPDIR/child"\nwait\n')
    program.chmod(0o755)

    assert ocr._run([str(program)], tmp_path, 1.0) == 1
    child = int((tmp_path / "child").read_text())
    # Killed, it still takes a moment to be gone on a busy machine; left alone it would sleep for a minute.
    with suppress(psutil.NoSuchProcess, psutil.TimeoutExpired):
        psutil.Process(child).wait(5)
    assert not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE

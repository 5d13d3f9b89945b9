"""The memos in examples/: what the linter says of them, and that Word and Markdown get the same answer."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import konsekvens_lint
from konsekvens_lint.documents.pdf.reader import read_pdf
from konsekvens_lint.documents.reader import read

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"
GOOD = EXAMPLES / "bra-fallforebyggande-traning.md"
BAD = EXAMPLES / "brister-konsumentradgivning.md"
MEMOS = sorted(file for file in EXAMPLES.iterdir() if file.suffix in (".md", ".docx", ".pdf"))
SOURCES = sorted(EXAMPLES.glob("*.md"))
EXIT_CODES = {GOOD.stem: 0, BAD.stem: 1}

each_memo = pytest.mark.parametrize("memo", MEMOS, ids=lambda file: file.name)
each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda file: file.name)


@each_memo
def test_what_the_linter_says(memo: Path, command_line: Callable[..., Any], update_golden: bool) -> None:
    done = command_line(f"examples/{memo.name}")
    golden = memo.with_name(f"{memo.name}.granskad.txt")
    if update_golden:
        golden.write_text(done.out, encoding="utf-8", newline="\n")
    assert done.code == EXIT_CODES[memo.stem]
    assert done.out == golden.read_text(encoding="utf-8")


@each_source
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_all_formats_get_the_same_findings(source: Path, suffix: str) -> None:
    assert _told(source.with_suffix(suffix)) == _told(source)


@pytest.mark.parametrize("suffix", [".md", ".docx", ".pdf"])
def test_the_good_memo_lacks_nothing(suffix: str) -> None:
    report = _judged(GOOD.with_suffix(suffix))
    assert [finding.rule for finding in report.findings] == []
    verdicts = [point.verdict for checklist in report.checklists for point in checklist.points]
    assert len(verdicts) == 5
    assert set(verdicts) <= {"met", "not_applicable"}


@pytest.mark.parametrize("suffix", [".md", ".docx", ".pdf"])
def test_the_bad_memo_shows_what_is_found(suffix: str) -> None:
    report = _judged(BAD.with_suffix(suffix))
    rules = {finding.rule for finding in report.findings}
    assert rules & {"BES03", "BES04", "BES05"}
    assert "DOK01" in rules
    assert sum(point.verdict == "missing" for each in report.checklists for point in each.points) >= 2


@each_source
def test_the_word_files_are_made_of_the_markdown(source: Path) -> None:
    """Part by part: the zip itself may differ between versions of zlib."""
    made = _script().word_file(source.read_text(encoding="utf-8"))
    assert _parts(source.with_suffix(".docx").read_bytes()) == _parts(made)


def test_the_word_files_are_the_same_each_time() -> None:
    script, text = _script(), BAD.read_text(encoding="utf-8")
    assert script.word_file(text) == script.word_file(text)


@each_source
def test_the_pdfs_are_made_of_the_markdown(source: Path) -> None:
    """Word by word: the bytes may differ between versions of reportlab."""
    made = read_pdf(_script().pdf_file(source.read_text(encoding="utf-8")))
    assert [block.text for block in read(source.with_suffix(".pdf")).blocks] == [
        block.text for block in made.blocks
    ]


def _judged(file: Path) -> konsekvens_lint.DocumentReport:
    (report,) = konsekvens_lint.check(file).documents
    assert isinstance(report, konsekvens_lint.DocumentReport)
    return report


def _told(file: Path) -> Any:
    """All that is said of the file, but for places."""
    report = _judged(file)
    findings = [
        (
            each.rule,
            each.level,
            each.confidence,
            each.message,
            each.fingerprint,
            each.place and each.place.quote,
        )
        for each in report.findings
    ]
    points = [(each.id, point.id, point.verdict) for each in report.checklists for point in each.points]
    return report.kind, report.title, report.outcomes, sorted(findings, key=str), points


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _script() -> ModuleType:
    pytest.importorskip("docx", reason="python-docx makes the Word files")
    pytest.importorskip("reportlab", reason="reportlab makes the PDFs")
    spec = importlib.util.spec_from_file_location("make_examples", ROOT / "scripts" / "make_examples.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        spec.loader.exec_module(script)
    return script

"""The PDF that an office program makes of each layout says what the Word file says."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from layouts import LAYOUTS, parse_memo
from test_layouts import OWN

from konsekvens_lint.linter import check_file
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
# LibreOffice prints what is deleted with a line through it, and in a PDF it is text like any other.
OTHERWISE = {"tracked_changes"}

pytestmark = pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each layout as .docx and as .pdf."""
    folder = tmp_path_factory.mktemp("office")
    for name, make in LAYOUTS.items():
        (folder / f"{name}.docx").write_bytes(make(parse_memo(OWN)))
    files = [str(file) for file in sorted(folder.glob("*.docx"))]
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - OTHERWISE))
def test_the_pdf_says_the_same(exported: Path, layout: str) -> None:
    assert _told(exported / f"{layout}.pdf") == _told(exported / f"{layout}.docx")


def _told(file: Path) -> Any:
    report = check_file(file, BOOK, plan(Options(), BOOK))
    facts = {name: value for name, value in report.facts.items() if name != "passages"}
    verdicts = [(point.id, point.verdict) for checklist in report.checklists for point in checklist.points]
    return report.kind, report.title, facts, report.outcomes, verdicts

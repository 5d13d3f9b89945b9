"""Memos to run the commands on; makes `command_line` importable however pytest is started."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from command_line import BAD, GOOD, UNFILLED, written


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A memo with neither errors nor warnings."""
    return written(tmp_path / "bra.md", GOOD)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A memo with one error."""
    return written(tmp_path / "brist.md", BAD)


@pytest.fixture
def unfilled(tmp_path: Path) -> Path:
    """A memo with a place that is not filled in, besides what else it lacks."""
    return written(tmp_path / "mall.md", UNFILLED)


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A Word file with one error."""
    import docx

    title, _, _, heading, text = BAD.splitlines()
    document = docx.Document()
    document.add_heading(title.strip("# "), 1)
    document.add_heading("Förslag till beslut", 2)
    document.add_paragraph("Nämnden antar de nya tiderna.")
    document.add_heading(heading.strip("# "), 2)
    document.add_paragraph(text)
    file = tmp_path / "memo.docx"
    document.save(str(file))
    return file


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """As wide as a file is written, whatever terminal the tests are run from."""
    monkeypatch.setenv("COLUMNS", "100")

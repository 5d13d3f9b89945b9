"""A small archive to audit; makes the helpers of the tests of commands and of running importable."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "running"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "commands"))

from command_line import BAD, GOOD, UNFILLED, written


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Memos of two units, a copy, one that cannot be read, and what is no document. The test stands beside it."""
    folder = tmp_path / "arkiv"
    written(folder / "Kultur" / "2023" / "bra.md", GOOD)
    written(folder / "Kultur" / "2024" / "brist.md", BAD)
    written(folder / "Teknik" / "2024" / "kopia.md", BAD)
    written(folder / "Teknik" / "2024" / "mall.md", f"{UNFILLED}\nDnr: TEK 2024/117\n")
    written(folder / "Teknik" / "2024" / "trasig.docx", "inget")
    written(folder / "Teknik" / "2024" / "bild.png", "inget")
    monkeypatch.chdir(tmp_path)
    return folder
